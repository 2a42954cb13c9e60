// Numbers and amounts from text. Any length is read in one pass, and huge exponents fail without counting up to them.
#include "inner.h"

// 16 digits before the point and 62 after it are all that a value can have (2^-62 has 62 places).
#define WHOLE_DIGITS_MAX 16
#define FRACTION_DIGITS_MAX 62
#define KEPT (WHOLE_DIGITS_MAX + FRACTION_DIGITS_MAX)
#define EXPONENT_MAX INT64_C(1000000000000)

// The digits from the first to the last that is not 0: value = 0.d₁d₂d₃… × 10^point.
typedef struct {
    uint8_t digits[KEPT];
    int64_t count;       // may exceed KEPT; the others are not kept
    int64_t zeros;       // seen since the last digit that is not 0
    int64_t point;
    bool negative;
} decimal;

static void feed(decimal *d, char character, bool after_point) {
    uint8_t digit = (uint8_t)(character - '0');
    bool leading = d->count == 0 && digit == 0;
    if (after_point ? leading : !leading) d->point += after_point ? -1 : 1;
    if (leading) return;
    if (digit == 0) {
        d->zeros++;
        return;
    }
    for (; d->zeros > 0 && d->count < KEPT; d->zeros--) d->digits[d->count++] = 0;
    d->count += d->zeros;
    d->zeros = 0;
    if (d->count < KEPT) d->digits[d->count] = digit;
    d->count++;
}

static exact_status value_of(const decimal *d, exact_q *out) {
    if (d->count == 0) {
        *out = (exact_q){0, 1};
        return EXACT_OK;
    }
    if (d->point > WHOLE_DIGITS_MAX) return EXACT_TOO_LARGE;
    int64_t whole = 0;
    for (int64_t i = 0; i < d->point; i++) whole = whole * 10 + (i < d->count && i < KEPT ? d->digits[i] : 0);
    if (whole > EXACT_MAX || (whole == EXACT_MAX && d->count > d->point)) return EXACT_TOO_LARGE;
    int64_t places = d->count - d->point;
    if (places > FRACTION_DIGITS_MAX) return EXACT_TOO_FINE;
    // The fraction from its last digit: (digit + rest) ÷ 10, in lowest terms. Each step keeps its denominator a divisor
    // of the whole's, so a denominator that is too fine is so for good.
    u128 num = 0, den = 1;
    for (int64_t i = d->count - 1; i >= d->count - places; i--) {
        num += den * (i >= 0 && i >= d->point ? d->digits[i] : 0);
        den *= 10;
        if (num % 2 == 0) { num /= 2; den /= 2; }
        if (num % 5 == 0) { num /= 5; den /= 5; }
        if (den > TERM_MAX) return EXACT_TOO_FINE;
    }
    num += den * (u128)whole;
    return exact_in_range(d->negative ? -(i128)num : (i128)num, den, out);
}

static bool is_digit(char character) { return character >= '0' && character <= '9'; }

static size_t sign(decimal *d, const char *text, size_t length) {
    if (length == 0 || (text[0] != '-' && text[0] != '+')) return 0;
    d->negative = text[0] == '-';
    return 1;
}

static size_t feed_digits(decimal *d, const char *text, size_t length, size_t at, bool after_point) {
    for (; at < length && is_digit(text[at]); at++) feed(d, text[at], after_point);
    return at;
}

// An exponent from `at` to the end of the text; false when it is not one.
static bool exponent(decimal *d, const char *text, size_t length, size_t at) {
    bool negative = at < length && text[at] == '-';
    if (at < length && (text[at] == '-' || text[at] == '+')) at++;
    if (at == length) return false;
    int64_t value = 0;
    for (; at < length; at++) {
        if (!is_digit(text[at])) return false;
        if (value < EXPONENT_MAX) value = value * 10 + (text[at] - '0');
    }
    d->point += negative ? -value : value;
    return true;
}

// Nearly all that comes: up to 15 digits, the last `places` of them after a point.
static bool parse_plainly(const char *text, size_t length, size_t places, int64_t *out) {
    size_t point = places > 0 ? places + 1 : 0;
    if (length <= point || length - point + places > 15 || (point > 0 && text[length - point] != '.')) return false;
    int64_t value = 0;
    for (size_t i = 0; i < length; i++) {
        if (i == length - point) continue;
        if (!is_digit(text[i])) return false;
        value = value * 10 + (text[i] - '0');
    }
    *out = value;
    return true;
}

exact_status exact_q_parse(const char *text, size_t length, exact_q *out) {
    if (parse_plainly(text, length, 0, &out->num)) {
        out->den = 1;
        return EXACT_OK;
    }
    decimal d = {0};
    size_t start = sign(&d, text, length);
    size_t at = feed_digits(&d, text, length, start, false);
    size_t digits = at - start;
    if (at < length && text[at] == '.') {
        start = at + 1;
        at = feed_digits(&d, text, length, start, true);
        digits += at - start;
    }
    if (digits == 0) return EXACT_MALFORMED;
    if (at < length) {
        if (text[at] != 'e' && text[at] != 'E') return EXACT_MALFORMED;
        if (!exponent(&d, text, length, at + 1)) return EXACT_MALFORMED;
    }
    return value_of(&d, out);
}

// Digits with commas between thousands, or without any; `at` moves behind them.
static bool feed_thousands(decimal *d, const char *text, size_t length, size_t *at) {
    size_t start = *at;
    *at = feed_digits(d, text, length, start, false);
    size_t first = *at - start;
    if (first == 0) return false;
    if (first > 3) return true;
    while (*at < length && text[*at] == ',') {
        start = *at + 1;
        *at = feed_digits(d, text, length, start, false);
        if (*at - start != 3) return false;
    }
    return true;
}

exact_status exact_parse_money(const char *text, size_t length, exact_q *pence) {
    if (parse_plainly(text, length, 2, &pence->num)) {
        pence->den = 1;
        return EXACT_OK;
    }
    decimal d = {0};
    size_t at = sign(&d, text, length);
    if (length - at >= 2 && text[at] == '\xC2' && text[at + 1] == '\xA3') at += 2;
    if (!feed_thousands(&d, text, length, &at)) return EXACT_MALFORMED;
    if (at < length && text[at] == '.') {
        size_t start = at + 1;
        at = feed_digits(&d, text, length, start, true);
        if (at == start) return EXACT_MALFORMED;
    }
    if (at != length) return EXACT_MALFORMED;
    d.point += 2;
    return value_of(&d, pence);
}
