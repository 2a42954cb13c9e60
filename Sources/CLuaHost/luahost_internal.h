// Shared by the files of this room. Nothing here leaves it.
//
// Rules: a function named luahost_… that takes a lua_State may raise and runs only under luahost_protected; one that takes
// only a luahost never raises. Errors are raised by luahost_raise alone; no function of lauxlib that raises is called.
#ifndef LUAHOST_INTERNAL_H
#define LUAHOST_INTERNAL_H

#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>

#include "CExact.h"
#include "CLuaHost.h"

// Under AddressSanitizer everything takes several times as long.
#if defined(__SANITIZE_ADDRESS__)
#define LUAHOST_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LUAHOST_SANITIZED 1
#endif
#endif
#ifdef LUAHOST_SANITIZED
enum { LUAHOST_SLOWDOWN = 10 };
#else
enum { LUAHOST_SLOWDOWN = 1 };
#endif

// ---- The host --------------------------------------------------------------------------------------------

typedef struct {
    luahost_code code;
    luahost_operation operation;
    int32_t frame_count;
    int32_t subject_length;
    luahost_frame frames[LUAHOST_MAX_FRAMES];
    char subject[LUAHOST_MAX_SUBJECT];
} luahost_record;

// Growing bytes of the host's own. `failed` when memory ran out.
typedef struct {
    char *bytes;
    size_t length, capacity;
    size_t limit;               // longer is RESULT_LIMIT
    bool failed, over_limit;
} luahost_buffer;

// Small blocks that nobody holds, by size in units of 16 bytes, and the slabs that they were cut from.
#define LUAHOST_SMALL_BLOCK 512
typedef struct {
    void *free[LUAHOST_SMALL_BLOCK / 16 + 1];
    void *slabs;
    char *next;                 // of the newest slab: what was not yet cut
    size_t left;
} luahost_blocks;

// A declared fact as the host keeps it.
typedef struct luahost_slot luahost_slot;
struct luahost_slot {
    luahost_fact fact;          // its texts, choices and fields are the host's own copies
    luahost_text key;           // the key in its table: "mobility" of "needs.mobility"
    int32_t group;              // index into luahost.groups, or -1 (fields, too)
    int32_t number;             // of the fact: its place in luahost.facts (fields: within their record)
    luahost_slot *fields;       // of RECORDS, field_count of them
};
typedef struct { luahost_text name; } luahost_group;

// What became of an answer in this case: an error is LUAHOST_FAILED plus its number among the remembered.
enum { LUAHOST_UNTOUCHED, LUAHOST_IN_PROGRESS, LUAHOST_NOTHING, LUAHOST_FAILED };
typedef struct { luahost_text name; } luahost_answer;
typedef struct { const char *name; int64_t slot; } luahost_named_slot;

// What an explained case reported: see CLuaHostTrace.h.
typedef struct {
    uint64_t *words;
    size_t count, capacity;
    size_t limit;               // 0: nothing is recorded
    luahost_buffer bytes;
    int64_t omitted;
    int32_t depth;              // functions and answers that were entered
    int32_t hidden;             // functions entered after the record was full
    bool details_full, full;
} luahost_trace_record;

// Where the counters stood before a protected call.
typedef struct { int32_t nesting, answers, depth, hidden; } luahost_mark;

