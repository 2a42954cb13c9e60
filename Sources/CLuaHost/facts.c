// The facts that a rulebook declares: copied once, found by name.
#include "luahost_internal.h"

#include <string.h>

void *luahost_grow(lua_State *L, void *block, size_t old_size, size_t new_size) {
    luahost *host = luahost_of(L);
    void *grown = luahost_allocate(host, block, block ? old_size : LUA_TUSERDATA, new_size);
    if (grown == NULL && new_size > 0) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    memset((char *)grown + old_size, 0, new_size - old_size);
    return grown;
}

luahost_text luahost_copy(lua_State *L, luahost_text text) {
    char *bytes = luahost_grow(L, NULL, 0, text.length + 1);
    if (text.length > 0) memcpy(bytes, text.bytes, text.length);
    return (luahost_text){bytes, text.length};
}

// ---- Finding ---------------------------------------------------------------------------------------------

// FNV-1a, over the group and the name.
static uint32_t hash(int32_t group, const char *name, size_t length) {
    uint32_t h = 2166136261u ^ (uint32_t)group;
    for (size_t i = 0; i < length; i++) h = (h ^ (unsigned char)name[i]) * 16777619u;
    return h ^ h >> 15;
}

static bool same(luahost_text text, const char *name, size_t length) {
    return text.length == length && memcmp(text.bytes, name, length) == 0;
}

const luahost_slot *luahost_find_fact(luahost *host, int32_t group, const char *name, size_t length) {
    if (host->fact_place_count == 0) return NULL;
    for (size_t place = hash(group, name, length);; place++) {
        int32_t number = host->fact_places[place & (host->fact_place_count - 1)];
        if (number == 0) return NULL;
        const luahost_slot *slot = &host->facts[number - 1];
        if (slot->group == group && same(slot->key, name, length)) return slot;
    }
}

int32_t luahost_find_group(luahost *host, const char *name, size_t length) {
    for (size_t i = 0; i < host->group_count; i++) {
        if (same(host->groups[i].name, name, length)) return (int32_t)i;
    }
    return -1;
}

static void place_fact(luahost *host, int32_t number) {
    const luahost_slot *slot = &host->facts[number];
    size_t place = hash(slot->group, slot->key.bytes, slot->key.length);
    while (host->fact_places[place & (host->fact_place_count - 1)] != 0) place++;
    host->fact_places[place & (host->fact_place_count - 1)] = number + 1;
}

// ---- Declaring -------------------------------------------------------------------------------------------

static void copy_fact(lua_State *L, luahost_slot *slot, const luahost_fact *fact, int32_t number);

static void copy_fields(lua_State *L, luahost_slot *slot, const luahost_fact *fact) {
    if (fact->field_count == 0) return;
    slot->fields = luahost_grow(L, NULL, 0, fact->field_count * sizeof *slot->fields);
    for (size_t i = 0; i < fact->field_count; i++) copy_fact(L, &slot->fields[i], &fact->fields[i], (int32_t)i);
}

static void copy_choices(lua_State *L, luahost_slot *slot, const luahost_fact *fact) {
    if (fact->choice_count == 0) return;
    luahost_text *choices = luahost_grow(L, NULL, 0, fact->choice_count * sizeof *choices);
    slot->fact.choices = choices;
    for (size_t i = 0; i < fact->choice_count; i++) choices[i] = luahost_copy(L, fact->choices[i]);
}

static void copy_fact(lua_State *L, luahost_slot *slot, const luahost_fact *fact, int32_t number) {
    slot->fact = *fact;
    slot->fact.fields = NULL;
    slot->fact.choices = NULL;
    slot->number = number;
    slot->group = -1;
    slot->fact.name = slot->key = luahost_copy(L, fact->name);
    copy_choices(L, slot, fact);
    copy_fields(L, slot, fact);
    if (fact->default_value != 0) {
        luahost_push_ref(L, fact->default_value);
        luahost_freeze_at(L, -1);
        slot->fact.default_value = luahost_keep(L);
    }
}

// "needs.mobility" is `mobility` of the group `needs`, which is made when it is first named.
static void find_place(lua_State *L, luahost_slot *slot) {
    luahost *host = luahost_of(L);
    luahost_text name = slot->fact.name;
    const char *dot = memchr(name.bytes, '.', name.length);
    if (dot == NULL) {
        lua_pushlstring(L, name.bytes, name.length);
        luahost_set_slot(L, slot->number, LUAHOST_SLOT_FACT);
        return;
    }
    luahost_text group = {name.bytes, (size_t)(dot - name.bytes)};
    slot->key = (luahost_text){dot + 1, name.length - group.length - 1};
    slot->group = luahost_find_group(host, group.bytes, group.length);
    if (slot->group >= 0) return;
    size_t size = host->group_count * sizeof *host->groups;
    host->groups = luahost_grow(L, host->groups, size, size + sizeof *host->groups);
    slot->group = (int32_t)host->group_count;
    host->groups[host->group_count++].name = group;
    lua_pushlstring(L, group.bytes, group.length);
    luahost_set_slot(L, slot->group, LUAHOST_SLOT_GROUP);
}

typedef struct {
    const luahost_fact *facts;
    size_t count;
} declare_request;

static int declare_facts(lua_State *L) {
    declare_request *request = lua_touserdata(L, 1);
    luahost *host = luahost_of(L);
    if (host->fact_count > 0) luahost_raise_text(L, LUAHOST_BAD_DECLARATION, LUAHOST_OP_NONE, "facts are declared once");
    host->facts = luahost_grow(L, NULL, 0, (request->count + 1) * sizeof *host->facts);
    host->fact_capacity = request->count + 1;
    size_t places = 16;
    while (places < 4 * request->count) places *= 2;
    host->fact_places = luahost_grow(L, NULL, 0, places * sizeof *host->fact_places);
    host->fact_place_count = places;
    for (size_t i = 0; i < request->count; i++) {
        luahost_slot *slot = &host->facts[i];
        copy_fact(L, slot, &request->facts[i], (int32_t)i);
        find_place(L, slot);
        if (luahost_find_fact(host, slot->group, slot->key.bytes, slot->key.length)) {
            luahost_raise(L, LUAHOST_BAD_DECLARATION, LUAHOST_OP_NONE, slot->fact.name.bytes, slot->fact.name.length);
        }
        place_fact(host, (int32_t)i);
        host->fact_count++;
    }
    return 0;
}

luahost_code luahost_declare(luahost *host, const luahost_fact *facts, size_t count) {
    declare_request request = {facts, count};
    return luahost_protected(host, declare_facts, &request);
}
