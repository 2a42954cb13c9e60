// The rules' operators on words. Each tries the small decimals first: no common divisor, no division.
#include "inner.h"

typedef exact_status (*rational_operator)(exact_q a, exact_q b, exact_q *out);

static exact_status rationally(
    exact_arena *arena, unsigned tag, rational_operator operate, exact_word a, exact_word b, exact_word *out
) {
    exact_q result;
    exact_status status = operate(exact_unpack(arena, a), exact_unpack(arena, b), &result);
    return status == EXACT_OK ? exact_pack(arena, tag, result, out) : status;
}

// ---- Sums ------------------------------------------------------------------------------------------------

static exact_status add_days(exact_word date, exact_word duration, int sign, exact_word *out) {
    int32_t months, days, sum;
    exact_unpack_duration(duration, &months, &days);
    exact_status status = exact_date_add(exact_unpack_date(date), sign * months, sign * days, EXACT_DAY_MUST_EXIST, &sum);
    if (status == EXACT_OK) *out = exact_pack_date(sum);
    return status;
}

static exact_status add_durations(exact_word a, exact_word b, int sign, exact_word *out) {
    int32_t months, days, more_months, more_days;
    exact_unpack_duration(a, &months, &days);
    exact_unpack_duration(b, &more_months, &more_days);
    return exact_pack_duration(months + sign * more_months, days + sign * more_days, out);
}

// Both numbers, or both money.
static exact_status add_values(exact_arena *arena, exact_word a, exact_word b, int sign, exact_word *out) {
    unsigned tag = exact_kind_of(a) == EXACT_MONEY ? TAG_MONEY : TAG_NUMBER;
    if (is_small(a) && is_small(b)) {
        int64_t left = payload_of(a), right = sign * payload_of(b);
        unsigned left_places = places_of(a), right_places = places_of(b);
        if (left_places == right_places) return exact_pack_decimal(arena, tag, left + right, left_places, out);
        bool overflows = left_places < right_places
            ? __builtin_mul_overflow(left, exact_ten[right_places - left_places], &left)
            : __builtin_mul_overflow(right, exact_ten[left_places - right_places], &right);
        unsigned places = left_places > right_places ? left_places : right_places;
        int64_t sum;
        if (!overflows && !__builtin_add_overflow(left, right, &sum)) return exact_pack_decimal(arena, tag, sum, places, out);
    }
    return rationally(arena, tag, sign > 0 ? exact_q_add : exact_q_sub, a, b, out);
}

exact_status exact_add(exact_arena *arena, exact_word a, exact_word b, exact_word *out) {
    exact_kind left = exact_kind_of(a), right = exact_kind_of(b);
    if (left == EXACT_DATE && right == EXACT_DURATION) return add_days(a, b, 1, out);
    if (left == EXACT_DURATION && right == EXACT_DATE) return add_days(b, a, 1, out);
    if (left != right || left == EXACT_NONE || left == EXACT_DATE) return EXACT_WRONG_KIND;
    return left == EXACT_DURATION ? add_durations(a, b, 1, out) : add_values(arena, a, b, 1, out);
}

exact_status exact_sub(exact_arena *arena, exact_word a, exact_word b, exact_word *out) {
    exact_kind left = exact_kind_of(a), right = exact_kind_of(b);
    if (left == EXACT_DATE && right == EXACT_DURATION) return add_days(a, b, -1, out);
    if (left != right || left == EXACT_NONE) return EXACT_WRONG_KIND;
    if (left == EXACT_DATE) return exact_pack_duration(0, exact_unpack_date(a) - exact_unpack_date(b), out);
    return left == EXACT_DURATION ? add_durations(a, b, -1, out) : add_values(arena, a, b, -1, out);
}

exact_status exact_neg(exact_arena *arena, exact_word a, exact_word *out) {
    switch (exact_kind_of(a)) {
    case EXACT_NUMBER:
    case EXACT_MONEY: break;
    case EXACT_DURATION: return add_durations(TAG_DURATION, a, -1, out);
    default: return EXACT_WRONG_KIND;
    }
    if (is_small(a)) {
        *out = make_word(tag_of(a), places_of(a), -payload_of(a));
        return EXACT_OK;
    }
    exact_q value = exact_unpack(arena, a);
    value.num = -value.num;
    return exact_pack(arena, exact_kind_of(a) == EXACT_MONEY ? TAG_MONEY : TAG_NUMBER, value, out);
}

// ---- Products --------------------------------------------------------------------------------------------

static exact_status scale_duration(exact_word duration, exact_word factor, exact_word *out) {
    int64_t times;
    if (!exact_is_whole(factor, &times)) return EXACT_WRONG_KIND;
    int32_t months, days;
    exact_unpack_duration(duration, &months, &days);
    int64_t all_months, all_days;
    if (__builtin_mul_overflow(months, times, &all_months) || __builtin_mul_overflow(days, times, &all_days)) return EXACT_TOO_LARGE;
    if (all_months != (int32_t)all_months || all_days != (int32_t)all_days) return EXACT_TOO_LARGE;
    return exact_pack_duration((int32_t)all_months, (int32_t)all_days, out);
}

