// `case.NAME`: a fact, an answer worked out once, or a clear error. What a case has is read natively; only what its table lacks
// comes here.
#include "luahost_internal.h"

#include <string.h>

// ---- Names -----------------------------------------------------------------------------------------------

// Lua keeps each text of up to 40 bytes once, so such a name is known by its address.
static luahost_named_slot *place_of(const luahost *host, const char *name) {
    size_t place = (uintptr_t)name >> 4;
    while (true) {
        luahost_named_slot *at = &host->named_slots[place++ & (host->named_slot_count - 1)];
        if (at->name == name || at->name == NULL) return at;
    }
}

static void remember_slot(lua_State *L, const char *name, lua_Integer slot) {
    luahost *host = luahost_of(L);
    if (2 * (host->named_slots_used + 1) > host->named_slot_count) {
        size_t old_count = host->named_slot_count, count = old_count > 0 ? 2 * old_count : 64;
        luahost_named_slot *old = host->named_slots;
        host->named_slots = luahost_grow(L, NULL, 0, count * sizeof *old);
        host->named_slot_count = count;
        for (size_t i = 0; i < old_count; i++) {
            if (old[i].name != NULL) *place_of(host, old[i].name) = old[i];
        }
        if (old != NULL) luahost_allocate(host, old, old_count * sizeof *old, 0);
    }
    *place_of(host, name) = (luahost_named_slot){name, slot};
    host->named_slots_used++;
}

// What the __index of a case holds.
#define SLOTS lua_upvalueindex(1)
#define DEFINITIONS lua_upvalueindex(2)
#define ORDERS lua_upvalueindex(3)

// ---- Facts -----------------------------------------------------------------------------------------------

void luahost_push_default(lua_State *L, const luahost_slot *slot) { luahost_push_ref(L, slot->fact.default_value); }

static int read_fact(lua_State *L, const luahost_slot *slot) {
    luahost_text name = slot->fact.name;
    if (!slot->fact.is_read) luahost_raise(L, LUAHOST_DYNAMIC_READ, LUAHOST_OP_READ, name.bytes, name.length);
    if (slot->fact.default_value == 0 && slot->fact.required) {
        luahost_trace_lacking(L, name);
        luahost_raise(L, LUAHOST_FACT_MISSING, LUAHOST_OP_READ, name.bytes, name.length);
    }
    luahost_push_default(L, slot);
    return 1;
}

// ---- Answers ---------------------------------------------------------------------------------------------

// "a → b → a"
static _Noreturn void raise_circle(lua_State *L, int32_t number) {
    luahost *host = luahost_of(L);
    int32_t first = 0;
    while (host->progress[first] != number) first++;
    luahost_buffer *text = &host->scratch;
    luahost_buffer_open(text, LUAHOST_MAX_SUBJECT);
    for (int32_t i = first; i <= host->answers; i++) {
        luahost_text name = host->definitions[i < host->answers ? host->progress[i] : number].name;
        luahost_buffer_append(text, name.bytes, name.length);
        if (i < host->answers) luahost_buffer_append(text, " → ", strlen(" → "));
    }
    luahost_raise(L, LUAHOST_CIRCLE, LUAHOST_OP_READ, text->bytes, text->length);
}

static _Noreturn void raise_remembered(lua_State *L, int32_t number) {
    luahost *host = luahost_of(L);
    host->error = *host->remembered[number];
    host->error_remembered = number;
    luahost_raise_again(L);
}

// Freezes the answer at the top; a record made for it also gets the order of its keys.
static void freeze_answer(lua_State *L, int32_t number) {
    bool made = lua_istable(L, -1) && !luahost_is_frozen(L, -1);
    luahost_freeze_at(L, -1);
    if (!made) return;
    if (lua_rawgeti(L, ORDERS, number + 1) == LUA_TNIL) lua_pop(L, 1);
    else lua_setmetatable(L, -2);
}

// The stack is case, name.
static int read_answer(lua_State *L, int32_t number) {
    luahost *host = luahost_of(L);
    int32_t outcome = host->outcomes[number];
    if (outcome == LUAHOST_NOTHING) return 0;
    if (outcome >= LUAHOST_FAILED) {
        luahost_trace_lacking(L, host->definitions[number].name);
        raise_remembered(L, outcome - LUAHOST_FAILED);
    }
    if (outcome == LUAHOST_IN_PROGRESS) raise_circle(L, number);
    if (host->answers >= LUAHOST_MAX_ANSWERS) luahost_stop(L, LUAHOST_TOO_DEEP);
    luahost_enter(L, 2);
    host->progress[host->answers++] = number;
    host->outcomes[number] = LUAHOST_IN_PROGRESS;
    luahost_trace_answer(L, number);
    lua_rawgeti(L, DEFINITIONS, number + 1);                  // case, name, function
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1);                                        // case, name, answer
    host->answers--;
    luahost_leave(L, 2);
    luahost_trace_answered(L, number);
    if (lua_isnil(L, -1)) {
        host->outcomes[number] = LUAHOST_NOTHING;
        return 1;
    }
    freeze_answer(L, number);
    host->outcomes[number] = LUAHOST_UNTOUCHED;
    lua_pushvalue(L, -1);
    lua_insert(L, 2);                                         // case, answer, name, answer
    lua_rawset(L, 1);                                         // case, answer
    return 1;
}

