// The order of keys: false, true, numbers, money, dates, durations, strings by bytes.
#include "luahost_internal.h"

#include <string.h>

typedef struct {
    int rank;
    lua_Integer whole;      // of whole numbers
    exact_word word;        // of the other exact values; 0 for a whole number
    const char *bytes;      // of strings, which the table holds meanwhile
    size_t length;
} sort_key;

static int rank_of(lua_State *L, int index) {
    switch (luahost_kind_at(L, index)) {
        case LUAHOST_BOOL: return lua_toboolean(L, index) ? 1 : 0;
        case LUAHOST_NUM: return 2;
        case LUAHOST_MONEY: return 3;
        case LUAHOST_DATE: return 4;
        case LUAHOST_DURATION: return 5;
        case LUAHOST_STRING: return 6;
        default: luahost_raise_argument(L, "pairs", 1, "a record whose keys are single values");
    }
}

static sort_key key_at(lua_State *L, int index) {
    sort_key key = {.rank = rank_of(L, index)};
    if (lua_isinteger(L, index)) {
        key.whole = lua_tointeger(L, index);
    } else if (key.rank == 6) {
        key.bytes = lua_tolstring(L, index, &key.length);
    } else if (key.rank >= 2) {
        key.word = luahost_word_at(L, index);
    }
    return key;
}

static int compare_strings(const sort_key *a, const sort_key *b) {
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->bytes, b->bytes, shorter);
    if (order != 0) return order;
    return (a->length > b->length) - (a->length < b->length);
}

// Durations of months and of days cannot be compared: by months, then by days.
static int compare_durations(exact_word a, exact_word b) {
    int32_t months[2], days[2];
    exact_unpack_duration(a, &months[0], &days[0]);
    exact_unpack_duration(b, &months[1], &days[1]);
    if (months[0] != months[1]) return months[0] < months[1] ? -1 : 1;
    return (days[0] > days[1]) - (days[0] < days[1]);
}

static int compare_keys(const exact_arena *arena, const sort_key *a, const sort_key *b) {
    if (a->rank != b->rank) return a->rank - b->rank;
    if (a->rank == 6) return compare_strings(a, b);
    if (a->rank == 5) return compare_durations(a->word, b->word);
    if (a->rank < 2) return 0;
    if (a->word == 0 && b->word == 0) return (a->whole > b->whole) - (a->whole < b->whole);
    int order = 0;
    exact_compare(arena, a->word ? a->word : exact_of_whole(a->whole), b->word ? b->word : exact_of_whole(b->whole), &order);
    return order;
}

// Merges bottom-up between the two halves of `keys`, which has room for 2 × count; gives the half that holds the result.
static sort_key *sort(lua_State *L, const exact_arena *arena, sort_key *keys, size_t count, size_t bytes) {
    sort_key *from = keys, *to = keys + count;
    for (size_t width = 1; width < count; width *= 2) {
        luahost_charge(L, (int64_t)(count + bytes / LUAHOST_BYTES_PER_STEP));
        for (size_t low = 0; low < count; low += 2 * width) {
            size_t middle = low + width < count ? low + width : count, high = low + 2 * width < count ? low + 2 * width : count;
            size_t i = low, j = middle;
            for (size_t k = low; k < high; k++) {
                bool left = i < middle && (j >= high || compare_keys(arena, &from[i], &from[j]) <= 0);
                to[k] = from[left ? i++ : j++];
            }
        }
        sort_key *swap = from;
        from = to;
        to = swap;
    }
    return from;
}

static void push_key(lua_State *L, const sort_key *key) {
    if (key->rank < 2) {
        lua_pushboolean(L, key->rank);
    } else if (key->rank == 6) {
        lua_pushlstring(L, key->bytes, key->length);
    } else if (key->word == 0) {
        lua_pushinteger(L, key->whole);
    } else {
        luahost_push_word(L, key->word);
    }
}

// How many entries, or -1 when the keys are exactly 1…n. Lua also walks the places of entries that were removed; they are bounded by
// the largest vector.
static lua_Integer count_keys(lua_State *L, int index) {
    lua_Integer count = 0;
    bool list = true;
    luahost_charge(L, (int64_t)(luahost_of(L)->largest / (4 * LUAHOST_BYTES_PER_STEP)));
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        luahost_charge(L, 1);
        count++;
        list = list && lua_isinteger(L, -2) && lua_tointeger(L, -2) == count;
    }
    return list ? -1 : count;
}

lua_Integer luahost_sorted_keys(lua_State *L, int index) {
    index = lua_absindex(L, index);
    luahost_refuse_case(L, index);
    lua_Integer count = count_keys(L, index);
    if (count < 0) return -1;
    sort_key *keys = lua_newuserdatauv(L, 2 * (size_t)count * sizeof *keys, 0);   // buffer
    size_t n = 0, bytes = 0;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        keys[n] = key_at(L, -2);
        bytes += keys[n++].length;
    }
    sort_key *sorted = sort(L, luahost_of(L)->arena, keys, n, bytes);
    lua_createtable(L, (int)count, 0);                                            // buffer, keys
    for (size_t i = 0; i < n; i++) {
        push_key(L, &sorted[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_remove(L, -2);                                                            // keys
    return count;
}
