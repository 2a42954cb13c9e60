// Rationals in lowest terms. Products of two terms fit 126 bits, so nothing here can overflow before it is checked.
#include "inner.h"

const int64_t exact_ten[19] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
    1000000000000, 10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000,
    1000000000000000000,
};

uint64_t exact_gcd(uint64_t a, uint64_t b) {
    if (a == 0) return b;
    if (b == 0) return a;
    int shift = __builtin_ctzll(a | b);
    a >>= __builtin_ctzll(a);
    while (b != 0) {
        b >>= __builtin_ctzll(b);
        if (a > b) { uint64_t swap = a; a = b; b = swap; }
        b -= a;
    }
    return a << shift;
}

u128 exact_gcd_wide(u128 a, u128 b) {
    while (b > UINT64_MAX) {
        u128 rest = a % b;
        a = b;
        b = rest;
    }
    if (b == 0) return a;
    return exact_gcd((uint64_t)(a % b), (uint64_t)b);
}

exact_status exact_in_range(i128 num, u128 den, exact_q *out) {
    u128 size = magnitude(num);
    // Only a numerator beyond the limit can be too large; most are within.
    if (size > EXACT_MAX) {
        u128 whole = size / den;
        if (whole > EXACT_MAX || (whole == EXACT_MAX && size % den != 0)) return EXACT_TOO_LARGE;
        if (size > TERM_MAX) return EXACT_TOO_FINE;
    }
    if (den > TERM_MAX) return EXACT_TOO_FINE;
    *out = (exact_q){(int64_t)num, (int64_t)den};
    return EXACT_OK;
}

exact_status exact_reduce(i128 num, u128 den, exact_q *out) {
    u128 divisor = exact_gcd_wide(den, magnitude(num));
    if (divisor > 1) {
        num = num < 0 ? -(i128)(magnitude(num) / divisor) : (i128)(magnitude(num) / divisor);
        den /= divisor;
    }
    return exact_in_range(num, den, out);
}

exact_status exact_q_make(int64_t num, int64_t den, exact_q *out) {
    if (den == 0) return EXACT_DIVISION_BY_ZERO;
    i128 top = den < 0 ? -(i128)num : num;
    return exact_reduce(top, magnitude64(den), out);
}

exact_status exact_q_add(exact_q a, exact_q b, exact_q *out) {
    if (a.den == 1 && b.den == 1) return exact_in_range((i128)a.num + b.num, 1, out);
    uint64_t common = exact_gcd((uint64_t)a.den, (uint64_t)b.den);
    // A common factor of the sum and the denominator can only lie in what the denominators share.
    int64_t a_rest = a.den / (int64_t)common, b_rest = b.den / (int64_t)common;
    i128 num = (i128)a.num * b_rest + (i128)b.num * a_rest;
    if (common == 1) return exact_in_range(num, (u128)a_rest * (uint64_t)b.den, out);
    uint64_t divisor = exact_gcd((uint64_t)(magnitude(num) % common), common);
    return exact_in_range(num / (int64_t)divisor, (u128)a_rest * ((uint64_t)b.den / divisor), out);
}

exact_status exact_q_sub(exact_q a, exact_q b, exact_q *out) {
    return exact_q_add(a, (exact_q){-b.num, b.den}, out);
}

exact_status exact_q_mul(exact_q a, exact_q b, exact_q *out) {
    uint64_t across = exact_gcd(magnitude64(a.num), (uint64_t)b.den);
    uint64_t back = exact_gcd(magnitude64(b.num), (uint64_t)a.den);
    i128 num = (i128)(a.num / (int64_t)across) * (b.num / (int64_t)back);
    u128 den = (u128)((uint64_t)a.den / back) * ((uint64_t)b.den / across);
    return exact_in_range(num, den, out);
}

exact_status exact_q_div(exact_q a, exact_q b, exact_q *out) {
    if (b.num == 0) return EXACT_DIVISION_BY_ZERO;
    // The reciprocal of a valid value may be out of range itself; it is only a factor here.
    exact_q reciprocal = b.num < 0 ? (exact_q){-b.den, -b.num} : (exact_q){b.den, b.num};
    return exact_q_mul(a, reciprocal, out);
}

// a/b as a quotient of whole numbers, the divisor positive.
static void as_quotient(exact_q a, exact_q b, i128 *top, i128 *bottom) {
    *top = (i128)a.num * b.den;
    *bottom = (i128)b.num * a.den;
    if (*bottom < 0) {
        *top = -*top;
        *bottom = -*bottom;
    }
}

exact_status exact_q_floor_div(exact_q a, exact_q b, exact_q *out) {
    if (b.num == 0) return EXACT_DIVISION_BY_ZERO;
    i128 top, bottom;
    as_quotient(a, b, &top, &bottom);
    i128 floor = top / bottom - (top % bottom < 0);
    return exact_in_range(floor, 1, out);
}

exact_status exact_q_floor_mod(exact_q a, exact_q b, exact_q *out) {
    if (b.num == 0) return EXACT_DIVISION_BY_ZERO;
    i128 top, bottom;
    as_quotient(a, b, &top, &bottom);
    // Straight from the remainder: the quotient may be beyond every limit while the remainder is small.
    i128 rest = top % bottom;
    if (rest < 0) rest += bottom;
    return exact_reduce(b.num < 0 ? -rest : rest, (u128)(uint64_t)a.den * (uint64_t)b.den, out);
}

exact_status exact_q_pow(exact_q a, int64_t exponent, exact_q *out) {
    exact_q base = a, result = {1, 1};
    if (exponent < 0) {
        exact_status status = exact_q_div(result, a, &base);
        if (status != EXACT_OK) return status;
    }
    uint64_t times = magnitude64(exponent);
    if (base.den == 1 && base.num >= -1 && base.num <= 1) {
        int64_t odd = times % 2 == 1;
        int64_t power = times == 0 ? 1 : base.num == -1 ? 1 - 2 * odd : base.num;
        *out = (exact_q){power, 1};
        return EXACT_OK;
    }
    // One of the terms doubles at least, so this ends within 63 steps whatever the exponent. Powers of terms without a common factor
    // have none.
    for (uint64_t i = 0; i < times; i++) {
        exact_status status = exact_in_range((i128)result.num * base.num, (u128)(uint64_t)result.den * (uint64_t)base.den, &result);
        if (status != EXACT_OK) return status;
    }
    *out = result;
    return EXACT_OK;
}

int exact_q_compare(exact_q a, exact_q b) {
    if (a.den == b.den) return (a.num > b.num) - (a.num < b.num);
    i128 left = (i128)a.num * b.den, right = (i128)b.num * a.den;
    return (left > right) - (left < right);
}