exact_status exact_mul(exact_arena *arena, exact_word a, exact_word b, exact_word *out) {
    exact_kind left = exact_kind_of(a), right = exact_kind_of(b);
    if (left == EXACT_DURATION && right == EXACT_NUMBER) return scale_duration(a, b, out);
    if (left == EXACT_NUMBER && right == EXACT_DURATION) return scale_duration(b, a, out);
    bool left_is_money = left == EXACT_MONEY, right_is_money = right == EXACT_MONEY;
    if ((left != EXACT_NUMBER && !left_is_money) || (right != EXACT_NUMBER && !right_is_money)) return EXACT_WRONG_KIND;
    if (left_is_money && right_is_money) return EXACT_WRONG_KIND;
    unsigned tag = left_is_money || right_is_money ? TAG_MONEY : TAG_NUMBER;
    unsigned places = places_of(a) + places_of(b);
    int64_t product;
    if (is_small(a) && is_small(b) && places <= 18 && !__builtin_mul_overflow(payload_of(a), payload_of(b), &product))
        return exact_pack_decimal(arena, tag, product, places, out);
    return rationally(arena, tag, exact_q_mul, a, b, out);
}

// Whole numbers, or whole pence: those that divide evenly need no fraction.
static bool divides_evenly(exact_word a, exact_word b, int64_t *quotient) {
    if (!is_small(a) || !is_small(b) || places_of(a) != places_of(b)) return false;
    int64_t bottom = payload_of(b);
    if (bottom == 0 || payload_of(a) % bottom != 0) return false;
    *quotient = payload_of(a) / bottom;
    return true;
}

exact_status exact_div(exact_arena *arena, exact_word a, exact_word b, exact_word *out) {
    exact_kind left = exact_kind_of(a), right = exact_kind_of(b);
    if (left != EXACT_NUMBER && left != EXACT_MONEY) return EXACT_WRONG_KIND;
    if (right != EXACT_NUMBER && !(right == EXACT_MONEY && left == EXACT_MONEY)) return EXACT_WRONG_KIND;
    unsigned tag = left == EXACT_MONEY && right == EXACT_NUMBER ? TAG_MONEY : TAG_NUMBER;
    int64_t quotient;
    if (divides_evenly(a, b, &quotient)) return exact_pack_decimal(arena, tag, quotient, 0, out);
    return rationally(arena, tag, exact_q_div, a, b, out);
}

exact_status exact_floor_div(exact_arena *arena, exact_word a, exact_word b, exact_word *out) {
    exact_kind left = exact_kind_of(a), right = exact_kind_of(b);
    if (left != right || (left != EXACT_NUMBER && left != EXACT_MONEY)) return EXACT_WRONG_KIND;
    return rationally(arena, TAG_NUMBER, exact_q_floor_div, a, b, out);
}

exact_status exact_floor_mod(exact_arena *arena, exact_word a, exact_word b, exact_word *out) {
    exact_kind left = exact_kind_of(a), right = exact_kind_of(b);
    if (left != right || (left != EXACT_NUMBER && left != EXACT_MONEY)) return EXACT_WRONG_KIND;
    return rationally(arena, left == EXACT_MONEY ? TAG_MONEY : TAG_NUMBER, exact_q_floor_mod, a, b, out);
}

exact_status exact_pow(exact_arena *arena, exact_word a, exact_word b, exact_word *out) {
    int64_t exponent;
    if (exact_kind_of(a) != EXACT_NUMBER || !exact_is_whole(b, &exponent)) return EXACT_WRONG_KIND;
    exact_q result;
    exact_status status = exact_q_pow(exact_unpack(arena, a), exponent, &result);
    return status == EXACT_OK ? exact_pack(arena, TAG_NUMBER, result, out) : status;
}

// ---- Order -----------------------------------------------------------------------------------------------

static exact_status compare_durations(exact_word a, exact_word b, int *out) {
    int32_t months, days, other_months, other_days;
    exact_unpack_duration(a, &months, &days);
    exact_unpack_duration(b, &other_months, &other_days);
    bool only_days = months == 0 && other_months == 0, only_months = days == 0 && other_days == 0;
    if (!only_days && !only_months) return EXACT_WRONG_KIND;
    *out = only_days ? (days > other_days) - (days < other_days) : (months > other_months) - (months < other_months);
    return EXACT_OK;
}

static int compare_small(exact_word a, exact_word b) {
    i128 left = payload_of(a), right = payload_of(b);
    unsigned left_places = places_of(a), right_places = places_of(b);
    if (left_places < right_places) left *= exact_ten[right_places - left_places];
    if (left_places > right_places) right *= exact_ten[left_places - right_places];
    return (left > right) - (left < right);
}

exact_status exact_compare(const exact_arena *arena, exact_word a, exact_word b, int *out) {
    exact_kind kind = exact_kind_of(a);
    if (kind != exact_kind_of(b) || kind == EXACT_NONE) return EXACT_WRONG_KIND;
    if (kind == EXACT_DURATION) return compare_durations(a, b, out);
    if ((a & 0xFF) == (b & 0xFF) && (is_small(a) || kind == EXACT_DATE)) {
        *out = (payload_of(a) > payload_of(b)) - (payload_of(a) < payload_of(b));
    } else if (is_small(a) && is_small(b)) {
        *out = compare_small(a, b);
    } else {
        *out = exact_q_compare(exact_unpack(arena, a), exact_unpack(arena, b));
    }
    return EXACT_OK;
}
