// A Lua value as compact JSON: one way to write each value, so that a decision is the same bytes everywhere.
#include "luahost_internal.h"
#include "CLuaHostCase.h"
#include "json_text.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    lua_State *L;
    luahost_buffer *out;
    luahost_text key;           // under which the value stands that is being written
    int order;                  // place on the stack of the list of keys that holds here, or 0: a record's own, else that around it
} writer;

static void write_value(writer *w, int index, int depth);

static inline void put(writer *w, const char *bytes, size_t length) {
    luahost_buffer *out = w->out;
    bool fits = length <= out->capacity - out->length && length <= out->limit - out->length;
    if (!fits || out->over_limit || out->failed) {
        luahost_buffer_append(out, bytes, length);
        return;
    }
    memcpy(out->bytes + out->length, bytes, length);
    out->length += length;
}
static inline void put_byte(writer *w, char byte) { put(w, &byte, 1); }

static _Noreturn void refuse(const writer *w, luahost_code code) {
    luahost_raise(w->L, code, LUAHOST_OP_NONE, w->key.bytes, w->key.length);
}

// ---- Scalars ---------------------------------------------------------------------------------------------

static void write_text(writer *w, const char *text, size_t length) {
    put_byte(w, '"');
    while (length > 0) {
        size_t plain;
        if (!json_plain_prefix(text, length, &plain)) refuse(w, LUAHOST_BAD_RESULT);
        put(w, text, plain);
        if (plain == length) break;
        char escape[6];
        put(w, escape, json_escape(text[plain], escape));
        text += plain + 1;
        length -= plain + 1;
    }
    put_byte(w, '"');
}

static void write_quoted(writer *w, const char *text, size_t length) {
    put_byte(w, '"');
    put(w, text, length);
    put_byte(w, '"');
}

static void write_whole(writer *w, int64_t value) {
    if (value > EXACT_MAX || value < -EXACT_MAX) refuse(w, LUAHOST_NUMBER_TOO_LARGE);
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? (uint64_t)-value : (uint64_t)value;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) digits[--at] = '-';
    put(w, digits + at, sizeof digits - at);
}

// A number that is not whole, money, a date or a duration.
static void write_word(writer *w, exact_word word) {
    const exact_arena *arena = luahost_of(w->L)->arena;
    char text[EXACT_TEXT];
    switch (exact_kind_of(word)) {
        case EXACT_NUMBER:
            if (exact_q_places(exact_unpack(arena, word)) < 0) refuse(w, LUAHOST_UNROUNDED);
            put(w, text, exact_format(arena, word, text));
            return;
        case EXACT_MONEY:
            if (exact_unpack(arena, word).den != 1) refuse(w, LUAHOST_UNROUNDED);
            write_quoted(w, text, exact_format(arena, word, text));
            return;
        case EXACT_DATE:
        case EXACT_DURATION: write_quoted(w, text, exact_format(arena, word, text)); return;
        case EXACT_NONE: refuse(w, LUAHOST_BAD_RESULT);
    }
}

// ---- Tables ----------------------------------------------------------------------------------------------

// The key at the top of the stack, which must be text, with its colon. `first` is told apart to set the commas.
static void write_key(writer *w, bool first) {
    size_t length;
    const char *text = lua_tolstring(w->L, -1, &length);
    w->key = (luahost_text){text, length};
    if (!first) put_byte(w, ',');
    write_text(w, text, length);
    put_byte(w, ':');
}

// How many entries the table has. All keys must be text, unless it is a list: then none may be.
static lua_Integer count_entries(writer *w, int table, bool list) {
    lua_State *L = w->L;
    lua_Integer count = 0;
    lua_pushnil(L);                                // key
    while (lua_next(L, table)) {                   // key, value
        lua_pop(L, 1);                             // key
        if (list ? !lua_isinteger(L, -1) : lua_type(L, -1) != LUA_TSTRING) refuse(w, LUAHOST_BAD_RESULT);
        count++;
    }
    luahost_charge(L, count);
    return count;
}

static void write_list(writer *w, int table, lua_Integer entries, int depth) {
    lua_State *L = w->L;
    lua_Integer length = (lua_Integer)lua_rawlen(L, table);
    if (entries != length) refuse(w, LUAHOST_BAD_RESULT);
    put_byte(w, '[');
    for (lua_Integer i = 1; i <= length; i++) {
        if (i > 1) put_byte(w, ',');
        lua_rawgeti(L, table, i);                  // value
        write_value(w, lua_gettop(L), depth);
        lua_pop(L, 1);
    }
    put_byte(w, ']');
}

static int compare_keys(const void *a, const void *b) {
    const luahost_text *x = a, *y = b;
    int order = memcmp(x->bytes, y->bytes, x->length < y->length ? x->length : y->length);
    return order != 0 ? order : (x->length > y->length) - (x->length < y->length);
}

static bool is_ordered(lua_State *L, int order, int key) {
    if (order == 0) return false;
    lua_Integer count = (lua_Integer)lua_rawlen(L, order);
    luahost_charge(L, count);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, order, i);                  // name
        bool same = lua_rawequal(L, -1, key);
        lua_pop(L, 1);
        if (same) return true;
    }
    return false;
}

