// Opening, closing, and the one way in: a protected call.
#include "luahost_internal.h"

#include <stdlib.h>

// Below the first protected call nothing may raise; this says so loudly if something does.
static int panic(lua_State *L) {
    (void)L;
    abort();
}

// Everything that a state holds before a script is loaded. No global table, no loaded modules.
static int open_state(lua_State *L) {
    lua_pushnil(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pushboolean(L, 0);                           // its place is there before the first case: each case takes the same memory
    lua_rawseti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_CASE);
    lua_newtable(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_REFS);
    lua_pushliteral(L, "error in error handling");   // Lua looks for it when memory is gone
    lua_setfield(L, LUA_REGISTRYINDEX, "error in error handling");
    luahost_open_operators(L);
    luahost_open_library(L);
    luahost_open_cases(L);
    return 0;
}

// The same in every state, since tables from which keys were removed are laid anew by where keys meet (seed.c).
static void set_mix(luahost *host) {
    host->mix = UINT64_C(0xD1342543DE82EF95);   // odd, with bits everywhere
    host->unmix = host->mix;   // right in the lowest three bits; each round doubles them
    for (int i = 0; i < 5; i++) host->unmix *= 2 - host->mix * host->unmix;
}

luahost *luahost_open(void) {
    luahost *host = calloc(1, sizeof *host);
    if (host == NULL) return NULL;
    host->memory_limit = SIZE_MAX;
    host->clock_countdown = host->steps_left = host->look_ns = INT64_MAX;
    host->result_limit = SIZE_MAX;
    host->frame_limit = LUAHOST_DEFAULT_FRAMES;
    host->error_remembered = -1;
    set_mix(host);
    host->arena = exact_arena_open(luahost_allocate, host);
    host->L = host->arena ? luahost_new_state(host) : NULL;
    if (host->L == NULL) {
        luahost_close(host);
        return NULL;
    }
    *(luahost **)lua_getextraspace(host->L) = host;
    lua_atpanic(host->L, panic);
    lua_gc(host->L, LUA_GCSTOP);
    lua_pushcfunction(host->L, luahost_handler);   // stays at 1
    if (luahost_protected(host, open_state, NULL) != LUAHOST_OK) {
        luahost_close(host);
        return NULL;
    }
    return host;
}

void luahost_close(luahost *host) {
    if (host == NULL) return;
    luahost_end_uncounted(host);
    host->counting = host->running = false;
    luahost_close_cases(host);
    if (host->L) lua_close(host->L);
    if (host->arena) exact_arena_close(host->arena);
    luahost_blocks_close(&host->blocks);
    luahost_buffer_close(&host->out);
    luahost_buffer_close(&host->scratch);
    luahost_trace_close(host);
    free(host);
}

luahost_code luahost_protected(luahost *host, lua_CFunction body, void *request) {
    lua_State *L = host->L;
    if (host->stopped != LUAHOST_OK) return host->error.code = host->stopped;
    host->running = true;
    lua_pushcfunction(L, body);               // handler, body
    lua_pushlightuserdata(L, request);        // handler, body, request
    int status = lua_pcall(L, 1, 0, 1);       // handler [, mark]
    host->running = false;
    luahost_settle(L, status, (luahost_mark){0});
    lua_settop(L, 1);
    return status == LUA_OK ? LUAHOST_OK : host->error.code;
}

// What the host keeps and what answers cases: with what they reach, everything that a later case could see.
static int freeze_all(lua_State *L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_REFS);
    luahost_freeze_entries(L, -1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_DEFINITIONS);
    luahost_freeze_entries(L, -1);
    return 0;
}

luahost_code luahost_seal(luahost *host) {
    luahost_code code = luahost_protected(host, freeze_all, NULL);
    if (code != LUAHOST_OK) return code;
    lua_gc(host->L, LUA_GCCOLLECT);
    lua_gc(host->L, LUA_GCGEN, 0, 0);   // what was loaded is old from here on
    host->baseline = host->live;
    host->lasting = 0;
    host->arena_mark = exact_arena_mark(host->arena);
    return LUAHOST_OK;
}

luahost_ref luahost_base(const luahost *host) { return host->base; }
luahost_ref luahost_privileged(const luahost *host) { return host->privileged; }