// Keeps a copy of the error for this case; -1 when memory is gone.
static int32_t remember_error(luahost *host) {
    if (host->error_remembered >= 0) return host->error_remembered;
    if (host->remembered_count == host->remembered_capacity) {
        size_t old = (size_t)host->remembered_capacity * sizeof *host->remembered, new = 2 * old + 8 * sizeof *host->remembered;
        luahost_record **grown = luahost_allocate(host, host->remembered, host->remembered ? old : LUA_TUSERDATA, new);
        if (grown == NULL) return -1;
        host->remembered = grown;
        host->remembered_capacity = 2 * host->remembered_capacity + 8;
    }
    luahost_record *copy = luahost_allocate(host, NULL, LUA_TUSERDATA, sizeof *copy);
    if (copy == NULL) return -1;
    *copy = host->error;
    host->remembered[host->remembered_count] = copy;
    return host->error_remembered = host->remembered_count++;
}

// Never raises: it also runs outside of protected calls.
void luahost_fail_answers(luahost *host, int32_t depth) {
    if (host->answers <= depth) return;
    int32_t number = luahost_is_limit(host->error.code) ? -1 : remember_error(host);
    if (number < 0 && host->stopped == LUAHOST_OK) host->stopped = host->error.code = LUAHOST_MEMORY_LIMIT;
    while (host->answers > depth) {   // after a limit nothing of this case is read again
        host->outcomes[host->progress[--host->answers]] = number < 0 ? LUAHOST_NOTHING : LUAHOST_FAILED + number;
    }
}

// ---- Reading ---------------------------------------------------------------------------------------------

static _Noreturn void raise_unknown(lua_State *L, const char *before, size_t before_length) {
    if (lua_type(L, 2) != LUA_TSTRING) luahost_raise_text(L, LUAHOST_DYNAMIC_READ, LUAHOST_OP_READ, luahost_kind_name(L, 2));
    lua_pushlstring(L, before, before_length);
    if (before_length > 0) lua_pushliteral(L, ".");
    lua_pushvalue(L, 2);
    lua_concat(L, before_length > 0 ? 3 : 2);
    size_t length;
    const char *name = lua_tolstring(L, -1, &length);
    luahost_raise(L, LUAHOST_UNKNOWN_NAME, LUAHOST_OP_READ, name, length);
}

// __index of a case.
static int case_index(lua_State *L) {
    luahost *host = luahost_of(L);
    const luahost_named_slot *named = lua_type(L, 2) == LUA_TSTRING ? place_of(host, lua_tostring(L, 2)) : NULL;
    lua_Integer slot;
    if (named != NULL && named->name != NULL) {
        slot = named->slot;
    } else {
        lua_settop(L, 2);
        lua_pushvalue(L, 2);
        if (lua_rawget(L, SLOTS) == LUA_TNIL) raise_unknown(L, "", 0);
        slot = lua_tointeger(L, 3);
        lua_settop(L, 2);                        // case, name
    }
    switch (slot & 3) {
        case LUAHOST_SLOT_FACT: return read_fact(L, &host->facts[slot >> 2]);
        case LUAHOST_SLOT_GROUP: luahost_push_group(L, (int32_t)(slot >> 2)); return 1;
        case LUAHOST_SLOT_DEFINITION: return read_answer(L, (int32_t)(slot >> 2));
        default: return 0;                       // a preset that this case lacks
    }
}

// __index of `case.needs`; closure: [1] the number of the group.
static int group_index(lua_State *L) {
    luahost *host = luahost_of(L);
    int32_t group = (int32_t)lua_tointeger(L, lua_upvalueindex(1));
    luahost_text name = host->groups[group].name;
    size_t length;
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tolstring(L, 2, &length) : NULL;
    const luahost_slot *slot = key ? luahost_find_fact(host, group, key, length) : NULL;
    lua_settop(L, 2);
    if (slot == NULL) raise_unknown(L, name.bytes, name.length);
    return read_fact(L, slot);
}

