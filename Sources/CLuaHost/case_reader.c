// Opening a reader, and one case from its text to nodes and a head.
#include "case_inner.h"

#include <stdlib.h>
#include <string.h>

static const char *const issue_names[LUAHOST_ISSUE_COUNT] = {
    "malformed_json", "not_an_object", "bad_encoding", "too_deep", "case_too_large", "duplicate_key", "unknown_field",
    "unknown_fact", "wrong_type", "out_of_range", "off_step", "unknown_choice", "duplicate_choice", "too_large", "too_fine",
    "bad_date", "missing_field", "no_date",
};

const char *luahost_issue_name(luahost_issue_code code) { return code < LUAHOST_ISSUE_COUNT ? issue_names[code] : ""; }

// ---- Opening ---------------------------------------------------------------------------------------------

static size_t count_entries(const luahost_slot *slots, size_t count) {
    size_t total = count;
    for (size_t i = 0; i < count; i++) {
        if (slots[i].fields != NULL) total += count_entries(slots[i].fields, slots[i].fact.field_count);
    }
    return total;
}

static size_t longest_choice(const luahost_slot *slots, size_t count) {
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t within = slots[i].fields != NULL ? longest_choice(slots[i].fields, slots[i].fact.field_count) : 0;
        if (slots[i].fact.choice_count > longest) longest = slots[i].fact.choice_count;
        if (within > longest) longest = within;
    }
    return longest;
}

// The slots' entries from `first` on; those of their fields go to `*next`.
static void set_entries(luahost_reader *reader, const luahost_slot *slots, size_t count, size_t first, size_t *next, uint32_t *name) {
    for (size_t i = 0; i < count; i++) {
        case_entry *entry = &reader->entries[first + i];
        *entry = (case_entry){.slot = &slots[i], .key = *name, .first_field = (uint32_t)*next};
        *name += 1 + (uint32_t)slots[i].fact.choice_count;
        size_t fields = slots[i].fields != NULL ? slots[i].fact.field_count : 0;
        *next += fields;
        if (fields > 0) set_entries(reader, slots[i].fields, fields, entry->first_field, next, name);
    }
}

static void anchor(lua_State *L, luahost_text text, uint32_t place) {
    lua_pushlstring(L, text.bytes, text.length);   // names, text
    lua_rawseti(L, -2, place);                     // names
}

// Keys and choices live as long as the reader, so that a case's strings need no hashing and no memory.
static int anchor_names(lua_State *L) {
    luahost_reader *reader = *(luahost_reader **)lua_touserdata(L, 1);
    size_t count = count_entries(reader->host->facts, reader->fact_count);
    lua_newtable(L);                               // request, names
    anchor(L, (luahost_text){"on", 2}, 1);
    anchor(L, (luahost_text){"known", 5}, 2);
    for (size_t i = 0; i < count; i++) {
        const case_entry *entry = &reader->entries[i];
        anchor(L, entry->slot->key, entry->key);
        for (size_t c = 0; c < entry->slot->fact.choice_count; c++) anchor(L, entry->slot->fact.choices[c], entry->key + 1 + (uint32_t)c);
    }
    lua_rawsetp(L, LUA_REGISTRYINDEX, reader);     // request
    return 0;
}

luahost_reader *luahost_reader_open(luahost *host) {
    luahost_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) return NULL;
    reader->host = host;
    reader->fact_count = host->fact_count;
    size_t entries = count_entries(host->facts, host->fact_count);
    reader->parser = cjson_open();
    reader->entries = calloc(entries + 1, sizeof *reader->entries);
    reader->group_seen = calloc(host->group_count + 1, sizeof *reader->group_seen);
    reader->choice_seen = calloc(longest_choice(host->facts, host->fact_count) + 1, sizeof *reader->choice_seen);
    reader->fact_order = calloc(host->fact_count + 1, sizeof *reader->fact_order);
    bool ready = reader->parser != NULL && reader->entries != NULL && reader->group_seen != NULL && reader->choice_seen != NULL
        && reader->fact_order != NULL;
    if (ready) {
        size_t next = host->fact_count;
        uint32_t name = 3;
        set_entries(reader, host->facts, host->fact_count, 0, &next, &name);
        ready = luahost_protected(host, anchor_names, &reader) == LUAHOST_OK;
    }
    if (ready) return reader;
    luahost_reader_close(reader);
    return NULL;
}

void luahost_reader_close(luahost_reader *reader) {
    if (reader == NULL) return;
    if (reader->parser != NULL) cjson_close(reader->parser);
    free(reader->entries);
    free(reader->group_seen);
    free(reader->choice_seen);
    free(reader->fact_order);
    free(reader->nodes);
    free(reader->texts);
    free(reader);
}

// ---- What is collected -----------------------------------------------------------------------------------

static bool out_of_memory(luahost_reader *reader) {
    reader->out_of_memory = true;
    return false;
}

bool case_add_node(luahost_reader *reader, case_node node) {
    if (reader->mute) return true;
    if (reader->node_count == reader->node_capacity) {
        size_t capacity = reader->node_capacity * 2 + 64;
        case_node *grown = realloc(reader->nodes, capacity * sizeof *grown);
        if (grown == NULL) return out_of_memory(reader);
        reader->nodes = grown;
        reader->node_capacity = capacity;
    }
    reader->nodes[reader->node_count++] = node;
    return true;
}

bool case_keep_text(luahost_reader *reader, const char *text, size_t length, case_slice *out) {
    if (length > reader->text_capacity - reader->text_count) {
        size_t capacity = reader->text_capacity * 2 + length + 256;
        char *grown = realloc(reader->texts, capacity);
        if (grown == NULL) return out_of_memory(reader);
        reader->texts = grown;
        reader->text_capacity = capacity;
    }
    if (length > 0) memcpy(reader->texts + reader->text_count, text, length);
    *out = (case_slice){(uint32_t)reader->text_count, (uint32_t)length, true};
    reader->text_count += length;
    return true;
}

