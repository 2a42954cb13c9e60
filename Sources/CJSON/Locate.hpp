// Where a text goes wrong: read byte by byte, only after it has been refused.
#ifndef CJSON_LOCATE_HPP
#define CJSON_LOCATE_HPP

#include "CJSON.h"

namespace cjson {

struct Fault {
    cjson_status status;  // CJSON_OK where nothing is wrong
    size_t offset;
};

Fault locate(const char *text, size_t length) noexcept;

}  // namespace cjson

#endif
