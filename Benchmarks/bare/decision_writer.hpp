// A decision as the line of JSON that the engine writes, digest included.
#pragma once

#include "case_reader.hpp"
#include "digest.hpp"

#include <lua.hpp>

#include <string>
#include <string_view>
#include <vector>

// A row of routing, written once: only the ICB's name differs between cases.
struct Row {
    std::string reason, referral_start, referral, duties, flag;
    bool refer_icb = false;
};

inline void append_text(std::string &out, std::string_view text) {
    out += '"';
    for (char c : text) {
        static const char *const escapes = "\"\"\\\\\bb\ff\nn\rr\tt";
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') {
            out += c;
            continue;
        }
        const char *escape = escapes;
        while (*escape != '\0' && *escape != c) escape += 2;
        if (*escape != '\0') {
            out += '\\';
            out += escape[1];
        } else {
            static const char digits[] = "0123456789abcdef";
            out.append("\\u00");
            out += digits[c >> 4];
            out += digits[c & 15];
        }
    }
    out += '"';
}

class DecisionWriter {
public:
    DecisionWriter(lua_State *L, std::string head, std::vector<Row> rows) : L(L), head_(std::move(head)), rows_(std::move(rows)) {}

    // Writes the decision on the top of the stack.
    void append(const CaseReader::Head &head, std::string &out) {
        const size_t start = out.size();
        decision_ = lua_gettop(L);
        out.append(R"({"format":1,"case":)");
        if (head.reference.data() == nullptr) out.append("null");
        else append_text(out, head.reference);
        out.append(R"(,"on":")").append(head.on).append(R"(","known":null)").append(head_);
        append_outcome(out);
        out.append(R"(,"answers":{)");
        append_answers(out);
        out += '}';
        hash_.begin();
        hash_.add(std::string_view(out).substr(start));
        out.append(R"(,"digest":")");
        hash_.finish(out);
        out.append("\"}\n");
    }

private:
    lua_State *const L;
    const std::string head_;
    const std::vector<Row> rows_;
    Sha256 hash_;
    int decision_ = 0;
    std::vector<const Row *> given_;

    // ---- Outcome ------------------------------------------------------------------------------------------------

    void append_outcome(std::string &out) {
        given_.clear();
        lua_getfield(L, decision_, "reasons");                       // reasons
        const lua_Integer count = static_cast<lua_Integer>(lua_rawlen(L, -1));
        for (lua_Integer i = 1; i <= count; i++) {
            lua_rawgeti(L, -1, i);                                   // reasons, row
            lua_rawgetp(L, -1, L);                                   // reasons, row, number
            given_.push_back(&rows_[static_cast<size_t>(lua_tointeger(L, -1))]);
            lua_pop(L, 2);
        }
        lua_pop(L, 1);
        out.append(R"("outcome":)");
        append_field(out, "outcome");
        append_referrals(out);
        append_list(out, R"(,"reasons":[)", &Row::reason);
        append_list(out, R"(,"duties":[)", &Row::duties);
        append_flags(out);
    }

    void append_referrals(std::string &out) {
        out.append(R"(,"referrals":[)");
        bool first = true;
        for (const Row *row : given_) {
            if (row->referral.empty()) continue;
            if (!first) out += ',';
            first = false;
            out.append(R"({"to":)");
            if (row->refer_icb) append_field(out, "icb");
            out.append(row->referral);
        }
        out += ']';
    }

    void append_list(std::string &out, const char *start, std::string Row::*part) {
        out.append(start);
        bool first = true;
        for (const Row *row : given_) {
            if ((row->*part).empty()) continue;
            if (!first) out += ',';
            first = false;
            out.append(row->*part);
        }
        out += ']';
    }

