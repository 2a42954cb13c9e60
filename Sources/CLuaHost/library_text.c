// Text, without patterns: each function is bounded by what it reads and writes.
#include "luahost_internal.h"
#include "json_text.h"

#include <string.h>

// A buffer of the result's size, freed with the garbage even when an error passes.
static char *room(lua_State *L, size_t length) {
    if (length > LUAHOST_MAX_TEXT) luahost_stop_for(L, LUAHOST_MEMORY_LIMIT, LUAHOST_LONG_TEXT);
    luahost_charge(L, (int64_t)(length / 64));
    return lua_newuserdatauv(L, length + 1, 0);
}

static int push(lua_State *L, const char *bytes, size_t length) {
    lua_pushlstring(L, bytes, length);
    return 1;
}

// ---- string.… --------------------------------------------------------------------------------------------

// A character is a Unicode scalar in UTF-8; a byte that is no part of one is a character by itself, so that no text is lost.
static size_t character_size(const char *text, size_t left) {
    size_t size = utf8_size(text, left);
    return size > 0 ? size : 1;
}

// How many bytes the first `count` characters take, and how many of them there are: fewer where the text ends.
static size_t skip(lua_State *L, const char *text, size_t length, size_t count, size_t *found) {
    size_t at = 0, seen = 0;
    for (; seen < count && at < length; seen++) at += character_size(text + at, length - at);
    luahost_charge(L, (int64_t)(at / 16));
    if (found) *found = seen;
    return at;
}

// A capital of Latin Extended-A whose small letter is the next character. The Turkish i, whose partner depends on the language,
// is not among them: the same rule gives the same text everywhere.
static bool has_small_next(unsigned c) {
    if (c == 0x130) return false;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c % 2 == 0;
    return ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) && c % 2 == 1;
}

static unsigned small_letter(unsigned c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 0x20;
    if (c == 0x178) return 0xFF;
    return has_small_next(c) ? c + 1 : c;
}

static unsigned capital_letter(unsigned c) {
    if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7)) return c - 0x20;
    if (c == 0xFF) return 0x178;
    return has_small_next(c - 1) ? c - 1 : c;
}

// Letters change into letters of as many bytes.
static int map_letters(lua_State *L, const char *function, unsigned (*letter)(unsigned)) {
    size_t length, size;
    const char *text = luahost_text_argument(L, function, 1, &length);
    char *out = room(L, length);
    for (size_t at = 0; at < length; at += size) {
        size = character_size(text + at, length - at);
        memcpy(out + at, text + at, size);
        if (size == 1 && (unsigned char)text[at] < 0x80) out[at] = (char)letter((unsigned char)text[at]);
        if (size == 2) {
            unsigned c = letter(((unsigned)text[at] & 0x1F) << 6 | ((unsigned)text[at + 1] & 0x3F));
            out[at] = (char)(0xC0 | c >> 6);
            out[at + 1] = (char)(0x80 | (c & 0x3F));
        }
    }
    return push(L, out, length);
}

static int text_upper(lua_State *L) { return map_letters(L, "string.upper", capital_letter); }
static int text_lower(lua_State *L) { return map_letters(L, "string.lower", small_letter); }

static int text_len(lua_State *L) {
    size_t length, count;
    const char *text = luahost_text_argument(L, "string.len", 1, &length);
    skip(L, text, length, length, &count);
    lua_pushinteger(L, (lua_Integer)count);
    return 1;
}

// Places count from 1, or from the end when negative; `*from` is 0-based, `*to` is one past the last.
static void range(lua_State *L, const char *function, size_t length, lua_Integer first, lua_Integer last, size_t *from, size_t *to) {
    lua_Integer n = (lua_Integer)length;
    lua_Integer i = luahost_whole_or(L, function, 2, first), j = luahost_whole_or(L, function, 3, last == 0 ? i : last);
    if (i < 0) i = i + n + 1 < 1 ? 1 : i + n + 1;
    if (i == 0) i = 1;
    if (j < 0) j = j + n + 1;
    if (j > n) j = n;
    *from = (size_t)(i - 1);
    *to = j < i ? *from : (size_t)j;
}

static int text_sub(lua_State *L) {
    size_t length, count, from, to;
    const char *text = luahost_text_argument(L, "string.sub", 1, &length);
    skip(L, text, length, length, &count);
    range(L, "string.sub", count, 1, -1, &from, &to);
    if (from >= to) return push(L, "", 0);
    size_t start = skip(L, text, length, from, NULL);
    return push(L, text + start, skip(L, text + start, length - start, to - from, NULL));
}

static int text_rep(lua_State *L) {
    size_t length, between = 0;
    const char *text = luahost_text_argument(L, "string.rep", 1, &length);
    lua_Integer count = luahost_whole_argument(L, "string.rep", 2);
    const char *separator = lua_isnoneornil(L, 3) ? "" : luahost_text_argument(L, "string.rep", 3, &between);
    if (count <= 0) return push(L, "", 0);
    if (length + between == 0) return push(L, "", 0);
    if ((size_t)count > LUAHOST_MAX_TEXT) luahost_stop_for(L, LUAHOST_MEMORY_LIMIT, LUAHOST_LONG_TEXT);
    size_t size = (size_t)count * length + (size_t)(count - 1) * between, at = 0;   // room refuses what is too long
    char *out = room(L, size);
    for (lua_Integer i = 0; i < count; i++) {
        if (i > 0) memcpy(out + at, separator, between);
        if (i > 0) at += between;
        memcpy(out + at, text, length);
        at += length;
    }
    return push(L, out, size);
}

