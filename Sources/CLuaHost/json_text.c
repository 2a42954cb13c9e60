#include "json_text.h"

#include <stdint.h>
#include <string.h>

size_t utf8_size(const char *text, size_t length) {
    const uint8_t *at = (const uint8_t *)text;
    uint8_t first = at[0], low = 0x80, high = 0xBF;
    size_t size = first < 0x80 ? 1 : first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
    if (size == 0 || size > length) return 0;
    if (first == 0xE0) low = 0xA0;       // no overlong forms
    if (first == 0xED) high = 0x9F;      // no surrogates
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;      // up to U+10FFFF
    for (size_t i = 1; i < size; i++) {
        if (at[i] < low || at[i] > high) return 0;
        low = 0x80;
        high = 0xBF;
    }
    return size;
}

// Whether eight bytes are all ASCII that needs no escape. It may say no of some that are.
static bool are_plain(const uint8_t *at) {
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones * 0x80;
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    uint64_t quotes = bytes ^ ones * '"', backslashes = bytes ^ ones * '\\';   // each is a byte of 0 there
    return ((bytes | (bytes - ones * 0x20) | (quotes - ones) | (backslashes - ones)) & highs) == 0;
}

bool json_plain_prefix(const char *text, size_t length, size_t *plain) {
    const uint8_t *bytes = (const uint8_t *)text;
    size_t at = 0;
    while (at < length) {
        if (at + sizeof(uint64_t) <= length && are_plain(bytes + at)) {
            at += sizeof(uint64_t);
            continue;
        }
        if (bytes[at] < 0x20 || bytes[at] == '"' || bytes[at] == '\\') break;
        size_t size = bytes[at] < 0x80 ? 1 : utf8_size(text + at, length - at);
        if (size == 0) return false;
        at += size;
    }
    *plain = at;
    return true;
}

size_t json_escape(char byte, char *out) {
    static const char hexadecimal[] = "0123456789abcdef";
    char letter;
    switch (byte) {
        case '"': letter = '"'; break;
        case '\\': letter = '\\'; break;
        case '\b': letter = 'b'; break;
        case '\f': letter = 'f'; break;
        case '\n': letter = 'n'; break;
        case '\r': letter = 'r'; break;
        case '\t': letter = 't'; break;
        default:
            memcpy(out, "\\u00", 4);
            out[4] = hexadecimal[(uint8_t)byte >> 4];
            out[5] = hexadecimal[(uint8_t)byte & 15];
            return 6;
    }
    out[0] = '\\';
    out[1] = letter;
    return 2;
}
