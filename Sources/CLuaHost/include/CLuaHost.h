// The only code that calls the Lua API. One state behind one opaque handle; every raising call is under a protected
// call; no longjmp crosses a Swift frame. A handle is used by one thread at a time, on a stack of at least 8 MiB.
#ifndef CLUAHOST_H
#define CLUAHOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct luahost luahost;
// A value kept for the host; 0 is "nothing".
typedef int32_t luahost_ref;
typedef struct { const char *bytes; size_t length; } luahost_text;

// ---- Errors ----------------------------------------------------------------------------------------------

// What went wrong. Names are stable: luahost_code_name.
typedef enum {
    LUAHOST_OK = 0,
    // Limits: nothing in a script can catch them, and once hit they stay hit until the next luahost_arm.
    LUAHOST_STEP_LIMIT, LUAHOST_MEMORY_LIMIT, LUAHOST_TIME_LIMIT, LUAHOST_RESULT_LIMIT, LUAHOST_TOO_DEEP,
    // Control: the scripts' pcall passes them on, the prelude's attempt catches them.
    LUAHOST_FACT_MISSING, LUAHOST_CIRCLE, LUAHOST_CONFLICT,
    // Ordinary errors.
    LUAHOST_RULE_ERROR, LUAHOST_NOT_AVAILABLE, LUAHOST_WRONG_KIND, LUAHOST_NUMBER_TOO_LARGE, LUAHOST_DIVISION_BY_ZERO,
    LUAHOST_RATIO_TOO_FINE, LUAHOST_NO_SUCH_DAY, LUAHOST_FROZEN, LUAHOST_BAD_ARGUMENT, LUAHOST_PARAMETER_NOT_KNOWN,
    LUAHOST_NO_BAND, LUAHOST_NO_ROW, LUAHOST_BAD_SHARE, LUAHOST_UNROUNDED, LUAHOST_BAD_RESULT, LUAHOST_UNKNOWN_NAME, LUAHOST_DYNAMIC_READ, LUAHOST_MALFORMED_NUMBER,
    LUAHOST_MALFORMED_MONEY, LUAHOST_MALFORMED_DATE, LUAHOST_FACT_NOT_KNOWN, LUAHOST_BAD_DECLARATION, LUAHOST_REFUSED,
    LUAHOST_CODE_COUNT
} luahost_code;

// "step_limit", "wrong_kind", …
const char *luahost_code_name(luahost_code code);
bool luahost_is_limit(luahost_code code);
// LUAHOST_CODE_COUNT when there is no such name.
luahost_code luahost_code_named(const char *name, size_t length);

// The operation that failed, so that the line's point can be found in the printer's table.
typedef enum {
    LUAHOST_OP_NONE = 0, LUAHOST_OP_ARITHMETIC, LUAHOST_OP_COMPARE, LUAHOST_OP_INDEX, LUAHOST_OP_CALL, LUAHOST_OP_CONCAT,
    LUAHOST_OP_LENGTH, LUAHOST_OP_STORE, LUAHOST_OP_LOOP, LUAHOST_OP_READ, LUAHOST_OP_NATIVE
} luahost_operation;
const char *luahost_operation_name(luahost_operation operation);   // "arithmetic", …; "" for none

#define LUAHOST_MAX_FRAMES 16
#define LUAHOST_MAX_SUBJECT 2048
// Number of the chunk as given to luahost_load, and the line of its printed text.
typedef struct { int32_t chunk, line; } luahost_frame;
typedef struct {
    luahost_code code;
    luahost_operation operation;
    const char *subject;            // a name, "money and number", or the script's own text
    size_t subject_length;
    const luahost_frame *frames;    // innermost first
    size_t frame_count;
} luahost_error;
// The error of the last call that did not return LUAHOST_OK; valid until the next call.
luahost_error luahost_last_error(const luahost *host);

// ---- Life ------------------------------------------------------------------------------------------------

typedef struct {
    int64_t steps;              // Lua instructions and the work of library functions
    size_t memory;              // bytes above what is in use when armed
    int64_t milliseconds;       // of the thread's processor time: the backstop against what steps cannot count
    size_t result_bytes;        // of a value taken out, and of a result as JSON
    int32_t frames;             // calls in progress, C functions included; 0 means LUAHOST_DEFAULT_FRAMES
} luahost_limits;
// 150 calls, and 64 answers, which take two frames each; the host's own two.
#define LUAHOST_DEFAULT_FRAMES 280
#define LUAHOST_MAX_ANSWERS 64

// NULL when memory runs out.
luahost *luahost_open(void);
void luahost_close(luahost *host);
// Starts a budget: what follows, until the next arm, may use this much.
void luahost_arm(luahost *host, const luahost_limits *limits);
// Ends loading: everything that kept values and definitions reach is frozen, everything unreachable is collected, the memory in use
// is the baseline, and exact numbers made so far stay.
luahost_code luahost_seal(luahost *host);

