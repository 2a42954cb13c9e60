// Values to words and back: one word for each value.
#include "inner.h"

exact_kind exact_kind_of(exact_word word) {
    switch (tag_of(word)) {
    case TAG_NUMBER:
    case TAG_BOXED_NUMBER: return EXACT_NUMBER;
    case TAG_MONEY:
    case TAG_BOXED_MONEY: return EXACT_MONEY;
    case TAG_DATE: return EXACT_DATE;
    case TAG_DURATION: return EXACT_DURATION;
    default: return EXACT_NONE;
    }
}

bool exact_is_whole(exact_word word, int64_t *out) {
    if ((word & 0xFF) != TAG_NUMBER) return false;
    *out = payload_of(word);
    return true;
}

exact_word exact_of_whole(int64_t value) {
    if (value > EXACT_MAX || value < -EXACT_MAX) return 0;
    return make_word(TAG_NUMBER, 0, value);
}

static exact_status box(exact_arena *arena, unsigned tag, exact_q value, exact_word *out) {
    size_t index;
    exact_status status = exact_arena_intern(arena, value, &index);
    if (status != EXACT_OK) return status;
    *out = make_word(tag == TAG_MONEY ? TAG_BOXED_MONEY : TAG_BOXED_NUMBER, 0, (int64_t)index);
    return EXACT_OK;
}

// mantissa × 10^-places in lowest terms; no more than twos or fives can cancel.
static exact_q decimal_in_lowest_terms(int64_t mantissa, unsigned places) {
    int64_t den = exact_ten[places];
    if (mantissa == 0) return (exact_q){0, 1};
    unsigned twos = (unsigned)__builtin_ctzll((uint64_t)mantissa);
    if (twos > places) twos = places;
    mantissa /= INT64_C(1) << twos;
    den >>= twos;
    while (den % 5 == 0 && mantissa % 5 == 0) {
        mantissa /= 5;
        den /= 5;
    }
    return (exact_q){mantissa, den};
}

exact_status exact_pack_decimal(exact_arena *arena, unsigned tag, int64_t mantissa, unsigned places, exact_word *out) {
    while (places > 0 && mantissa % 10 == 0) {
        mantissa /= 10;
        places--;
    }
    // From 4 places on, EXACT_MAX needs a mantissa beyond 64 bits.
    if (places < 4 && magnitude64(mantissa) > (uint64_t)EXACT_MAX * (uint64_t)exact_ten[places]) return EXACT_TOO_LARGE;
    if (places <= PLACES_MAX && mantissa <= MANTISSA_MAX && mantissa >= -MANTISSA_MAX) {
        *out = make_word(tag, places, mantissa);
        return EXACT_OK;
    }
    return box(arena, tag, decimal_in_lowest_terms(mantissa, places), out);
}

exact_status exact_pack(exact_arena *arena, unsigned tag, exact_q value, exact_word *out) {
    if (value.den == 1) return exact_pack_decimal(arena, tag, value.num, 0, out);
    exact_status status = exact_in_range(value.num, (uint64_t)value.den, &value);
    if (status != EXACT_OK) return status;
    int places = exact_q_places(value);
    int64_t mantissa;
    if (places >= 0 && places <= PLACES_MAX
        && !__builtin_mul_overflow(value.num, exact_ten[places] / value.den, &mantissa)
        && mantissa <= MANTISSA_MAX && mantissa >= -MANTISSA_MAX) {
        *out = make_word(tag, (unsigned)places, mantissa);
        return EXACT_OK;
    }
    return box(arena, tag, value, out);
}

exact_status exact_pack_number(exact_arena *arena, exact_q value, exact_word *out) {
    return exact_pack(arena, TAG_NUMBER, value, out);
}

exact_status exact_pack_money(exact_arena *arena, exact_q pence, exact_word *out) {
    return exact_pack(arena, TAG_MONEY, pence, out);
}

exact_word exact_pack_date(int32_t days) { return make_word(TAG_DATE, 0, days); }

exact_status exact_pack_duration(int32_t months, int32_t days, exact_word *out) {
    if (months > DURATION_MAX || months < -DURATION_MAX || days > DURATION_MAX || days < -DURATION_MAX) return EXACT_TOO_LARGE;
    *out = (exact_word)(uint32_t)months << 36 | (exact_word)((uint32_t)days & 0xFFFFFFF) << 8 | TAG_DURATION;
    return EXACT_OK;
}

exact_q exact_unpack(const exact_arena *arena, exact_word word) {
    switch (tag_of(word)) {
    case TAG_BOXED_NUMBER:
    case TAG_BOXED_MONEY: return exact_arena_at(arena, (size_t)payload_of(word));
    default:
        if (places_of(word) == 0) return (exact_q){payload_of(word), 1};
        return decimal_in_lowest_terms(payload_of(word), places_of(word));
    }
}

int32_t exact_unpack_date(exact_word word) { return (int32_t)payload_of(word); }

void exact_unpack_duration(exact_word word, int32_t *months, int32_t *days) {
    *months = (int32_t)((int64_t)word >> 36);
    *days = (int32_t)((int64_t)(word << 28) >> 36);
}
