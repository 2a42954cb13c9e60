// Scalars of a case against what their facts allow.
#include "case_inner.h"

#include <string.h>
#include <strings.h>

static bool refuse(luahost_reader *reader, luahost_issue_code code) {
    case_issue(reader, code, NULL, 0);
    return true;
}

static exact_q ratio(luahost_ratio value) { return (exact_q){value.num, value.den}; }

static bool is_within(const luahost_fact *fact, exact_q value) {
    return (!fact->has_min || exact_q_compare(value, ratio(fact->min)) >= 0) && (!fact->has_max || exact_q_compare(value, ratio(fact->max)) <= 0);
}

// Steps are counted from the smallest value, or from 0.
static bool is_on_step(const luahost_fact *fact, exact_q value) {
    if (!fact->has_step) return true;
    if (value.den == 1 && fact->step.den == 1 && (!fact->has_min || fact->min.den == 1)) {
        return (value.num - (fact->has_min ? fact->min.num : 0)) % fact->step.num == 0;
    }
    exact_q distance = value, rest;
    if (fact->has_min && exact_q_sub(value, ratio(fact->min), &distance) != EXACT_OK) return false;
    return exact_q_floor_mod(distance, ratio(fact->step), &rest) == EXACT_OK && rest.num == 0;
}

static luahost_issue_code issue_of(exact_status status) {
    switch (status) {
        case EXACT_TOO_LARGE: return LUAHOST_ISSUE_TOO_LARGE;
        case EXACT_TOO_FINE: return LUAHOST_ISSUE_TOO_FINE;
        default: return LUAHOST_ISSUE_WRONG_TYPE;
    }
}

static bool take_exact_number(luahost_reader *reader, uint32_t entry, const char *text, size_t length) {
    const luahost_fact *fact = case_fact_of(reader, entry);
    exact_q value;
    exact_status status = exact_q_parse(text, length, &value);
    if (status != EXACT_OK) return refuse(reader, issue_of(status));
    if (!is_within(fact, value)) return refuse(reader, LUAHOST_ISSUE_OUT_OF_RANGE);
    if (!is_on_step(fact, value)) return refuse(reader, LUAHOST_ISSUE_OFF_STEP);
    if (value.den == 1) return case_add_node(reader, (case_node){.kind = NODE_WHOLE, .entry = entry, .whole = value.num});
    return case_add_node(reader, (case_node){.kind = NODE_NUMBER, .entry = entry, .number = value});
}

static bool take_money(luahost_reader *reader, uint32_t entry, exact_status status, exact_q pence) {
    if (status != EXACT_OK) return refuse(reader, issue_of(status));
    if (pence.den != 1) return refuse(reader, LUAHOST_ISSUE_TOO_FINE);
    if (!is_within(case_fact_of(reader, entry), pence)) return refuse(reader, LUAHOST_ISSUE_OUT_OF_RANGE);
    return case_add_node(reader, (case_node){.kind = NODE_MONEY, .entry = entry, .number = pence});
}

// The place of a choice among those of the fact, or -1.
static int find_choice(const luahost_fact *fact, const char *text, size_t length) {
    for (size_t i = 0; i < fact->choice_count; i++) {
        if (fact->choices[i].length == length && memcmp(fact->choices[i].bytes, text, length) == 0) return (int)i;
    }
    return -1;
}

static bool is_word(const char *text, size_t length, const char *word) {
    return length == strlen(word) && strncasecmp(text, word, length) == 0;
}

static bool take_boolean_text(luahost_reader *reader, uint32_t entry, const char *text, size_t length) {
    if (reader->reading & LUAHOST_TEXT_VALUES) {
        if (is_word(text, length, "yes") || is_word(text, length, "true")) return case_take_boolean(reader, entry, true);
        if (is_word(text, length, "no") || is_word(text, length, "false")) return case_take_boolean(reader, entry, false);
    }
    return refuse(reader, LUAHOST_ISSUE_WRONG_TYPE);
}

