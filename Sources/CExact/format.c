// Values as text, as people write them.
#include "inner.h"

#include <string.h>

int exact_q_places(exact_q value) {
    uint64_t den = (uint64_t)value.den;
    int twos = __builtin_ctzll(den), fives = 0;
    for (den >>= twos; den % 5 == 0; den /= 5) fives++;
    if (den != 1) return -1;
    return twos > fives ? twos : fives;
}

static char *put_short(char *at, uint64_t value) {
    char digits[20];
    int count = 0;
    do digits[count++] = (char)('0' + (int)(value % 10)); while ((value /= 10) > 0);
    while (count > 0) *at++ = digits[--count];
    return at;
}

static char *put_whole(char *at, u128 value) {
    if (value >> 64 == 0) return put_short(at, (uint64_t)value);
    char digits[40];
    int count = 0;
    do digits[count++] = (char)('0' + (int)(value % 10)); while ((value /= 10) > 0);
    while (count > 0) *at++ = digits[--count];
    return at;
}

static char *put_padded(char *at, int32_t value, int width) {
    for (int i = width - 1; i >= 0; i--, value /= 10) at[i] = (char)('0' + value % 10);
    return at + width;
}

// size/den with this many places; -1 places: as a ratio.
static char *put_fraction(char *at, u128 size, u128 den, int places) {
    if (places < 0) {
        at = put_whole(at, size);
        *at++ = '/';
        return put_whole(at, den);
    }
    at = put_whole(at, size / den);
    if (places > 0) *at++ = '.';
    for (u128 rest = size % den; places > 0; places--) {
        rest *= 10;
        *at++ = (char)('0' + (int)(rest / den));
        rest %= den;
    }
    return at;
}

static size_t finish(const char *start, char *at) {
    *at = '\0';
    return (size_t)(at - start);
}

size_t exact_q_format(exact_q value, char *out) {
    char *at = out;
    if (value.num < 0) *at++ = '-';
    return finish(out, put_fraction(at, magnitude64(value.num), (uint64_t)value.den, exact_q_places(value)));
}

// Pence as pounds: at least two places, more where it is finer.
size_t exact_money_format(exact_q pence, char *out) {
    char *at = out;
    if (pence.num < 0) *at++ = '-';
    if (pence.den == 1) {
        uint64_t whole = magnitude64(pence.num);
        at = put_short(at, whole / 100);
        *at++ = '.';
        return finish(out, put_padded(at, (int32_t)(whole % 100), 2));
    }
    u128 size = magnitude64(pence.num), den = (u128)(uint64_t)pence.den * 100;
    int places = exact_q_places(pence);
    if (places >= 0) return finish(out, put_fraction(at, size, den, places + 2));
    uint64_t divisor = exact_gcd((uint64_t)size, 100);
    return finish(out, put_fraction(at, size / divisor, den / divisor, -1));
}

size_t exact_date_format(int32_t days, char *out) {
    exact_civil civil = exact_civil_from_days(days);
    char *at = put_padded(out, civil.year, 4);
    *at++ = '-';
    at = put_padded(at, civil.month, 2);
    *at++ = '-';
    return finish(out, put_padded(at, civil.day, 2));
}

static char *put_component(char *at, int64_t value, char unit) {
    if (value == 0) return at;
    if (value < 0) *at++ = '-';
    at = put_whole(at, magnitude64(value));
    *at++ = unit;
    return at;
}

// ISO 8601; one sign in front where nothing is positive, else a sign with each component that has one.
size_t exact_duration_format(int32_t whole_months, int32_t whole_days, char *out) {
    int64_t months = whole_months, days = whole_days;
    char *at = out;
    if (months <= 0 && days <= 0 && (months < 0 || days < 0)) {
        *at++ = '-';
        months = -months;
        days = -days;
    }
    *at++ = 'P';
    if (months == 0 && days == 0) {
        memcpy(at, "0D", 2);
        return finish(out, at + 2);
    }
    at = put_component(at, months / 12, 'Y');
    at = put_component(at, months % 12, 'M');
    return finish(out, put_component(at, days, 'D'));
}

size_t exact_format(const exact_arena *arena, exact_word word, char *out) {
    int32_t months, days;
    switch (exact_kind_of(word)) {
    case EXACT_NUMBER: return exact_q_format(exact_unpack(arena, word), out);
    case EXACT_MONEY: return exact_money_format(exact_unpack(arena, word), out);
    case EXACT_DATE: return exact_date_format(exact_unpack_date(word), out);
    case EXACT_DURATION:
        exact_unpack_duration(word, &months, &days);
        return exact_duration_format(months, days, out);
    case EXACT_NONE: break;
    }
    return finish(out, out);
}
