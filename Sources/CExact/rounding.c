// Rounding by name, and sharing by largest remainder.
#include "inner.h"

#include <stdlib.h>

// How many multiples, going by size: `rest` of `bottom` is what is left above `down`.
static u128 rounded(u128 down, u128 rest, u128 bottom, exact_rounding rule) {
    u128 twice = 2 * rest;
    switch (rule) {
    case EXACT_HALF_UP: return down + (twice >= bottom);
    case EXACT_HALF_EVEN: return down + (twice > bottom || (twice == bottom && down % 2 == 1));
    case EXACT_UP: return down + (rest > 0);
    case EXACT_DOWN: return down;
    }
    return down;
}

exact_status exact_q_round(exact_q value, exact_q multiple, exact_rounding rule, exact_q *out) {
    if (multiple.num == 0) return EXACT_DIVISION_BY_ZERO;
    if (multiple.num < 0) return EXACT_WRONG_KIND;
    u128 top = (u128)magnitude64(value.num) * (uint64_t)multiple.den;
    u128 bottom = (u128)(uint64_t)value.den * (uint64_t)multiple.num;
    u128 times = rounded(top / bottom, top % bottom, bottom, rule);
    // At most |value| + multiple before its denominator is divided out: below 2^127.
    i128 num = (i128)(times * (uint64_t)multiple.num);
    return exact_reduce(value.num < 0 ? -num : num, (uint64_t)multiple.den, out);
}

// ---- Sharing ---------------------------------------------------------------------------------------------

// Sums stay below 2^127, so that doubling one cannot overflow.
#define SUM_MAX (((u128)1 << 127) - 1)
// A product of pence and a weight below this fits 128 bits.
#define DIRECT_MAX ((u128)1 << 75)

// What a share lost by going down to the penny, and its place in the queue among equals.
typedef struct { u128 rest; size_t order, index; } claim;

static bool multiply_overflows(u128 a, u128 b, u128 *out) {
    return __builtin_mul_overflow(a, b, out) || *out > SUM_MAX;
}

// The weights' common denominator, and their sum over it.
static exact_status common_sum(const exact_q *weights, size_t count, u128 *common, u128 *sum) {
    for (size_t i = 0; i < count; i++) {
        if (weights[i].num < 0) return EXACT_WRONG_KIND;
    }
    *common = 1;
    for (size_t i = 0; i < count; i++) {
        uint64_t den = (uint64_t)weights[i].den;
        if (*common % den == 0) continue;
        if (multiply_overflows(*common, den / (uint64_t)exact_gcd_wide(*common, den), common)) return EXACT_TOO_FINE;
    }
    *sum = 0;
    for (size_t i = 0; i < count; i++) {
        u128 scaled;
        if (multiply_overflows(*common / (uint64_t)weights[i].den, (uint64_t)weights[i].num, &scaled)) return EXACT_TOO_FINE;
        *sum += scaled;
        if (*sum > SUM_MAX) return EXACT_TOO_FINE;
    }
    return *sum == 0 ? EXACT_DIVISION_BY_ZERO : EXACT_OK;
}

// total × weight ÷ sum, down, and the rest. weight ≤ sum, so the quotient is at most `total`.
static uint64_t share_down(uint64_t total, u128 weight, u128 sum, u128 *rest) {
    if (sum <= DIRECT_MAX) {
        u128 product = weight * total;
        *rest = product % sum;
        return (uint64_t)(product / sum);
    }
    uint64_t quotient = 0;
    u128 left = 0;
    // Long multiplication and division at once, a bit of `total` at a time.
    for (int bit = 63; bit >= 0; bit--) {
        quotient *= 2;
        left *= 2;
        if (left >= sum) { left -= sum; quotient++; }
        if ((total >> bit & 1) == 0) continue;
        if (left >= sum - weight) { left -= sum - weight; quotient++; } else left += weight;
    }
    *rest = left;
    return quotient;
}

static bool before(const claim *a, const claim *b) {
    return a->rest != b->rest ? a->rest > b->rest : a->order < b->order;
}

static void sift(claim *claims, size_t count, size_t at) {
    for (;;) {
        size_t first = at, left = 2 * at + 1;
        if (left < count && before(&claims[left], &claims[first])) first = left;
        if (left + 1 < count && before(&claims[left + 1], &claims[first])) first = left + 1;
        if (first == at) return;
        claim swap = claims[at];
        claims[at] = claims[first];
        claims[first] = swap;
        at = first;
    }
}

// The pennies left, one by one, to the largest claims: a heap, so that many shares stay cheap.
static void give_pennies(claim *claims, size_t count, uint64_t pennies, int64_t *shares) {
    for (size_t i = count / 2; i > 0; i--) sift(claims, count, i - 1);
    while (pennies > 0) {
        shares[claims[0].index]++;
        pennies--;
        claims[0] = claims[--count];
        sift(claims, count, 0);
    }
}

exact_status exact_split(int64_t total, const exact_q *weights, size_t count, size_t odd, int64_t *shares) {
    claim few[32], *claims = few;
    uint64_t size = magnitude64(total), left = size;
    u128 common, sum;
    if (size > EXACT_MAX) return EXACT_TOO_LARGE;
    exact_status status = common_sum(weights, count, &common, &sum);
    if (status != EXACT_OK) return status;
    if (count > sizeof few / sizeof few[0]) {
        if (count > SIZE_MAX / sizeof *claims) return EXACT_OUT_OF_MEMORY;
        claims = malloc(count * sizeof *claims);
        if (claims == NULL) return EXACT_OUT_OF_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        u128 weight = common / (uint64_t)weights[i].den * (uint64_t)weights[i].num;
        claims[i] = (claim){.order = i == odd ? 0 : i + 1, .index = i};
        shares[i] = (int64_t)share_down(size, weight, sum, &claims[i].rest);
        left -= (uint64_t)shares[i];
    }
    give_pennies(claims, count, left, shares);
    if (total < 0) for (size_t i = 0; i < count; i++) shares[i] = -shares[i];
    if (claims != few) free(claims);
    return EXACT_OK;
}
