// What the engine's own Lua may do and rules may not.
#include "luahost_internal.h"

// freeze(value [, order [, closed]]): freezes what it reaches, and gives the value back. Its JSON has the keys of the list `order` first,
// or, closed, those alone.
static int host_freeze(lua_State *L) {
    lua_settop(L, 3);
    luahost_freeze_at(L, 1);
    if (!lua_isnil(L, 2)) {
        if (!lua_istable(L, 1)) luahost_raise_argument(L, "freeze", 1, "a record");
        luahost_push_order_metatable(L, 2, lua_toboolean(L, 3));   // value, order, closed, metatable
        lua_setmetatable(L, 1);
    }
    lua_settop(L, 1);
    return 1;
}

// seal(record [, like]): freezes a record whose values are frozen already, or no records, and gives it back. Its keys get the order of
// those of `like`, which was frozen with one.
static int host_seal(lua_State *L) {
    lua_settop(L, 2);
    if (!lua_istable(L, 1) || luahost_is_frozen(L, 1)) luahost_raise_argument(L, "seal", 1, "a new record");
    if (lua_getmetatable(L, 2)) lua_setmetatable(L, 1);
    else luahost_seal_table(L, 1);
    lua_settop(L, 1);
    return 1;
}

// constant(record): gives it back, a frozen record that is the same in every case. Its JSON is made now, once.
static int host_constant(lua_State *L) {
    lua_settop(L, 1);
    if (!lua_istable(L, 1) || !luahost_is_frozen(L, 1)) luahost_raise_argument(L, "constant", 1, "a frozen record");
    if (luahost_push_constant_metatable(L, 1)) lua_setmetatable(L, 1);
    return 1;
}

// new(items, fields): an empty table with room for so many.
static int host_new(lua_State *L) {
    enum { MOST = 1000 };
    lua_Integer items = luahost_whole_or(L, "new", 1, 0), fields = luahost_whole_or(L, "new", 2, 0);
    if (items < 0 || items > MOST || fields < 0 || fields > MOST) luahost_raise_argument(L, "new", 1, "small");
    lua_createtable(L, (int)items, (int)fields);
    return 1;
}

// here(level): chunk and line of the caller; level 1 is who calls this, 2 who called that.
static int host_here(lua_State *L) {
    lua_Debug ar;
    lua_Integer level = luahost_whole_or(L, "here", 1, 1);
    if (level < 0 || level > LUAHOST_DEFAULT_FRAMES || !lua_getstack(L, (int)level, &ar)) return 0;
    lua_getinfo(L, "Sl", &ar);
    if (ar.currentline < 0) return 0;
    luahost_frame frame = luahost_frame_of(&ar);
    lua_pushinteger(L, frame.chunk);
    lua_pushinteger(L, frame.line);
    return 2;
}

// fail(code [, subject [, chunk, line]]): raises; with a chunk and line as if it had happened there.
static int host_fail(lua_State *L) {
    size_t length, subject_length = 0;
    const char *name = luahost_text_argument(L, "fail", 1, &length);
    const char *subject = lua_isnoneornil(L, 2) ? "" : luahost_text_argument(L, "fail", 2, &subject_length);
    luahost_code code = luahost_code_named(name, length);
    if (code == LUAHOST_CODE_COUNT || code == LUAHOST_OK) luahost_raise_argument(L, "fail", 1, "a code");
    if (luahost_is_limit(code)) luahost_stop(L, code);
    if (!lua_isinteger(L, 3) || !lua_isinteger(L, 4)) luahost_raise(L, code, LUAHOST_OP_NONE, subject, subject_length);
    luahost_raise_at(L, code, subject, subject_length, (luahost_frame){(int32_t)lua_tointeger(L, 3), (int32_t)lua_tointeger(L, 4)});
}

