// What an explained case reports. Events stand before and between what a rule does: nothing of a rule is called from here, so an explained
// rule nests as a plain one.
#include "luahost_internal.h"

#include <stdlib.h>
#include <string.h>

// ---- The record ------------------------------------------------------------------------------------------

void luahost_trace_begin(luahost *host, size_t words) {
    host->trace.limit = words;
    luahost_trace_clear(host);
}

void luahost_trace_clear(luahost *host) {
    luahost_trace_record *trace = &host->trace;
    trace->count = 0;
    trace->omitted = 0;
    trace->depth = trace->hidden = 0;
    trace->details_full = trace->full = false;
    luahost_buffer_open(&trace->bytes, SIZE_MAX);
}

void luahost_trace_close(luahost *host) {
    free(host->trace.words);
    luahost_buffer_close(&host->trace.bytes);
}

luahost_trace_view luahost_trace(const luahost *host) {
    const luahost_trace_record *trace = &host->trace;
    return (luahost_trace_view){trace->words, trace->count, {trace->bytes.bytes, trace->bytes.length}, trace->omitted};
}

luahost_text luahost_definition_name(const luahost *host, int32_t number) {
    return number >= 0 && number < host->definition_count ? host->definitions[number].name : (luahost_text){"", 0};
}

// Room for an event with so many values: NULL where there is none.
static uint64_t *make_room(luahost_trace_record *trace, size_t values, bool is_detail) {
    size_t needed = trace->count + 1 + values, taken = needed + trace->bytes.length / sizeof *trace->words;
    // Once something was left out nothing smaller follows it: what is there must belong together.
    if (taken > trace->limit) trace->details_full |= is_detail;
    if (taken > 2 * trace->limit) trace->full = true;
    if (trace->full || (is_detail && (trace->details_full || trace->hidden > 0))) {
        trace->omitted++;
        return NULL;
    }
    if (needed > trace->capacity) {
        size_t capacity = 2 * needed + 512;
        uint64_t *grown = realloc(trace->words, capacity * sizeof *grown);
        if (grown == NULL) {
            trace->omitted++;
            return NULL;
        }
        trace->words = grown;
        trace->capacity = capacity;
    }
    uint64_t *place = trace->words + trace->count;
    trace->count = needed;
    return place;
}

static uint64_t head(luahost_event event, size_t values, uint64_t site) { return (uint64_t)event | values << 8 | site << 16; }

// ---- Values ----------------------------------------------------------------------------------------------

static uint64_t kept(luahost *host, luahost_trace_tag tag, const void *bytes, size_t length) {
    luahost_buffer *buffer = &host->trace.bytes;
    size_t offset = buffer->length;
    luahost_buffer_append(buffer, bytes, length);
    if (buffer->length != offset + length) {
        host->trace.omitted++;
        return LUAHOST_TRACE_NOTHING;
    }
    return (uint64_t)offset << 24 | (uint64_t)length << 4 | (uint64_t)tag;
}

static uint64_t exact_value(luahost *host, exact_word word) {
    bool large = (word & 0xF) == LUAHOST_TRACE_LARGE_NUMBER || (word & 0xF) == LUAHOST_TRACE_LARGE_MONEY;
    if (!large) return word;
    exact_q value = exact_unpack(host->arena, word);
    int64_t terms[2] = {value.num, value.den};
    return kept(host, (luahost_trace_tag)(word & 0xF), terms, sizeof terms);
}

static uint64_t value_at(lua_State *L, luahost *host, int index) {
    exact_word word;
    size_t length;
    const char *text;
    switch (lua_type(L, index)) {
        case LUA_TBOOLEAN: return lua_toboolean(L, index) ? LUAHOST_TRACE_YES : LUAHOST_TRACE_NO;
        case LUA_TNUMBER:
            if (!lua_isinteger(L, index)) return LUAHOST_TRACE_NOTHING;
            return (uint64_t)lua_tointeger(L, index) << 8 | 1;   // a whole number as CExact has it
        case LUA_TLIGHTUSERDATA:
            word = luahost_word_at(L, index);
            return exact_value(host, word);
        case LUA_TSTRING:
            text = lua_tolstring(L, index, &length);
            return kept(host, LUAHOST_TRACE_TEXT, text, length < LUAHOST_TRACE_TEXT_BYTES ? length : LUAHOST_TRACE_TEXT_BYTES);
        case LUA_TTABLE:
            length = lua_rawlen(L, index);
            return length > 0 ? (uint64_t)length << 4 | LUAHOST_TRACE_LIST : LUAHOST_TRACE_RECORD;
        case LUA_TFUNCTION: return LUAHOST_TRACE_FUNCTION;
        default: return LUAHOST_TRACE_NOTHING;
    }
}