// What a verdict is worth.
typedef enum {
    LUAHOST_STANDS,
    // The case ran uncounted and took too long, or hit a limit: it is to be decided again, counted.
    LUAHOST_TO_COUNT,
    // It may depend on what ran before, since a fresh state might have met its limit elsewhere: a limit was hit, memory ran out for a
    // moment, or would have without what earlier cases left (texts that were there already, vectors that had grown). It is to be reached
    // again in a fresh state, and that stands.
    LUAHOST_TO_REPEAT,
    // The clock ended it, which no repetition makes surer: it stands, but the state is not to be used again.
    LUAHOST_TO_LEAVE,
} luahost_standing;

typedef struct {
    int64_t steps;              // used since the last arm
    size_t memory;              // in use
    size_t peak;                // highest since the last arm
    size_t baseline;
    int32_t refusals;           // allocations refused since the last arm: an emergency collection ran
    bool used;                  // some case ran since the seal
    luahost_standing standing;
} luahost_usage_report;
luahost_usage_report luahost_usage(const luahost *host);

// ---- Chunks and values -----------------------------------------------------------------------------------

// Compiles printed text. `constants` are the texts of the exact literals (`__k[1]`, …). The function kept in `*out` takes
// no arguments: the host gives the chunk its constants and checked operations. REFUSED when Lua does not compile it.
luahost_code luahost_load(
    luahost *host, const char *text, size_t length, int32_t chunk, const luahost_text *constants, size_t constant_count,
    luahost_ref environment, luahost_ref *out);
// Calls a function. No result gives nothing; more than one is BAD_RESULT.
luahost_code luahost_call(
    luahost *host, luahost_ref function, const luahost_ref *arguments, size_t count, luahost_ref *out);
// The allow-listed functions, frozen. Reading any other name from it is the error NOT_AVAILABLE.
luahost_ref luahost_base(const luahost *host);
// The prelude's privileged functions.
luahost_ref luahost_privileged(const luahost *host);
// A new table that holds everything of luahost_base, for a chunk's globals. With `open`, unknown names read as nothing.
luahost_code luahost_environment(luahost *host, bool open, luahost_ref *out);
luahost_code luahost_field(luahost *host, luahost_ref table, const char *name, size_t length, luahost_ref *out);
luahost_code luahost_set(luahost *host, luahost_ref table, const char *name, size_t length, luahost_ref value);
// Freezes everything reachable; `order` (0, or a list of texts) is the order of a record's keys in JSON.
luahost_code luahost_freeze(luahost *host, luahost_ref value, luahost_ref order);
void luahost_release(luahost *host, luahost_ref ref);

// A value as bytes, little-endian, valid until the next call. BAD_RESULT for cycles and more than 32 levels, RESULT_LIMIT.
//   N nothing · T true · F false · I int64 · Q int64 num, int64 den · M int64 num, int64 den (pence) · D int32 days
//   U int32 months, int32 days · S uint32 length, bytes · { uint32 count, then keys and values in order · L int32 ref
#define LUAHOST_MAX_DEPTH 32
luahost_code luahost_encode(luahost *host, luahost_ref value, const uint8_t **bytes, size_t *length);
// The reverse: a new value. BAD_ARGUMENT when the bytes are not of that form.
luahost_code luahost_decode(luahost *host, const uint8_t *bytes, size_t length, luahost_ref *out);

// ---- Facts and cases -------------------------------------------------------------------------------------

typedef enum {
    LUAHOST_FACT_BOOLEAN, LUAHOST_FACT_NUMBER, LUAHOST_FACT_CHOICE, LUAHOST_FACT_CHOICES, LUAHOST_FACT_MONEY, LUAHOST_FACT_DATE,
    LUAHOST_FACT_TEXT, LUAHOST_FACT_RECORDS
} luahost_fact_type;

typedef struct { int64_t num, den; } luahost_ratio;

// One declared fact, or one field of a record. Given to luahost_declare, which copies everything.
typedef struct luahost_fact luahost_fact;
struct luahost_fact {
    luahost_text name;              // "one_to_one_hours", "needs.mobility", or a field's own name
    luahost_fact_type type;
    bool required, is_read;
    bool has_min, has_max, has_step;
    luahost_ratio min, max, step;   // money in pence
    const luahost_text *choices;
    size_t choice_count;
    const luahost_fact *fields;     // of RECORDS
    size_t field_count;
    luahost_ref default_value;      // 0: none. A value of the fact's type; it is frozen
};
// Registers the facts of a rulebook, once, before the seal. Facts are numbered in this order. BAD_DECLARATION when a name is
// taken by a definition, a group or another fact.
luahost_code luahost_declare(luahost *host, const luahost_fact *facts, size_t count);

// Starts a case with its own budget. The case table is made by the reader of case files (case.c). With `counted` false its instructions
// need not be counted (uncounted.c): see luahost_standing. A host runs such a case on one thread.
void luahost_case_begin(luahost *host, const luahost_limits *limits, bool counted);
// Definitions (name → function of the case) and, unless 0, the order of the keys of the records that they give (name → list).
luahost_code luahost_define(luahost *host, luahost_ref definitions, luahost_ref orders);
// Reads `case[name]`: a fact, or an answer, worked out once.
luahost_code luahost_case_read(luahost *host, const char *name, size_t length, luahost_ref *out);
// Forgets the case, its answers and the exact numbers it made; collects when enough garbage stands.
void luahost_case_end(luahost *host);

#include "CLuaHostCase.h"
#include "CLuaHostTrace.h"

#endif