// attempt(f, …): true, result; or false, code, subject, chunk, line. Catches all but limits.
static int host_attempt(lua_State *L) {
    luahost *host = luahost_of(L);
    luahost_mark mark = luahost_mark_of(host);
    if (lua_gettop(L) == 0) luahost_raise_argument(L, "attempt", 1, "a function");
    lua_pushcfunction(L, luahost_handler);
    lua_insert(L, 1);                                               // handler, function, arguments…
    luahost_enter(L, 1);
    int status = lua_pcall(L, lua_gettop(L) - 2, 1, 1);             // handler, result or mark
    luahost_settle(L, status, mark);
    if (status == LUA_OK) {
        lua_pushboolean(L, 1);
        lua_replace(L, 1);                                          // true, result
        return 2;
    }
    const luahost_record *error = &host->error;
    if (luahost_is_limit(error->code)) luahost_raise_again(L);
    lua_settop(L, 0);
    lua_pushboolean(L, 0);
    lua_pushstring(L, luahost_code_name(error->code));
    lua_pushlstring(L, error->subject, (size_t)error->subject_length);
    lua_pushinteger(L, error->frame_count > 0 ? error->frames[0].chunk : 0);
    lua_pushinteger(L, error->frame_count > 0 ? error->frames[0].line : 0);
    return 5;
}

// again(): raises once more what the last attempt caught, with its place.
static int host_again(lua_State *L) {
    if (luahost_of(L)->error.code == LUAHOST_OK) luahost_raise_argument(L, "again", 0, "after an attempt that failed");
    luahost_raise_again(L);
}

static int host_is_frozen(lua_State *L) {
    lua_pushboolean(L, !lua_istable(L, 1) || luahost_is_frozen(L, 1));
    return 1;
}

// type_of(x): "nothing", "true", "false", "number", "text", "list", "record", …, as errors name it.
static int host_type_of(lua_State *L) {
    lua_pushstring(L, luahost_kind_name(L, 1));
    return 1;
}

// rawget(record, name): reads without asking the case for it.
static int host_rawget(lua_State *L) {
    if (!lua_istable(L, 1)) luahost_raise_argument(L, "rawget", 1, "a record");
    lua_settop(L, 2);
    lua_rawget(L, 1);
    return 1;
}

// list(value, helper): the list; one that is empty for nothing. Raises for anything else, naming the helper.
static int host_list(lua_State *L) {
    lua_settop(L, 2);
    if (lua_isnil(L, 1)) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_EMPTY);
        return 1;
    }
    if (!lua_istable(L, 1)) luahost_raise_argument(L, lua_tostring(L, 2), 1, "a list");
    luahost_refuse_case(L, 1);
    lua_settop(L, 1);
    return 1;
}

// is_pence(value): whether it is money in whole pence.
static int host_is_pence(lua_State *L) {
    bool money = luahost_kind_at(L, 1) == LUAHOST_MONEY;
    lua_pushboolean(L, money && exact_unpack(luahost_of(L)->arena, luahost_word_at(L, 1)).den == 1);
    return 1;
}

// day_number(text): a date as a whole number of days, nothing where the text is none.
static int host_day_number(lua_State *L) {
    int32_t days;
    size_t length = 0;
    const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &length) : NULL;
    if (text == NULL || exact_parse_date(text, length, &days) != EXACT_OK) return 0;
    lua_pushinteger(L, days);
    return 1;
}

const luahost_entry luahost_privileged_entries[] = {
    {"freeze", host_freeze},
    {"seal", host_seal},
    {"constant", host_constant},
    {"new", host_new},
    {"here", host_here},
    {"fail", host_fail},
    {"attempt", host_attempt},
    {"again", host_again},
    {"define", luahost_define_entries},
    {"is_frozen", host_is_frozen},
    {"type_of", host_type_of},
    {"rawget", host_rawget},
    {"note", luahost_note},
    {"list", host_list},
    {"is_pence", host_is_pence},
    {"dated", luahost_dated},
    {"day_number", host_day_number},
    {"parse_money", luahost_parse_money},
    {"parse_number", luahost_parse_number},
    {"parse_date", luahost_parse_date},
    {NULL, NULL},
};