struct luahost {
    lua_State *L;
    exact_arena *arena;
    uint64_t mix, unmix;        // odd, and its inverse: see luahost_word_at
    // Memory, in bytes asked for by Lua, the arena and buffers.
    size_t live, peak, begun, baseline, memory_limit, memory_given;
    size_t lasting;             // since the last collection: what a later case may find there and not ask for
    luahost_blocks blocks;
    int32_t refusals;
    void *stack;                // Lua's, as far as it is known, and its size in bytes
    size_t stack_size;
    bool refusing;              // the last request for more was refused
    size_t largest;             // of the tables' vectors asked for in this budget, in bytes: what one instruction may walk
    bool storing, grown;        // a store is under way; a vector was asked for in it
    bool counting;              // a budget is armed: refuse over memory_limit
    bool running;               // inside a protected call: frames may be looked at
    // Steps and clock.
    int64_t steps_left, steps_given, clock_countdown;
    int64_t begun_ns, look_ns;  // when the budget began, and when to look at the processor's time
    int64_t processor_begun_ns, processor_given_ns;   // of the thread; for cases that are counted
    int64_t budgets;            // how many were armed
    bool uncounted;             // no hook counts the instructions of this case
    size_t result_limit;
    int32_t frame_limit;
    luahost_code stopped;       // the limit that was hit; stays until armed again
    bool in_hook;               // the frame is then that of a rule, and nothing of it may be cut off
    bool deep;                  // the allocator refused a frame
    int32_t nesting;            // C calls in progress, as Lua counts them
    // The last error; `remembered` is its number among the case's, or -1.
    luahost_record error;
    int32_t error_remembered;
    // Refs.
    luahost_ref base, privileged;
    luahost_buffer out;         // of encode and of the JSON writer
    luahost_buffer scratch;     // of a library function, within one call
    luahost_trace_record trace;
    // Facts and cases.
    luahost_slot *facts;
    size_t fact_count, fact_capacity;
    luahost_group *groups;
    size_t group_count;
    int32_t *fact_places;       // hash table of facts: number + 1, or 0
    size_t fact_place_count;    // a power of two
    luahost_named_slot *named_slots;   // hash table by the address of Lua's own text
    size_t named_slot_count, named_slots_used;
    luahost_answer *definitions;
    int32_t *outcomes;          // of each definition, in this case
    int32_t definition_count, definition_capacity, outcome_capacity;
    int32_t progress[LUAHOST_MAX_ANSWERS];
    int32_t answers;            // in progress
    bool in_case, used;
    int32_t on, known;          // the dates of the case, in days
    bool has_known;
    luahost_record **remembered;
    int32_t remembered_count, remembered_capacity;
    size_t arena_mark;
    const void *open_meta;      // the metatable of globals, for identity tests only
    const void *case_meta, *frozen_meta;   // of cases, and of what has no other
    const void *case_table;                // of the case that runs
};

static inline luahost *luahost_of(lua_State *L) { return *(luahost **)lua_getextraspace(L); }

// Places in the registry, after Lua's own: lua_rawgeti(L, LUA_REGISTRYINDEX, LUAHOST_KEY_…).
enum {
    LUAHOST_KEY_CASE = LUA_RIDX_LAST + 1, LUAHOST_KEY_REFS, LUAHOST_KEY_FROZEN, LUAHOST_KEY_CASE_META, LUAHOST_KEY_SLOTS,
    LUAHOST_KEY_DEFINITIONS, LUAHOST_KEY_ORDERS, LUAHOST_KEY_GROUP_METAS, LUAHOST_KEY_OPEN_META, LUAHOST_KEY_CLOSED_META,
    LUAHOST_KEY_EMPTY,
};

// Lua, with a seed that is the same everywhere. NULL where memory is gone, or where Lua is not as it is known.
lua_State *luahost_new_state(luahost *host);

// ---- Allocator, steps, errors ----------------------------------------------------------------------------

void *luahost_allocate(void *host, void *block, size_t old_size, size_t new_size);   // lua_Alloc
// Memory itself, not counted. The sizes are those that were asked for, never 0. NULL when the machine has none: the old block stays.
void *luahost_block_move(luahost_blocks *blocks, void *block, size_t old_size, size_t new_size);
void luahost_block_free(luahost_blocks *blocks, void *block, size_t size);
void luahost_blocks_close(luahost_blocks *blocks);

// Raises. `subject` is cut at LUAHOST_MAX_SUBJECT, between characters.
_Noreturn void luahost_raise(lua_State *L, luahost_code code, luahost_operation operation, const char *subject, size_t length);
// The same for what went wrong in a declaration: `place` becomes the innermost frame.
_Noreturn void luahost_raise_at(lua_State *L, luahost_code code, const char *subject, size_t length, luahost_frame place);
_Noreturn void luahost_raise_text(lua_State *L, luahost_code code, luahost_operation operation, const char *subject);
// "money and number"
_Noreturn void luahost_raise_kinds(lua_State *L, luahost_operation operation, int a, int b);
_Noreturn void luahost_raise_kind(lua_State *L, luahost_operation operation, int a);
_Noreturn void luahost_raise_exact(lua_State *L, exact_status status, luahost_operation operation, int a, int b);
// "`sort`: the 1st value is money": the function's name and the number of the argument, then what it must be.
_Noreturn void luahost_raise_argument(lua_State *L, const char *function, int argument, const char *must_be);
// Raises what luahost.error holds.
_Noreturn void luahost_raise_again(lua_State *L);
_Noreturn void luahost_stop(lua_State *L, luahost_code code);
// The same for a limit that is not the case's whole budget.
_Noreturn void luahost_stop_for(lua_State *L, luahost_code code, const char *reason);
// Message handler: what Lua raised by itself gets a code here, without reading Lua's text.
int luahost_handler(lua_State *L);
void luahost_take_frames(luahost *host);
luahost_frame luahost_frame_of(const lua_Debug *ar);   // after lua_getinfo of "Sl"
// After a pcall that returned `status` in the middle of a script: the counters as they were, answers that failed remembered.
static inline luahost_mark luahost_mark_of(const luahost *host) {
    return (luahost_mark){host->nesting, host->answers, host->trace.depth, host->trace.hidden};
}
void luahost_settle(lua_State *L, int status, luahost_mark mark);
bool luahost_is_control(luahost_code code);
luahost_code luahost_code_of(exact_status status);