// What the metatables of a case and of its groups hold, and no others.
enum { MARK = -1 };

static void set_mark(lua_State *L) {
    lua_pushboolean(L, 1);
    lua_rawseti(L, -2, MARK);                    // metatable
}

bool luahost_is_case(lua_State *L, int index) {
    if (!lua_istable(L, index) || !lua_getmetatable(L, index)) return false;   // metatable
    const luahost *host = luahost_of(L);
    const void *own = lua_topointer(L, -1);
    if (own == host->case_meta || own == host->frozen_meta) {
        lua_pop(L, 1);
        return own == host->case_meta;
    }
    bool is_case = lua_rawgeti(L, -1, MARK) != LUA_TNIL;
    lua_pop(L, 2);
    return is_case;
}

void luahost_refuse_case(lua_State *L, int index) {
    if (luahost_is_case(L, index)) luahost_raise_text(L, LUAHOST_DYNAMIC_READ, LUAHOST_OP_READ, "");
}

// ---- Metatables and slots --------------------------------------------------------------------------------

void luahost_set_slot(lua_State *L, lua_Integer number, int kind) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_SLOTS);    // name, slots
    lua_pushvalue(L, -2);
    if (lua_rawget(L, -2) != LUA_TNIL) {
        size_t length;
        const char *name = lua_tolstring(L, -3, &length);
        luahost_raise(L, LUAHOST_BAD_DECLARATION, LUAHOST_OP_NONE, name, length);
    }
    lua_pop(L, 1);                                            // name, slots
    lua_insert(L, -2);
    lua_Integer slot = number * 4 + kind;
    remember_slot(L, lua_tostring(L, -1), slot);              // the table keeps the text, and with it the address
    lua_pushinteger(L, slot);                                 // slots, name, slot
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

static void push_registry_table(lua_State *L, int key) {
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, key);
}

void luahost_open_cases(lua_State *L) {
    push_registry_table(L, LUAHOST_KEY_GROUP_METAS);
    lua_settop(L, 0);
    push_registry_table(L, LUAHOST_KEY_CASE_META);           // metatable
    luahost_of(L)->case_meta = lua_topointer(L, -1);
    luahost_set_events(L);
    set_mark(L);
    push_registry_table(L, LUAHOST_KEY_SLOTS);               // metatable, slots
    push_registry_table(L, LUAHOST_KEY_DEFINITIONS);
    push_registry_table(L, LUAHOST_KEY_ORDERS);              // metatable, slots, definitions, orders
    lua_pushcclosure(L, case_index, 3);
    lua_setfield(L, 1, "__index");
    lua_pushliteral(L, "on");
    luahost_set_slot(L, 0, LUAHOST_SLOT_PRESET);
    lua_pushliteral(L, "known");
    luahost_set_slot(L, 1, LUAHOST_SLOT_PRESET);
}

// Pushes the metatable of a group, made when it is first asked for.
static void push_group_metatable(lua_State *L, int32_t group) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_GROUP_METAS);   // metas
    if (lua_rawgeti(L, -1, group + 1) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_newtable(L);                                           // metas, metatable
        luahost_set_events(L);
        set_mark(L);
        lua_pushinteger(L, group);
        lua_pushcclosure(L, group_index, 1);
        lua_setfield(L, -2, "__index");
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, group + 1);
    }
    lua_remove(L, -2);                                             // metatable
}

// ---- A case ----------------------------------------------------------------------------------------------

void luahost_push_case(lua_State *L, size_t facts) {
    // Room for the dates, the facts and half of the answers: seldom are more asked for.
    size_t size = 2 + facts + (size_t)luahost_of(L)->definition_count / 2;
    lua_createtable(L, 0, (int)(size < 200 ? size : 200));
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_CASE_META);
    lua_setmetatable(L, -2);
    luahost_of(L)->case_table = lua_topointer(L, -1);
    lua_pushvalue(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_CASE);          // case
}

void luahost_push_group(lua_State *L, int32_t group) {
    luahost_text name = luahost_of(L)->groups[group].name;
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_CASE);          // case
    lua_pushlstring(L, name.bytes, name.length);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, -3) == LUA_TNIL) {                           // case, name, nil
        lua_pop(L, 1);
        lua_newtable(L);
        push_group_metatable(L, group);
        lua_setmetatable(L, -2);                                   // case, name, record
        lua_insert(L, -2);
        lua_pushvalue(L, -2);                                      // case, record, name, record
        lua_rawset(L, -4);                                         // case, record
        lua_remove(L, -2);
        return;
    }
    lua_replace(L, -3);                                            // record, name
    lua_pop(L, 1);
}
