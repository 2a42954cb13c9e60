// One record of what went wrong. What travels inside Lua is only a mark (a light userdata of zero, which is no value of
// ours); whatever a script does with it, the verdict is read from the record.
#include "luahost_internal.h"

#include <stdlib.h>
#include <string.h>

static const char *const code_names[LUAHOST_CODE_COUNT] = {
    [LUAHOST_OK] = "ok",
    [LUAHOST_STEP_LIMIT] = "step_limit",
    [LUAHOST_MEMORY_LIMIT] = "memory_limit",
    [LUAHOST_TIME_LIMIT] = "time_limit",
    [LUAHOST_RESULT_LIMIT] = "result_limit",
    [LUAHOST_TOO_DEEP] = "too_deep",
    [LUAHOST_FACT_MISSING] = "fact_missing",
    [LUAHOST_CIRCLE] = "circle",
    [LUAHOST_CONFLICT] = "conflict",
    [LUAHOST_RULE_ERROR] = "rule_error",
    [LUAHOST_NOT_AVAILABLE] = "not_available",
    [LUAHOST_WRONG_KIND] = "wrong_kind",
    [LUAHOST_NUMBER_TOO_LARGE] = "number_too_large",
    [LUAHOST_DIVISION_BY_ZERO] = "division_by_zero",
    [LUAHOST_RATIO_TOO_FINE] = "ratio_too_fine",
    [LUAHOST_NO_SUCH_DAY] = "no_such_day",
    [LUAHOST_FROZEN] = "frozen",
    [LUAHOST_BAD_ARGUMENT] = "bad_argument",
    [LUAHOST_PARAMETER_NOT_KNOWN] = "parameter_not_known",
    [LUAHOST_NO_BAND] = "no_band",
    [LUAHOST_NO_ROW] = "no_row",
    [LUAHOST_BAD_SHARE] = "bad_share",
    [LUAHOST_UNKNOWN_NAME] = "unknown_name",
    [LUAHOST_UNROUNDED] = "unrounded",
    [LUAHOST_BAD_RESULT] = "bad_result",
    [LUAHOST_DYNAMIC_READ] = "dynamic_read",
    [LUAHOST_MALFORMED_NUMBER] = "malformed_number",
    [LUAHOST_MALFORMED_MONEY] = "malformed_money",
    [LUAHOST_MALFORMED_DATE] = "malformed_date",
    [LUAHOST_FACT_NOT_KNOWN] = "fact_not_known",
    [LUAHOST_BAD_DECLARATION] = "bad_declaration",
    [LUAHOST_REFUSED] = "refused",
};

static const char *const operation_names[] = {
    [LUAHOST_OP_NONE] = "",           [LUAHOST_OP_ARITHMETIC] = "arithmetic", [LUAHOST_OP_COMPARE] = "compare",
    [LUAHOST_OP_INDEX] = "index",     [LUAHOST_OP_CALL] = "call",             [LUAHOST_OP_CONCAT] = "concat",
    [LUAHOST_OP_LENGTH] = "length",   [LUAHOST_OP_STORE] = "store",           [LUAHOST_OP_LOOP] = "loop",
    [LUAHOST_OP_READ] = "read",       [LUAHOST_OP_NATIVE] = "native",
};

const char *luahost_code_name(luahost_code code) {
    return (unsigned)code < LUAHOST_CODE_COUNT ? code_names[code] : "rule_error";
}

luahost_code luahost_code_named(const char *name, size_t length) {
    for (int i = 0; i < LUAHOST_CODE_COUNT; i++) {
        if (strlen(code_names[i]) == length && memcmp(code_names[i], name, length) == 0) return (luahost_code)i;
    }
    return LUAHOST_CODE_COUNT;
}

const char *luahost_operation_name(luahost_operation operation) { return operation_names[operation]; }

bool luahost_is_limit(luahost_code code) { return code >= LUAHOST_STEP_LIMIT && code <= LUAHOST_TOO_DEEP; }
bool luahost_is_control(luahost_code code) { return code >= LUAHOST_STEP_LIMIT && code <= LUAHOST_CONFLICT; }