int64_t luahost_now(void);      // nanoseconds of a clock that only goes on
// All of a new budget but the processor's time, which a case that is not counted has no use for.
void luahost_arm_without_clock(luahost *host, const luahost_limits *limits);
// Begins the budget of a case whose instructions are not counted: false where that is not possible. The end may be called at any time.
bool luahost_begin_uncounted(luahost *host, const luahost_limits *limits);
void luahost_end_uncounted(luahost *host);
// Whether an uncounted case took so long that it must be counted.
bool luahost_is_overrun(const luahost *host);
void luahost_hook(lua_State *L, lua_Debug *ar);
void luahost_check_clock(lua_State *L);
// Lua walks a whole table in one instruction: about a nanosecond a byte, a step for each 32 bytes.
enum { LUAHOST_BYTES_PER_STEP = 32 };
// The work of a library function. Raises STEP_LIMIT, TIME_LIMIT.
static inline void luahost_charge(lua_State *L, int64_t steps) {
    luahost *host = luahost_of(L);
    host->steps_left -= steps;
    host->clock_countdown -= steps;
    if (host->steps_left < 0 || host->clock_countdown < 0) luahost_check_clock(L);
}

// Around a lua_call made by a C function: keeps below Lua's own limit of 200, else TOO_DEEP.
#define LUAHOST_MAX_NESTING 180
void luahost_enter(lua_State *L, int32_t frames);
static inline void luahost_leave(lua_State *L, int32_t frames) { luahost_of(L)->nesting -= frames; }

// Arguments of library functions; each raises BAD_ARGUMENT naming the function.
const char *luahost_text_argument(lua_State *L, const char *function, int index, size_t *length);
lua_Integer luahost_whole_argument(lua_State *L, const char *function, int index);
lua_Integer luahost_whole_or(lua_State *L, const char *function, int index, lua_Integer otherwise);
exact_word luahost_kind_argument(lua_State *L, const char *function, int index, exact_kind kind, const char *must_be);
// rawset(table, key, value) of the three at the top, popping key and value; a table that had to grow is charged.
void luahost_store(lua_State *L, int table);
// A table that may be written to.
void luahost_list_argument(lua_State *L, const char *function, int index);

// Runs `body` with `request` (a pointer, pushed as its one argument) in protected mode; no results. The stack is as before.
luahost_code luahost_protected(luahost *host, lua_CFunction body, void *request);
// Keeps the value at the top, and pops it; pushes a kept value.
luahost_ref luahost_keep(lua_State *L);
void luahost_push_ref(lua_State *L, luahost_ref ref);
void luahost_buffer_open(luahost_buffer *buffer, size_t limit);
void luahost_buffer_close(luahost_buffer *buffer);
void luahost_buffer_append(luahost_buffer *buffer, const void *bytes, size_t length);
void luahost_buffer_check(lua_State *L, const luahost_buffer *buffer);   // raises MEMORY_LIMIT, RESULT_LIMIT

// ---- Values ----------------------------------------------------------------------------------------------

typedef enum {
    LUAHOST_NIL, LUAHOST_BOOL, LUAHOST_NUM, LUAHOST_MONEY, LUAHOST_DATE, LUAHOST_DURATION, LUAHOST_STRING, LUAHOST_TABLE,
    LUAHOST_FUNCTION, LUAHOST_OTHER
} luahost_kind;
luahost_kind luahost_kind_at(lua_State *L, int index);
const char *luahost_kind_name(lua_State *L, int index);   // "nothing", "text", "list", "record", "money", …

