// Values across the boundary, as bytes: copied both ways, nothing shared.
#include "luahost_internal.h"

#include <string.h>

// ---- Out -------------------------------------------------------------------------------------------------

static void put_tag(luahost_buffer *out, char tag) { luahost_buffer_append(out, &tag, 1); }
static void put_int32(luahost_buffer *out, int32_t value) { luahost_buffer_append(out, &value, sizeof value); }
static void put_int64(luahost_buffer *out, int64_t value) { luahost_buffer_append(out, &value, sizeof value); }

static void put_ratio(luahost_buffer *out, char tag, exact_q value) {
    put_tag(out, tag);
    put_int64(out, value.num);
    put_int64(out, value.den);
}

static void put_exact(lua_State *L, luahost_buffer *out, int index) {
    exact_word word;
    int32_t months, days;
    const exact_arena *arena = luahost_of(L)->arena;
    if (!luahost_exact_at(L, index, &word)) luahost_raise_text(L, LUAHOST_BAD_RESULT, LUAHOST_OP_NONE, "something else");
    switch (exact_kind_of(word)) {
        case EXACT_NUMBER: put_ratio(out, 'Q', exact_unpack(arena, word)); return;
        case EXACT_MONEY: put_ratio(out, 'M', exact_unpack(arena, word)); return;
        case EXACT_DATE:
            put_tag(out, 'D');
            put_int32(out, exact_unpack_date(word));
            return;
        case EXACT_DURATION:
            exact_unpack_duration(word, &months, &days);
            put_tag(out, 'U');
            put_int32(out, months);
            put_int32(out, days);
            return;
        case EXACT_NONE: return;
    }
}

static void put_value(lua_State *L, luahost_buffer *out, int index, int depth);

static void put_pair(lua_State *L, luahost_buffer *out, int table, int depth) {
    lua_pushvalue(L, -1);               // …, key, key
    put_value(L, out, -1, depth);
    lua_rawget(L, table);               // …, key, value
    put_value(L, out, -1, depth);
    lua_pop(L, 2);
}

static void put_table(lua_State *L, luahost_buffer *out, int index, int depth) {
    if (depth > LUAHOST_MAX_DEPTH) luahost_raise_text(L, LUAHOST_BAD_RESULT, LUAHOST_OP_NONE, "more than 32 levels, or a circle");
    if (!lua_checkstack(L, 8)) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    index = lua_absindex(L, index);
    lua_Integer count = luahost_sorted_keys(L, index);      // …, keys, where there are any
    bool list = count < 0;
    if (list) count = (lua_Integer)lua_rawlen(L, index);
    put_tag(out, '{');
    put_int32(out, (int32_t)count);
    for (lua_Integer i = 1; i <= count; i++) {
        if (list) lua_pushinteger(L, i);
        else lua_rawgeti(L, -1, i);
        put_pair(L, out, index, depth);
    }
    if (!list) lua_pop(L, 1);
}

static void put_value(lua_State *L, luahost_buffer *out, int index, int depth) {
    size_t length;
    luahost_charge(L, 1);
    luahost_buffer_check(L, out);
    switch (lua_type(L, index)) {
        case LUA_TNIL: put_tag(out, 'N'); return;
        case LUA_TBOOLEAN: put_tag(out, lua_toboolean(L, index) ? 'T' : 'F'); return;
        case LUA_TNUMBER:
            put_tag(out, 'I');
            put_int64(out, lua_tointeger(L, index));
            return;
        case LUA_TSTRING: {
            const char *bytes = lua_tolstring(L, index, &length);
            put_tag(out, 'S');
            put_int32(out, (int32_t)length);
            luahost_buffer_append(out, bytes, length);
            return;
        }
        case LUA_TTABLE: put_table(L, out, index, depth + 1); return;
        case LUA_TFUNCTION:
            lua_pushvalue(L, index);
            put_tag(out, 'L');
            put_int32(out, luahost_keep(L));
            return;
        default: put_exact(L, out, index); return;
    }
}

typedef struct { luahost_ref value; } encode_request;

