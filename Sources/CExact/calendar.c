// The proleptic Gregorian calendar, years 1 to 9999, as days since 1970-01-01.
#include "inner.h"

// Days from 0001-01-01 to the first day of each month of a year without 29 February.
static const int16_t days_before_month[12] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
static const int8_t month_lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

static bool is_leap(int32_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

static int32_t month_length(int32_t year, int32_t month) {
    return month_lengths[month - 1] + (month == 2 && is_leap(year));
}

// Days from 0001-01-01 to the first day of a year.
static int32_t days_before_year(int32_t year) {
    int32_t past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400;
}

exact_status exact_days_from_civil(exact_civil civil, int32_t *days) {
    if (civil.year < 1 || civil.year > 9999 || civil.month < 1 || civil.month > 12) return EXACT_NO_SUCH_DAY;
    if (civil.day < 1 || civil.day > month_length(civil.year, civil.month)) return EXACT_NO_SUCH_DAY;
    int32_t leap_day = civil.month > 2 && is_leap(civil.year);
    *days = DAYS_MIN + days_before_year(civil.year) + days_before_month[civil.month - 1] + leap_day + civil.day - 1;
    return EXACT_OK;
}

exact_civil exact_civil_from_days(int32_t days) {
    int32_t since = days - DAYS_MIN;
    // 146,097 days are 400 years: the estimate is the year itself or the next.
    int32_t year = (int32_t)((int64_t)since * 400 / 146097) + 1;
    while (days_before_year(year) > since) year--;
    while (days_before_year(year + 1) <= since) year++;
    int32_t rest = since - days_before_year(year);
    int32_t month = 1;
    while (rest >= month_length(year, month)) rest -= month_length(year, month++);
    return (exact_civil){year, month, rest + 1};
}

static bool digits(const char *text, int count, int32_t *out) {
    *out = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') return false;
        *out = *out * 10 + (text[i] - '0');
    }
    return true;
}

exact_status exact_parse_date(const char *text, size_t length, int32_t *days) {
    exact_civil civil;
    if (length != 10 || text[4] != '-' || text[7] != '-') return EXACT_MALFORMED;
    bool read = digits(text, 4, &civil.year) && digits(text + 5, 2, &civil.month) && digits(text + 8, 2, &civil.day);
    return read ? exact_days_from_civil(civil, days) : EXACT_MALFORMED;
}

exact_status exact_date_add(int32_t date, int32_t months, int32_t days, exact_day_rounding rule, int32_t *out) {
    exact_civil civil = exact_civil_from_days(date);
    int64_t month_number = (int64_t)civil.year * 12 + (civil.month - 1) + months;
    if (month_number < 12 || month_number >= 10000 * 12) return EXACT_TOO_LARGE;
    civil.year = (int32_t)(month_number / 12);
    civil.month = (int32_t)(month_number % 12) + 1;
    int32_t length = month_length(civil.year, civil.month), extra = 0;
    if (civil.day > length) {
        if (rule == EXACT_DAY_MUST_EXIST) return EXACT_NO_SUCH_DAY;
        civil.day = length;
        extra = rule == EXACT_DAY_ROUND_UP;
    }
    int32_t start;
    exact_status status = exact_days_from_civil(civil, &start);
    if (status != EXACT_OK) return status;
    int64_t end = (int64_t)start + extra + days;
    if (end < DAYS_MIN || end > DAYS_MAX) return EXACT_TOO_LARGE;
    *out = (int32_t)end;
    return EXACT_OK;
}

exact_status exact_age(int32_t born, int32_t on, int32_t *years) {
    if (on < born) return EXACT_NO_SUCH_DAY;
    exact_civil birth = exact_civil_from_days(born), now = exact_civil_from_days(on);
    // 28 February comes before 29 February and 1 March after it, in every year.
    bool before_birthday = now.month < birth.month || (now.month == birth.month && now.day < birth.day);
    *years = now.year - birth.year - before_birthday;
    return EXACT_OK;
}

int exact_weekday(int32_t date) {
    // 0001-01-01 was a Monday.
    return (date - DAYS_MIN) % 7 + 1;
}

int32_t exact_financial_year(int32_t date) {
    exact_civil civil = exact_civil_from_days(date);
    return civil.month >= 4 ? civil.year : civil.year - 1;
}
