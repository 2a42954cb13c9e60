// Events of one case's JSON: where in the case each stands, and what is wrong with its place.
#include "case_inner.h"

#include <string.h>

static luahost_reader *reader_of(void *ctx) { return ctx; }

static void push(luahost_reader *reader, case_level level, uint32_t entry, uint32_t node) {
    reader->depth++;
    *case_top(reader) = (case_frame){.level = level, .entry = entry, .mark = ++reader->last_mark, .node = node, .item = -1};
}

static bool skip(luahost_reader *reader) {
    reader->skipped++;
    return true;
}

static const char *name_of(const luahost_reader *reader) {
    switch (reader->purpose) {
        case FOR_REFERENCE: return "case";
        case FOR_PERSON: return "person";
        case FOR_DATE: return "on";
        case FOR_FACTS: return "facts";
        case FOR_EVIDENCE:
        case FOR_EVIDENCE_FACT:
        case FOR_EVIDENCE_TEXT: return "evidence";
        default: return NULL;
    }
}

// The value that comes is of a type that does not belong here.
static bool wrong_type(luahost_reader *reader) {
    case_level level = case_top(reader)->level;
    if (level == IN_CHOICES || level == IN_RECORDS) {
        case_issue(reader, LUAHOST_ISSUE_WRONG_TYPE, NULL, 0);
        return true;
    }
    switch (reader->purpose) {
        case FOR_NOTHING: break;
        case FOR_CASE: case_issue(reader, LUAHOST_ISSUE_NOT_AN_OBJECT, NULL, 0); break;
        case FOR_GROUP: {
            luahost_text name = reader->host->groups[reader->group].name;
            case_issue(reader, LUAHOST_ISSUE_WRONG_TYPE, name.bytes, name.length);
            break;
        }
        default: {
            const char *name = name_of(reader);
            case_issue(reader, LUAHOST_ISSUE_WRONG_TYPE, name, name != NULL ? strlen(name) : 0);
        }
    }
    return true;
}

// An element of a list begins.
static void next_item(luahost_reader *reader) {
    case_frame *frame = case_top(reader);
    if (frame->level == IN_CHOICES || frame->level == IN_RECORDS) frame->item++;
}

// Marks a field as given, and says where the value belongs.
static bool for_entry(luahost_reader *reader) {
    if (reader->purpose != FOR_ENTRY) return false;
    const case_frame *frame = case_top(reader);
    if (frame->level == IN_RECORD) reader->entries[reader->entry].given = frame->mark;
    return true;
}

// ---- Brackets --------------------------------------------------------------------------------------------

static bool begin_object(void *ctx) {
    luahost_reader *reader = reader_of(ctx);
    if (reader->skipped > 0) return skip(reader);
    next_item(reader);
    const case_frame *frame = case_top(reader);
    if (frame->level == IN_RECORDS) {
        uint32_t entry = frame->entry;
        push(reader, IN_RECORD, entry, 0);
        return case_add_node(reader, (case_node){.kind = NODE_RECORD, .entry = entry});
    }
    if (frame->level != IN_CHOICES && !for_entry(reader)) {
        switch (reader->purpose) {
            case FOR_CASE: push(reader, IN_CASE, 0, 0); return true;
            case FOR_FACTS: push(reader, IN_FACTS, 0, 0); return true;
            case FOR_EVIDENCE: push(reader, IN_EVIDENCE, 0, 0); return true;
            case FOR_EVIDENCE_FACT: push(reader, IN_EVIDENCE_FACT, 0, 0); return true;
            case FOR_GROUP: push(reader, IN_GROUP, 0, 0); return true;
            default: break;
        }
    }
    wrong_type(reader);
    return skip(reader);
}