// The members that the order does not name, by bytes. The keys are held by the table, their places by a buffer of Lua's.
static void write_sorted(writer *w, int table, int order, lua_Integer entries, bool first, int depth) {
    lua_State *L = w->L;
    luahost_text *keys = lua_newuserdatauv(L, (size_t)entries * sizeof *keys, 0);   // keys
    size_t count = 0;
    lua_pushnil(L);                                // keys, key
    while (lua_next(L, table)) {                   // keys, key, value
        lua_pop(L, 1);                             // keys, key
        if (is_ordered(L, order, lua_gettop(L))) continue;
        keys[count].bytes = lua_tolstring(L, -1, &keys[count].length);
        count++;
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 0; i < count; i++) {
        lua_pushlstring(L, keys[i].bytes, keys[i].length);   // keys, key
        write_key(w, first && i == 0);
        lua_rawget(L, table);                      // keys, value
        write_value(w, lua_gettop(L), depth);
        lua_pop(L, 1);                             // keys
    }
    lua_pop(L, 1);
}

static void write_members(writer *w, int table, lua_Integer entries, int depth) {
    lua_State *L = w->L;
    int order = w->order;
    lua_Integer written = 0;
    lua_Integer named = order != 0 ? (lua_Integer)lua_rawlen(L, order) : 0;
    for (lua_Integer i = 1; i <= named; i++) {
        lua_rawgeti(L, order, i);                  // key
        lua_pushvalue(L, -1);                      // key, key
        if (lua_rawget(L, table) == LUA_TNIL) {    // key, value
            lua_pop(L, 2);
            continue;
        }
        lua_insert(L, -2);                         // value, key
        write_key(w, written++ == 0);
        lua_pop(L, 1);                             // value
        write_value(w, lua_gettop(L), depth);
        lua_pop(L, 1);
    }
    if (written < entries) write_sorted(w, table, order, entries, written == 0, depth);
}

static void write_table(writer *w, int table, int depth, bool members) {
    lua_State *L = w->L;
    if (depth >= LUAHOST_MAX_DEPTH) refuse(w, LUAHOST_BAD_RESULT);
    if (!lua_checkstack(L, 10)) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    int outer = w->order, own = luahost_order_of(L, table) ? lua_gettop(L) : 0;   // [order]
    if (own == 0) luahost_refuse_case(L, table);
    if (own != 0) w->order = own;
    lua_rawgeti(L, table, 1);                      // [order], first
    bool list = !lua_isnil(L, -1);
    lua_pop(L, 1);
    lua_Integer entries = count_entries(w, table, list && !members);
    list = list || (own == 0 && entries == 0);
    if (members) {
        write_members(w, table, entries, depth + 1);
    } else if (list) {
        write_list(w, table, entries, depth + 1);
    } else {
        put_byte(w, '{');
        write_members(w, table, entries, depth + 1);
        put_byte(w, '}');
    }
    w->order = outer;
    if (own != 0) lua_pop(L, 1);
}

static void write_value(writer *w, int index, int depth) {
    lua_State *L = w->L;
    luahost_charge(L, 1);
    switch (lua_type(L, index)) {
        case LUA_TNIL: put(w, "null", 4); return;
        case LUA_TBOOLEAN:
            if (lua_toboolean(L, index)) put(w, "true", 4);
            else put(w, "false", 5);
            return;
        case LUA_TNUMBER:
            if (!lua_isinteger(L, index)) break;
            write_whole(w, lua_tointeger(L, index));
            return;
        case LUA_TSTRING: {
            size_t length;
            const char *text = lua_tolstring(L, index, &length);
            write_text(w, text, length);
            return;
        }
        case LUA_TLIGHTUSERDATA: write_word(w, luahost_word_at(L, index)); return;
        case LUA_TTABLE:
            write_table(w, index, depth, false);
            luahost_buffer_check(L, w->out);
            return;
        default: break;
    }
    refuse(w, LUAHOST_BAD_RESULT);
}

// ---- One value -------------------------------------------------------------------------------------------

typedef struct {
    luahost_ref value;          // the value itself, or
    luahost_text name;          // `case[name]`
    bool members;
} json_request;

// The value at the top.
static void write_top(lua_State *L, luahost_text name, bool members) {
    luahost *host = luahost_of(L);
    luahost_buffer_open(&host->out, host->result_limit);
    writer w = {.L = L, .out = &host->out, .key = name};
    int top = lua_gettop(L);
    if (members) {
        if (!lua_istable(L, top)) refuse(&w, LUAHOST_BAD_RESULT);
        write_table(&w, top, 0, true);
    } else {
        write_value(&w, top, 0);
    }
    luahost_buffer_check(L, w.out);
}

static int write_json(lua_State *L) {
    const json_request *request = lua_touserdata(L, 1);
    luahost_push_ref(L, request->value);           // request, value
    write_top(L, request->name, request->members);
    return 0;
}

static int write_case_json(lua_State *L) {
    const json_request *request = lua_touserdata(L, 1);
    luahost_push_read(L, request->name);           // request, case, value
    write_top(L, request->name, request->members);
    return 0;
}

static luahost_code write_with(luahost *host, lua_CFunction body, json_request *request, luahost_text *out) {
    luahost_code code = luahost_protected(host, body, request);
    *out = code == LUAHOST_OK ? (luahost_text){host->out.bytes, host->out.length} : (luahost_text){NULL, 0};
    return code;
}

luahost_code luahost_json(luahost *host, luahost_ref value, bool members, luahost_text *out) {
    json_request request = {value, {"", 0}, members};
    return write_with(host, write_json, &request, out);
}

luahost_code luahost_case_json(luahost *host, const char *name, size_t length, bool members, luahost_text *out) {
    json_request request = {0, {name, length}, members};
    return write_with(host, write_case_json, &request, out);
}
