// The bare limit: the flagship's decisions by a C++ program with nothing between it and Lua.
//
//     bare-host rules.lua RULEBOOK_FOLDER CASES.ndjson
//
// Writes the bytes of `tariff decide --json --jobs 1`. No sandbox, no step hook, no checks of the cases, no explanations, and
// rules written by hand for one rulebook: whatever the engine is slower by is what all of that costs.
#include "case_reader.hpp"
#include "decision_writer.hpp"
#include "digest.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

std::vector<Fact> facts_read_by_rules() {
    std::vector<Fact> domains;
    for (const char *name : {"self_care", "daily_living", "physical_health", "mobility", "medication", "mood", "unusual_experiences",
             "memory_and_thinking", "behaviour", "relationships", "occupation", "home_and_money"}) {
        domains.push_back({name, Kind::whole});
    }
    const Kind text = Kind::text, flag = Kind::flag, whole = Kind::whole, hundredths = Kind::hundredths, date = Kind::date;
    return {
        {"one_to_one_hours", hundredths}, {"night_cover", text}, {"risk", text}, {"cooccurring_substance_use", flag},
        {"needs", Kind::record, domains}, {"age", whole}, {"needs_arise_from", text}, {"ordinary_residence", text},
        {"responsible_icb", text}, {"section_117", text}, {"residence_before_detention", text}, {"detained_under", text},
        {"aftercare_ended_by", Kind::texts}, {"impairment_or_illness", flag}, {"outcomes_not_achieved", Kind::texts},
        {"significant_wellbeing_impact", flag}, {"chc_decision", text}, {"service", text}, {"provider", text}, {"route", text},
        {"out_of_borough", flag}, {"fnc_band", text}, {"fnc_assessment", text}, {"quote_includes_fnc", flag},
        {"people_sharing_nights", whole}, {"nights_a_week", whole}, {"quoted_price", hundredths}, {"placement_starts", date},
        {"last_review", date}, {"rationale", text},
        {"offers", Kind::records,
            {{"provider", text}, {"weekly", hundredths}, {"suitable", flag}, {"result", text}, {"reason", text}}},
        {"person_chose_dearer_place", flag},
        {"other_components", Kind::records, {{"name", text}, {"weekly", hundredths}, {"arises_from", text}}},
        {"health_needs_beyond_nursing", flag}, {"financial_assessment", text}, {"weekly_income", hundredths}, {"capital", hundredths},
        {"personal_expenses_allowance", hundredths}, {"income_disregards", hundredths}, {"minimum_income_guarantee", hundredths},
        {"disability_premium", text}, {"disability_related_expenditure", hundredths}, {"direct_payment_wanted", flag},
        {"direct_payment_costs", hundredths}, {"icb_agreement", text}, {"agreed_icb_share", hundredths}, {"interim_funder", text},
        {"section_117_agreement", text}, {"agreed_price", hundredths},
    };
}

// ---- The rules -------------------------------------------------------------------------------------------------

std::string text_field(lua_State *L, const char *name) {
    lua_getfield(L, -1, name);
    const char *text = lua_tostring(L, -1);
    std::string result = text == nullptr ? "" : text;
    lua_pop(L, 1);
    return result;
}

bool flag_field(lua_State *L, const char *name) {
    lua_getfield(L, -1, name);
    const bool flag = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return flag;
}

std::string json_text(const std::string &text) {
    std::string result;
    append_text(result, text);
    return result;
}

