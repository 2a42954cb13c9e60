// Numbers and money: making, rounding, sharing, comparing, text.
#include "luahost_internal.h"

#include <string.h>

static exact_q rational_argument(lua_State *L, const char *function, int index) {
    exact_word word = luahost_kind_argument(L, function, index, EXACT_NUMBER, "a number");
    return exact_unpack(luahost_of(L)->arena, word);
}

static void check(lua_State *L, exact_status status) {
    if (status != EXACT_OK) luahost_raise_exact(L, status, LUAHOST_OP_CALL, 1, 2);
}

// ---- Making ----------------------------------------------------------------------------------------------

static int make_money(lua_State *L) {
    exact_q pence;
    if (lua_type(L, 1) == LUA_TSTRING) {
        size_t length;
        const char *text = luahost_text_argument(L, "money", 1, &length);
        exact_status status = exact_parse_money(text, length, &pence);
        if (status == EXACT_MALFORMED) luahost_raise(L, LUAHOST_MALFORMED_MONEY, LUAHOST_OP_CALL, text, length);
        check(L, status);
    } else {
        exact_word pounds = luahost_kind_argument(L, "money", 1, EXACT_NUMBER, "a text or a number of pounds");
        check(L, exact_q_mul(exact_unpack(luahost_of(L)->arena, pounds), (exact_q){100, 1}, &pence));
    }
    luahost_push_money(L, pence);
    return 1;
}

static int make_percent(lua_State *L) {
    exact_q value;
    check(L, exact_q_div(rational_argument(L, "percent", 1), (exact_q){100, 1}, &value));
    luahost_push_number(L, value);
    return 1;
}

// "1,290.50" and what numbers are written as in rules.
static exact_status parse_number(const char *text, size_t length, exact_q *out) {
    if (length == 0 || memchr(text, ',', length) == NULL) return exact_q_parse(text, length, out);
    exact_q pence;
    for (size_t i = 0; i < length; i++) {
        if ((text[i] < '0' || text[i] > '9') && text[i] != ',' && text[i] != '.' && text[i] != '-') return EXACT_MALFORMED;
    }
    exact_status status = exact_parse_money(text, length, &pence);
    return status == EXACT_OK ? exact_q_div(pence, (exact_q){100, 1}, out) : status;
}

static int number_of_text(lua_State *L) {
    size_t length;
    exact_q value;
    if (luahost_kind_at(L, 1) == LUAHOST_NUM) {
        lua_settop(L, 1);
        return 1;
    }
    const char *text = luahost_text_argument(L, "number", 1, &length);
    exact_status status = parse_number(text, length, &value);
    if (status == EXACT_MALFORMED) luahost_raise(L, LUAHOST_MALFORMED_NUMBER, LUAHOST_OP_CALL, text, length);
    check(L, status);
    luahost_push_number(L, value);
    return 1;
}

// ---- Privileged: nothing where the text is not of the form -----------------------------------------------

static int try_parse(lua_State *L, exact_status (*parse)(const char *, size_t, exact_q *), void (*push)(lua_State *, exact_q)) {
    size_t length;
    exact_q value;
    if (lua_type(L, 1) == LUA_TSTRING) {
        const char *text = lua_tolstring(L, 1, &length);
        if (parse(text, length, &value) == EXACT_OK) {
            push(L, value);
            return 1;
        }
    }
    lua_pushnil(L);
    return 1;
}

int luahost_parse_money(lua_State *L) { return try_parse(L, exact_parse_money, luahost_push_money); }
int luahost_parse_number(lua_State *L) { return try_parse(L, parse_number, luahost_push_number); }

// ---- Rounding --------------------------------------------------------------------------------------------

static const struct { const char *name; exact_rounding rule; } roundings[] = {
    {"half_up", EXACT_HALF_UP}, {"half_even", EXACT_HALF_EVEN}, {"up", EXACT_UP}, {"down", EXACT_DOWN},
};

static exact_rounding rounding_named(lua_State *L, const char *function, int argument, int index) {
    const char *name = lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";
    for (size_t i = 0; i < 4; i++) {
        if (strcmp(name, roundings[i].name) == 0) return roundings[i].rule;
    }
    luahost_raise_argument(L, function, argument, "`half_up`, `half_even`, `up`, `down` or a rounding to a multiple");
}

// A rounding to a multiple is a frozen record { rule = "up", multiple = m }.
static int make_rounding(lua_State *L, const char *function, const char *rule) {
    exact_word word;
    luahost_kind kind = luahost_exact_at(L, 1, &word) ? luahost_kind_at(L, 1) : LUAHOST_NIL;
    if (kind != LUAHOST_NUM && kind != LUAHOST_MONEY) luahost_raise_argument(L, function, 1, "a number or money");
    if (exact_unpack(luahost_of(L)->arena, word).num <= 0) luahost_raise_argument(L, function, 1, "more than nothing");
    lua_createtable(L, 0, 2);
    lua_pushstring(L, rule);
    lua_setfield(L, -2, "rule");
    lua_pushvalue(L, 1);
    lua_setfield(L, -2, "multiple");
    luahost_seal_table(L, -1);
    return 1;
}

