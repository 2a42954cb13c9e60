// What the operators of a script do where Lua's own do not apply, and the checked operations of printed code.
#include "luahost_internal.h"

#include <string.h>

// ---- Arithmetic ------------------------------------------------------------------------------------------

typedef exact_status (*exact_binary)(exact_arena *, exact_word, exact_word, exact_word *);

static int exact_operation(lua_State *L, exact_binary operation) {
    exact_word a, b, result;
    if (!luahost_exact_at(L, 1, &a) || !luahost_exact_at(L, 2, &b)) luahost_raise_kinds(L, LUAHOST_OP_ARITHMETIC, 1, 2);
    exact_arena *arena = luahost_of(L)->arena;
    exact_status status = operation(arena, a, b, &result);
    if (status == EXACT_OUT_OF_MEMORY) {
        lua_gc(L, LUA_GCCOLLECT);
        status = operation(arena, a, b, &result);
    }
    if (status != EXACT_OK) luahost_raise_exact(L, status, LUAHOST_OP_ARITHMETIC, 1, 2);
    luahost_push_word(L, result);
    return 1;
}

static int event_add(lua_State *L) { return exact_operation(L, exact_add); }
static int event_sub(lua_State *L) { return exact_operation(L, exact_sub); }
static int event_mul(lua_State *L) { return exact_operation(L, exact_mul); }
static int event_div(lua_State *L) { return exact_operation(L, exact_div); }
static int event_idiv(lua_State *L) { return exact_operation(L, exact_floor_div); }

// The rest of ratios is reduced in 128 bits, which takes up to a microsecond.
static int event_mod(lua_State *L) {
    luahost_charge(L, 8);
    return exact_operation(L, exact_floor_mod);
}

// A multiplication for each time, of which none but powers of one and nothing have more than 63.
static int event_pow(lua_State *L) {
    enum { MOST = 63, FOR_A_STEP = 8 };
    lua_Integer times = lua_isinteger(L, 2) ? lua_tointeger(L, 2) : 0;
    luahost_charge(L, (times > MOST || times < -MOST ? MOST : times < 0 ? -times : times) / FOR_A_STEP);
    return exact_operation(L, exact_pow);
}

int luahost_checked_pow(lua_State *L) { return event_pow(L); }

static int event_unm(lua_State *L) {
    exact_word a, result;
    if (!luahost_exact_at(L, 1, &a)) luahost_raise_kind(L, LUAHOST_OP_ARITHMETIC, 1);
    exact_status status = exact_neg(luahost_of(L)->arena, a, &result);
    if (status != EXACT_OK) luahost_raise_exact(L, status, LUAHOST_OP_ARITHMETIC, 1, 1);
    luahost_push_word(L, result);
    return 1;
}

static int event_bits(lua_State *L) { luahost_raise_kinds(L, LUAHOST_OP_ARITHMETIC, 1, 2); }

// Both are whole numbers in range: Lua's integers, without a word.
static inline bool wholes(lua_State *L, lua_Integer *a, lua_Integer *b) {
    if (!lua_isinteger(L, 1) || !lua_isinteger(L, 2)) return false;
    *a = lua_tointeger(L, 1);
    *b = lua_tointeger(L, 2);
    return true;
}

static inline bool in_range(lua_Integer value) { return value <= EXACT_MAX && value >= -EXACT_MAX; }

int luahost_checked_mul(lua_State *L) {
    lua_Integer a, b, product;
    if (wholes(L, &a, &b)) {
        if (in_range(a) && in_range(b) && !__builtin_mul_overflow(a, b, &product) && in_range(product)) {
            lua_pushinteger(L, product);
            return 1;
        }
        luahost_raise_text(L, LUAHOST_NUMBER_TOO_LARGE, LUAHOST_OP_ARITHMETIC, "");
    }
    return event_mul(L);
}

int luahost_checked_div(lua_State *L) {
    lua_Integer a, b;
    if (wholes(L, &a, &b) && in_range(a) && in_range(b) && b != 0 && a % b == 0) {
        lua_pushinteger(L, a / b);
        return 1;
    }
    return event_div(L);
}

int luahost_checked_idiv(lua_State *L) {
    lua_Integer a, b;
    if (wholes(L, &a, &b) && in_range(a) && in_range(b) && b != 0) {
        lua_pushinteger(L, a / b - (a % b != 0 && (a % b < 0) != (b < 0)));
        return 1;
    }
    return event_idiv(L);
}

int luahost_checked_mod(lua_State *L) {
    lua_Integer a, b;
    if (wholes(L, &a, &b) && in_range(a) && in_range(b) && b != 0) {
        lua_Integer m = a % b;
        lua_pushinteger(L, m != 0 && (m < 0) != (b < 0) ? m + b : m);
        return 1;
    }
    return event_mod(L);
}

