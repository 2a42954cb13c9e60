// The reader of cases, in two steps: events of the JSON reader become nodes in C (checked, all mistakes collected), then the
// nodes are put into the case table under one protected call. So no Lua error ever passes through the JSON reader.
#ifndef CASE_INNER_H
#define CASE_INNER_H

#include "CJSON.h"
#include "CLuaHostCase.h"
#include "luahost_internal.h"

// A fact, or a field of a record in one.
typedef struct {
    const luahost_slot *slot;
    uint32_t key;               // of its key among the anchored names; its choices follow
    uint32_t first_field;       // its fields among the entries
    uint32_t seen, given;       // the container of the last key of this name, and of its last value
} case_entry;

typedef enum {
    NODE_TRUE, NODE_FALSE, NODE_WHOLE, NODE_NUMBER, NODE_MONEY, NODE_DATE, NODE_TEXT, NODE_CHOICE, NODE_DEFAULT,
    NODE_LIST,                  // `count` values follow, then NODE_END
    NODE_RECORD,                // nodes with their entries, then NODE_END
    NODE_END,
} node_kind;

typedef struct {
    node_kind kind;
    uint32_t entry;             // what it is a value of
    union {
        int64_t whole;
        exact_q number;
        int32_t days;
        uint32_t choice, count;
        struct { uint32_t offset, length; } text;   // in `texts`
    };
} case_node;

typedef enum { IN_TEXT, IN_CASE, IN_FACTS, IN_GROUP, IN_EVIDENCE, IN_EVIDENCE_FACT, IN_CHOICES, IN_RECORDS, IN_RECORD } case_level;

typedef struct {
    case_level level;
    uint32_t entry;             // of a list or record: whose
    uint32_t mark;              // of a record or a list of choices: its own number, for seeing what comes twice
    uint32_t node;              // of a list: its node
    int32_t item;               // of a list: the element being read, from 0
} case_frame;

// What the value that comes next is for.
typedef enum { FOR_NOTHING, FOR_CASE, FOR_REFERENCE, FOR_PERSON, FOR_DATE, FOR_FACTS, FOR_EVIDENCE, FOR_GROUP, FOR_ENTRY, FOR_EVIDENCE_FACT,
    FOR_EVIDENCE_TEXT } case_purpose;

typedef struct { uint32_t offset, length; bool given; } case_slice;

#define CASE_MAX_LEVELS 66
#define CASE_MAX_NAME 64

struct luahost_reader {
    luahost *host;
    cjson_parser *parser;
    case_entry *entries;        // the facts by number, then their fields
    size_t fact_count;
    uint32_t *group_seen;
    uint32_t *choice_seen;      // as many as the longest list of choices
    uint32_t *fact_order;       // for each place among the facts of a case: the fact that stood there last time
    uint32_t last_mark;
    // The case being read.
    unsigned reading;
    case_node *nodes;
    size_t node_count, node_capacity;
    char *texts;
    size_t text_count, text_capacity;
    luahost_issue issues[LUAHOST_MAX_ISSUES];
    char issue_names[LUAHOST_MAX_ISSUES][CASE_MAX_NAME];
    size_t issue_count;
    case_frame frames[CASE_MAX_LEVELS];
    int depth;                  // of frames
    int skipped;                // brackets open in a value that is not looked at
    case_purpose purpose;
    uint32_t entry;             // FOR_ENTRY
    int32_t fact;               // the fact that is being read: for issues
    bool mute;                  // no rule reads it: checked, not kept
    size_t place;               // among the facts
    int32_t group;              // FOR_GROUP
    unsigned top_seen;          // bits of case_purpose
    uint32_t facts_mark;
    case_slice reference, person;
    bool has_on;
    int32_t on;
    bool out_of_memory;
};

static inline case_frame *case_top(luahost_reader *reader) { return &reader->frames[reader->depth]; }
static inline const luahost_fact *case_fact_of(const luahost_reader *reader, uint32_t entry) { return &reader->entries[entry].slot->fact; }

extern const cjson_sink case_sink;   // its context is the reader

// False when memory ran out: the sink then stops.
bool case_add_node(luahost_reader *reader, case_node node);
bool case_keep_text(luahost_reader *reader, const char *text, size_t length, case_slice *out);
// An issue at the token being read. `name` may be NULL.
void case_issue(luahost_reader *reader, luahost_issue_code code, const char *name, size_t length);

// A scalar for the entry: checks it and adds its node.
bool case_take_text(luahost_reader *reader, uint32_t entry, const char *text, size_t length);
bool case_take_number(luahost_reader *reader, uint32_t entry, const char *text, size_t length);
bool case_take_boolean(luahost_reader *reader, uint32_t entry, bool value);
// One element of a list of choices.
bool case_take_choice(luahost_reader *reader, const char *text, size_t length);

#endif