static int half_up_to(lua_State *L) { return make_rounding(L, "half_up_to_multiple_of", "half_up"); }
static int half_even_to(lua_State *L) { return make_rounding(L, "half_even_to_multiple_of", "half_even"); }
static int up_to(lua_State *L) { return make_rounding(L, "up_to_multiple_of", "up"); }
static int down_to(lua_State *L) { return make_rounding(L, "down_to_multiple_of", "down"); }

// A field of a record whose metatable has no reads of its own.
static void push_field(lua_State *L, int index, const char *name) {
    lua_pushstring(L, name);
    lua_rawget(L, index);
}

// The stack is value, rounding, and where that is a table its rule and multiple; the result is at the top.
static void trace_rounding(lua_State *L, exact_rounding rule) {
    int top = lua_gettop(L), values = lua_istable(L, 2) ? 3 : 2;
    lua_pushvalue(L, 1);
    lua_pushvalue(L, top);
    if (values == 3) lua_pushvalue(L, 4);
    luahost_trace_add_rounded(L, (int)rule, values);
    lua_settop(L, top);
}

static int round_value(lua_State *L) {
    exact_word word, multiple_word;
    luahost_kind kind = luahost_exact_at(L, 1, &word) ? luahost_kind_at(L, 1) : LUAHOST_NIL;
    if (kind != LUAHOST_NUM && kind != LUAHOST_MONEY) luahost_raise_argument(L, "round", 1, "a number or money");
    const exact_arena *arena = luahost_of(L)->arena;
    exact_q value = exact_unpack(arena, word), multiple = {1, 1};   // a penny, or a whole number
    exact_rounding rule;
    lua_settop(L, 2);
    if (lua_istable(L, 2)) {
        push_field(L, 2, "rule");               // value, rounding, rule
        rule = rounding_named(L, "round", 2, 3);
        push_field(L, 2, "multiple");           // value, rounding, rule, multiple
        if (luahost_kind_at(L, 4) != kind || !luahost_exact_at(L, 4, &multiple_word)) luahost_raise_kinds(L, LUAHOST_OP_CALL, 1, 4);
        multiple = exact_unpack(arena, multiple_word);
    } else {
        rule = rounding_named(L, "round", 2, 2);
    }
    check(L, exact_q_round(value, multiple, rule, &value));
    if (kind == LUAHOST_MONEY) luahost_push_money(L, value);
    else luahost_push_number(L, value);
    if (luahost_traces(L)) trace_rounding(L, rule);
    return 1;
}

// ---- Sharing ---------------------------------------------------------------------------------------------

static int64_t whole_pence(lua_State *L) {
    exact_word word = luahost_kind_argument(L, "split", 1, EXACT_MONEY, "money");
    exact_q total = exact_unpack(luahost_of(L)->arena, word);
    if (total.den != 1) luahost_raise_text(L, LUAHOST_UNROUNDED, LUAHOST_OP_CALL, "");
    return total.num;
}

static exact_q weight_at(lua_State *L, int index, luahost_kind *kind) {
    exact_word word;
    luahost_kind found = luahost_exact_at(L, index, &word) ? luahost_kind_at(L, index) : LUAHOST_NIL;
    if (*kind == LUAHOST_NIL) *kind = found;
    if ((found != LUAHOST_NUM && found != LUAHOST_MONEY) || found != *kind) {
        luahost_raise_argument(L, "split", 2, "a record of numbers, or of money");
    }
    exact_q weight = exact_unpack(luahost_of(L)->arena, word);
    if (weight.num < 0) luahost_raise_argument(L, "split", 2, "a record of weights that are not negative");
    return weight;
}