// A word in Lua is multiplied by the host's odd number and turned by half: Lua's tables look only at the low half of a light
// userdata, so without this words that differ in the other half would all fall into one chain. Zero stays zero, the mark of errors.
static inline exact_word luahost_word_at(lua_State *L, int index) {
    uint64_t mixed = (uint64_t)(uintptr_t)lua_touserdata(L, index);
    return (mixed << 32 | mixed >> 32) * luahost_of(L)->unmix;
}
static inline void luahost_push_mixed(lua_State *L, exact_word word) {
    uint64_t mixed = word * luahost_of(L)->mix;
    lua_pushlightuserdata(L, (void *)(uintptr_t)(mixed << 32 | mixed >> 32));
}
// A whole number in range, or a word: false for anything else (a whole number beyond the range raises).
bool luahost_exact_at(lua_State *L, int index, exact_word *out);
// Pushes a word; whole numbers as Lua integers.
void luahost_push_word(lua_State *L, exact_word word);
// Pushes a number or money; raises NUMBER_TOO_LARGE, RATIO_TOO_FINE, MEMORY_LIMIT.
void luahost_push_number(lua_State *L, exact_q value);
void luahost_push_money(lua_State *L, exact_q pence);
// The text of a scalar (a number, money, date, duration): EXACT_TEXT bytes.
size_t luahost_format_at(lua_State *L, int index, char *out);

// ---- Tables ----------------------------------------------------------------------------------------------

// Freezes the value at the index and everything it reaches. Already frozen tables end the walk.
void luahost_freeze_at(lua_State *L, int index);
// Every value of the table at the index, but not the table.
void luahost_freeze_entries(lua_State *L, int index);
// Gives the (new) table at the index the private metatable: for tables that hold only scalars or frozen tables.
void luahost_seal_table(lua_State *L, int index);
bool luahost_is_frozen(lua_State *L, int index);
// A key of a record, and as JSON with its colon.
typedef struct { luahost_text name, json; } luahost_key;
typedef struct luahost_keys luahost_keys;
// The order of a record's keys: where on the stack the metatable is that holds them in [1], [2], …, how many there are, and whether the
// record, and what is in it, has no others. Of a constant record only its JSON is known.
typedef struct { int place; lua_Integer count; bool closed; const luahost_key *keys; luahost_text constant; } luahost_order;
// Pushes the metatable made for a list of key texts at `index`: it holds what luahost_push_order gives.
void luahost_push_order_metatable(lua_State *L, int index, bool closed);
// Pushes the metatable of a record that is the same in every case: it holds its JSON in [0]. False, pushing nothing, where that is long.
bool luahost_push_constant_metatable(lua_State *L, int index);
// Whether the table has an order of its own: then its metatable is pushed.
bool luahost_push_order(lua_State *L, int index, luahost_order *order);
// Pushes `"key":` for the text at the index. BAD_ARGUMENT where it is not UTF-8.
void luahost_push_json_key(lua_State *L, int index);
// Pushes a list of the table's keys in the order of `pairs` and gives its length; -1, pushing nothing, where the keys are
// exactly 1…n (ask lua_rawlen). Raises BAD_ARGUMENT for keys that are tables or functions, DYNAMIC_READ for a case.
lua_Integer luahost_sorted_keys(lua_State *L, int index);

// ---- Cases -----------------------------------------------------------------------------------------------

// For case.c. Inside luahost_protected, after luahost_case_begin:
// pushes the case table, ready to be filled with so many facts by lua_rawset; it is frozen for scripts.
void luahost_push_case(lua_State *L, size_t facts);
// Pushes the case, and `case[name]`: the fact, or the answer, worked out once.
void luahost_push_read(lua_State *L, luahost_text name);
// Pushes the sub-record of a group of the case (`case.needs`), making it when it is first asked for.
void luahost_push_group(lua_State *L, int32_t group);
// Pushes a fact's default (nil when it has none). Fields of records get theirs so; facts get theirs when read.
void luahost_push_default(lua_State *L, const luahost_slot *slot);
// The fact of a name, by hashing; NULL when there is none. `group` < 0 for names at the top ("needs" itself is no fact).
const luahost_slot *luahost_find_fact(luahost *host, int32_t group, const char *name, size_t length);
int32_t luahost_find_group(luahost *host, const char *name, size_t length);   // -1: none
// What a name of the case means: its number times four, plus one of these. The table is LUAHOST_KEY_SLOTS.
enum { LUAHOST_SLOT_FACT, LUAHOST_SLOT_GROUP, LUAHOST_SLOT_DEFINITION, LUAHOST_SLOT_PRESET };
// Raises BAD_DECLARATION when the name at the top is taken; pops it.
void luahost_set_slot(lua_State *L, lua_Integer number, int kind);
int luahost_define_entries(lua_State *L);           // of the privileged library
int luahost_dated(lua_State *L);                    // of the privileged library
int luahost_parse_money(lua_State *L);
int luahost_parse_number(lua_State *L);
int luahost_parse_date(lua_State *L);
// Counted memory of the host's own that lives until close; raises MEMORY_LIMIT.
void *luahost_grow(lua_State *L, void *block, size_t old_size, size_t new_size);
luahost_text luahost_copy(lua_State *L, luahost_text text);
// Cases hold whatever was read so far, in no order: they cannot be listed.
void luahost_refuse_case(lua_State *L, int index);
// Whether it is a case, or a group of its facts.
bool luahost_is_case(lua_State *L, int index);
// An error passed: the answers in progress above `depth` are remembered with it, and raise it again when read.
void luahost_fail_answers(luahost *host, int32_t depth);
void luahost_open_cases(lua_State *L);      // at open
void luahost_close_cases(luahost *host);    // at close

