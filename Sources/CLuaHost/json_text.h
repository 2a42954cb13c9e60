// Text as JSON writes it: minimal escapes, UTF-8 only.
#ifndef JSON_TEXT_H
#define JSON_TEXT_H

#include <stdbool.h>
#include <stddef.h>

// How many bytes the character of UTF-8 at the start takes; 0 where there is none (RFC 3629). `length` is at least 1.
size_t utf8_size(const char *text, size_t length);
// How many bytes at the start need no escape. False where what follows them is not UTF-8 (RFC 3629).
bool json_plain_prefix(const char *text, size_t length, size_t *plain);
// \" \\ \b \f \n \r \t, else \u00XX; gives its length, at most 6.
size_t json_escape(char byte, char *out);

#endif