luahost_error luahost_last_error(const luahost *host) {
    const luahost_record *record = &host->error;
    return (luahost_error){
        .code = record->code,
        .operation = record->operation,
        .subject = record->subject,
        .subject_length = (size_t)record->subject_length,
        .frames = record->frames,
        .frame_count = (size_t)record->frame_count,
    };
}

// Chunks are named "=N": their number.
luahost_frame luahost_frame_of(const lua_Debug *ar) {
    return (luahost_frame){ar->source[0] == '=' ? (int32_t)strtol(ar->source + 1, NULL, 10) : 0, ar->currentline};
}

// Looks only at what exists: allocates nothing, so it may be called while Lua asks for memory. To find a line costs some steps.
void luahost_take_frames(luahost *host) {
    lua_State *L = host->L;
    lua_Debug ar;
    int32_t count = 0;
    for (int level = 0; count < LUAHOST_MAX_FRAMES && lua_getstack(L, level, &ar); level++) {
        if (!lua_getinfo(L, "Sl", &ar) || ar.currentline < 0) continue;   // a C function
        host->error.frames[count++] = luahost_frame_of(&ar);
    }
    host->error.frame_count = count;
    host->steps_left -= 4 * count;
}

// At most `limit` bytes, not ending inside a character of UTF-8.
static size_t cut(const char *text, size_t length, size_t limit) {
    if (length <= limit) return length;
    while (limit > 0 && ((unsigned char)text[limit] & 0xC0) == 0x80) limit--;
    return limit;
}

static void record(luahost *host, luahost_code code, luahost_operation operation, const char *subject, size_t length) {
    host->error.code = code;
    host->error.operation = operation;
    length = cut(subject, length, LUAHOST_MAX_SUBJECT);
    if (length > 0) memmove(host->error.subject, subject, length);
    host->error.subject_length = (int32_t)length;
    host->error_remembered = -1;
}

_Noreturn void luahost_raise_again(lua_State *L) {
    luahost *host = luahost_of(L);
    if (!host->in_hook) lua_settop(L, 0);   // room for the mark, however full the frame was; a hook has room, in the frame of a rule
    host->in_hook = false;
    lua_pushlightuserdata(L, NULL);
    lua_error(L);
    __builtin_unreachable();
}

_Noreturn void luahost_raise(lua_State *L, luahost_code code, luahost_operation operation, const char *subject, size_t length) {
    luahost *host = luahost_of(L);
    if (luahost_is_limit(code) && host->stopped == LUAHOST_OK) host->stopped = code;
    record(host, code, operation, subject, length);
    luahost_take_frames(host);
    luahost_raise_again(L);
}

_Noreturn void luahost_raise_at(lua_State *L, luahost_code code, const char *subject, size_t length, luahost_frame place) {
    luahost_record *error = &luahost_of(L)->error;
    record(luahost_of(L), code, LUAHOST_OP_CALL, subject, length);
    luahost_take_frames(luahost_of(L));
    if (error->frame_count == LUAHOST_MAX_FRAMES) error->frame_count--;
    memmove(error->frames + 1, error->frames, (size_t)error->frame_count * sizeof *error->frames);
    error->frames[0] = place;
    error->frame_count++;
    luahost_raise_again(L);
}

_Noreturn void luahost_raise_text(lua_State *L, luahost_code code, luahost_operation operation, const char *subject) {
    luahost_raise(L, code, operation, subject, strlen(subject));
}

_Noreturn void luahost_raise_kind(lua_State *L, luahost_operation operation, int a) {
    luahost_raise_text(L, LUAHOST_WRONG_KIND, operation, luahost_kind_name(L, a));
}

_Noreturn void luahost_raise_kinds(lua_State *L, luahost_operation operation, int a, int b) {
    char text[64];
    const char *parts[] = {luahost_kind_name(L, a), " and ", luahost_kind_name(L, b)};
    size_t length = 0;
    for (int i = 0; i < 3; i++) {
        for (const char *p = parts[i]; *p; p++) text[length++] = *p;
    }
    luahost_raise(L, LUAHOST_WRONG_KIND, operation, text, length);
}

