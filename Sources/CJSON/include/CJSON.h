// Text to events: the system's simdjson reads, numbers stay text. No policy.
#ifndef CJSON_H
#define CJSON_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// How many readable bytes must follow the text (they are never interpreted).
#define CJSON_PADDING 64

// A sink returns false to stop. Strings are unescaped UTF-8, valid until the callback returns.
typedef struct {
    bool (*begin_object)(void *ctx);
    bool (*end_object)(void *ctx);
    bool (*begin_array)(void *ctx);
    bool (*end_array)(void *ctx);
    bool (*key)(void *ctx, const char *text, size_t length);
    bool (*string)(void *ctx, const char *text, size_t length);
    bool (*number)(void *ctx, const char *text, size_t length);   // the source text: "7.10", "1e3"
    bool (*boolean)(void *ctx, bool value);
    bool (*null)(void *ctx);
} cjson_sink;

typedef enum {
    CJSON_OK = 0,
    CJSON_STOPPED,          // a callback returned false
    CJSON_EMPTY,
    CJSON_MALFORMED,
    CJSON_BAD_UTF8,
    CJSON_TOO_DEEP,         // more than 64 levels
    CJSON_TRAILING,         // something follows the value
    CJSON_OUT_OF_MEMORY,
} cjson_status;

typedef struct cjson_parser cjson_parser;
cjson_parser *cjson_open(void);
void cjson_close(cjson_parser *parser);
// Parses one value and checks all of the text. `*offset` is the byte where a failure was noticed (0-based), or the
// text's length. A failure may come after events: what a sink collected before it is to be thrown away.
cjson_status cjson_parse(cjson_parser *parser, const char *text, size_t length, const cjson_sink *sink, void *ctx, size_t *offset);
// Within a callback: the byte where its token begins.
size_t cjson_offset(const cjson_parser *parser);

#ifdef __cplusplus
}
#endif
#endif