    void append_flags(std::string &out) {
        out.append(R"(,"flags":[)");
        bool first = true;
        if (lua_getfield(L, decision_, "price") == LUA_TTABLE) {     // price
            lua_getfield(L, -1, "position");                         // price, position
            const std::string_view position = lua_tostring(L, -1);
            if (position != "within") {
                append_text(out, position);
                first = false;
            }
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
        for (const Row *row : given_) {
            if (row->flag.empty()) continue;
            if (!first) out += ',';
            first = false;
            out.append(row->flag);
        }
        out += ']';
    }

    // ---- Answers ------------------------------------------------------------------------------------------------

    // In order of declaration.
    void append_answers(std::string &out) {
        lua_getfield(L, decision_, "is_withheld");
        const bool withheld = lua_toboolean(L, -1);
        lua_pop(L, 1);
        out.append(R"("support_level":)");
        append_field(out, "support_level");
        out.append(R"(,"service_level":)");
        append_field(out, "service_level");
        append_price(out);
        append_amounts(out, R"(,"built_up_price":)", "built_up_price", {"core", "one_to_one", "nights", "weekly"});
        out.append(R"(,"top_up_weekly":)");
        append_money_field(out, decision_, "top_up_weekly");
        if (!withheld) {
            append_funding(out);
            append_amounts(
                out, R"(,"personal_budget":)", "personal_budget", {"weekly", "from_person", "from_council", "from_icb"});
        }
        append_direct_payment(out, withheld);
        append_authority(out);
        append_review(out);
    }

    void append_price(std::string &out) {
        out.append(R"(,"price":)");
        if (open(out, "price")) {
            const int price = lua_gettop(L);
            out.append(R"({"per":"week","collar":)");
            lua_getfield(L, price, "band");
            append_money_field(out, price + 1, "collar");
            out.append(R"(,"guide":)");
            append_money_field(out, price + 1, "guide");
            out.append(R"(,"cap":)");
            append_money_field(out, price + 1, "cap");
            out.append(R"(,"quoted":)");
            append_money_field(out, price, "quoted");
            out.append(R"(,"position":)");
            append_text_field(out, price, "position");
            out.append(R"(,"weekly":)");
            append_money_field(out, price, "weekly");
            out.append(R"(,"gap":)");
            append_money_field(out, price, "gap");
            out += '}';
        }
        lua_settop(L, decision_);
    }

    void append_amounts(std::string &out, const char *start, const char *name, std::initializer_list<const char *> members) {
        out.append(start);
        if (open(out, name)) {
            char before = '{';
            for (const char *member : members) {
                out += before;
                before = ',';
                append_key(out, member);
                append_money_field(out, decision_ + 1, member);
            }
            out += '}';
        }
        lua_settop(L, decision_);
    }

    void append_funding(std::string &out) {
        out.append(R"(,"funding":)");
        if (open(out, "funding")) {
            const int funding = decision_ + 1;
            out.append(R"({"weekly":{"icb":)");
            append_money_field(out, funding, "icb");
            out.append(R"(,"council":)");
            append_money_field(out, funding, "council");
            out.append(R"(,"person":)");
            append_money_field(out, funding, "person");
            out.append(R"(},"layers":[)");
            lua_getfield(L, funding, "lines");
            const lua_Integer count = static_cast<lua_Integer>(lua_rawlen(L, -1));
            for (lua_Integer i = 1; i <= count; i++) {
                if (i > 1) out += ',';
                lua_rawgeti(L, funding + 1, i);
                append_line(out, funding + 2);
                lua_pop(L, 1);
            }
            out.append("]}");
        }
        lua_settop(L, decision_);
    }

    void append_line(std::string &out, int line) {
        char before = '{';
        for (const char *name : {"rule", "component", "paid", "icb", "council", "person"}) {
            const int type = lua_getfield(L, line, name);
            if (type != LUA_TNIL) {
                out += before;
                before = ',';
                append_key(out, name);
                if (type == LUA_TNUMBER) append_money(out, lua_tointeger(L, -1));
                else append_top_text(out);
            }
            lua_pop(L, 1);
        }
        if (lua_getfield(L, line, "asked") != LUA_TNIL) {
            out.append(R"(,"asked":{"person":)");
            append_money(out, lua_tointeger(L, -1));
            out += '}';
        }
        lua_pop(L, 1);
        out += '}';
    }

    void append_direct_payment(std::string &out, bool withheld) {
        if (withheld) {
            const bool known = lua_getfield(L, decision_, "direct_payment_weekly") != LUA_TNIL;
            lua_pop(L, 1);
            if (!known) return;
        }
        out.append(R"(,"direct_payment_weekly":)");
        append_money_field(out, decision_, "direct_payment_weekly");
    }

    void append_authority(std::string &out) {
        out.append(R"(,"authority":)");
        if (open(out, "authority")) {
            const int list = decision_ + 1;
            const lua_Integer count = static_cast<lua_Integer>(lua_rawlen(L, list));
            for (lua_Integer i = 1; i <= count; i++) {
                out.append(i == 1 ? R"([{"body":)" : R"(,{"body":)");
                lua_rawgeti(L, list, i);
                append_text_field(out, list + 1, "body");
                out.append(R"(,"role":)");
                append_text_field(out, list + 1, "role");
                if (lua_getfield(L, list + 1, "or_above") != LUA_TNIL) {
                    out.append(R"(,"or_above":[)");
                    append_top_text(out);
                    out += ']';
                }
                lua_pop(L, 1);
                out.append(R"(,"annual":)");
                append_money_field(out, list + 1, "annual");
                out += '}';
                lua_pop(L, 1);
            }
            out += ']';
        }
        lua_settop(L, decision_);
    }

    void append_review(std::string &out) {
        out.append(R"(,"review_by":)");
        if (lua_getfield(L, decision_, "review_by") == LUA_TNIL) {
            out.append("null");
        } else {
            char text[12] = "\"0000-00-00";
            lua_Integer value = lua_tointeger(L, -1);
            for (int i = 10; i > 0; i--) {
                if (text[i] == '-') continue;
                text[i] = static_cast<char>('0' + value % 10);
                value /= 10;
            }
            out.append(text, 11) += '"';
        }
        lua_pop(L, 1);
    }

    // ---- Values -------------------------------------------------------------------------------------------------

    // Pushes a field of the decision; writes null where it is nothing.
    bool open(std::string &out, const char *name) {
        if (lua_getfield(L, decision_, name) != LUA_TNIL) return true;
        out.append("null");
        return false;
    }

    static void append_key(std::string &out, const char *name) { (out += '"').append(name).append("\":"); }

    void append_top_text(std::string &out) {
        size_t length;
        const char *text = lua_tolstring(L, -1, &length);
        append_text(out, {text, length});
    }

    void append_field(std::string &out, const char *name) { append_text_field(out, decision_, name); }

    void append_text_field(std::string &out, int table, const char *name) {
        if (lua_getfield(L, table, name) == LUA_TNIL) out.append("null");
        else append_top_text(out);
        lua_pop(L, 1);
    }

    void append_money_field(std::string &out, int table, const char *name) {
        if (lua_getfield(L, table, name) == LUA_TNIL) out.append("null");
        else append_money(out, lua_tointeger(L, -1));
        lua_pop(L, 1);
    }

    static void append_money(std::string &out, lua_Integer pence) {
        char text[32];
        size_t at = sizeof text;
        uint64_t rest = pence < 0 ? -static_cast<uint64_t>(pence) : static_cast<uint64_t>(pence);
        text[--at] = '"';
        for (int places = 0; places < 3 || rest > 0; places++) {
            if (places == 2) text[--at] = '.';
            text[--at] = static_cast<char>('0' + rest % 10);
            rest /= 10;
        }
        if (pence < 0) text[--at] = '-';
        text[--at] = '"';
        out.append(text + at, sizeof text - at);
    }
};
