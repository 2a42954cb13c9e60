// Exact numbers, money, dates and durations: the one implementation, used by Lua rules and by Swift.
//
// A value is an unpacked rational (`exact_q`) for arithmetic, or a tagged 64-bit word (`exact_word`) that fits
// a Lua light userdata: no allocation, and one representation per value, so that `==` on words is equality.
#ifndef CEXACT_H
#define CEXACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The largest whole number, and the largest count of pence: 2^53 - 1.
#define EXACT_MAX INT64_C(9007199254740991)

typedef enum {
    EXACT_OK = 0,
    EXACT_TOO_LARGE,        // beyond ±EXACT_MAX (pounds are counted in pence)
    EXACT_TOO_FINE,         // a numerator or denominator of 2^63 or more
    EXACT_DIVISION_BY_ZERO,
    EXACT_WRONG_KIND,       // the operation is not defined between these kinds (money + number, date + number, …)
    EXACT_MALFORMED,        // text that is not a number, amount or date
    EXACT_NO_SUCH_DAY,      // 31 January + 1 month, without a rounding
    EXACT_OUT_OF_MEMORY,
} exact_status;

// ---- Rationals -------------------------------------------------------------------------------------------

// num/den in lowest terms, den > 0. Money is in pence.
typedef struct { int64_t num, den; } exact_q;

exact_status exact_q_make(int64_t num, int64_t den, exact_q *out);
exact_status exact_q_add(exact_q a, exact_q b, exact_q *out);
exact_status exact_q_sub(exact_q a, exact_q b, exact_q *out);
exact_status exact_q_mul(exact_q a, exact_q b, exact_q *out);
exact_status exact_q_div(exact_q a, exact_q b, exact_q *out);
exact_status exact_q_floor_div(exact_q a, exact_q b, exact_q *out);   // Lua's //: the floor of a/b
exact_status exact_q_floor_mod(exact_q a, exact_q b, exact_q *out);   // a - (a // b) * b
// As if multiplied one by one: the first product out of range says how. 0^0 is 1.
exact_status exact_q_pow(exact_q a, int64_t exponent, exact_q *out);
int exact_q_compare(exact_q a, exact_q b);                            // -1, 0, 1
// Decimal text as in JSON and Lua (sign, point, exponent). MALFORMED, TOO_LARGE or TOO_FINE.
exact_status exact_q_parse(const char *text, size_t length, exact_q *out);
// "3", "-19.75", "1/3". Returns the length (a 0 byte follows); `out` must hold EXACT_TEXT bytes.
#define EXACT_TEXT 80
size_t exact_q_format(exact_q value, char *out);
// Decimal places needed to write it exactly; -1 when no number of places is enough (1/3).
int exact_q_places(exact_q value);

// ---- Rounding and sharing --------------------------------------------------------------------------------

// By size: half_up and up move away from zero, down moves towards zero.
typedef enum { EXACT_HALF_UP, EXACT_HALF_EVEN, EXACT_UP, EXACT_DOWN } exact_rounding;
// To the nearest `multiple` (> 0, else DIVISION_BY_ZERO or WRONG_KIND), by the named rule.
exact_status exact_q_round(exact_q value, exact_q multiple, exact_rounding rule, exact_q *out);
// Shares `total` pence by `weights` (>= 0, not all zero) by largest remainder: each down to the penny, then the
// pennies left one by one to the largest fractions; a tie goes to `odd` first (an index), then in order.
// The shares add up to `total`, always. A negative total is shared as its size, with the sign put back.
// WRONG_KIND for a negative weight, DIVISION_BY_ZERO when they add up to 0 (or there are none), TOO_FINE when their sum
// over a common denominator has a term of 2^127 or more.
exact_status exact_split(int64_t total, const exact_q *weights, size_t count, size_t odd, int64_t *shares);

// ---- Words -----------------------------------------------------------------------------------------------

// The low four bits are a tag. This one is never ours: a host may use words that end in it as marks of its own.
#define EXACT_TAG_MASK 0xF
#define EXACT_TAG_RESERVED 0xF
typedef uint64_t exact_word;
typedef enum {
    EXACT_NONE = 0,      // not a value of ours (0 is never a word)
    EXACT_NUMBER,        // whole, decimal or ratio
    EXACT_MONEY,
    EXACT_DATE,          // days since 1970-01-01, years 1 to 9999
    EXACT_DURATION,      // months and days, apart
} exact_kind;

