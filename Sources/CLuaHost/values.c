// Kinds of values, and exact values as Lua holds them: whole numbers as integers, the rest as light userdata.
#include "luahost_internal.h"

#include <string.h>

luahost_kind luahost_kind_at(lua_State *L, int index) {
    switch (lua_type(L, index)) {
        case LUA_TNONE:
        case LUA_TNIL: return LUAHOST_NIL;
        case LUA_TBOOLEAN: return LUAHOST_BOOL;
        case LUA_TNUMBER: return LUAHOST_NUM;
        case LUA_TSTRING: return LUAHOST_STRING;
        case LUA_TTABLE: return LUAHOST_TABLE;
        case LUA_TFUNCTION: return LUAHOST_FUNCTION;
        case LUA_TLIGHTUSERDATA:
            switch (exact_kind_of(luahost_word_at(L, index))) {
                case EXACT_NUMBER: return LUAHOST_NUM;
                case EXACT_MONEY: return LUAHOST_MONEY;
                case EXACT_DATE: return LUAHOST_DATE;
                case EXACT_DURATION: return LUAHOST_DURATION;
                case EXACT_NONE: return LUAHOST_OTHER;
            }
            return LUAHOST_OTHER;
        default: return LUAHOST_OTHER;
    }
}

const char *luahost_kind_name(lua_State *L, int index) {
    switch (luahost_kind_at(L, index)) {
        case LUAHOST_NIL: return "nothing";
        case LUAHOST_BOOL: return lua_toboolean(L, index) ? "true" : "false";
        case LUAHOST_NUM: return "number";
        case LUAHOST_MONEY: return "money";
        case LUAHOST_DATE: return "date";
        case LUAHOST_DURATION: return "duration";
        case LUAHOST_STRING: return "text";
        case LUAHOST_TABLE: return lua_rawlen(L, index) > 0 ? "list" : "record";
        case LUAHOST_FUNCTION: return "function";
        case LUAHOST_OTHER: break;
    }
    return "something else";
}

bool luahost_exact_at(lua_State *L, int index, exact_word *out) {
    if (lua_isinteger(L, index)) {
        lua_Integer whole = lua_tointeger(L, index);
        if (whole > EXACT_MAX || whole < -EXACT_MAX) luahost_raise_text(L, LUAHOST_NUMBER_TOO_LARGE, LUAHOST_OP_NONE, "");
        *out = exact_of_whole(whole);
        return true;
    }
    if (!lua_islightuserdata(L, index)) return false;
    *out = luahost_word_at(L, index);
    return exact_kind_of(*out) != EXACT_NONE;
}

void luahost_push_word(lua_State *L, exact_word word) {
    int64_t whole;
    if (exact_is_whole(word, &whole)) {
        lua_pushinteger(L, whole);
    } else {
        luahost_push_mixed(L, word);
    }
}

// Boxed values take memory of the arena; when it runs out, garbage is collected first, as Lua does for its own.
static void push_packed(
    lua_State *L, exact_status (*pack)(exact_arena *, exact_q, exact_word *), exact_q value) {
    exact_word word;
    exact_arena *arena = luahost_of(L)->arena;
    exact_status status = pack(arena, value, &word);
    if (status == EXACT_OUT_OF_MEMORY) {
        lua_gc(L, LUA_GCCOLLECT);
        status = pack(arena, value, &word);
    }
    if (status != EXACT_OK) luahost_raise_exact(L, status, LUAHOST_OP_NONE, 0, 0);
    luahost_push_word(L, word);
}

void luahost_push_number(lua_State *L, exact_q value) { push_packed(L, exact_pack_number, value); }
void luahost_push_money(lua_State *L, exact_q pence) { push_packed(L, exact_pack_money, pence); }

size_t luahost_format_at(lua_State *L, int index, char *out) {
    exact_word word;
    if (!luahost_exact_at(L, index, &word)) return 0;
    return exact_format(luahost_of(L)->arena, word, out);
}
