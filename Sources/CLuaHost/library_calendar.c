// Dates and durations. There is no clock.
#include "luahost_internal.h"

#include <stdio.h>
#include <string.h>

static int32_t date_argument(lua_State *L, const char *function, int index) {
    return exact_unpack_date(luahost_kind_argument(L, function, index, EXACT_DATE, "a date"));
}

static void push_date(lua_State *L, int32_t days) { luahost_push_word(L, exact_pack_date(days)); }

static int make_date(lua_State *L) {
    size_t length;
    int32_t days;
    const char *text = luahost_text_argument(L, "date", 1, &length);
    exact_status status = exact_parse_date(text, length, &days);
    if (status == EXACT_NO_SUCH_DAY) luahost_raise(L, LUAHOST_NO_SUCH_DAY, LUAHOST_OP_CALL, text, length);
    if (status != EXACT_OK) luahost_raise(L, LUAHOST_MALFORMED_DATE, LUAHOST_OP_CALL, text, length);
    push_date(L, days);
    return 1;
}

int luahost_parse_date(lua_State *L) {
    size_t length;
    int32_t days;
    const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &length) : NULL;
    if (text == NULL || exact_parse_date(text, length, &days) != EXACT_OK) {
        lua_pushnil(L);
    } else {
        push_date(L, days);
    }
    return 1;
}

// ---- Durations -------------------------------------------------------------------------------------------

static int make_duration(lua_State *L, const char *function, int months, int days) {
    lua_Integer n = luahost_whole_argument(L, function, 1);
    // The calendar's 9,999 years are 3,652,059 days.
    if (n > 4000000 || n < -4000000) luahost_raise_argument(L, function, 1, "from -4,000,000 to 4,000,000");
    exact_word word;
    exact_status status = exact_pack_duration((int32_t)n * months, (int32_t)n * days, &word);
    if (status != EXACT_OK) luahost_raise_exact(L, status, LUAHOST_OP_CALL, 1, 1);
    luahost_push_word(L, word);
    return 1;
}

static int make_days(lua_State *L) { return make_duration(L, "days", 0, 1); }
static int make_weeks(lua_State *L) { return make_duration(L, "weeks", 0, 7); }
static int make_months(lua_State *L) { return make_duration(L, "months", 1, 0); }
static int make_years(lua_State *L) { return make_duration(L, "years", 12, 0); }

// add(d, months(1), "down"): what to do where the day does not exist.
static int add_duration(lua_State *L) {
    int32_t date = date_argument(L, "add", 1), months, days, sum;
    exact_unpack_duration(luahost_kind_argument(L, "add", 2, EXACT_DURATION, "a duration such as months(1)"), &months, &days);
    exact_day_rounding rule = EXACT_DAY_MUST_EXIST;
    if (!lua_isnoneornil(L, 3)) {
        const char *name = lua_type(L, 3) == LUA_TSTRING ? lua_tostring(L, 3) : "";
        if (strcmp(name, "up") == 0) rule = EXACT_DAY_ROUND_UP;
        else if (strcmp(name, "down") == 0) rule = EXACT_DAY_ROUND_DOWN;
        else luahost_raise_argument(L, "add", 3, "`up` or `down`");
    }
    exact_status status = exact_date_add(date, months, days, rule, &sum);
    if (status != EXACT_OK) luahost_raise_exact(L, status, LUAHOST_OP_CALL, 1, 2);
    push_date(L, sum);
    return 1;
}

// ---- Reading a date --------------------------------------------------------------------------------------

static int calendar_age(lua_State *L) {
    int32_t years;
    exact_status status = exact_age(date_argument(L, "age", 1), date_argument(L, "age", 2), &years);
    if (status != EXACT_OK) luahost_raise_argument(L, "age", 2, "a date not before the first");
    lua_pushinteger(L, years);
    return 1;
}

static int days_between(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)date_argument(L, "days_between", 2) - date_argument(L, "days_between", 1));
    return 1;
}

// A night for each day that begins elsewhere than it ends: the same count as of days, and none backwards.
static int nights_between(lua_State *L) {
    lua_Integer nights = (lua_Integer)date_argument(L, "nights_between", 2) - date_argument(L, "nights_between", 1);
    if (nights < 0) luahost_raise_argument(L, "nights_between", 2, "a date not before the first");
    lua_pushinteger(L, nights);
    return 1;
}

static int calendar_weekday(lua_State *L) {
    lua_pushinteger(L, exact_weekday(date_argument(L, "weekday", 1)));
    return 1;
}

static int calendar_year(lua_State *L) {
    lua_pushinteger(L, exact_civil_from_days(date_argument(L, "year", 1)).year);
    return 1;
}

static int calendar_month(lua_State *L) {
    lua_pushinteger(L, exact_civil_from_days(date_argument(L, "month", 1)).month);
    return 1;
}

static int calendar_day(lua_State *L) {
    lua_pushinteger(L, exact_civil_from_days(date_argument(L, "day", 1)).day);
    return 1;
}

// 1 April to 31 March: { starts, ends, days, name = "2026-27" }.
static int calendar_financial_year(lua_State *L) {
    int32_t year = exact_financial_year(date_argument(L, "financial_year", 1)), starts, next;
    if (exact_days_from_civil((exact_civil){year, 4, 1}, &starts) != EXACT_OK ||
        exact_days_from_civil((exact_civil){year + 1, 4, 1}, &next) != EXACT_OK) {
        luahost_raise_text(L, LUAHOST_NUMBER_TOO_LARGE, LUAHOST_OP_CALL, "");
    }
    char name[24];
    snprintf(name, sizeof name, "%d-%02d", (int)year, (int)((year + 1) % 100));
    lua_createtable(L, 0, 4);
    push_date(L, starts);
    lua_setfield(L, -2, "starts");
    push_date(L, next - 1);
    lua_setfield(L, -2, "ends");
    lua_pushinteger(L, next - starts);
    lua_setfield(L, -2, "days");
    lua_pushstring(L, name);
    lua_setfield(L, -2, "name");
    luahost_seal_table(L, -1);
    return 1;
}

const luahost_entry luahost_calendar_entries[] = {
    {"date", make_date},
    {"days", make_days},
    {"weeks", make_weeks},
    {"months", make_months},
    {"years", make_years},
    {"add", add_duration},
    {"age", calendar_age},
    {"days_between", days_between},
    {"nights_between", nights_between},
    {"weekday", calendar_weekday},
    {"financial_year", calendar_financial_year},
    {"year", calendar_year},
    {"month", calendar_month},
    {"day", calendar_day},
    {NULL, NULL},
};