// split(total, { icb = 1, council = 1 }, "council"): the keys in the order of pairs, so that ties never depend on memory.
static int split_money(lua_State *L) {
    lua_settop(L, 3);
    int64_t total = whole_pence(L);
    if (!lua_istable(L, 2)) luahost_raise_argument(L, "split", 2, "a record of weights");
    bool keyed = luahost_sorted_keys(L, 2) >= 0;
    if (!keyed) lua_pushnil(L);                                       // total, weights, odd, keys or nil
    size_t count = keyed ? lua_rawlen(L, 4) : lua_rawlen(L, 2), odd = SIZE_MAX;
    luahost_charge(L, (int64_t)count * 16);
    exact_q *weights = lua_newuserdatauv(L, count * sizeof *weights + 1, 0);
    int64_t *shares = lua_newuserdatauv(L, count * sizeof *shares + 1, 0);   // …, keys, weights, shares (5, 6)
    luahost_kind kind = LUAHOST_NIL;
    for (size_t i = 0; i < count; i++) {
        if (keyed) lua_rawgeti(L, 4, (lua_Integer)i + 1);
        else lua_pushinteger(L, (lua_Integer)i + 1);                  // …, key
        if (lua_rawequal(L, -1, 3)) odd = i;
        lua_rawget(L, 2);                                             // …, weight
        weights[i] = weight_at(L, -1, &kind);
        lua_pop(L, 1);
    }
    if (!lua_isnil(L, 3) && odd == SIZE_MAX) luahost_raise_argument(L, "split", 3, "one of the keys");
    exact_status status = exact_split(total, weights, count, odd == SIZE_MAX ? 0 : odd, shares);
    if (status == EXACT_DIVISION_BY_ZERO) luahost_raise_text(L, LUAHOST_DIVISION_BY_ZERO, LUAHOST_OP_CALL, "split");
    check(L, status);
    lua_createtable(L, keyed ? 0 : (int)count, keyed ? (int)count : 0);
    for (size_t i = 0; i < count; i++) {
        if (keyed) lua_rawgeti(L, 4, (lua_Integer)i + 1);
        else lua_pushinteger(L, (lua_Integer)i + 1);
        luahost_push_money(L, (exact_q){shares[i], 1});
        lua_rawset(L, -3);
    }
    return 1;
}

// ---- Choosing and size -----------------------------------------------------------------------------------

static int choose(lua_State *L, const char *function, int sign) {
    int count = lua_gettop(L), best = 1;
    if (count == 0) luahost_raise_argument(L, function, 1, "given");
    luahost_charge(L, count / 8);
    const exact_arena *arena = luahost_of(L)->arena;
    for (int i = 1; i <= count; i++) {
        exact_word a, b;
        int order;
        if (!luahost_exact_at(L, i, &a)) luahost_raise_argument(L, function, i, "a number, money or a date");
        luahost_exact_at(L, best, &b);
        exact_status status = exact_compare(arena, a, b, &order);
        if (status != EXACT_OK) luahost_raise_exact(L, status, LUAHOST_OP_COMPARE, best, i);
        if (order * sign > 0) best = i;
    }
    lua_pushvalue(L, best);
    return 1;
}

static int least(lua_State *L) { return choose(L, "min", -1); }
static int greatest(lua_State *L) { return choose(L, "max", 1); }

static int size_of(lua_State *L) {
    exact_word word;
    luahost_kind kind = luahost_exact_at(L, 1, &word) ? luahost_kind_at(L, 1) : LUAHOST_NIL;
    if (kind != LUAHOST_NUM && kind != LUAHOST_MONEY) luahost_raise_argument(L, "abs", 1, "a number or money");
    exact_q value = exact_unpack(luahost_of(L)->arena, word);
    if (value.num < 0) value.num = -value.num;
    if (kind == LUAHOST_MONEY) luahost_push_money(L, value);
    else luahost_push_number(L, value);
    return 1;
}

// ---- Whole numbers ---------------------------------------------------------------------------------------

static int to_whole(lua_State *L, const char *function, bool ceiling) {
    exact_q value = rational_argument(L, function, 1), floor;
    if (ceiling) value.num = -value.num;
    check(L, exact_q_floor_div(value, (exact_q){1, 1}, &floor));
    if (ceiling) floor.num = -floor.num;
    luahost_push_number(L, floor);
    return 1;
}

static int math_floor(lua_State *L) { return to_whole(L, "math.floor", false); }
static int math_ceil(lua_State *L) { return to_whole(L, "math.ceil", true); }

static int math_tointeger(lua_State *L) {
    lua_settop(L, 1);
    if (lua_isinteger(L, 1)) return 1;
    lua_pushnil(L);   // a whole number is never anything but an integer
    return 1;
}

const luahost_entry luahost_math_entries[] = {
    {"abs", size_of}, {"ceil", math_ceil}, {"floor", math_floor}, {"max", greatest}, {"min", least}, {"tointeger", math_tointeger},
    {NULL, NULL},
};

const luahost_entry luahost_exact_entries[] = {
    {"money", make_money},
    {"percent", make_percent},
    {"number", number_of_text},
    {"round", round_value},
    {"half_up_to_multiple_of", half_up_to},
    {"half_even_to_multiple_of", half_even_to},
    {"up_to_multiple_of", up_to},
    {"down_to_multiple_of", down_to},
    {"split", split_money},
    {"min", least},
    {"max", greatest},
    {"abs", size_of},
    {NULL, NULL},
};
