// One line of NDJSON to a Lua table with the facts that rules read, by simdjson's On-Demand interface.
//
// What it trusts: that values are of the declared type and within their choices and limits. The engine checks all of that.
#pragma once

#include <lua.hpp>
#include <simdjson.h>

#include <cstring>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <vector>

enum class Kind { text, flag, whole, hundredths, date, texts, record, records };

struct Fact {
    const char *name;
    Kind kind;
    std::vector<Fact> members = {};
    int key = 0;   // of its name, on the bottom of the Lua stack
};

// Digits with at most two places, as a whole number of hundredths: pounds to pence.
inline lua_Integer hundredths(std::string_view text) {
    lua_Integer value = 0;
    size_t i = text.empty() || text[0] != '-' ? 0 : 1, places = 0;
    bool after_point = false, digits = false;
    for (; i < text.size(); i++) {
        if (text[i] == '.' && !after_point && digits) {
            after_point = true;
        } else if (text[i] >= '0' && text[i] <= '9' && places < 2) {
            value = value * 10 + (text[i] - '0');
            digits = true;
            places += after_point;
        } else {
            throw std::runtime_error("an amount that has more than two places, or is none");
        }
    }
    if (!digits) throw std::runtime_error("an amount without digits");
    for (; places < 2; places++) value *= 10;
    return text[0] == '-' ? -value : value;
}

// 2026-05-01 as 20260501.
inline lua_Integer date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') throw std::runtime_error("a date that is none");
    lua_Integer value = 0;
    for (size_t i = 0; i < 10; i++) {
        if (i != 4 && i != 7) value = value * 10 + (text[i] - '0');
    }
    return value;
}

class CaseReader {
    using Value = simdjson::ondemand::value;
    using Object = simdjson::ondemand::object;

public:
    struct Head {
        std::string_view reference, on;
    };

    // Leaves the names of the facts on the stack.
    CaseReader(lua_State *L, std::vector<Fact> facts) : L(L), facts_{"facts", Kind::record, std::move(facts)} {
        anchor(facts_);
        lua_pushliteral(L, "on");
        on_ = lua_gettop(L);
    }

    // Pushes the case. The line is followed by readable bytes up to `capacity`.
    Head push(const char *line, size_t length, size_t capacity) {
        document_ = parser_.iterate(line, length, capacity);
        Head head;
        for (auto field : document_.get_object()) {
            simdjson::ondemand::raw_json_string key = field.key();
            Value value = field.value();
            if (is(key, "case")) {
                head.reference = value.get_string();
            } else if (is(key, "on")) {
                head.on = value.get_string();
            } else if (is(key, "facts")) {
                push_record(value.get_object(), facts_);
            }
        }
        lua_pushvalue(L, on_);
        lua_pushinteger(L, date(head.on));
        lua_rawset(L, -3);
        return head;
    }

private:
    lua_State *const L;
    Fact facts_;
    int on_;
    simdjson::ondemand::parser parser_;
    simdjson::ondemand::document document_;

    static bool is(simdjson::ondemand::raw_json_string key, const char *name) {
        size_t length = strlen(name);
        return memcmp(key.raw(), name, length) == 0 && key.raw()[length] == '"';
    }

    void anchor(Fact &fact) {
        luaL_checkstack(L, static_cast<int>(fact.members.size()), "too many facts");
        for (Fact &member : fact.members) {
            lua_pushstring(L, member.name);
            member.key = lua_gettop(L);
        }
        for (Fact &member : fact.members) anchor(member);
    }

    // Cases give their facts in much the same order: the search begins after the last one found.
    static const Fact *find(const Fact &in, simdjson::ondemand::raw_json_string key, size_t &place) {
        for (size_t tried = 0; tried < in.members.size(); tried++) {
            if (place == in.members.size()) place = 0;
            const Fact &member = in.members[place++];
            if (is(key, member.name)) return &member;
        }
        return nullptr;
    }

    void push_record(Object object, const Fact &fact) {
        lua_createtable(L, 0, static_cast<int>(fact.members.size()));
        size_t place = 0;
        for (auto field : object) {
            simdjson::ondemand::raw_json_string key = field.key();
            const size_t before = place;
            const Fact *member = find(fact, key, place);
            if (member == nullptr) {
                place = before;
                continue;
            }
            Value value = field.value();
            if (value.is_null()) continue;
            lua_pushvalue(L, member->key);
            push_value(value, *member);
            lua_rawset(L, -3);
        }
    }

    void push_value(Value value, const Fact &fact) {
        lua_Integer next = 1;
        switch (fact.kind) {
        case Kind::text: push_text(value.get_string()); break;
        case Kind::flag: lua_pushboolean(L, value.get_bool()); break;
        case Kind::whole: lua_pushinteger(L, static_cast<lua_Integer>(value.get_int64())); break;
        case Kind::hundredths: lua_pushinteger(L, hundredths(digits(value))); break;
        case Kind::date: lua_pushinteger(L, date(value.get_string())); break;
        case Kind::record: push_record(value.get_object(), fact); break;
        case Kind::texts:
            lua_newtable(L);
            for (auto item : value.get_array()) {
                push_text(item.get_string());
                lua_rawseti(L, -2, next++);
            }
            break;
        case Kind::records:
            lua_newtable(L);
            for (auto item : value.get_array()) {
                push_record(item.get_object(), fact);
                lua_rawseti(L, -2, next++);
            }
            break;
        }
    }

    void push_text(std::string_view text) { lua_pushlstring(L, text.data(), text.size()); }

    // Money as text or as a number; other numbers as numbers.
    static std::string_view digits(Value value) {
        if (value.type() == simdjson::ondemand::json_type::string) return value.get_string();
        std::string_view token = value.raw_json_token();
        while (!token.empty() && token.back() <= ' ') token.remove_suffix(1);
        return token;
    }
};