// Holds the rationals that do not fit a word, each once. Words point into it by index.
typedef struct exact_arena exact_arena;
// lua_Alloc's shape, so that a state's memory limit counts the arena too.
typedef void *(*exact_alloc)(void *ud, void *ptr, size_t osize, size_t nsize);
exact_arena *exact_arena_open(exact_alloc alloc, void *ud);            // NULL when there is no memory
void exact_arena_close(exact_arena *arena);
// What was boxed after the mark is forgotten by reset: the values of one case do not outlive it, and the arena takes
// as much memory again as when it was marked.
size_t exact_arena_mark(const exact_arena *arena);
void exact_arena_reset(exact_arena *arena, size_t mark);

exact_kind exact_kind_of(exact_word word);
// Whole numbers are words too (Lua and Swift keep them as integers).
bool exact_is_whole(exact_word word, int64_t *out);
exact_status exact_pack_number(exact_arena *arena, exact_q value, exact_word *out);
exact_status exact_pack_money(exact_arena *arena, exact_q pence, exact_word *out);
exact_word exact_pack_date(int32_t days);
exact_status exact_pack_duration(int32_t months, int32_t days, exact_word *out);
exact_q exact_unpack(const exact_arena *arena, exact_word word);      // number or money
int32_t exact_unpack_date(exact_word word);
void exact_unpack_duration(exact_word word, int32_t *months, int32_t *days);

// The rules' operators. number∘number; money ± money; money × number; money ÷ number; money ÷ money = number;
// money // money = number; money % money = money; date ± duration; date - date = a duration of days;
// duration ± duration; duration × whole number. WRONG_KIND otherwise. date + months where the day does not exist: NO_SUCH_DAY.
exact_status exact_add(exact_arena *arena, exact_word a, exact_word b, exact_word *out);
exact_status exact_sub(exact_arena *arena, exact_word a, exact_word b, exact_word *out);
exact_status exact_mul(exact_arena *arena, exact_word a, exact_word b, exact_word *out);
exact_status exact_div(exact_arena *arena, exact_word a, exact_word b, exact_word *out);
exact_status exact_floor_div(exact_arena *arena, exact_word a, exact_word b, exact_word *out);
exact_status exact_floor_mod(exact_arena *arena, exact_word a, exact_word b, exact_word *out);
exact_status exact_pow(exact_arena *arena, exact_word a, exact_word b, exact_word *out);
exact_status exact_neg(exact_arena *arena, exact_word a, exact_word *out);
// WRONG_KIND between different kinds, and between durations unless both are days or both are months.
exact_status exact_compare(const exact_arena *arena, exact_word a, exact_word b, int *out);
exact_word exact_of_whole(int64_t value);                             // |value| <= EXACT_MAX, else 0
// Money "1290.00" (two places, more where it is finer), numbers as exact_q_format, dates "2026-05-01",
// durations ISO 8601 "P2M", "P56D", "P1Y2M3D", "-P31D", "P1M-3D".
size_t exact_format(const exact_arena *arena, exact_word word, char *out);
size_t exact_money_format(exact_q pence, char *out);                  // the same, unpacked
size_t exact_date_format(int32_t date, char *out);
size_t exact_duration_format(int32_t months, int32_t days, char *out);
// "1,290.00", "1290", "£1,290.00", "-0.5": pounds. Commas only between thousands.
exact_status exact_parse_money(const char *text, size_t length, exact_q *pence);

// ---- Calendar --------------------------------------------------------------------------------------------

typedef struct { int32_t year, month, day; } exact_civil;
exact_status exact_days_from_civil(exact_civil civil, int32_t *days); // NO_SUCH_DAY for 30 February
exact_civil exact_civil_from_days(int32_t days);
exact_status exact_parse_date(const char *text, size_t length, int32_t *days);   // YYYY-MM-DD only
typedef enum { EXACT_DAY_MUST_EXIST, EXACT_DAY_ROUND_UP, EXACT_DAY_ROUND_DOWN } exact_day_rounding;
// Years and months together, rounded once (up: the 1st of the next month; down: the last of this), then days.
exact_status exact_date_add(int32_t date, int32_t months, int32_t days, exact_day_rounding rule, int32_t *out);
// Whole years of age; who was born on 29 February comes of age on 1 March in other years [Age of Majority: the
// anniversary's first moment]. NO_SUCH_DAY before the birth.
exact_status exact_age(int32_t born, int32_t on, int32_t *years);
int exact_weekday(int32_t date);                                      // 1 Monday … 7 Sunday
int32_t exact_financial_year(int32_t date);                           // 2026 for 2026-04-01 … 2027-03-31

#endif