// Longer texts are refused (MEMORY_LIMIT): a comparison of texts is one instruction, however long they are.
#define LUAHOST_MAX_TEXT ((size_t)8 << 10)
#define LUAHOST_LONG_TEXT "a text is longer than 8,192 bytes, the most that one may have"
int luahost_text_format(lua_State *L);

// ---- The trace -------------------------------------------------------------------------------------------

void luahost_trace_clear(luahost *host);
void luahost_trace_close(luahost *host);
void luahost_trace_add_answer(lua_State *L, int32_t number);
void luahost_trace_add_answered(lua_State *L, int32_t number);
void luahost_trace_add_caught(lua_State *L, luahost_mark mark);
void luahost_trace_add_dated(lua_State *L, int32_t from, int32_t known);
void luahost_trace_add_lacking(lua_State *L, luahost_text name);
void luahost_trace_add_rounded(lua_State *L, int rule, int values);

// A plain case asks no more than whether it is to report.
static inline bool luahost_traces(lua_State *L) { return luahost_of(L)->trace.limit > 0; }

// An answer is being worked out; it was, and its value is at the top.
static inline void luahost_trace_answer(lua_State *L, int32_t number) {
    if (luahost_traces(L)) luahost_trace_add_answer(L, number);
}
static inline void luahost_trace_answered(lua_State *L, int32_t number) {
    if (luahost_traces(L)) luahost_trace_add_answered(L, number);
}
// An error was caught at the mark.
static inline void luahost_trace_caught(lua_State *L, luahost_mark mark) {
    if (luahost_traces(L)) luahost_trace_add_caught(L, mark);
}
// Something that is asked for is not to be had: a fact that was not given, an answer that failed before.
static inline void luahost_trace_lacking(lua_State *L, luahost_text name) {
    if (luahost_traces(L)) luahost_trace_add_lacking(L, name);
}
// From when a figure holds, and since when it was known (INT32_MIN: always).
static inline void luahost_trace_dated(lua_State *L, int32_t from, int32_t known) {
    if (luahost_traces(L)) luahost_trace_add_dated(L, from, known);
}
int luahost_note(lua_State *L);             // of the privileged library

// ---- Libraries -------------------------------------------------------------------------------------------

typedef struct { const char *name; lua_CFunction function; } luahost_entry;
// Sets the entries (up to one without a name) in the table at the top.
void luahost_set_entries(lua_State *L, const luahost_entry *entries);
extern const luahost_entry luahost_base_entries[], luahost_text_entries[], luahost_string_entries[], luahost_table_entries[],
    luahost_math_entries[], luahost_exact_entries[], luahost_calendar_entries[], luahost_privileged_entries[];
void luahost_open_operators(lua_State *L);  // metatables of the types
void luahost_open_library(lua_State *L);    // base and privileged tables
void luahost_set_events(lua_State *L);      // our events into the metatable at the top
// Pushes the checked operations of printed code, in the printer's order after __k; then, of explained code, its reports.
int luahost_push_operations(lua_State *L);
int luahost_push_reports(lua_State *L);
int luahost_checked_mul(lua_State *L);
int luahost_checked_div(lua_State *L);
int luahost_checked_idiv(lua_State *L);
int luahost_checked_mod(lua_State *L);
int luahost_checked_pow(lua_State *L);
int luahost_checked_neg(lua_State *L);
bool luahost_checked_equal(lua_State *L, int a, int b);
int luahost_run_chunk(lua_State *L);        // closure: [1] the chunk, [2] its constants

#endif
