// The way in and the way out: a case's JSON into the case table, checked against the facts that a rulebook declares, and a
// rule's result as JSON.
#ifndef CLUAHOST_CASE_H
#define CLUAHOST_CASE_H

#include "CLuaHost.h"

// ---- Cases in --------------------------------------------------------------------------------------------

// What can be wrong with a case. Names are stable: luahost_issue_name.
typedef enum {
    LUAHOST_ISSUE_MALFORMED_JSON, LUAHOST_ISSUE_NOT_AN_OBJECT, LUAHOST_ISSUE_BAD_ENCODING, LUAHOST_ISSUE_TOO_DEEP,
    LUAHOST_ISSUE_CASE_TOO_LARGE, LUAHOST_ISSUE_DUPLICATE_KEY, LUAHOST_ISSUE_UNKNOWN_FIELD, LUAHOST_ISSUE_UNKNOWN_FACT,
    LUAHOST_ISSUE_WRONG_TYPE, LUAHOST_ISSUE_OUT_OF_RANGE, LUAHOST_ISSUE_OFF_STEP, LUAHOST_ISSUE_UNKNOWN_CHOICE,
    LUAHOST_ISSUE_DUPLICATE_CHOICE, LUAHOST_ISSUE_TOO_LARGE, LUAHOST_ISSUE_TOO_FINE, LUAHOST_ISSUE_BAD_DATE,
    LUAHOST_ISSUE_MISSING_FIELD, LUAHOST_ISSUE_NO_DATE,
    LUAHOST_ISSUE_COUNT
} luahost_issue_code;
const char *luahost_issue_name(luahost_issue_code code);   // "malformed_json", …

typedef enum { LUAHOST_IN_CASE, LUAHOST_IN_FACTS, LUAHOST_IN_EVIDENCE } luahost_issue_place;

// One mistake. It never holds a value: `name` is a key of the file, or empty.
typedef struct {
    luahost_issue_code code;
    luahost_issue_place place;
    int32_t fact;               // number of the fact, as declared; -1: none
    int32_t item;               // place in the fact's list, from 0; -1: none
    luahost_text field;         // the field of a record ("weekly"); empty: none
    luahost_text name;          // the key that is wrong: unknown, twice, or of the wrong type at the top; cut at 64 bytes
    size_t offset;              // byte of the text
} luahost_issue;
// More are not collected.
#define LUAHOST_MAX_ISSUES 100

// What stands beside the facts, and what is wrong. Valid until the next case is parsed.
typedef struct {
    luahost_text reference, person;     // bytes NULL where the case has none
    bool has_on;
    int32_t on;                         // days since 1970-01-01
    const luahost_issue *issues;
    size_t issue_count;
} luahost_case_head;

// Reads cases for one host, one after another.
typedef struct luahost_reader luahost_reader;
// To be opened after luahost_declare and before luahost_seal, closed before luahost_close. NULL when memory runs out.
luahost_reader *luahost_reader_open(luahost *host);
void luahost_reader_close(luahost_reader *reader);

// How to read: bits.
typedef enum {
    // From a table: numbers and booleans may be text.
    LUAHOST_TEXT_VALUES = 1,
    // The date comes from elsewhere: a case without one is no mistake.
    LUAHOST_DATE_GIVEN = 2,
} luahost_reading;

// Parses and checks one case without touching Lua. `json` is followed by 64 readable bytes. False when something is wrong.
bool luahost_case_parse(luahost_reader *reader, const char *json, size_t length, unsigned reading, luahost_case_head *head);

// After luahost_case_begin: puts what was parsed last, of the facts that rules read, into the case table, and the dates
// `on` and (unless NULL) `known`.
luahost_code luahost_case_fill(luahost_reader *reader, int32_t on, const int32_t *known);

// ---- Results out -----------------------------------------------------------------------------------------

// A value as compact JSON, valid until the next call. Numbers are exact, money is text with two places, dates and durations
// are ISO 8601 text; a list has keys 1…n, and so has what is empty unless it has an order of keys; a record's keys stand in
// its order, or in that of the record around it, then the others by bytes. With `members`, a record's members without their braces.
// UNROUNDED for a ratio and for a part of a penny; BAD_RESULT for functions, circles, more than 32 levels, text that is not
// UTF-8, lists with holes and keys that are not text; DYNAMIC_READ for a case; RESULT_LIMIT. The subject is the key under which it stands.
luahost_code luahost_json(luahost *host, luahost_ref value, bool members, luahost_text *out);
// Fixed bytes, then `case[name]` in the same form (nothing where there is no name).
typedef struct {
    luahost_text before, name;
    bool members;
} luahost_part;
// Parts one after another, in one protected call; each answer may have as many bytes as a result may.
luahost_code luahost_case_json(luahost *host, const luahost_part *parts, size_t count, luahost_text *out);

#endif
