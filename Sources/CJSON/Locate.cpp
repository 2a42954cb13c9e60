#include "Locate.hpp"

#include "Tokens.hpp"

#include <cstdint>

namespace cjson {
namespace {

// The length of the UTF-8 sequence at `at` (RFC 3629: no overlong forms, no surrogates, up to U+10FFFF); 0 where it is none.
int utf8_length(const char *at, const char *end) noexcept {
    const auto byte = [&](int i) noexcept { return static_cast<uint8_t>(at[i]); };
    const auto follows = [&](int i, uint8_t low, uint8_t high) noexcept { return end - at > i && byte(i) >= low && byte(i) <= high; };
    const uint8_t first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1, 0x80, 0xBF) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const uint8_t low = first == 0xE0 ? 0xA0 : 0x80, high = first == 0xED ? 0x9F : 0xBF;
        return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const uint8_t low = first == 0xF0 ? 0x90 : 0x80, high = first == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

class Reader {
public:
    Reader(const char *text, size_t length) noexcept : begin_(text), at_(text), end_(text + length) {}

    Fault run() noexcept {
        space();
        if (at_ == end_) return fault(CJSON_EMPTY);
        if (!value()) return fault(status_);
        while (depth_ > 0) {
            if (!next()) return fault(status_);
        }
        return at_ == end_ ? Fault{CJSON_OK, 0} : fault(utf8_length(at_, end_) ? CJSON_TRAILING : CJSON_BAD_UTF8);
    }

private:
    const char *const begin_;
    const char *at_;
    const char *const end_;
    int depth_ = 0;
    uint64_t objects_ = 0;
    bool fresh_ = false;
    cjson_status status_ = CJSON_MALFORMED;

    Fault fault(cjson_status status) const noexcept { return {status, static_cast<size_t>(at_ - begin_)}; }

    void space() noexcept {
        while (at_ < end_ && is_space(*at_)) at_++;
    }

    bool fail(cjson_status status) noexcept {
        status_ = status;
        return false;
    }

    // Says whether what stands here is not UTF-8 at all, or only out of place.
    bool out_of_place() noexcept { return fail(at_ < end_ && utf8_length(at_, end_) == 0 ? CJSON_BAD_UTF8 : CJSON_MALFORMED); }

    bool take(char c) noexcept {
        if (at_ == end_ || *at_ != c) return false;
        at_++;
        space();
        return true;
    }

    bool open(bool object) noexcept {
        if (depth_ == kMaxDepth) return fail(CJSON_TOO_DEEP);
        at_++;
        space();
        depth_++;
        objects_ = objects_ << 1 | (object ? 1 : 0);
        fresh_ = true;
        return true;
    }

    bool next() noexcept {
        const bool object = objects_ & 1;
        if (take(object ? '}' : ']')) {
            depth_--;
            objects_ >>= 1;
            fresh_ = false;
            return true;
        }
        if (!fresh_ && !take(',')) return out_of_place();
        fresh_ = false;
        if (!object) return value();
        if (at_ == end_ || *at_ != '"') return out_of_place();
        if (!text()) return false;
        return take(':') ? value() : out_of_place();
    }

    bool value() noexcept {
        if (at_ == end_) return fail(CJSON_MALFORMED);
        switch (*at_) {
        case '{': return open(true);
        case '[': return open(false);
        case '"': return text();
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        default: return number();
        }
    }

    bool word(const char *expected) noexcept {
        const char *read = at_;
        while (*expected && read < end_ && *read == *expected) {
            read++;
            expected++;
        }
        if (*expected) return fail(CJSON_MALFORMED);
        at_ = read;
        space();
        return true;
    }

    bool number() noexcept {
        if (!read_number(at_, end_)) return out_of_place();
        space();
        return true;
    }

    bool text() noexcept {
        const char *opening = at_++;
        while (at_ < end_ && *at_ != '"') {
            const auto byte = static_cast<uint8_t>(*at_);
            if (byte < 0x20) return fail(CJSON_MALFORMED);
            const int length = byte == '\\' ? escape_length(at_, end_) : utf8_length(at_, end_);
            if (length == 0) return fail(byte == '\\' ? CJSON_MALFORMED : CJSON_BAD_UTF8);
            at_ += length;
        }
        if (at_ == end_) {
            at_ = opening;
            return fail(CJSON_MALFORMED);
        }
        at_++;
        space();
        return true;
    }
};

}  // namespace

Fault locate(const char *text, size_t length) noexcept { return Reader(text, length).run(); }

}  // namespace cjson
