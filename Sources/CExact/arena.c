// The arena: each rational that fits no word, once. Open addressing with linear probing over indices.
//
// INVARIANT: how much is allocated depends only on how many values are held, so that a used arena runs out of memory
// exactly where a fresh one does.
#include "inner.h"

#include <string.h>

#define SMALLEST 32

struct exact_arena {
    exact_alloc alloc;
    void *ud;
    exact_q *items;
    size_t count, capacity;
    uint32_t *slots;      // index + 1; 0 is free
    size_t slot_count;    // a power of two, at least twice the items
};

static size_t capacity_for(size_t count) {
    size_t capacity = SMALLEST;
    while (capacity < count) capacity *= 2;
    return capacity;
}

exact_arena *exact_arena_open(exact_alloc alloc, void *ud) {
    exact_arena *arena = alloc(ud, NULL, 0, sizeof *arena);
    if (arena == NULL) return NULL;
    *arena = (exact_arena){.alloc = alloc, .ud = ud, .capacity = SMALLEST, .slot_count = 2 * SMALLEST};
    arena->items = alloc(ud, NULL, 0, arena->capacity * sizeof *arena->items);
    arena->slots = alloc(ud, NULL, 0, arena->slot_count * sizeof *arena->slots);
    if (arena->items == NULL || arena->slots == NULL) {
        exact_arena_close(arena);
        return NULL;
    }
    memset(arena->slots, 0, arena->slot_count * sizeof *arena->slots);
    return arena;
}

void exact_arena_close(exact_arena *arena) {
    if (arena == NULL) return;
    if (arena->items != NULL) arena->alloc(arena->ud, arena->items, arena->capacity * sizeof *arena->items, 0);
    if (arena->slots != NULL) arena->alloc(arena->ud, arena->slots, arena->slot_count * sizeof *arena->slots, 0);
    arena->alloc(arena->ud, arena, sizeof *arena, 0);
}

exact_q exact_arena_at(const exact_arena *arena, size_t index) { return arena->items[index]; }

static uint64_t hash_of(exact_q value) {
    uint64_t hash = (uint64_t)value.num * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= hash >> 32;
    hash = (hash + (uint64_t)value.den) * UINT64_C(0xD6E8FEB86659FD93);
    return hash ^ (hash >> 32);
}

// The slot that holds the value, or the free one where it would go.
static size_t slot_for(const exact_arena *arena, exact_q value) {
    size_t mask = arena->slot_count - 1;
    size_t slot = hash_of(value) & mask;
    while (arena->slots[slot] != 0) {
        exact_q other = arena->items[arena->slots[slot] - 1];
        if (other.num == value.num && other.den == value.den) break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void fill_slots(exact_arena *arena) {
    memset(arena->slots, 0, arena->slot_count * sizeof *arena->slots);
    for (size_t i = 0; i < arena->count; i++) arena->slots[slot_for(arena, arena->items[i])] = (uint32_t)(i + 1);
}

static exact_status grow(exact_arena *arena) {
    size_t capacity = arena->capacity * 2;
    if (capacity > UINT32_MAX / 2) return EXACT_OUT_OF_MEMORY;
    if (arena->slot_count < 2 * capacity) {
        size_t bytes = 2 * capacity * sizeof *arena->slots;
        uint32_t *slots = arena->alloc(arena->ud, arena->slots, arena->slot_count * sizeof *arena->slots, bytes);
        if (slots == NULL) return EXACT_OUT_OF_MEMORY;
        arena->slots = slots;
        arena->slot_count = 2 * capacity;
        fill_slots(arena);
    }
    size_t osize = arena->capacity * sizeof *arena->items;
    exact_q *items = arena->alloc(arena->ud, arena->items, osize, capacity * sizeof *arena->items);
    if (items == NULL) return EXACT_OUT_OF_MEMORY;
    arena->items = items;
    arena->capacity = capacity;
    return EXACT_OK;
}

exact_status exact_arena_intern(exact_arena *arena, exact_q value, size_t *index) {
    size_t slot = slot_for(arena, value);
    if (arena->slots[slot] != 0) {
        *index = arena->slots[slot] - 1;
        return EXACT_OK;
    }
    if (arena->count == arena->capacity) {
        exact_status status = grow(arena);
        if (status != EXACT_OK) return status;
        slot = slot_for(arena, value);
    }
    *index = arena->count;
    arena->items[arena->count++] = value;
    arena->slots[slot] = (uint32_t)arena->count;
    return EXACT_OK;
}

size_t exact_arena_mark(const exact_arena *arena) { return arena->count; }

// Gives back what the held values do not need. An allocator may refuse to shrink: then the larger block stays.
static void shrink(exact_arena *arena) {
    size_t capacity = capacity_for(arena->count);
    if (arena->capacity > capacity) {
        size_t osize = arena->capacity * sizeof *arena->items;
        exact_q *items = arena->alloc(arena->ud, arena->items, osize, capacity * sizeof *arena->items);
        if (items != NULL) {
            arena->items = items;
            arena->capacity = capacity;
        }
    }
    if (arena->slot_count > 2 * capacity) {
        size_t osize = arena->slot_count * sizeof *arena->slots;
        uint32_t *slots = arena->alloc(arena->ud, arena->slots, osize, 2 * capacity * sizeof *arena->slots);
        if (slots != NULL) {
            arena->slots = slots;
            arena->slot_count = 2 * capacity;
        }
        fill_slots(arena);
    }
}

void exact_arena_reset(exact_arena *arena, size_t mark) {
    // Linear probing is undone exactly when the last come goes first: no probe sequence runs over a hole.
    while (arena->count > mark) {
        size_t slot = slot_for(arena, arena->items[arena->count - 1]);
        arena->slots[slot] = 0;
        arena->count--;
    }
    shrink(arena);
}