// An event with the values from `first` on.
static void record(lua_State *L, luahost_event event, uint64_t site, int first, int values, bool is_detail) {
    luahost *host = luahost_of(L);
    luahost_trace_record *trace = &host->trace;
    if (trace->limit == 0 || !host->in_case) return;
    uint64_t *place = make_room(trace, (size_t)values, is_detail);
    if (place == NULL) return;
    place[0] = head(event, (size_t)values, site);
    for (int i = 0; i < values; i++) place[i + 1] = value_at(L, host, first + i);
}

static uint64_t site_at(lua_State *L) { return (uint64_t)lua_tointeger(L, 1); }

// ---- What explained text calls: the site comes first ------------------------------------------------------

static int trace_read(lua_State *L) {
    lua_settop(L, 3);                                  // site, base, key
    lua_gettable(L, 2);                                // site, base, value
    bool is_case = lua_topointer(L, 2) == luahost_of(L)->case_table || luahost_is_case(L, 2);
    record(L, is_case ? LUAHOST_EVENT_READ : LUAHOST_EVENT_FIELD, site_at(L), 3, 1, true);
    return 1;
}

static int compared(lua_State *L, bool holds) {
    lua_pushboolean(L, holds);                         // site, left, right, holds
    record(L, LUAHOST_EVENT_COMPARE, site_at(L), 2, 3, true);
    return 1;
}

static int trace_lt(lua_State *L) { return compared(L, lua_compare(L, 2, 3, LUA_OPLT)); }
static int trace_le(lua_State *L) { return compared(L, lua_compare(L, 2, 3, LUA_OPLE)); }
static int trace_gt(lua_State *L) { return compared(L, lua_compare(L, 3, 2, LUA_OPLT)); }
static int trace_ge(lua_State *L) { return compared(L, lua_compare(L, 3, 2, LUA_OPLE)); }
static int trace_eq(lua_State *L) { return compared(L, luahost_checked_equal(L, 2, 3)); }

// The operation with the operands alone on the stack, as it expects them; its result stands above them.
static int worked(lua_State *L, lua_CFunction operation, int operands) {
    uint64_t site = site_at(L);
    lua_remove(L, 1);                                  // operands…
    lua_settop(L, operands);
    operation(L);                                      // operands…, result
    if (lua_gettop(L) == operands) lua_pushnil(L);
    record(L, LUAHOST_EVENT_WORK, site, 1, operands + 1, true);
    return 1;
}

static int native_add(lua_State *L) {
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_arith(L, LUA_OPADD);
    return 1;
}

static int native_sub(lua_State *L) {
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_arith(L, LUA_OPSUB);
    return 1;
}

static int trace_add(lua_State *L) { return worked(L, native_add, 2); }
static int trace_sub(lua_State *L) { return worked(L, native_sub, 2); }
static int trace_mul(lua_State *L) { return worked(L, luahost_checked_mul, 2); }
static int trace_div(lua_State *L) { return worked(L, luahost_checked_div, 2); }
static int trace_idiv(lua_State *L) { return worked(L, luahost_checked_idiv, 2); }
static int trace_mod(lua_State *L) { return worked(L, luahost_checked_mod, 2); }
static int trace_pow(lua_State *L) { return worked(L, luahost_checked_pow, 2); }
static int trace_neg(lua_State *L) { return worked(L, luahost_checked_neg, 1); }

static int trace_value(lua_State *L) {
    lua_settop(L, 2);
    record(L, LUAHOST_EVENT_VALUE, site_at(L), 2, 1, true);
    return 1;
}

static int trace_name(lua_State *L) {
    lua_settop(L, 2);
    record(L, LUAHOST_EVENT_NAME, site_at(L), 2, 1, true);
    return 1;
}

// Gives on all values but the site.
static int trace_values(lua_State *L) {
    if (lua_gettop(L) > 1) record(L, LUAHOST_EVENT_VALUE, site_at(L), 2, 1, true);
    return lua_gettop(L) - 1;
}