int luahost_checked_neg(lua_State *L) {
    if (lua_isinteger(L, 1)) {
        lua_Integer a = lua_tointeger(L, 1);
        if (!in_range(a)) luahost_raise_text(L, LUAHOST_NUMBER_TOO_LARGE, LUAHOST_OP_ARITHMETIC, "");
        lua_pushinteger(L, -a);
        return 1;
    }
    return event_unm(L);
}

// The root of a sum that ran natively: at most 500 terms of 2^53 do not leave 64 bits.
static int checked_sum(lua_State *L) {
    if (lua_isinteger(L, 1) && !in_range(lua_tointeger(L, 1))) {
        luahost_raise_text(L, LUAHOST_NUMBER_TOO_LARGE, LUAHOST_OP_ARITHMETIC, "");
    }
    lua_settop(L, 1);
    return 1;
}

static int checked_for(lua_State *L) {
    if (!lua_isinteger(L, 1)) {
        if (luahost_kind_at(L, 1) == LUAHOST_NUM) luahost_raise_text(L, LUAHOST_BAD_ARGUMENT, LUAHOST_OP_LOOP, "whole number");
        luahost_raise_kind(L, LUAHOST_OP_LOOP, 1);
    }
    return checked_sum(L);
}

// ---- Comparison ------------------------------------------------------------------------------------------

static int compare(lua_State *L) {
    exact_word a, b;
    int order;
    if (!luahost_exact_at(L, 1, &a) || !luahost_exact_at(L, 2, &b)) luahost_raise_kinds(L, LUAHOST_OP_COMPARE, 1, 2);
    exact_status status = exact_compare(luahost_of(L)->arena, a, b, &order);
    if (status != EXACT_OK) luahost_raise_exact(L, status, LUAHOST_OP_COMPARE, 1, 2);
    return order;
}

static int event_lt(lua_State *L) {
    lua_pushboolean(L, compare(L) < 0);
    return 1;
}

static int event_le(lua_State *L) {
    lua_pushboolean(L, compare(L) <= 0);
    return 1;
}

// One value has one representation, so equality is identity; but two exact values of different kinds are a mistake.
bool luahost_checked_equal(lua_State *L, int one, int other) {
    if (lua_type(L, one) == LUA_TSTRING) luahost_charge(L, (int64_t)(lua_rawlen(L, one) / 256));
    bool equal = lua_rawequal(L, one, other);
    if (!equal && (lua_islightuserdata(L, one) || lua_islightuserdata(L, other))) {
        luahost_kind a = luahost_kind_at(L, one), b = luahost_kind_at(L, other);
        bool exact = a >= LUAHOST_NUM && a <= LUAHOST_DURATION && b >= LUAHOST_NUM && b <= LUAHOST_DURATION;
        if (exact && a != b) luahost_raise_kinds(L, LUAHOST_OP_COMPARE, one, other);
    }
    return equal;
}

static int checked_eq(lua_State *L) {
    lua_pushboolean(L, luahost_checked_equal(L, 1, 2));
    return 1;
}

// ---- The rest --------------------------------------------------------------------------------------------

// Makes the value at the index a text, in place.
static void to_text(lua_State *L, int index) {
    char text[EXACT_TEXT];
    if (lua_type(L, index) == LUA_TSTRING) return;
    size_t length = luahost_format_at(L, index, text);
    if (length == 0) luahost_raise_kinds(L, LUAHOST_OP_CONCAT, 1, 2);
    lua_pushlstring(L, text, length);
    lua_replace(L, index);
}

static int event_concat(lua_State *L) {
    lua_settop(L, 2);
    if (luahost_kind_at(L, 1) != LUAHOST_STRING && luahost_kind_at(L, 2) == LUAHOST_STRING) {
        to_text(L, 1);
    } else {
        to_text(L, 2);
        to_text(L, 1);
    }
    lua_concat(L, 2);
    return 1;
}

// What is joined: an exact value as text. Lua 5.4.4 loses its place in a chain of three or more where an event that it calls for one of
// them makes its stack move, and the rule goes on with the wrong text; so events are left what cannot be joined at all.
static int joined_text(lua_State *L) {
    if (lua_islightuserdata(L, 1)) to_text(L, 1);
    return 1;
}

static int event_len(lua_State *L) { luahost_raise_kind(L, LUAHOST_OP_LENGTH, 1); }
static int event_index(lua_State *L) { luahost_raise_kind(L, LUAHOST_OP_INDEX, 1); }
static int event_call(lua_State *L) { luahost_raise_kind(L, LUAHOST_OP_CALL, 1); }

static int event_newindex(lua_State *L) {
    if (!lua_istable(L, 1)) luahost_raise_kind(L, LUAHOST_OP_STORE, 1);
    luahost_raise_text(L, LUAHOST_FROZEN, LUAHOST_OP_STORE, luahost_kind_name(L, 1));
}

