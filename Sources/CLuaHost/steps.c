// The budget of steps, and the clock behind it.
#define _POSIX_C_SOURCE 200809L   // clock_gettime, clocks of threads
#include "luahost_internal.h"

#include <time.h>

// FRAMES: room for more records of calls in progress, in bytes, than may be asked for.
// LOOK_NS: reading the processor's time asks the system, so it is read seldom, and not at all for cases that are not counted.
enum { HOOK_EVERY = 200, CLOCK_EVERY = 200, LOOK_NS = 50000000, FRAMES = LUAHOST_DEFAULT_FRAMES * 128 };

static int64_t read_clock(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int64_t luahost_now(void) { return read_clock(CLOCK_MONOTONIC); }

void luahost_arm(luahost *host, const luahost_limits *limits) {
    luahost_arm_without_clock(host, limits);
    host->processor_begun_ns = read_clock(CLOCK_THREAD_CPUTIME_ID);
}

void luahost_arm_without_clock(luahost *host, const luahost_limits *limits) {
    host->budgets++;
    host->steps_given = host->steps_left = limits->steps;
    host->clock_countdown = CLOCK_EVERY;
    host->begun_ns = luahost_now();
    host->look_ns = host->begun_ns + (limits->milliseconds > 0 ? LOOK_NS : 0);
    host->processor_given_ns = limits->milliseconds * 1000000 * LUAHOST_SLOWDOWN;
    host->memory_given = limits->memory;
    host->memory_limit = host->live + limits->memory;
    host->peak = host->begun = host->live;
    host->refusals = 0;
    host->largest = 0;
    host->storing = false;
    host->result_limit = limits->result_bytes;
    host->frame_limit = limits->frames > 0 ? limits->frames : LUAHOST_DEFAULT_FRAMES;
    host->counting = true;
    luahost_end_uncounted(host);
    host->stopped = LUAHOST_OK;
    host->deep = false;
    host->error.code = LUAHOST_OK;      // of what ran before nothing is left to raise again
    host->error.subject_length = host->error.frame_count = 0;
    lua_sethook(host->L, luahost_hook, LUA_MASKCOUNT, HOOK_EVERY);   // the count starts anew: the same script stops at the same place
}

void luahost_hook(lua_State *L, lua_Debug *ar) {
    (void)ar;
    luahost *host = luahost_of(L);
    host->in_hook = true;
    if (host->stopped != LUAHOST_OK) luahost_stop(L, host->stopped);
    if (host->uncounted) luahost_stop(L, LUAHOST_STEP_LIMIT);   // the alarm: it is decided again, counted
    luahost_charge(L, HOOK_EVERY);
    host->in_hook = false;
}

void luahost_check_clock(lua_State *L) {
    luahost *host = luahost_of(L);
    if (host->steps_left < 0) luahost_stop(L, LUAHOST_STEP_LIMIT);
    host->clock_countdown = CLOCK_EVERY;
    if (host->uncounted) {
        if (luahost_is_overrun(host)) luahost_stop(L, LUAHOST_STEP_LIMIT);   // it is decided again, counted
        return;
    }
    int64_t now = luahost_now();
    if (now < host->look_ns) return;
    host->look_ns = now + LOOK_NS;
    if (read_clock(CLOCK_THREAD_CPUTIME_ID) - host->processor_begun_ns >= host->processor_given_ns) luahost_stop(L, LUAHOST_TIME_LIMIT);
}

// Once hit, a limit stays hit: the next instruction of a script raises it again.
void luahost_stop_for(lua_State *L, luahost_code code, const char *reason) {
    luahost *host = luahost_of(L);
    if (host->stopped == LUAHOST_OK) host->stopped = code;
    lua_sethook(L, luahost_hook, LUA_MASKCOUNT, 1);
    luahost_raise_text(L, host->stopped, LUAHOST_OP_NONE, reason);
}

void luahost_stop(lua_State *L, luahost_code code) { luahost_stop_for(L, code, ""); }

void luahost_enter(lua_State *L, int32_t frames) {
    luahost *host = luahost_of(L);
    if (host->nesting + frames > LUAHOST_MAX_NESTING) luahost_stop(L, LUAHOST_TOO_DEEP);
    host->nesting += frames;
}

static luahost_standing standing(const luahost *host) {
    // Of a fresh state, in which the stack may have grown to twice what is here.
    size_t most = host->peak - host->begun + host->lasting + host->stack_size + FRAMES;
    bool near = host->stopped != LUAHOST_OK || host->refusals > 0 || most > host->memory_given;
    if (luahost_is_overrun(host) || (host->uncounted && near)) return LUAHOST_TO_COUNT;   // a hook needs memory too
    if (host->stopped == LUAHOST_TIME_LIMIT) return LUAHOST_TO_LEAVE;
    return near ? LUAHOST_TO_REPEAT : LUAHOST_STANDS;
}

luahost_usage_report luahost_usage(const luahost *host) {
    return (luahost_usage_report){
        .steps = host->steps_given - (host->steps_left < 0 ? 0 : host->steps_left),
        .memory = host->live,
        .peak = host->peak,
        .baseline = host->baseline,
        .refusals = host->refusals,
        .used = host->used,
        .standing = standing(host),
    };
}
