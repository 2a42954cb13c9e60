// What an explained case reported, in order: a flat record of words. Included by CLuaHost.h.
#ifndef CLUAHOST_TRACE_H
#define CLUAHOST_TRACE_H

// Each event is a head, then its values.
//   head   bits 0–7 the event, 8–15 how many values follow, 16–63 the site: chunk << 24 | number, of a point, function or statement of
//          the chunk's tree; of a definition its number alone; of a note its code
//   value  bits 0–3 its tag, the rest depends on it: see luahost_trace_tag
typedef enum {
    LUAHOST_EVENT_READ = 1,     // point: the value of a.b, where a is the case
    LUAHOST_EVENT_COMPARE,      // point: left, right, and whether it holds
    LUAHOST_EVENT_WORK,         // point: the operands of an arithmetic operation, and what it came to
    LUAHOST_EVENT_VALUE,        // point: what a call came to
    LUAHOST_EVENT_ENTER,        // function: its parameters, as many as LUAHOST_TRACE_VALUES
    LUAHOST_EVENT_LEAVE,        // function: what it returns, as many as LUAHOST_TRACE_VALUES
    LUAHOST_EVENT_TURN,         // statement: a loop goes round once more
    LUAHOST_EVENT_ANSWER,       // definition: it is being worked out
    LUAHOST_EVENT_ANSWERED,     // definition: its value
    LUAHOST_EVENT_DATED,        // nothing: the day from which a figure holds, and since when it was known (nothing: always)
    LUAHOST_EVENT_ROUND,        // exact_rounding: a value before and after, and the multiple where one is named
    LUAHOST_EVENT_CAUGHT,       // depth: an error ended everything above it
    LUAHOST_EVENT_NOTE,         // code: what the prelude tells of a form
    LUAHOST_EVENT_FIELD,        // point: the value of a.b, where a is anything else
    LUAHOST_EVENT_PASS_ON,      // function: it ends by calling another, which gives its value
    LUAHOST_EVENT_TAKE_OVER,    // function: as ENTER, in the place of one that passed on
    LUAHOST_EVENT_NAME,         // expression: what a name stands for
    LUAHOST_EVENT_LACKING,      // nothing: the name of a fact that was not given, or of an answer that failed before
} luahost_event;
#define LUAHOST_TRACE_VALUES 8

typedef enum {
    // Numbers and money as words of CExact; dates and durations too.
    LUAHOST_TRACE_LARGE_NUMBER = 3, LUAHOST_TRACE_LARGE_MONEY = 4,   // offset << 24: numerator and denominator in the bytes
    LUAHOST_TRACE_NOTHING = 8, LUAHOST_TRACE_NO, LUAHOST_TRACE_YES,
    LUAHOST_TRACE_TEXT,                                              // offset << 24 | length << 4, in the bytes
    LUAHOST_TRACE_LIST, LUAHOST_TRACE_RECORD,                        // length << 4; a record has none
    LUAHOST_TRACE_FUNCTION,
} luahost_trace_tag;
// Longer texts are cut.
#define LUAHOST_TRACE_TEXT_BYTES 1024

// Records what the cases to come report. Up to `words` of it, texts included: then only answers, forms and dates, up to twice as much (and
// the texts of one event more). 0 records nothing.
void luahost_trace_begin(luahost *host, size_t words);

// Of the case that runs; valid until the next one begins.
typedef struct {
    const uint64_t *words;
    size_t count;
    luahost_text bytes;         // little-endian
    int64_t omitted;            // events for which there was no room
} luahost_trace_view;
luahost_trace_view luahost_trace(const luahost *host);
// The name of a definition by its number.
luahost_text luahost_definition_name(const luahost *host, int32_t number);

#endif