// The row on the top of the stack.
Row written_row(lua_State *L) {
    Row row;
    lua_rawgeti(L, -1, 1);
    const std::string name = lua_tostring(L, -1);
    lua_pop(L, 1);
    const std::string own = text_field(L, "rule"), rule = json_text(own.empty() ? "routing." + name : own);
    row.reason = R"({"rule":)" + rule + R"(,"text":)" + json_text(text_field(L, "reason")) + R"(,"source":)"
        + json_text(text_field(L, "source")) + "}";
    const std::string to = text_field(L, "refer");
    row.refer_icb = flag_field(L, "refer_icb");
    if (row.refer_icb || !to.empty()) row.referral = (row.refer_icb ? "" : json_text(to)) + R"(,"rule":)" + rule + "}";
    if (flag_field(L, "flag")) row.flag = json_text(name);
    if (lua_getfield(L, -1, "duties") == LUA_TTABLE) {
        for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
            row.duties += (i > 1 ? "," : "") + json_text(lua_tostring(L, -1));
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return row;
}

[[noreturn]] void stop(const std::string &message) {
    fprintf(stderr, "bare-host: %s\n", message.c_str());
    exit(1);
}

// Runs rules.lua; leaves the list of rows and `decide` on the stack.
void load_rules(lua_State *L, const std::string &path, const std::string &rulebook) {
    const size_t slash = path.rfind('/');
    if (luaL_loadfile(L, path.c_str()) != LUA_OK) stop(lua_tostring(L, -1));
    lua_pushstring(L, slash == std::string::npos ? "." : path.substr(0, slash).c_str());
    lua_pushstring(L, rulebook.c_str());
    if (lua_pcall(L, 2, 2, 0) != LUA_OK) stop(lua_tostring(L, -1));
}

// The rows of routing as text. Each row gets its number, under a key that no rule can name.
std::vector<Row> written_rows(lua_State *L, int list) {
    std::vector<Row> rows;
    for (lua_Integer i = 1; lua_rawgeti(L, list, i) != LUA_TNIL; i++) {
        lua_pushinteger(L, static_cast<lua_Integer>(rows.size()));
        lua_rawsetp(L, -2, L);
        rows.push_back(written_row(L));
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return rows;
}

// ---- The rulebook ----------------------------------------------------------------------------------------------

// A text or a list of texts of `rulebook { … }`.
std::vector<std::string> manifest_field(lua_State *L, const char *name) {
    std::vector<std::string> values;
    if (lua_getfield(L, -1, name) == LUA_TSTRING) values.push_back(lua_tostring(L, -1));
    if (lua_istable(L, -1)) {
        for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
            values.push_back(lua_tostring(L, -1));
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return values;
}

using Files = std::vector<std::pair<std::string, std::string>>;

// Adds the declared files of a rulebook and of the libraries beside it; its version.
std::string add_files(lua_State *L, const std::string &folder, Files &files, std::string &id) {
    const std::string path = folder + "/rulebook.lua";
    if (luaL_dostring(L, "function rulebook(given) manifest = given end") != LUA_OK || luaL_dofile(L, path.c_str()) != LUA_OK) {
        stop(lua_tostring(L, -1));
    }
    lua_getglobal(L, "manifest");
    id = manifest_field(L, "id").at(0);
    const std::string version = manifest_field(L, "version").at(0), own = id;
    std::vector<std::string> names = manifest_field(L, "data"), uses = manifest_field(L, "uses");
    for (const std::string &part : manifest_field(L, "parts")) names.push_back(part + ".lua");
    names.push_back("rulebook.lua");
    lua_pop(L, 1);
    for (const std::string &name : names) files.emplace_back(own + "/" + name, normalised(folder + "/" + name));
    for (const std::string &use : uses) add_files(L, folder + "/../" + use, files, id);
    id = own;
    return version;
}

// What stands between the dates and the outcome in every decision.
std::string rulebook_text(const std::string &folder) {
    lua_State *L = luaL_newstate();
    Files files;
    std::string id;
    const std::string version = add_files(L, folder, files, id);
    lua_close(L);
    return R"(,"rulebook":{"id":)" + json_text(id) + R"(,"version":)" + json_text(version) + R"(,"digest":")"
        + rulebook_digest(files) + R"("},)";
}

// ---- The batch -------------------------------------------------------------------------------------------------

void write_all(std::string &out) {
    for (size_t done = 0; done < out.size();) {
        const ssize_t written = write(STDOUT_FILENO, out.data() + done, out.size() - done);
        if (written < 0) stop("the output cannot be written");
        done += static_cast<size_t>(written);
    }
    out.clear();
}

struct Batch {
    lua_State *L;
    int decide;         // the place of the function on the stack
    CaseReader &reader;
    DecisionWriter &writer;
    size_t line = 0;
    std::string out;

    void decide_line(const char *text, size_t length, size_t capacity) {
        line++;
        try {
            lua_pushvalue(L, decide);
            const CaseReader::Head head = reader.push(text, length, capacity);
            if (lua_pcall(L, 1, 1, 0) != LUA_OK) throw std::runtime_error(lua_tostring(L, -1));
            writer.append(head, out);
            lua_pop(L, 1);
        } catch (const std::exception &error) {
            stop("line " + std::to_string(line) + ": " + error.what());
        }
    }

    // Reads in large pieces; the line that a piece cuts is carried over to the next.
    void run(int input) {
        const size_t piece = 1 << 20;
        std::vector<char> bytes(2 * piece + simdjson::SIMDJSON_PADDING);
        size_t used = 0;
        for (;;) {
            if (bytes.size() < used + piece + simdjson::SIMDJSON_PADDING) bytes.resize(2 * bytes.size());
            const ssize_t count = read(input, bytes.data() + used, piece);
            if (count < 0) stop("the cases cannot be read");
            if (count == 0) break;
            used += static_cast<size_t>(count);
            size_t start = 0;
            while (const void *feed = memchr(bytes.data() + start, '\n', used - start)) {
                const size_t end = static_cast<size_t>(static_cast<const char *>(feed) - bytes.data());
                if (end > start) decide_line(bytes.data() + start, end - start, bytes.size() - start);
                start = end + 1;
            }
            memmove(bytes.data(), bytes.data() + start, used - start);
            used -= start;
            write_all(out);
        }
        if (used > 0) decide_line(bytes.data(), used, bytes.size());
        write_all(out);
    }
};

}  // namespace

int main(int count, char **arguments) {
    if (count != 4) stop("usage: bare-host rules.lua RULEBOOK_FOLDER CASES.ndjson");
    try {
        lua_State *L = luaL_newstate();
        luaL_openlibs(L);
        load_rules(L, arguments[1], arguments[2]);
        const int decide = lua_gettop(L);
        CaseReader reader(L, facts_read_by_rules());
        const int input = open(arguments[3], O_RDONLY);
        if (input < 0) stop(std::string(arguments[3]) + " cannot be read");
        DecisionWriter writer(L, rulebook_text(arguments[2]), written_rows(L, decide - 1));
        Batch batch{L, decide, reader, writer, 0, {}};
        batch.run(input);
        lua_close(L);
    } catch (const std::exception &error) {
        stop(error.what());
    }
}
