// What the files of CExact share: 128-bit helpers, the layout of a word, and the arena's door.
#ifndef CEXACT_INNER_H
#define CEXACT_INNER_H

#include "CExact.h"

__extension__ typedef __int128 i128;
__extension__ typedef unsigned __int128 u128;

// Terms of a rational stay below 2^63.
#define TERM_MAX INT64_MAX

static inline u128 magnitude(i128 value) { return value < 0 ? -(u128)value : (u128)value; }
static inline uint64_t magnitude64(int64_t value) { return value < 0 ? -(uint64_t)value : (uint64_t)value; }

// 10^0 … 10^18.
extern const int64_t exact_ten[19];

uint64_t exact_gcd(uint64_t a, uint64_t b);
u128 exact_gcd_wide(u128 a, u128 b);
// num/den in any terms, den > 0, to a value within range.
exact_status exact_reduce(i128 num, u128 den, exact_q *out);
// num/den already in lowest terms, den > 0.
exact_status exact_in_range(i128 num, u128 den, exact_q *out);

// ---- Words -----------------------------------------------------------------------------------------------
//
//   63        8 7      4 3    0
//   |  payload | places |  tag |
//
// Decimals keep a signed 56-bit mantissa and its decimal places, so the low byte alone tells whether two words
// can be added as they are. Whole numbers are decimals of 0 places. Boxed words keep an index into the arena.

#define PLACES_MAX 15
#define MANTISSA_MAX ((INT64_C(1) << 55) - 1)
#define DURATION_MAX ((INT32_C(1) << 27) - 1)
#define DAYS_MIN (-719162)   // 0001-01-01
#define DAYS_MAX 2932896     // 9999-12-31

enum {
    TAG_NUMBER = 1,
    TAG_MONEY = 2,
    TAG_BOXED_NUMBER = 3,
    TAG_BOXED_MONEY = 4,
    TAG_DATE = 5,
    TAG_DURATION = 6,
};

static inline unsigned tag_of(exact_word word) { return word & 0xF; }
static inline unsigned places_of(exact_word word) { return (word >> 4) & 0xF; }
static inline int64_t payload_of(exact_word word) { return (int64_t)word >> 8; }
static inline bool is_small(exact_word word) { return tag_of(word) == TAG_NUMBER || tag_of(word) == TAG_MONEY; }
static inline exact_word make_word(unsigned tag, unsigned places, int64_t payload) {
    return ((exact_word)payload << 8) | (places << 4) | tag;
}

// mantissa × 10^-places as a word of this tag (TAG_NUMBER or TAG_MONEY); places up to 18.
exact_status exact_pack_decimal(exact_arena *arena, unsigned tag, int64_t mantissa, unsigned places, exact_word *out);
// A rational as a word of this tag.
exact_status exact_pack(exact_arena *arena, unsigned tag, exact_q value, exact_word *out);

// The index of a value in the arena, interning it first.
exact_status exact_arena_intern(exact_arena *arena, exact_q value, size_t *index);
exact_q exact_arena_at(const exact_arena *arena, size_t index);

#endif