static bool take_date(luahost_reader *reader, uint32_t entry, const char *text, size_t length) {
    int32_t days;
    if (exact_parse_date(text, length, &days) != EXACT_OK) return refuse(reader, LUAHOST_ISSUE_BAD_DATE);
    return case_add_node(reader, (case_node){.kind = NODE_DATE, .entry = entry, .days = days});
}

bool case_take_text(luahost_reader *reader, uint32_t entry, const char *text, size_t length) {
    const luahost_fact *fact = case_fact_of(reader, entry);
    switch (fact->type) {
        case LUAHOST_FACT_CHOICE: {
            int choice = find_choice(fact, text, length);
            if (choice < 0) return refuse(reader, LUAHOST_ISSUE_UNKNOWN_CHOICE);
            return case_add_node(reader, (case_node){.kind = NODE_CHOICE, .entry = entry, .choice = (uint32_t)choice});
        }
        case LUAHOST_FACT_TEXT: {
            if (length > LUAHOST_MAX_TEXT) return refuse(reader, LUAHOST_ISSUE_TOO_LARGE);
            if (reader->mute) return true;
            case_slice kept;
            if (!case_keep_text(reader, text, length, &kept)) return false;
            return case_add_node(reader, (case_node){.kind = NODE_TEXT, .entry = entry, .text = {kept.offset, kept.length}});
        }
        case LUAHOST_FACT_MONEY: {
            exact_q pence;
            exact_status status = exact_parse_money(text, length, &pence);
            return take_money(reader, entry, status, pence);
        }
        case LUAHOST_FACT_DATE: return take_date(reader, entry, text, length);
        case LUAHOST_FACT_BOOLEAN: return take_boolean_text(reader, entry, text, length);
        case LUAHOST_FACT_NUMBER:
            if (reader->reading & LUAHOST_TEXT_VALUES) return take_exact_number(reader, entry, text, length);
            break;
        case LUAHOST_FACT_CHOICES:
        case LUAHOST_FACT_RECORDS: break;
    }
    return refuse(reader, LUAHOST_ISSUE_WRONG_TYPE);
}

bool case_take_number(luahost_reader *reader, uint32_t entry, const char *text, size_t length) {
    const luahost_fact *fact = case_fact_of(reader, entry);
    if (fact->type == LUAHOST_FACT_NUMBER) return take_exact_number(reader, entry, text, length);
    if (fact->type != LUAHOST_FACT_MONEY) return refuse(reader, LUAHOST_ISSUE_WRONG_TYPE);
    exact_q pence;
    exact_status status = exact_q_parse(text, length, &pence);
    if (status == EXACT_OK) status = exact_q_mul(pence, (exact_q){100, 1}, &pence);
    return take_money(reader, entry, status, pence);
}

bool case_take_boolean(luahost_reader *reader, uint32_t entry, bool value) {
    if (case_fact_of(reader, entry)->type != LUAHOST_FACT_BOOLEAN) return refuse(reader, LUAHOST_ISSUE_WRONG_TYPE);
    return case_add_node(reader, (case_node){.kind = value ? NODE_TRUE : NODE_FALSE, .entry = entry});
}

bool case_take_choice(luahost_reader *reader, const char *text, size_t length) {
    const case_frame *frame = case_top(reader);
    int choice = find_choice(case_fact_of(reader, frame->entry), text, length);
    if (choice < 0) return refuse(reader, LUAHOST_ISSUE_UNKNOWN_CHOICE);
    if (reader->choice_seen[choice] == frame->mark) return refuse(reader, LUAHOST_ISSUE_DUPLICATE_CHOICE);
    reader->choice_seen[choice] = frame->mark;
    return case_add_node(reader, (case_node){.kind = NODE_CHOICE, .entry = frame->entry, .choice = (uint32_t)choice});
}