luahost_code luahost_code_of(exact_status status) {
    switch (status) {
        case EXACT_OK: return LUAHOST_OK;
        case EXACT_TOO_LARGE: return LUAHOST_NUMBER_TOO_LARGE;
        case EXACT_TOO_FINE: return LUAHOST_RATIO_TOO_FINE;
        case EXACT_DIVISION_BY_ZERO: return LUAHOST_DIVISION_BY_ZERO;
        case EXACT_WRONG_KIND: return LUAHOST_WRONG_KIND;
        case EXACT_MALFORMED: return LUAHOST_MALFORMED_NUMBER;
        case EXACT_NO_SUCH_DAY: return LUAHOST_NO_SUCH_DAY;
        case EXACT_OUT_OF_MEMORY: return LUAHOST_MEMORY_LIMIT;
    }
    return LUAHOST_BAD_ARGUMENT;
}

_Noreturn void luahost_raise_exact(lua_State *L, exact_status status, luahost_operation operation, int a, int b) {
    if (status == EXACT_WRONG_KIND) luahost_raise_kinds(L, operation, a, b);
    if (status == EXACT_OUT_OF_MEMORY) luahost_stop(L, LUAHOST_MEMORY_LIMIT);
    bool of_days = status == EXACT_TOO_LARGE && a > 0 && (luahost_kind_at(L, a) == LUAHOST_DATE || luahost_kind_at(L, b) == LUAHOST_DATE);
    luahost_raise_text(L, luahost_code_of(status), operation, of_days ? "date" : "");
}

_Noreturn void luahost_raise_argument(lua_State *L, const char *function, int argument, const char *must_be) {
    static const char *const ordinals[] = {"", "1st ", "2nd ", "3rd ", "4th ", "5th "};
    const char *which = argument > 0 && argument <= 5 ? ordinals[argument] : "";
    const char *parts[] = {"`", function, "`: the ", which, "value must be ", must_be};
    char text[256];
    size_t length = 0;
    for (int i = 0; i < 6; i++) {
        for (const char *p = parts[i]; *p && length < sizeof text; p++) text[length++] = *p;
    }
    luahost_raise(L, LUAHOST_BAD_ARGUMENT, LUAHOST_OP_CALL, text, length);
}

// Lua searches the function's code for the name of what it speaks of: milliseconds in a long one, before anybody is asked.
enum { NATIVE_ERROR = 50000 };

// What arrives without our mark was raised by Lua itself: an operation on a plain list or record, or nesting beyond Lua's.
int luahost_handler(lua_State *L) {
    luahost *host = luahost_of(L);
    bool ours = lua_islightuserdata(L, 1) && lua_touserdata(L, 1) == NULL;
    if (!ours) {
        host->steps_left -= NATIVE_ERROR;
        bool deep = host->nesting > LUAHOST_MAX_NESTING - 10;
        if (deep) host->stopped = LUAHOST_TOO_DEEP;
        record(host, deep ? LUAHOST_TOO_DEEP : LUAHOST_WRONG_KIND, LUAHOST_OP_NATIVE, "", 0);
        luahost_take_frames(host);
        lua_pushlightuserdata(L, NULL);
    }
    return 1;
}

void luahost_settle(lua_State *L, int status, luahost_mark mark) {
    luahost *host = luahost_of(L);
    host->nesting = mark.nesting;
    if (status == LUA_OK) return;
    if (status != LUA_ERRRUN) {
        // Memory is gone, or an error handler failed for want of it: no handler ran, the allocator took the frames.
        luahost_code code = host->deep || status == LUA_ERRERR ? LUAHOST_TOO_DEEP : LUAHOST_MEMORY_LIMIT;
        if (host->stopped == LUAHOST_OK) host->stopped = code;
        lua_sethook(L, luahost_hook, LUA_MASKCOUNT, 1);
        host->error.code = host->stopped;
        host->error.operation = LUAHOST_OP_NONE;
        host->error.subject_length = 0;
        host->error_remembered = -1;
    }
    luahost_fail_answers(host, mark.answers);
    luahost_trace_caught(L, mark);
}