static int trace_enter(lua_State *L) {
    luahost_trace_record *trace = &luahost_of(L)->trace;
    int values = lua_gettop(L) - 1;
    if (values > LUAHOST_TRACE_VALUES) values = LUAHOST_TRACE_VALUES;
    size_t before = trace->count;
    lua_Debug ar;
    ar.istailcall = 0;
    if (lua_getstack(L, 1, &ar)) lua_getinfo(L, "t", &ar);
    luahost_event event = ar.istailcall ? LUAHOST_EVENT_TAKE_OVER : LUAHOST_EVENT_ENTER;
    if (trace->hidden == 0) record(L, event, site_at(L), 2, values, true);
    if (trace->count > before) trace->depth++;
    else trace->hidden++;
    return 0;
}

// Gives on all values but the site.
static int ended(lua_State *L, luahost_event event, int told) {
    luahost_trace_record *trace = &luahost_of(L)->trace;
    if (trace->hidden > 0) {
        trace->hidden--;
    } else {
        record(L, event, site_at(L), 2, told, false);
        trace->depth--;
    }
    return lua_gettop(L) - 1;
}

// With what the function returns.
static int trace_leave(lua_State *L) {
    int values = lua_gettop(L) - 1;
    return ended(L, LUAHOST_EVENT_LEAVE, values < LUAHOST_TRACE_VALUES ? values : LUAHOST_TRACE_VALUES);
}

// With the last of what the function gives to the one that it ends by calling: the values before are worked out by then.
static int trace_pass(lua_State *L) { return ended(L, LUAHOST_EVENT_PASS_ON, 0); }

static int trace_turn(lua_State *L) {
    record(L, LUAHOST_EVENT_TURN, site_at(L), 2, 0, true);
    return 0;
}

int luahost_push_reports(lua_State *L) {
    static const lua_CFunction reports[] = {trace_read, trace_lt,  trace_le,   trace_gt,  trace_ge,  trace_eq,    trace_add,   trace_sub,   trace_mul,
                                            trace_div,  trace_idiv, trace_mod, trace_pow, trace_neg, trace_name, trace_value, trace_values, trace_enter, trace_leave, trace_pass, trace_turn};
    int count = (int)(sizeof reports / sizeof reports[0]);
    for (int i = 0; i < count; i++) lua_pushcfunction(L, reports[i]);
    return count;
}

// ---- What the host and the prelude report -----------------------------------------------------------------

void luahost_trace_add_answer(lua_State *L, int32_t number) {
    record(L, LUAHOST_EVENT_ANSWER, (uint64_t)number, 1, 0, false);
    luahost_of(L)->trace.depth++;
}

void luahost_trace_add_answered(lua_State *L, int32_t number) {
    record(L, LUAHOST_EVENT_ANSWERED, (uint64_t)number, lua_gettop(L), 1, false);
    luahost_of(L)->trace.depth--;
}

void luahost_trace_add_caught(lua_State *L, luahost_mark mark) {
    luahost_trace_record *trace = &luahost_of(L)->trace;
    if (trace->depth == mark.depth && trace->hidden == mark.hidden) return;
    trace->depth = mark.depth;
    trace->hidden = mark.hidden;
    record(L, LUAHOST_EVENT_CAUGHT, (uint64_t)mark.depth, 1, 0, false);
}

void luahost_trace_add_dated(lua_State *L, int32_t from, int32_t known) {
    luahost_push_word(L, exact_pack_date(from));
    if (known == INT32_MIN) lua_pushnil(L);
    else luahost_push_word(L, exact_pack_date(known));
    record(L, LUAHOST_EVENT_DATED, 0, lua_gettop(L) - 1, 2, false);
    lua_pop(L, 2);
}

void luahost_trace_add_lacking(lua_State *L, luahost_text name) {
    lua_pushlstring(L, name.bytes, name.length);
    record(L, LUAHOST_EVENT_LACKING, 0, lua_gettop(L), 1, false);
    lua_pop(L, 1);
}

void luahost_trace_add_rounded(lua_State *L, int rule, int values) {
    record(L, LUAHOST_EVENT_ROUND, (uint64_t)rule, lua_gettop(L) - values + 1, values, true);
}

// note(code, …): what the prelude tells of a form.
int luahost_note(lua_State *L) {
    record(L, LUAHOST_EVENT_NOTE, site_at(L), 2, lua_gettop(L) - 1, false);
    return 0;
}
