// The tokens of JSON that simdjson leaves to its caller.
#ifndef CJSON_TOKENS_HPP
#define CJSON_TOKENS_HPP

#include <cstddef>

namespace cjson {

constexpr int kMaxDepth = 64;

inline bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

inline bool read_digits(const char *&at, const char *end) noexcept {
    const char *begin = at;
    while (at < end && is_digit(*at)) at++;
    return at > begin;
}

// -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?  Leaves `at` behind the number, or where it goes wrong.
inline bool read_number(const char *&at, const char *end) noexcept {
    if (at < end && *at == '-') at++;
    if (at < end && *at == '0') {
        at++;
    } else if (!read_digits(at, end)) {
        return false;
    }
    if (at < end && *at == '.' && !read_digits(++at, end)) return false;
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        if (at < end && (*at == '+' || *at == '-')) at++;
        if (!read_digits(at, end)) return false;
    }
    return true;
}

// Four hexadecimal digits; -1 where they are not.
inline int read_hex4(const char *at, const char *end) noexcept {
    if (end - at < 4) return -1;
    int value = 0;
    for (int i = 0; i < 4; i++) {
        const char c = at[i];
        const int digit = is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

// How many characters an escape takes, from its backslash on (a pair of surrogates is one escape); 0 where it is none.
inline int escape_length(const char *at, const char *end) noexcept {
    if (end - at < 2) return 0;
    switch (at[1]) {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't': return 2;
    case 'u': break;
    default: return 0;
    }
    const int first = read_hex4(at + 2, end);
    if (first < 0 || (first >= 0xDC00 && first <= 0xDFFF)) return 0;
    if (first < 0xD800 || first > 0xDBFF) return 6;
    if (end - at < 12 || at[6] != '\\' || at[7] != 'u') return 0;
    const int second = read_hex4(at + 8, end);
    return second >= 0xDC00 && second <= 0xDFFF ? 12 : 0;
}

}  // namespace cjson

#endif