static bool begin_array(void *ctx) {
    luahost_reader *reader = reader_of(ctx);
    if (reader->skipped > 0) return skip(reader);
    next_item(reader);
    case_level level = case_top(reader)->level;
    if (level != IN_CHOICES && level != IN_RECORDS && for_entry(reader)) {
        uint32_t entry = reader->entry;
        luahost_fact_type type = case_fact_of(reader, entry)->type;
        if (type == LUAHOST_FACT_CHOICES || type == LUAHOST_FACT_RECORDS) {
            push(reader, type == LUAHOST_FACT_CHOICES ? IN_CHOICES : IN_RECORDS, entry, (uint32_t)reader->node_count);
            return case_add_node(reader, (case_node){.kind = NODE_LIST, .entry = entry});
        }
    }
    wrong_type(reader);
    return skip(reader);
}

static bool end_array(void *ctx) {
    luahost_reader *reader = reader_of(ctx);
    if (reader->skipped > 0) {
        reader->skipped--;
        return true;
    }
    const case_frame *frame = case_top(reader);
    if (!reader->mute) reader->nodes[frame->node].count = (uint32_t)(frame->item + 1);
    reader->depth--;
    return case_add_node(reader, (case_node){.kind = NODE_END});
}

// What a record lacks: defaults are put in, the rest is missed.
static bool complete_record(luahost_reader *reader) {
    const case_frame *frame = case_top(reader);
    const case_entry *of = &reader->entries[frame->entry];
    for (size_t i = 0; i < of->slot->fact.field_count; i++) {
        uint32_t entry = of->first_field + (uint32_t)i;
        const luahost_fact *field = case_fact_of(reader, entry);
        if (reader->entries[entry].given == frame->mark) continue;
        if (field->default_value != 0) {
            if (!case_add_node(reader, (case_node){.kind = NODE_DEFAULT, .entry = entry})) return false;
        } else if (field->required) {
            reader->purpose = FOR_ENTRY;
            reader->entry = entry;
            case_issue(reader, LUAHOST_ISSUE_MISSING_FIELD, NULL, 0);
        }
    }
    return case_add_node(reader, (case_node){.kind = NODE_END});
}

static bool end_object(void *ctx) {
    luahost_reader *reader = reader_of(ctx);
    if (reader->skipped > 0) {
        reader->skipped--;
        return true;
    }
    case_level level = case_top(reader)->level;
    bool goes_on = level != IN_RECORD || complete_record(reader);
    reader->depth--;
    if (level != IN_RECORD) {
        reader->fact = -1;
        reader->mute = false;
    }
    return goes_on;
}

// ---- Keys ------------------------------------------------------------------------------------------------

static bool is(const char *text, size_t length, luahost_text name) {
    return length == name.length && memcmp(text, name.bytes, length) == 0;
}

static void top_key(luahost_reader *reader, const char *text, size_t length) {
    static const struct { luahost_text name; case_purpose purpose; } keys[] = {
        {{"case", 4}, FOR_REFERENCE}, {{"person", 6}, FOR_PERSON}, {{"on", 2}, FOR_DATE}, {{"facts", 5}, FOR_FACTS},
        {{"evidence", 8}, FOR_EVIDENCE},
    };
    reader->fact = -1;
    reader->purpose = FOR_NOTHING;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!is(text, length, keys[i].name)) continue;
        unsigned bit = 1u << keys[i].purpose;
        if (reader->top_seen & bit) {
            case_issue(reader, LUAHOST_ISSUE_DUPLICATE_KEY, text, length);
            return;
        }
        reader->top_seen |= bit;
        reader->purpose = keys[i].purpose;
        return;
    }
    case_issue(reader, LUAHOST_ISSUE_UNKNOWN_FIELD, text, length);
}

// "needs.mobility" beside {"needs": {"mobility": …}}.
static const luahost_slot *find_dotted(luahost_reader *reader, const char *text, size_t length) {
    const luahost_slot *slot = luahost_find_fact(reader->host, -1, text, length);
    const char *dot = slot == NULL && length > 0 ? memchr(text, '.', length) : NULL;
    if (dot == NULL) return slot;
    int32_t group = luahost_find_group(reader->host, text, (size_t)(dot - text));
    return group < 0 ? NULL : luahost_find_fact(reader->host, group, dot + 1, length - (size_t)(dot + 1 - text));
}

