// Where small blocks come from: free lists by size, so that what one case lets go the next takes up without the machine's allocator.
// Only this host takes from its lists; its slabs go back to the machine when it closes. What is counted is counted elsewhere.
#include "luahost_internal.h"

#include <stdlib.h>
#include <string.h>

#ifdef LUAHOST_SANITIZED   // a block used after it was let go must be seen

void *luahost_block_move(luahost_blocks *blocks, void *block, size_t old_size, size_t new_size) {
    (void)blocks, (void)old_size;
    return realloc(block, new_size);
}

void luahost_block_free(luahost_blocks *blocks, void *block, size_t size) {
    (void)blocks, (void)size;
    free(block);
}

void luahost_blocks_close(luahost_blocks *blocks) { (void)blocks; }

#else

enum { GRAIN = 16, SLAB = 32 << 10 };

// What stands in a block that nobody holds, and at the start of a slab.
typedef struct link { struct link *next; } link;

static size_t class_of(size_t size) { return (size + GRAIN - 1) / GRAIN; }
static bool is_small(size_t size) { return size <= LUAHOST_SMALL_BLOCK; }

// A block of the class from the newest slab, or from a new one.
static void *cut(luahost_blocks *blocks, size_t class) {
    size_t size = class * GRAIN;
    if (blocks->left < size) {
        link *slab = malloc(SLAB);
        if (slab == NULL) return NULL;
        slab->next = blocks->slabs;
        blocks->slabs = slab;
        blocks->next = (char *)slab + GRAIN;
        blocks->left = SLAB - GRAIN;
    }
    char *block = blocks->next;
    blocks->next += size;
    blocks->left -= size;
    return block;
}

static inline void *take(luahost_blocks *blocks, size_t size) {
    if (!is_small(size)) return malloc(size);
    size_t class = class_of(size);
    link *block = blocks->free[class];
    if (block == NULL) return cut(blocks, class);
    blocks->free[class] = block->next;
    return block;
}

void luahost_block_free(luahost_blocks *blocks, void *block, size_t size) {
    if (!is_small(size)) {
        free(block);
        return;
    }
    link *let_go = block;
    size_t class = class_of(size);
    let_go->next = blocks->free[class];
    blocks->free[class] = let_go;
}

void *luahost_block_move(luahost_blocks *blocks, void *block, size_t old_size, size_t new_size) {
    if (block == NULL) return take(blocks, new_size);
    if (!is_small(old_size) && !is_small(new_size)) return realloc(block, new_size);
    if (is_small(old_size) && is_small(new_size) && class_of(old_size) == class_of(new_size)) return block;
    void *moved = take(blocks, new_size);
    if (moved == NULL) return NULL;
    memcpy(moved, block, old_size < new_size ? old_size : new_size);
    luahost_block_free(blocks, block, old_size);
    return moved;
}

void luahost_blocks_close(luahost_blocks *blocks) {
    for (link *slab = blocks->slabs, *next; slab != NULL; slab = next) {
        next = slab->next;
        free(slab);
    }
    *blocks = (luahost_blocks){0};
}

#endif
