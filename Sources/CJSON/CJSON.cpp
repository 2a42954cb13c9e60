// simdjson's first stage finds every token and checks UTF-8, control characters and quotes in one pass; the walk below
// checks the grammar and hands out events. The On-Demand interface of 3.0 is not used, because it checks only what is
// asked for and, in an unfinished list, reads its closing bracket from whatever follows the text.
#include "CJSON.h"

#include "Locate.hpp"
#include "Tokens.hpp"

#include <simdjson.h>

#include <cstring>
#include <memory>
#include <new>
#include <utility>

struct cjson_parser {
    std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;
    std::unique_ptr<char[]> unescaped;
    size_t capacity = 0;
    size_t token = 0;

    bool reserve(size_t length) noexcept {
        if (length <= capacity) return true;
        size_t wanted = capacity ? capacity : 4096;
        while (wanted < length) wanted *= 2;
        std::unique_ptr<char[]> room(new (std::nothrow) char[wanted + CJSON_PADDING]);
        if (!room) return false;
        const simdjson::error_code error =
            stage ? stage->set_capacity(wanted)
                  : simdjson::get_active_implementation()->create_dom_parser_implementation(wanted, cjson::kMaxDepth, stage);
        if (error) {
            capacity = 0;
            return false;
        }
        unescaped = std::move(room);
        capacity = wanted;
        return true;
    }
};

namespace {

// One pass over the tokens. Which brackets are open is one bit a level: no recursion, so depth costs no stack.
class Walk {
public:
    Walk(cjson_parser &parser, const char *text, size_t length, const cjson_sink &sink, void *ctx) noexcept
        : parser_(parser), text_(text), length_(length), sink_(sink), ctx_(ctx), starts_(parser.stage->structural_indexes.get()),
          count_(parser.stage->n_structural_indexes) {}

    cjson_status run() noexcept {
        if (!advance() || !value()) return status_;
        while (depth_ > 0) {
            if (!(in_object() ? member() : element())) return status_;
        }
        return at_ == length_ ? CJSON_OK : CJSON_TRAILING;
    }

private:
    cjson_parser &parser_;
    const char *const text_;
    const size_t length_;
    const cjson_sink &sink_;
    void *const ctx_;
    const uint32_t *const starts_;
    const uint32_t count_;
    uint32_t next_ = 0;
    size_t at_ = 0;       // the current token, or the length
    size_t limit_ = 0;    // where the token after it begins
    int depth_ = 0;
    uint64_t objects_ = 0;  // bit 0: whether the innermost open bracket is an object's
    bool fresh_ = false;    // whether that bracket has only just been opened
    cjson_status status_ = CJSON_MALFORMED;

    bool in_object() const noexcept { return objects_ & 1; }
    char current() const noexcept { return at_ < length_ ? text_[at_] : '\0'; }

    // On to the next token. What simdjson does not call a token is white space.
    bool advance() noexcept {
        at_ = next_ < count_ ? starts_[next_++] : length_;
        limit_ = next_ < count_ ? starts_[next_] : length_;
        parser_.token = at_;
        return true;
    }

    // The end of the current token without the white space after it.
    size_t token_end() const noexcept {
        size_t end = limit_;
        while (end > at_ + 1 && cjson::is_space(text_[end - 1])) end--;
        return end;
    }

    bool told(bool goes_on) noexcept {
        if (!goes_on) status_ = CJSON_STOPPED;
        return goes_on;
    }

    bool open(bool object) noexcept {
        if (depth_ == cjson::kMaxDepth) {
            status_ = CJSON_TOO_DEEP;
            return false;
        }
        if (!told(object ? sink_.begin_object(ctx_) : sink_.begin_array(ctx_))) return false;
        depth_++;
        objects_ = objects_ << 1 | (object ? 1 : 0);
        fresh_ = true;
        return advance();
    }