// Whole-number keys stay small, but for the end of a list: among larger ones a script could choose thousands that Lua's tables keep
// in one chain, and each read is one instruction. Of these at most 200 fall into one.
enum { MAX_WHOLE_KEY = 100000 };

static void check_key(lua_State *L) {
    switch (luahost_kind_at(L, 2)) {
        case LUAHOST_NUM:
            if (lua_isinteger(L, 2)) {
                lua_Integer key = lua_tointeger(L, 2);
                bool small = key <= MAX_WHOLE_KEY && key >= -MAX_WHOLE_KEY;
                if (!small && key != (lua_Integer)lua_rawlen(L, 1) + 1) {
                    luahost_raise_text(L, LUAHOST_BAD_ARGUMENT, LUAHOST_OP_STORE, "a whole-number key beyond 100,000");
                }
            }
            return;
        case LUAHOST_STRING:
        case LUAHOST_BOOL:
        case LUAHOST_MONEY:
        case LUAHOST_DATE:
        case LUAHOST_DURATION: return;
        default: luahost_raise_text(L, LUAHOST_WRONG_KIND, LUAHOST_OP_STORE, lua_isnil(L, 2) ? "key\nnothing" : "key\ntable");
    }
}

static int checked_set(lua_State *L) {
    if (!lua_istable(L, 1)) luahost_raise_kind(L, LUAHOST_OP_STORE, 1);
    if (luahost_is_frozen(L, 1)) luahost_raise_text(L, LUAHOST_FROZEN, LUAHOST_OP_STORE, luahost_kind_name(L, 1));
    if (lua_type(L, 2) != LUA_TSTRING) check_key(L);
    lua_settop(L, 3);
    luahost_store(L, 1);
    return 0;
}

// A function that takes any number of values was given these. Each place that they pass copies them all in one instruction, so they are few.
static int check_rest(lua_State *L) {
    enum { MOST = 200 };
    if (lua_gettop(L) > MOST) luahost_stop_for(L, LUAHOST_MEMORY_LIMIT, "a call was given more than 200 values");
    return 0;
}

// ---- Where they are put ----------------------------------------------------------------------------------

static const luahost_entry events[] = {
    {"__add", event_add},   {"__sub", event_sub},       {"__mul", event_mul},     {"__div", event_div},   {"__idiv", event_idiv},
    {"__mod", event_mod},   {"__pow", event_pow},       {"__unm", event_unm},     {"__band", event_bits}, {"__bor", event_bits},
    {"__bxor", event_bits}, {"__shl", event_bits},      {"__shr", event_bits},    {"__bnot", event_bits}, {"__lt", event_lt},
    {"__le", event_le},     {"__concat", event_concat}, {"__call", event_call},   {"__newindex", event_newindex}, {NULL, NULL},
};

void luahost_set_entries(lua_State *L, const luahost_entry *entries) {
    for (; entries->name; entries++) {
        lua_pushcfunction(L, entries->function);   // table, function
        lua_setfield(L, -2, entries->name);        // table
    }
}

void luahost_set_events(lua_State *L) {
    luahost_set_entries(L, events);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

static const luahost_entry read_events[] = {{"__len", event_len}, {"__index", event_index}, {NULL, NULL}};

// Sets the metatable of a whole type; the value at the top stands for the type and is popped.
static void set_type(lua_State *L, bool is_text) {
    lua_newtable(L);                                            // value, metatable
    luahost_set_events(L);
    if (!is_text) luahost_set_entries(L, read_events);          // a text's __index is set with the library
    lua_setmetatable(L, -2);                                    // value
    lua_pop(L, 1);
}

void luahost_open_operators(lua_State *L) {
    lua_newtable(L);                                            // frozen tables: no __index
    luahost_set_events(L);
    luahost_of(L)->frozen_meta = lua_topointer(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_FROZEN);
    lua_newtable(L);                                            // the list that stands for none
    luahost_seal_table(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_EMPTY);
    lua_pushnil(L);
    set_type(L, false);
    lua_pushboolean(L, 1);
    set_type(L, false);
    lua_pushinteger(L, 0);
    set_type(L, false);
    lua_pushlightuserdata(L, NULL);
    set_type(L, false);
    lua_pushcfunction(L, event_call);
    set_type(L, false);
    lua_pushliteral(L, "");
    set_type(L, true);
}

int luahost_push_operations(lua_State *L) {
    static const lua_CFunction operations[] = {luahost_checked_mul, luahost_checked_div, luahost_checked_idiv, luahost_checked_mod, event_pow,
                                               luahost_checked_neg, checked_eq,  checked_sum,  checked_for, checked_set,
                                               check_rest, joined_text};
    int count = (int)(sizeof operations / sizeof operations[0]);
    for (int i = 0; i < count; i++) lua_pushcfunction(L, operations[i]);
    return count;
}
