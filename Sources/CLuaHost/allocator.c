// Memory: every byte that Lua, the arena of exact numbers and our buffers ask for is counted here, and refused over the limit.
#include "luahost_internal.h"

#include <stdlib.h>
#include <string.h>

// Filling a block of more than these bytes is charged.
enum { LARGE_BLOCK = 512 };

// Lua keeps texts of up to 40 bytes once, so that garbage may serve a later case; so may vectors that have grown: the stack, the table of
// texts. (Those of tables grow too, and are counted with them.) Longer texts and all other objects are never met again.
enum { SHORT_TEXT = 96 };

// May not raise: the next step does.
static void charge(luahost *host, size_t bytes) {
    host->steps_left -= (int64_t)(bytes / LUAHOST_BYTES_PER_STEP);
    host->clock_countdown -= (int64_t)(bytes / LUAHOST_BYTES_PER_STEP);
}

// A vector of a table. Those of Lua's own (its stack, its texts), which may be as large as an earlier case made them, do not count.
static void note_vector(luahost *host, size_t size) {
    host->grown = true;
    if (size > host->largest && size > LARGE_BLOCK) host->largest = size;
}

// After the raise the frames are gone, so they are taken here; but only by the first of several refusals in a row, since Lua asks again
// while it unwinds (it copies the stack to shrink it).
static void *refuse(luahost *host) {
    if (host->running && !host->refusing) luahost_take_frames(host);
    host->refusing = true;
    host->refusals++;
    charge(host, host->live);   // Lua collected everything before it asked again
    return NULL;
}

// Whether the frame that Lua is about to add would be one too many. Lua asks for each frame's record once and keeps it in a
// list; since every record passes here, the list can never become longer than the limit, so calls nest exactly that deep,
// whatever ran before. (Other small vectors pass here too: refusing one at full depth is as deterministic.)
static bool is_too_deep(luahost *host) {
    lua_Debug ar;
    return lua_getstack(host->L, host->frame_limit - 1, &ar) == 1;
}

void *luahost_allocate(void *ud, void *block, size_t old_size, size_t new_size) {
    luahost *host = ud;
    if (block == NULL) {   // old_size is then the kind of object, 0 for frames and vectors
        if (new_size == 0) return NULL;
        if (old_size == 0 && host->running && is_too_deep(host)) {
            host->deep = true;
            return refuse(host);
        }
        if (old_size == LUA_TSTRING && host->running && new_size > LUAHOST_MAX_TEXT + 64) return refuse(host);
        if (old_size == LUA_TSTRING && new_size <= SHORT_TEXT) host->lasting += new_size;
        if (old_size == 0) note_vector(host, new_size);
        if (new_size > LARGE_BLOCK) charge(host, new_size);
        old_size = 0;
    } else if (new_size > old_size && host->storing) {
        note_vector(host, new_size);
    }
    if (new_size == 0) {
        luahost_block_free(&host->blocks, block, old_size);
        host->live -= old_size;
        return NULL;
    }
    size_t live = host->live - old_size + new_size;
    if (new_size > old_size && host->counting && live > host->memory_limit) return refuse(host);
    void *moved = luahost_block_move(&host->blocks, block, old_size, new_size);
    if (moved == NULL) return new_size <= old_size ? block : refuse(host);   // a shrink never fails
    host->live = live;
    if (block == host->stack && block != NULL) {
        host->stack = moved;
        host->stack_size = new_size;
    }
    if (block != NULL && new_size > old_size) host->lasting += new_size - old_size;
    if (new_size > old_size) host->refusing = false;
    if (live > host->peak) host->peak = live;
    return moved;
}

void luahost_buffer_open(luahost_buffer *buffer, size_t limit) {
    *buffer = (luahost_buffer){.bytes = buffer->bytes, .capacity = buffer->capacity, .limit = limit};
}

void luahost_buffer_close(luahost_buffer *buffer) {
    free(buffer->bytes);
    *buffer = (luahost_buffer){0};
}

// The bytes belong to the host, not to the script: bounded by the result's limit, so not counted against memory.
void luahost_buffer_append(luahost_buffer *buffer, const void *bytes, size_t length) {
    if (length > buffer->limit - buffer->length) {
        buffer->over_limit = true;
        return;
    }
    if (buffer->over_limit || buffer->failed) return;
    if (length > buffer->capacity - buffer->length) {
        size_t capacity = 2 * buffer->capacity + length + 256;
        char *grown = realloc(buffer->bytes, capacity);
        if (grown == NULL) {
            buffer->failed = true;
            return;
        }
        buffer->bytes = grown;
        buffer->capacity = capacity;
    }
    if (length > 0) memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
}

void luahost_buffer_check(lua_State *L, const luahost_buffer *buffer) {
    if (buffer->over_limit) luahost_stop(L, LUAHOST_RESULT_LIMIT);
    if (buffer->failed) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
}