static int text_reverse(lua_State *L) {
    size_t length;
    const char *text = luahost_text_argument(L, "string.reverse", 1, &length);
    char *out = room(L, length);
    for (size_t at = 0, size; at < length; at += size) {
        size = character_size(text + at, length - at);
        memcpy(out + length - at - size, text + at, size);
    }
    return push(L, out, length);
}

// `byte` and `char` are of bytes, as their names say.
enum { MAX_RESULTS = 200 };

static int text_byte(lua_State *L) {
    size_t length, from, to;
    const char *text = luahost_text_argument(L, "string.byte", 1, &length);
    range(L, "string.byte", length, 1, 0, &from, &to);
    if (to - from > MAX_RESULTS) luahost_raise_argument(L, "string.byte", 3, "at most 200 places on");
    if (!lua_checkstack(L, MAX_RESULTS)) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    for (size_t i = from; i < to; i++) lua_pushinteger(L, (unsigned char)text[i]);
    return (int)(to - from);
}

static int text_char(lua_State *L) {
    int count = lua_gettop(L);
    char *out = room(L, (size_t)count);
    for (int i = 1; i <= count; i++) {
        lua_Integer byte = luahost_whole_argument(L, "string.char", i);
        if (byte < 0 || byte > 255) luahost_raise_argument(L, "string.char", i, "from 0 to 255");
        out[i - 1] = (char)byte;
    }
    return push(L, out, (size_t)count);
}

const luahost_entry luahost_string_entries[] = {
    {"byte", text_byte},  {"char", text_char}, {"format", luahost_text_format}, {"len", text_len}, {"lower", text_lower}, {"rep", text_rep},
    {"reverse", text_reverse}, {"sub", text_sub}, {"upper", text_upper}, {NULL, NULL},
};

// ---- Plain searches --------------------------------------------------------------------------------------

// The first place of `part` in `text`, or NULL. `part` is not empty. memchr and memcmp: at most length × part steps, charged.
static const char *find(lua_State *L, const char *text, size_t length, const char *part, size_t size) {
    for (const char *end = text + length; (size_t)(end - text) >= size; text++) {
        text = memchr(text, part[0], (size_t)(end - text) - size + 1);
        if (text == NULL) return NULL;
        luahost_charge(L, 1 + (int64_t)(size / 64));
        if (memcmp(text, part, size) == 0) return text;
    }
    return NULL;
}

typedef struct { const char *text, *part; size_t length, size; } text_pair;

static text_pair two_texts(lua_State *L, const char *function) {
    text_pair pair;
    pair.text = luahost_text_argument(L, function, 1, &pair.length);
    pair.part = luahost_text_argument(L, function, 2, &pair.size);
    return pair;
}

static int text_contains(lua_State *L) {
    text_pair p = two_texts(L, "contains");
    lua_pushboolean(L, p.size == 0 || find(L, p.text, p.length, p.part, p.size) != NULL);
    return 1;
}

static int text_starts_with(lua_State *L) {
    text_pair p = two_texts(L, "starts_with");
    lua_pushboolean(L, p.size <= p.length && memcmp(p.text, p.part, p.size) == 0);
    return 1;
}

static int text_ends_with(lua_State *L) {
    text_pair p = two_texts(L, "ends_with");
    lua_pushboolean(L, p.size <= p.length && memcmp(p.text + p.length - p.size, p.part, p.size) == 0);
    return 1;
}

static int text_replace(lua_State *L) {
    text_pair p = two_texts(L, "replace");
    size_t with_length, count = 0, at = 0;
    const char *with = luahost_text_argument(L, "replace", 3, &with_length), *end = p.text + p.length, *found;
    if (p.size == 0) luahost_raise_argument(L, "replace", 2, "text that is not empty");
    for (const char *t = p.text; (found = find(L, t, (size_t)(end - t), p.part, p.size)); t = found + p.size) count++;
    if (with_length > 0 && count > LUAHOST_MAX_TEXT / with_length) luahost_stop_for(L, LUAHOST_MEMORY_LIMIT, LUAHOST_LONG_TEXT);
    size_t size = p.length - count * p.size + count * with_length;
    char *out = room(L, size);
    const char *t = p.text;
    while ((found = find(L, t, (size_t)(end - t), p.part, p.size))) {
        memcpy(out + at, t, (size_t)(found - t));
        memcpy(out + at + (found - t), with, with_length);
        at += (size_t)(found - t) + with_length;
        t = found + p.size;
    }
    memcpy(out + at, t, (size_t)(end - t));
    return push(L, out, size);
}

static int text_split(lua_State *L) {
    text_pair p = two_texts(L, "split_text");
    if (p.size == 0) luahost_raise_argument(L, "split_text", 2, "text that is not empty");
    const char *t = p.text, *end = p.text + p.length, *found;
    lua_Integer count = 0;
    lua_newtable(L);                                            // list
    while ((found = find(L, t, (size_t)(end - t), p.part, p.size))) {
        lua_pushlstring(L, t, (size_t)(found - t));
        lua_rawseti(L, -2, ++count);
        t = found + p.size;
    }
    lua_pushlstring(L, t, (size_t)(end - t));
    lua_rawseti(L, -2, ++count);
    return 1;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static int text_trim(lua_State *L) {
    size_t length;
    const char *text = luahost_text_argument(L, "trim", 1, &length);
    while (length > 0 && is_space(*text)) text++, length--;
    while (length > 0 && is_space(text[length - 1])) length--;
    return push(L, text, length);
}

const luahost_entry luahost_text_entries[] = {
    {"contains", text_contains}, {"starts_with", text_starts_with}, {"ends_with", text_ends_with}, {"replace", text_replace},
    {"split_text", text_split},  {"trim", text_trim},               {NULL, NULL},
};