static int encode_value(lua_State *L) {
    encode_request *request = lua_touserdata(L, 1);
    luahost *host = luahost_of(L);
    luahost_buffer_open(&host->out, host->result_limit);
    luahost_push_ref(L, request->value);
    put_value(L, &host->out, 2, 0);
    luahost_buffer_check(L, &host->out);
    return 0;
}

luahost_code luahost_encode(luahost *host, luahost_ref value, const uint8_t **bytes, size_t *length) {
    encode_request request = {value};
    luahost_code code = luahost_protected(host, encode_value, &request);
    *bytes = (const uint8_t *)host->out.bytes;
    *length = host->out.length;
    return code;
}

// ---- In --------------------------------------------------------------------------------------------------

typedef struct {
    const uint8_t *at, *end;
    luahost_ref out;
} decode_request;

static _Noreturn void raise_form(lua_State *L) { luahost_raise_text(L, LUAHOST_BAD_ARGUMENT, LUAHOST_OP_NONE, "bytes of a value"); }

static void take(lua_State *L, decode_request *in, void *out, size_t size) {
    if ((size_t)(in->end - in->at) < size) raise_form(L);
    memcpy(out, in->at, size);
    in->at += size;
}

static exact_q take_ratio(lua_State *L, decode_request *in) {
    exact_q value;
    int64_t parts[2];
    take(L, in, parts, sizeof parts);
    exact_status status = exact_q_make(parts[0], parts[1], &value);
    if (status != EXACT_OK) luahost_raise_exact(L, status, LUAHOST_OP_NONE, 0, 0);
    return value;
}

static void push_decoded(lua_State *L, decode_request *in, int depth);

static void push_table(lua_State *L, decode_request *in, int depth) {
    uint32_t count;
    take(L, in, &count, sizeof count);
    if (depth > LUAHOST_MAX_DEPTH || count > (size_t)(in->end - in->at) || !lua_checkstack(L, 8)) raise_form(L);
    lua_newtable(L);
    for (uint32_t i = 0; i < count; i++) {
        push_decoded(L, in, depth);     // table, key
        if (lua_isnil(L, -1)) raise_form(L);
        push_decoded(L, in, depth);     // table, key, value
        lua_rawset(L, -3);
    }
}

static void push_duration(lua_State *L, decode_request *in) {
    int32_t parts[2];
    exact_word word;
    take(L, in, parts, sizeof parts);
    exact_status status = exact_pack_duration(parts[0], parts[1], &word);
    if (status != EXACT_OK) luahost_raise_exact(L, status, LUAHOST_OP_NONE, 0, 0);
    luahost_push_word(L, word);
}

static void push_decoded(lua_State *L, decode_request *in, int depth) {
    uint8_t tag;
    int64_t whole;
    int32_t days;
    uint32_t length;
    take(L, in, &tag, 1);
    switch (tag) {
        case 'N': lua_pushnil(L); return;
        case 'T':
        case 'F': lua_pushboolean(L, tag == 'T'); return;
        case 'I':
            take(L, in, &whole, sizeof whole);
            luahost_push_number(L, (exact_q){whole, 1});
            return;
        case 'Q': luahost_push_number(L, take_ratio(L, in)); return;
        case 'M': luahost_push_money(L, take_ratio(L, in)); return;
        case 'D':
            take(L, in, &days, sizeof days);
            luahost_push_word(L, exact_pack_date(days));
            return;
        case 'U': push_duration(L, in); return;
        case 'S':
            take(L, in, &length, sizeof length);
            if (length > (size_t)(in->end - in->at)) raise_form(L);
            lua_pushlstring(L, (const char *)in->at, length);
            in->at += length;
            return;
        case 'L':
            take(L, in, &days, sizeof days);
            luahost_push_ref(L, days);
            return;
        case '{': push_table(L, in, depth + 1); return;
        default: raise_form(L);
    }
}

static int decode_value(lua_State *L) {
    decode_request *request = lua_touserdata(L, 1);
    push_decoded(L, request, 0);
    if (request->at != request->end) raise_form(L);
    request->out = luahost_keep(L);
    return 0;
}

luahost_code luahost_decode(luahost *host, const uint8_t *bytes, size_t length, luahost_ref *out) {
    decode_request request = {bytes, bytes + length, 0};
    luahost_code code = luahost_protected(host, decode_value, &request);
    *out = request.out;
    return code;
}
