// assert error ipairs pairs pcall select tonumber tostring type.
#include "luahost_internal.h"

#include <string.h>

// ---- Errors of scripts -----------------------------------------------------------------------------------

// Raises a script's own error. Its text is the subject; any other value has none, so that nothing travels but words.
static _Noreturn void raise_value(lua_State *L, int index) {
    char text[EXACT_TEXT];
    size_t length;
    if (lua_type(L, index) == LUA_TSTRING) {
        const char *bytes = lua_tolstring(L, index, &length);
        luahost_raise(L, LUAHOST_RULE_ERROR, LUAHOST_OP_NONE, bytes, length);
    }
    length = luahost_format_at(L, index, text);
    luahost_raise(L, LUAHOST_RULE_ERROR, LUAHOST_OP_NONE, text, length);
}

// No level, and no position in the text: the record knows where.
static int base_error(lua_State *L) {
    lua_settop(L, 1);
    raise_value(L, 1);
}

static int base_assert(lua_State *L) {
    if (lua_toboolean(L, 1)) return lua_gettop(L);
    if (lua_gettop(L) < 2) {
        lua_settop(L, 1);
        lua_pushliteral(L, "assertion failed");
    }
    raise_value(L, 2);
}

// What a script's pcall is told: the script's own words, or the code in ours.
static void push_reason(lua_State *L) {
    const luahost_record *error = &luahost_of(L)->error;
    if (error->code == LUAHOST_RULE_ERROR) {
        lua_pushlstring(L, error->subject, (size_t)error->subject_length);
        return;
    }
    char words[64];
    const char *name = luahost_code_name(error->code);
    size_t length = 0;
    for (; name[length]; length++) words[length] = name[length] == '_' ? ' ' : name[length];
    lua_pushlstring(L, words, length);
    if (error->subject_length == 0) return;
    lua_pushliteral(L, ": ");
    lua_pushlstring(L, error->subject, (size_t)error->subject_length);
    lua_concat(L, 3);
}

static int base_pcall(lua_State *L) {
    luahost *host = luahost_of(L);
    luahost_mark mark = luahost_mark_of(host);
    if (lua_gettop(L) == 0) luahost_raise_argument(L, "pcall", 1, "a function");
    lua_pushcfunction(L, luahost_handler);
    lua_insert(L, 1);                                                  // handler, function, arguments…
    luahost_enter(L, 1);
    int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 1);      // handler, results… or mark
    luahost_settle(L, status, mark);
    if (status == LUA_OK) {
        lua_pushboolean(L, 1);
        lua_replace(L, 1);                                             // true, results…
        return lua_gettop(L);
    }
    if (luahost_is_control(host->error.code)) luahost_raise_again(L);
    lua_pushboolean(L, 0);
    push_reason(L);
    return 2;
}

// ---- Iteration -------------------------------------------------------------------------------------------