    bool close(bool object) noexcept {
        if (!told(object ? sink_.end_object(ctx_) : sink_.end_array(ctx_))) return false;
        depth_--;
        objects_ >>= 1;
        fresh_ = false;
        return advance();
    }

    bool member() noexcept {
        if (current() == '}') return close(true);
        if (!fresh_ && !(current() == ',' && advance())) return false;
        fresh_ = false;
        if (current() != '"' || !text(sink_.key) || current() != ':') return false;
        return advance() && value();
    }

    bool element() noexcept {
        if (current() == ']') return close(false);
        if (!fresh_ && !(current() == ',' && advance())) return false;
        fresh_ = false;
        return value();
    }

    bool value() noexcept {
        switch (current()) {
        case '{': return open(true);
        case '[': return open(false);
        case '"': return text(sink_.string);
        case 't': return word("true") && told(sink_.boolean(ctx_, true)) && advance();
        case 'f': return word("false") && told(sink_.boolean(ctx_, false)) && advance();
        case 'n': return word("null") && told(sink_.null(ctx_)) && advance();
        default: return number();
        }
    }

    bool word(const char *expected) noexcept {
        const size_t size = strlen(expected), end = token_end();
        return end - at_ == size && memcmp(text_ + at_, expected, size) == 0;
    }

    bool number() noexcept {
        if (at_ == length_) return false;
        const char *begin = text_ + at_, *end = text_ + token_end();
        const char *read = begin;
        return cjson::read_number(read, end) && read == end && told(sink_.number(ctx_, begin, static_cast<size_t>(end - begin)))
            && advance();
    }

    bool text(bool (*receive)(void *, const char *, size_t)) noexcept {
        const size_t end = token_end();
        if (end < at_ + 2 || text_[end - 1] != '"') return false;
        const char *body = text_ + at_ + 1;
        size_t size = end - at_ - 2;
        if (size > 0 && memchr(body, '\\', size) != nullptr) {
            if (!unescape(body, &size)) return false;
            body = parser_.unescaped.get();
        }
        return told(receive(ctx_, body, size)) && advance();
    }

    bool unescape(const char *body, size_t *size) noexcept {
        auto *to = reinterpret_cast<uint8_t *>(parser_.unescaped.get());
        const uint8_t *end = parser_.stage->parse_string(reinterpret_cast<const uint8_t *>(body), to);
        if (end == nullptr) return false;
        *size = static_cast<size_t>(end - to);
        return true;
    }
};

}  // namespace

extern "C" cjson_parser *cjson_open(void) { return new (std::nothrow) cjson_parser; }

extern "C" void cjson_close(cjson_parser *parser) { delete parser; }

extern "C" size_t cjson_offset(const cjson_parser *parser) { return parser->token; }

extern "C" cjson_status cjson_parse(
    cjson_parser *parser, const char *text, size_t length, const cjson_sink *sink, void *ctx, size_t *offset) {
    *offset = length;
    if (length == 0) return CJSON_EMPTY;
    if (length > UINT32_MAX - 64 || !parser->reserve(length)) return CJSON_OUT_OF_MEMORY;
    const simdjson::error_code error =
        parser->stage->stage1(reinterpret_cast<const uint8_t *>(text), length, simdjson::stage1_mode::regular);
    if (error == simdjson::MEMALLOC || error == simdjson::CAPACITY) return CJSON_OUT_OF_MEMORY;
    cjson_status status = CJSON_MALFORMED;
    if (!error) {
        parser->token = 0;
        status = Walk(*parser, text, length, *sink, ctx).run();
        if (status == CJSON_OK) return CJSON_OK;
        *offset = parser->token;
        if (status == CJSON_STOPPED) return CJSON_STOPPED;
    }
    // What is wrong, and exactly where, is found by reading once more, byte by byte.
    const cjson::Fault fault = cjson::locate(text, length);
    if (fault.status == CJSON_OK) return status;
    *offset = fault.offset;
    return fault.status;
}
