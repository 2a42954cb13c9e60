// string.format with %s, %d and %q, each with a width; nothing that would print an address or a binary fraction.
#include "luahost_internal.h"

#include <string.h>

enum { MAX_WIDTH = 99 };

typedef struct {
    bool left, zero;
    int width;
    char conversion;
} directive;

// Reads what follows a `%`; gives the first byte after it.
static const char *read_directive(lua_State *L, const char *p, const char *end, directive *out) {
    *out = (directive){0};
    for (; p < end && (*p == '-' || *p == '0'); p++) {
        if (*p == '-') out->left = true;
        else out->zero = true;
    }
    for (; p < end && *p >= '0' && *p <= '9'; p++) {
        out->width = out->width * 10 + (*p - '0');
        if (out->width > MAX_WIDTH) luahost_raise_argument(L, "string.format", 1, "without widths beyond 99");
    }
    if (p == end || strchr("sdq%", *p) == NULL || *p == 0) luahost_raise_argument(L, "string.format", 1, "a format of %s, %d and %q");
    out->conversion = *p;
    return p + 1;
}

static void append_padded(luahost_buffer *out, const directive *d, const char *text, size_t length) {
    size_t padding = (size_t)d->width > length ? (size_t)d->width - length : 0;
    bool zero = d->zero && !d->left && d->conversion == 'd';
    if (zero && length > 0 && text[0] == '-') {
        luahost_buffer_append(out, text++, 1);
        length--;
    }
    for (size_t i = 0; !d->left && i < padding; i++) luahost_buffer_append(out, zero ? "0" : " ", 1);
    luahost_buffer_append(out, text, length);
    for (size_t i = 0; d->left && i < padding; i++) luahost_buffer_append(out, " ", 1);
}

// As Lua reads it again: quotes, backslashes, line ends and control bytes escaped.
static void append_quoted(luahost_buffer *out, const char *text, size_t length) {
    luahost_buffer_append(out, "\"", 1);
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\' || c == '\n') {
            luahost_buffer_append(out, "\\", 1);
            luahost_buffer_append(out, text + i, 1);
        } else if (c < 32 || c == 127) {
            char escape[] = {'\\', (char)('0' + c / 100), (char)('0' + c / 10 % 10), (char)('0' + c % 10)};
            luahost_buffer_append(out, escape, sizeof escape);
        } else {
            luahost_buffer_append(out, text + i, 1);
        }
    }
    luahost_buffer_append(out, "\"", 1);
}

static void append_argument(lua_State *L, luahost_buffer *out, const directive *d, int index) {
    char text[EXACT_TEXT];
    size_t length;
    if (index > lua_gettop(L)) luahost_raise_argument(L, "string.format", index, "given");
    luahost_kind kind = luahost_kind_at(L, index);
    if (d->conversion == 'd' && !lua_isinteger(L, index)) luahost_raise_argument(L, "string.format", index, "a whole number");
    if (kind == LUAHOST_STRING) {
        const char *bytes = luahost_text_argument(L, "string.format", index, &length);
        if (d->conversion == 'q') append_quoted(out, bytes, length);
        else append_padded(out, d, bytes, length);
    } else if (kind == LUAHOST_NIL) {
        append_padded(out, d, "nil", 3);
    } else if (kind == LUAHOST_BOOL) {
        bool value = lua_toboolean(L, index);
        append_padded(out, d, value ? "true" : "false", value ? 4 : 5);
    } else {
        length = luahost_format_at(L, index, text);
        if (length == 0) luahost_raise_argument(L, "string.format", index, "a single value");
        append_padded(out, d, text, length);
    }
}

// The bytes gather in a buffer of the host, which an error cannot leak.
int luahost_text_format(lua_State *L) {
    size_t length;
    const char *p = luahost_text_argument(L, "string.format", 1, &length), *end = p + length;
    luahost_buffer *out = &luahost_of(L)->scratch;
    luahost_buffer_open(out, LUAHOST_MAX_TEXT);
    int argument = 1;
    while (p < end) {
        const char *mark = memchr(p, '%', (size_t)(end - p));
        luahost_buffer_append(out, p, (size_t)((mark ? mark : end) - p));
        if (mark == NULL) break;
        directive d;
        p = read_directive(L, mark + 1, end, &d);
        if (d.conversion == '%') luahost_buffer_append(out, "%", 1);
        else append_argument(L, out, &d, ++argument);
    }
    if (out->failed || out->over_limit) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    luahost_charge(L, (int64_t)(out->length / 16));
    lua_pushlstring(L, out->bytes ? out->bytes : "", out->length);
    return 1;
}