static luahost_issue_place place_of(const luahost_reader *reader) {
    for (int i = reader->depth; i > 0; i--) {
        case_level level = reader->frames[i].level;
        if (level == IN_FACTS) return LUAHOST_IN_FACTS;
        if (level == IN_EVIDENCE) return LUAHOST_IN_EVIDENCE;
    }
    return LUAHOST_IN_CASE;
}

// Up to `limit` bytes, without a part of a character at the end.
static size_t cut(const char *text, size_t length, size_t limit) {
    if (length <= limit) return length;
    while (limit > 0 && ((unsigned char)text[limit] & 0xC0) == 0x80) limit--;
    return limit;
}

void case_issue(luahost_reader *reader, luahost_issue_code code, const char *name, size_t length) {
    if (reader->issue_count == LUAHOST_MAX_ISSUES) return;
    size_t number = reader->issue_count++;
    luahost_issue *issue = &reader->issues[number];
    *issue = (luahost_issue){.code = code, .place = place_of(reader), .fact = reader->fact, .item = -1, .offset = cjson_offset(reader->parser)};
    // Of lists in lists, the outermost, and the field of its record: what people see.
    for (int i = reader->depth; i > 0; i--) {
        const case_frame *frame = &reader->frames[i];
        if (frame->level == IN_RECORDS || frame->level == IN_CHOICES) issue->item = frame->item;
        if (frame->level != IN_RECORD) continue;
        if (i < reader->depth) issue->field = case_fact_of(reader, frame[1].entry)->name;
        else if (reader->purpose == FOR_ENTRY) issue->field = case_fact_of(reader, reader->entry)->name;
    }
    if (name != NULL) {
        issue->name.length = cut(name, length, CASE_MAX_NAME);
        memcpy(reader->issue_names[number], name, issue->name.length);
        issue->name.bytes = reader->issue_names[number];
    }
}

// ---- One case --------------------------------------------------------------------------------------------

static void begin(luahost_reader *reader, unsigned reading) {
    reader->reading = reading;
    reader->node_count = reader->text_count = reader->issue_count = 0;
    reader->depth = reader->skipped = 0;
    reader->frames[0] = (case_frame){.level = IN_TEXT, .item = -1};
    reader->purpose = FOR_CASE;
    reader->fact = -1;
    reader->mute = reader->has_on = reader->out_of_memory = false;
    reader->place = 0;
    reader->top_seen = 0;
    reader->reference = reader->person = (case_slice){0};
    // Marks only grow; before they would begin again, what was marked is forgotten.
    if (reader->last_mark > UINT32_MAX / 2) {
        size_t entries = count_entries(reader->host->facts, reader->fact_count);
        for (size_t i = 0; i < entries; i++) reader->entries[i].seen = reader->entries[i].given = 0;
        memset(reader->group_seen, 0, reader->host->group_count * sizeof *reader->group_seen);
        memset(reader->choice_seen, 0, longest_choice(reader->host->facts, reader->fact_count) * sizeof *reader->choice_seen);
        reader->last_mark = 0;
    }
    reader->facts_mark = ++reader->last_mark;
}

// The text as a whole is wrong: what was found in it before does not count.
static void fail(luahost_reader *reader, luahost_issue_code code, size_t offset) {
    reader->issue_count = 0;
    reader->depth = 0;
    reader->fact = -1;
    reader->purpose = FOR_NOTHING;
    case_issue(reader, code, NULL, 0);
    reader->issues[0].offset = offset;
}

static luahost_issue_code issue_of(cjson_status status) {
    switch (status) {
        case CJSON_BAD_UTF8: return LUAHOST_ISSUE_BAD_ENCODING;
        case CJSON_TOO_DEEP: return LUAHOST_ISSUE_TOO_DEEP;
        case CJSON_OUT_OF_MEMORY:
        case CJSON_STOPPED: return LUAHOST_ISSUE_CASE_TOO_LARGE;   // only for want of memory
        default: return LUAHOST_ISSUE_MALFORMED_JSON;
    }
}

static luahost_text text_of(const luahost_reader *reader, case_slice slice) {
    if (!slice.given) return (luahost_text){NULL, 0};
    return (luahost_text){slice.length > 0 ? reader->texts + slice.offset : "", slice.length};
}

bool luahost_case_parse(luahost_reader *reader, const char *json, size_t length, unsigned reading, luahost_case_head *head) {
    begin(reader, reading);
    size_t offset;
    cjson_status status = cjson_parse(reader->parser, json, length, &case_sink, reader, &offset);
    if (status != CJSON_OK) {
        fail(reader, issue_of(status), offset);
    } else if (!reader->has_on && !(reading & LUAHOST_DATE_GIVEN) && !(reader->top_seen & 1u << FOR_DATE)
               && (reader->issue_count == 0 || reader->issues[0].code != LUAHOST_ISSUE_NOT_AN_OBJECT)) {
        reader->depth = 0;
        reader->fact = -1;
        reader->purpose = FOR_NOTHING;
        case_issue(reader, LUAHOST_ISSUE_NO_DATE, NULL, 0);
    }
    *head = (luahost_case_head){
        .reference = text_of(reader, reader->reference), .person = text_of(reader, reader->person), .has_on = reader->has_on,
        .on = reader->on, .issues = reader->issues, .issue_count = reader->issue_count,
    };
    return reader->issue_count == 0;
}