// Within a group, or among all facts where it is below 0.
static const luahost_slot *find(luahost_reader *reader, int32_t group, const char *text, size_t length) {
    return group < 0 ? find_dotted(reader, text, length) : luahost_find_fact(reader->host, group, text, length);
}

// Cases of a batch mostly give their facts in the same order: the fact that stood here last time is tried first.
static const luahost_slot *find_at_place(luahost_reader *reader, int32_t group, const char *text, size_t length) {
    size_t place = reader->place++;
    if (place >= reader->fact_count) return find(reader, group, text, length);
    const luahost_slot *last = reader->entries[reader->fact_order[place]].slot;
    if (group < 0 ? is(text, length, last->fact.name) : last->group == group && is(text, length, last->key)) return last;
    const luahost_slot *slot = find(reader, group, text, length);
    if (slot != NULL) reader->fact_order[place] = (uint32_t)slot->number;
    return slot;
}

static void take_fact(luahost_reader *reader, const luahost_slot *slot, const char *text, size_t length) {
    case_entry *entry = &reader->entries[slot->number];
    reader->fact = slot->number;
    reader->mute = !slot->fact.is_read;
    if (entry->seen == reader->facts_mark) {
        case_issue(reader, LUAHOST_ISSUE_DUPLICATE_KEY, text, length);
        return;
    }
    entry->seen = reader->facts_mark;
    reader->purpose = FOR_ENTRY;
    reader->entry = (uint32_t)slot->number;
}

static void fact_key(luahost_reader *reader, const char *text, size_t length) {
    reader->purpose = FOR_NOTHING;
    reader->fact = -1;
    const luahost_slot *slot = find_at_place(reader, -1, text, length);
    if (slot != NULL) {
        take_fact(reader, slot, text, length);
        return;
    }
    int32_t group = luahost_find_group(reader->host, text, length);
    if (group < 0) {
        case_issue(reader, LUAHOST_ISSUE_UNKNOWN_FACT, text, length);
    } else if (reader->group_seen[group] == reader->facts_mark) {
        case_issue(reader, LUAHOST_ISSUE_DUPLICATE_KEY, text, length);
    } else {
        reader->group_seen[group] = reader->facts_mark;
        reader->group = group;
        reader->purpose = FOR_GROUP;
    }
}

static void group_key(luahost_reader *reader, const char *text, size_t length) {
    reader->purpose = FOR_NOTHING;
    reader->fact = -1;
    const luahost_slot *slot = find_at_place(reader, reader->group, text, length);
    if (slot != NULL) {
        take_fact(reader, slot, text, length);
        return;
    }
    // The name as it is declared, so that near names can be found.
    luahost_text group = reader->host->groups[reader->group].name;
    char name[2 * CASE_MAX_NAME + 1];
    size_t head = group.length < CASE_MAX_NAME ? group.length : CASE_MAX_NAME, rest = length < CASE_MAX_NAME ? length : CASE_MAX_NAME;
    memcpy(name, group.bytes, head);
    name[head] = '.';
    if (rest > 0) memcpy(name + head + 1, text, rest);
    case_issue(reader, LUAHOST_ISSUE_UNKNOWN_FACT, name, head + 1 + rest);
}

static void field_key(luahost_reader *reader, const char *text, size_t length) {
    const case_frame *frame = case_top(reader);
    const case_entry *of = &reader->entries[frame->entry];
    reader->purpose = FOR_NOTHING;
    for (size_t i = 0; i < of->slot->fact.field_count; i++) {
        case_entry *field = &reader->entries[of->first_field + i];
        if (!is(text, length, field->slot->fact.name)) continue;
        if (field->seen == frame->mark) {
            case_issue(reader, LUAHOST_ISSUE_DUPLICATE_KEY, text, length);
            return;
        }
        field->seen = frame->mark;
        reader->purpose = FOR_ENTRY;
        reader->entry = of->first_field + (uint32_t)i;
        return;
    }
    case_issue(reader, LUAHOST_ISSUE_UNKNOWN_FIELD, text, length);
}

