// Nodes into the case table.
#include "case_inner.h"

typedef struct {
    luahost_reader *reader;
    int32_t on;
    const int32_t *known;
    size_t next;                // node
    int names;                  // the anchored names on the stack
} fill_request;

static void push_value(lua_State *L, fill_request *fill);

static const case_node *peek(const fill_request *fill) { return &fill->reader->nodes[fill->next]; }

static void push_list(lua_State *L, fill_request *fill, uint32_t count) {
    lua_createtable(L, (int)count, 0);             // list
    for (lua_Integer i = 1; peek(fill)->kind != NODE_END; i++) {
        push_value(L, fill);                       // list, value
        lua_rawseti(L, -2, i);                     // list
    }
    fill->next++;
    luahost_seal_table(L, -1);
}

static void push_record(lua_State *L, fill_request *fill, const luahost_fact *of) {
    lua_createtable(L, 0, (int)of->field_count);   // record
    while (peek(fill)->kind != NODE_END) {
        lua_rawgeti(L, fill->names, fill->reader->entries[peek(fill)->entry].key);   // record, key
        push_value(L, fill);                       // record, key, value
        lua_rawset(L, -3);                         // record
    }
    fill->next++;
    luahost_seal_table(L, -1);
}

// Pushes the value of the next node and of those within it.
static void push_value(lua_State *L, fill_request *fill) {
    const luahost_reader *reader = fill->reader;
    const case_node *node = &reader->nodes[fill->next++];
    const case_entry *entry = &reader->entries[node->entry];
    switch (node->kind) {
        case NODE_TRUE: lua_pushboolean(L, 1); break;
        case NODE_FALSE: lua_pushboolean(L, 0); break;
        case NODE_WHOLE: lua_pushinteger(L, node->whole); break;
        case NODE_NUMBER: luahost_push_number(L, node->number); break;
        case NODE_MONEY: luahost_push_money(L, node->number); break;
        case NODE_DATE: luahost_push_word(L, exact_pack_date(node->days)); break;
        case NODE_TEXT: lua_pushlstring(L, reader->texts + node->text.offset, node->text.length); break;
        case NODE_CHOICE: lua_rawgeti(L, fill->names, entry->key + 1 + node->choice); break;
        case NODE_DEFAULT: luahost_push_default(L, entry->slot); break;
        case NODE_LIST:
        case NODE_RECORD:
            if (!lua_checkstack(L, 8)) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
            if (node->kind == NODE_LIST) push_list(L, fill, node->count);
            else push_record(L, fill, &entry->slot->fact);
            break;
        case NODE_END: lua_pushnil(L); break;
    }
}

static void set_date(lua_State *L, const fill_request *fill, int name, int32_t days) {
    lua_rawgeti(L, fill->names, name);             // …, case, key
    luahost_push_word(L, exact_pack_date(days));   // …, case, key, date
    lua_rawset(L, -3);                             // …, case
}

static int fill_case(lua_State *L) {
    fill_request *fill = lua_touserdata(L, 1);
    const luahost_reader *reader = fill->reader;
    lua_rawgetp(L, LUA_REGISTRYINDEX, reader);     // request, names
    fill->names = lua_gettop(L);
    luahost_push_case(L, reader->node_count);      // request, names, case
    int table = lua_gettop(L);
    set_date(L, fill, 1, fill->on);
    if (fill->known != NULL) set_date(L, fill, 2, *fill->known);
    int32_t group = -1;                            // the one whose record lies above the case
    while (fill->next < reader->node_count) {
        const case_entry *entry = &reader->entries[peek(fill)->entry];
        if (entry->slot->group != group) {
            group = entry->slot->group;
            lua_settop(L, table);                  // …, case
            if (group >= 0) luahost_push_group(L, group);
        }
        lua_rawgeti(L, fill->names, entry->key);   // …, case[, group], key
        push_value(L, fill);                       // …, case[, group], key, value
        lua_rawset(L, -3);                         // …, case[, group]
    }
    return 0;
}

luahost_code luahost_case_fill(luahost_reader *reader, int32_t on, const int32_t *known) {
    fill_request request = {.reader = reader, .on = on, .known = known};
    reader->host->on = on;
    reader->host->has_known = known != NULL;
    if (known != NULL) reader->host->known = *known;
    return luahost_protected(reader->host, fill_case, &request);
}
