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
    luahost_order order;        // of keys: a record's own, else that of the one around it
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

// False where it is not UTF-8.
static bool put_text(writer *w, const char *text, size_t length) {
    put_byte(w, '"');
    while (length > 0) {
        size_t plain;
        if (!json_plain_prefix(text, length, &plain)) return false;
        put(w, text, plain);
        if (plain == length) break;
        char escape[6];
        put(w, escape, json_escape(text[plain], escape));
        text += plain + 1;
        length -= plain + 1;
    }
    put_byte(w, '"');
    return true;
}

static void write_text(writer *w, const char *text, size_t length) {
    if (!put_text(w, text, length)) refuse(w, LUAHOST_BAD_RESULT);
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

// A key, which must be text, with its colon. `first` is told apart to set the commas.
static void write_key(writer *w, int index, bool first) {
    size_t length;
    const char *text = lua_tolstring(w->L, index, &length);
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

static bool is_empty(const writer *w, int table, lua_Integer entries) {
    if (!w->order.closed) return entries == 0;
    lua_pushnil(w->L);
    if (!lua_next(w->L, table)) return true;
    lua_pop(w->L, 2);
    return false;
}

static void write_list(writer *w, int table, lua_Integer entries, int depth) {
    lua_State *L = w->L;
    lua_Integer length = (lua_Integer)lua_rawlen(L, table);
    if (!w->order.closed && entries != length) refuse(w, LUAHOST_BAD_RESULT);
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

static bool is_ordered(const writer *w, int key) {
    lua_State *L = w->L;
    luahost_charge(L, w->order.count);
    for (lua_Integer i = 1; i <= w->order.count; i++) {
        lua_rawgeti(L, w->order.place, i);               // name
        bool same = lua_rawequal(L, -1, key);
        lua_pop(L, 1);
        if (same) return true;
    }
    return false;
}

// The members that the order does not name, by bytes. The keys are held by the table, their places by a buffer of Lua's.
static void write_sorted(writer *w, int table, lua_Integer entries, bool first, int depth) {
    lua_State *L = w->L;
    luahost_text *keys = lua_newuserdatauv(L, (size_t)entries * sizeof *keys, 0);   // keys
    size_t count = 0;
    lua_pushnil(L);                                // keys, key
    while (lua_next(L, table)) {                   // keys, key, value
        lua_pop(L, 1);                             // keys, key
        if (is_ordered(w, lua_gettop(L))) continue;
        keys[count].bytes = lua_tolstring(L, -1, &keys[count].length);
        count++;
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 0; i < count; i++) {
        lua_pushlstring(L, keys[i].bytes, keys[i].length);   // keys, key
        write_key(w, lua_gettop(L), first && i == 0);
        lua_rawget(L, table);                      // keys, value
        write_value(w, lua_gettop(L), depth);
        lua_pop(L, 1);                             // keys
    }
    lua_pop(L, 1);
}

static void write_members(writer *w, int table, lua_Integer entries, int depth) {
    lua_State *L = w->L;
    luahost_order order = w->order;
    int value = lua_gettop(L) + 1;
    lua_Integer written = 0;
    for (lua_Integer i = 0; i < order.count; i++) {
        lua_rawgeti(L, order.place, i + 1);        // key
        if (lua_rawget(L, table) != LUA_TNIL) {    // value
            const luahost_key *key = &order.keys[i];
            w->key = key->name;
            if (written++ > 0) put_byte(w, ',');
            put(w, key->json.bytes, key->json.length);
            write_value(w, value, depth);
        }
        lua_settop(L, value - 1);
    }
    if (!order.closed && written < entries) write_sorted(w, table, entries, written == 0, depth);
}

// Without its braces where only the members are asked for.
static void write_constant(writer *w, luahost_text json, bool members) {
    luahost_charge(w->L, (int64_t)(json.length / LUAHOST_BYTES_PER_STEP));
    if (members) put(w, json.bytes + 1, json.length - 2);
    else put(w, json.bytes, json.length);
}

static bool has_first(lua_State *L, int table) {
    bool has = lua_rawgeti(L, table, 1) != LUA_TNIL;
    lua_pop(L, 1);
    return has;
}

static void write_table(writer *w, int table, int depth, bool members) {
    lua_State *L = w->L;
    if (depth >= LUAHOST_MAX_DEPTH) refuse(w, LUAHOST_BAD_RESULT);
    if (!lua_checkstack(L, 10)) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    luahost_order outer = w->order;
    bool own = luahost_push_order(L, table, &w->order);                           // [order]
    if (own && w->order.constant.bytes != NULL) {
        write_constant(w, w->order.constant, members);
        w->order = outer;
        lua_pop(L, 1);
        return;
    }
    if (!own) luahost_refuse_case(L, table);
    bool list = !(own && w->order.closed && w->order.count > 0) && has_first(L, table);
    lua_Integer entries = w->order.closed ? 0 : count_entries(w, table, list && !members);
    list = list || (!(own && w->order.closed) && is_empty(w, table, entries));   // an author's fields do not tell: a list may have them too
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
    if (own) lua_pop(L, 1);
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

// ---- One value, or all of a case --------------------------------------------------------------------------

typedef struct {
    luahost_ref value;          // the value itself, or
    const luahost_part *parts;  // answers
    size_t count;
    bool members;
} json_request;

// The value at the top.
static void write_top(writer *w, luahost_text name, bool members) {
    int top = lua_gettop(w->L);
    w->key = name;
    w->out->limit = w->out->length + luahost_of(w->L)->result_limit;
    if (members) {
        if (!lua_istable(w->L, top)) refuse(w, LUAHOST_BAD_RESULT);
        write_table(w, top, 0, true);
    } else {
        write_value(w, top, 0);
    }
    luahost_buffer_check(w->L, w->out);
}

static writer open_writer(lua_State *L) {
    luahost_buffer *out = &luahost_of(L)->out;
    luahost_buffer_open(out, SIZE_MAX);
    return (writer){.L = L, .out = out};
}

static int write_json(lua_State *L) {
    const json_request *request = lua_touserdata(L, 1);
    writer w = open_writer(L);
    luahost_push_ref(L, request->value);           // request, value
    write_top(&w, (luahost_text){"", 0}, request->members);
    return 0;
}

static int write_case_json(lua_State *L) {
    const json_request *request = lua_touserdata(L, 1);
    writer w = open_writer(L);
    for (size_t i = 0; i < request->count; i++) {
        const luahost_part *part = &request->parts[i];
        w.out->limit = SIZE_MAX;
        put(&w, part->before.bytes, part->before.length);
        if (part->name.length == 0) continue;
        luahost_push_read(L, part->name);          // request, case, value
        write_top(&w, part->name, part->members);
        lua_settop(L, 1);                          // request
    }
    return 0;
}

void luahost_push_json_key(lua_State *L, int index) {
    size_t length;
    const char *text = lua_tolstring(L, index, &length);
    writer w = {.L = L, .out = &luahost_of(L)->scratch};
    luahost_buffer_open(w.out, LUAHOST_MAX_TEXT);
    if (!put_text(&w, text, length)) luahost_raise_argument(L, "freeze", 2, "a list of texts");
    put_byte(&w, ':');
    luahost_buffer_check(L, w.out);
    lua_pushlstring(L, w.out->bytes, w.out->length);
}

bool luahost_push_constant_metatable(lua_State *L, int index) {
    writer w = {.L = L, .out = &luahost_of(L)->scratch};
    luahost_buffer_open(w.out, luahost_of(L)->result_limit);
    write_value(&w, lua_absindex(L, index), 0);
    if (w.out->length > LUAHOST_MAX_TEXT) return false;
    lua_createtable(L, 0, 24);                     // metatable
    luahost_set_events(L);
    lua_pushlstring(L, w.out->bytes, w.out->length);
    lua_rawseti(L, -2, 0);
    return true;
}

static luahost_code write_with(luahost *host, lua_CFunction body, json_request *request, luahost_text *out) {
    luahost_code code = luahost_protected(host, body, request);
    *out = code == LUAHOST_OK ? (luahost_text){host->out.bytes, host->out.length} : (luahost_text){NULL, 0};
    return code;
}

luahost_code luahost_json(luahost *host, luahost_ref value, bool members, luahost_text *out) {
    json_request request = {.value = value, .members = members};
    return write_with(host, write_json, &request, out);
}

luahost_code luahost_case_json(luahost *host, const luahost_part *parts, size_t count, luahost_text *out) {
    json_request request = {.parts = parts, .count = count};
    return write_with(host, write_case_json, &request, out);
}