static void evidence_key(luahost_reader *reader, const char *text, size_t length) {
    const luahost_slot *slot = find_dotted(reader, text, length);
    reader->fact = slot != NULL ? slot->number : -1;
    reader->purpose = FOR_EVIDENCE_FACT;
    if (slot != NULL || luahost_find_group(reader->host, text, length) >= 0) return;
    reader->purpose = FOR_NOTHING;
    case_issue(reader, LUAHOST_ISSUE_UNKNOWN_FACT, text, length);
}

static bool key(void *ctx, const char *text, size_t length) {
    luahost_reader *reader = reader_of(ctx);
    if (reader->skipped > 0) return true;
    switch (case_top(reader)->level) {
        case IN_CASE: top_key(reader, text, length); break;
        case IN_FACTS: fact_key(reader, text, length); break;
        case IN_GROUP: group_key(reader, text, length); break;
        case IN_RECORD: field_key(reader, text, length); break;
        case IN_EVIDENCE: evidence_key(reader, text, length); break;
        default: reader->purpose = FOR_EVIDENCE_TEXT; break;
    }
    return true;
}

// ---- Values ----------------------------------------------------------------------------------------------

static bool string(void *ctx, const char *text, size_t length) {
    luahost_reader *reader = reader_of(ctx);
    if (reader->skipped > 0) return true;
    next_item(reader);
    case_level level = case_top(reader)->level;
    if (level == IN_CHOICES) return case_take_choice(reader, text, length);
    if (level == IN_RECORDS) return wrong_type(reader);
    if (for_entry(reader)) return case_take_text(reader, reader->entry, text, length);
    switch (reader->purpose) {
        case FOR_REFERENCE: return case_keep_text(reader, text, length, &reader->reference);
        case FOR_PERSON: return case_keep_text(reader, text, length, &reader->person);
        case FOR_EVIDENCE_TEXT: return true;
        case FOR_DATE:
            reader->has_on = exact_parse_date(text, length, &reader->on) == EXACT_OK;
            if (!reader->has_on) case_issue(reader, LUAHOST_ISSUE_BAD_DATE, "on", 2);
            return true;
        default: return wrong_type(reader);
    }
}

static bool number(void *ctx, const char *text, size_t length) {
    luahost_reader *reader = reader_of(ctx);
    if (reader->skipped > 0) return true;
    next_item(reader);
    case_level level = case_top(reader)->level;
    if (level == IN_CHOICES || level == IN_RECORDS) return wrong_type(reader);
    if (for_entry(reader)) return case_take_number(reader, reader->entry, text, length);
    switch (reader->purpose) {
        case FOR_REFERENCE: return case_keep_text(reader, text, length, &reader->reference);
        case FOR_PERSON: return case_keep_text(reader, text, length, &reader->person);
        default: return wrong_type(reader);
    }
}

static bool boolean(void *ctx, bool value) {
    luahost_reader *reader = reader_of(ctx);
    if (reader->skipped > 0) return true;
    next_item(reader);
    case_level level = case_top(reader)->level;
    if (level == IN_CHOICES || level == IN_RECORDS || !for_entry(reader)) return wrong_type(reader);
    return case_take_boolean(reader, reader->entry, value);
}

// Not known: as if the key were not there.
static bool null(void *ctx) {
    luahost_reader *reader = reader_of(ctx);
    if (reader->skipped > 0) return true;
    next_item(reader);
    case_level level = case_top(reader)->level;
    if (level == IN_CHOICES || level == IN_RECORDS || reader->purpose == FOR_CASE) return wrong_type(reader);
    if (reader->purpose == FOR_DATE) reader->top_seen &= ~(1u << FOR_DATE);
    return true;
}

const cjson_sink case_sink = {
    .begin_object = begin_object, .end_object = end_object, .begin_array = begin_array, .end_array = end_array, .key = key,
    .string = string, .number = number, .boolean = boolean, .null = null,
};