static int next_place(lua_State *L) {
    lua_Integer i = lua_tointeger(L, 2) + 1;
    lua_pushinteger(L, i);
    if (!lua_istable(L, 1)) luahost_raise_argument(L, "ipairs", 1, "a list");
    return lua_rawgeti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

static int base_ipairs(lua_State *L) {
    if (!lua_istable(L, 1)) luahost_raise_argument(L, "ipairs", 1, "a list");
    lua_pushcfunction(L, next_place);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

// Closure: [1] the table, [2] the keys, [3] the place reached, [4] the budget in which it was made. It moves on, so one that was kept
// from loading could tell a case what another did: it walks no further.
static int next_key(lua_State *L) {
    if (lua_tointeger(L, lua_upvalueindex(4)) != luahost_of(L)->budgets) {
        luahost_raise_argument(L, "pairs", 0, "used in the loop that it begins");
    }
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
    lua_settop(L, 0);
    do {
        lua_settop(L, 0);
        luahost_charge(L, 1);
        if (lua_rawgeti(L, lua_upvalueindex(2), ++i) == LUA_TNIL) return 1;
        lua_pushvalue(L, 1);
    } while (lua_rawget(L, lua_upvalueindex(1)) == LUA_TNIL);           // key, value: removed meanwhile is passed over
    lua_pushinteger(L, i);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

// Closure: [1] a list, [2] its length when the loop began.
static int next_of_list(lua_State *L) {
    lua_Integer i = lua_tointeger(L, 2), length = lua_tointeger(L, lua_upvalueindex(2));
    lua_settop(L, 0);
    while (++i <= length) {
        lua_pushinteger(L, i);
        if (lua_rawgeti(L, lua_upvalueindex(1), i) != LUA_TNIL) return 2;
        lua_settop(L, 0);
        luahost_charge(L, 1);
    }
    lua_pushnil(L);
    return 1;
}

static int base_pairs(lua_State *L) {
    if (!lua_istable(L, 1)) luahost_raise_argument(L, "pairs", 1, "a list or record");
    lua_settop(L, 1);
    if (luahost_sorted_keys(L, 1) < 0) {
        lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));             // table, length
        lua_pushcclosure(L, next_of_list, 2);
    } else {
        lua_pushinteger(L, 0);
        lua_pushinteger(L, luahost_of(L)->budgets);                    // table, keys, 0, budget
        lua_pushcclosure(L, next_key, 4);
    }
    return 1;
}

// ---- Values ----------------------------------------------------------------------------------------------

static int base_select(lua_State *L) {
    int count = lua_gettop(L);
    if (lua_type(L, 1) == LUA_TSTRING && strcmp(lua_tostring(L, 1), "#") == 0) {
        lua_pushinteger(L, count - 1);
        return 1;
    }
    if (!lua_isinteger(L, 1)) luahost_raise_argument(L, "select", 1, "a whole number or `#`");
    lua_Integer n = lua_tointeger(L, 1);
    if (n < 0) n = count + n;
    if (n < 1) luahost_raise_argument(L, "select", 1, "the place of a value");
    return n >= count ? 0 : count - (int)n;
}

static int base_tostring(lua_State *L) {
    char text[EXACT_TEXT];
    switch (luahost_kind_at(L, 1)) {
        case LUAHOST_NIL: lua_pushliteral(L, "nil"); return 1;
        case LUAHOST_BOOL: lua_pushstring(L, lua_toboolean(L, 1) ? "true" : "false"); return 1;
        case LUAHOST_STRING: lua_settop(L, 1); return 1;
        case LUAHOST_TABLE:
        case LUAHOST_FUNCTION:
        case LUAHOST_OTHER: luahost_raise_argument(L, "tostring", 1, "a single value");
        default: lua_pushlstring(L, text, luahost_format_at(L, 1, text)); return 1;
    }
}

static int base_tonumber(lua_State *L) {
    if (lua_gettop(L) > 1) luahost_raise_argument(L, "tonumber", 2, "left out");
    size_t length;
    exact_q value;
    switch (luahost_kind_at(L, 1)) {
        case LUAHOST_NUM: return 1;
        case LUAHOST_STRING: {
            const char *text = lua_tolstring(L, 1, &length);
            luahost_charge(L, (int64_t)(length / 16));
            if (exact_q_parse(text, length, &value) == EXACT_OK) {
                luahost_push_number(L, value);
                return 1;
            }
            break;
        }
        default: break;
    }
    lua_pushnil(L);
    return 1;
}

static int base_type(lua_State *L) {
    static const char *const names[] = {
        [LUAHOST_NIL] = "nil",   [LUAHOST_BOOL] = "boolean",      [LUAHOST_NUM] = "number",    [LUAHOST_MONEY] = "money",
        [LUAHOST_DATE] = "date", [LUAHOST_DURATION] = "duration", [LUAHOST_STRING] = "string", [LUAHOST_TABLE] = "table",
        [LUAHOST_FUNCTION] = "function", [LUAHOST_OTHER] = "nil",
    };
    if (lua_gettop(L) == 0) luahost_raise_argument(L, "type", 1, "given");
    lua_pushstring(L, names[luahost_kind_at(L, 1)]);
    return 1;
}

const luahost_entry luahost_base_entries[] = {
    {"assert", base_assert}, {"error", base_error},       {"ipairs", base_ipairs},     {"pairs", base_pairs}, {"pcall", base_pcall},
    {"select", base_select}, {"tonumber", base_tonumber}, {"tostring", base_tostring}, {"type", base_type},   {NULL, NULL},
};
