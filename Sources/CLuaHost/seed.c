// Opens Lua with a known seed for the hashes of texts.
//
// Lua takes that seed from the clock and from addresses. It decides where keys meet in a table from which others were removed, so when
// such a table is laid anew, how much memory it takes, and what `#` says of a list with holes: a rule could decide otherwise in another
// process. Lua offers no way to choose the seed, so it is written where Lua keeps it, before the first text is made.
#include "luahost_internal.h"

#include <string.h>

_Static_assert(LUA_VERSION_NUM == 504, "the place of the seed is known for Lua 5.4 alone");

// Any number would do. Who knows it can choose keys that meet, and make reads of their table slow: the clock ends that.
enum { SEED = 0x7A61F1D5 };

// In 5.4 the seed follows the allocator and its host by so many bytes: four counts of bytes, the table of texts, the registry and a nil.
enum { TO_SEED = 2 * 8 + 4 * 8 + 16 + 2 * 16 };

typedef struct {
    luahost *host;
    char *state;                // Lua's first block, which holds the seed
    size_t size;
    bool seeded;
} opening;

static void *allocate(void *ud, void *block, size_t old_size, size_t new_size);

// The seed is set between the first request and the second, which is for the stack.
static void set_seed(opening *begun) {
    struct { lua_Alloc allocator; void *host; } mark = {allocate, begun};
    for (size_t at = 0; at + TO_SEED + sizeof(unsigned) <= begun->size; at += sizeof(void *)) {
        if (memcmp(begun->state + at, &mark, sizeof mark) != 0) continue;
        unsigned seed = SEED;
        memcpy(begun->state + at + TO_SEED, &seed, sizeof seed);
        begun->seeded = true;
        return;
    }
}

static void *allocate(void *ud, void *block, size_t old_size, size_t new_size) {
    opening *begun = ud;
    bool first = begun->state == NULL, second = !first && !begun->seeded;
    if (second) set_seed(begun);
    void *made = luahost_allocate(begun->host, block, old_size, new_size);
    if (first) {
        begun->state = made;
        begun->size = new_size;
    }
    if (second) {                                       // the stack
        begun->host->stack = made;
        begun->host->stack_size = new_size;
    }
    return made;
}

lua_State *luahost_new_state(luahost *host) {
    opening begun = {.host = host};
    lua_State *L = lua_newstate(allocate, &begun);
    if (L == NULL) return NULL;
    lua_setallocf(L, luahost_allocate, host);
    if (begun.seeded) return L;
    lua_close(L);
    return NULL;
}
