// Cases whose instructions are not counted.
//
// Lua takes a slow path at every instruction while a hook counts them, about a sixth of the time of a case. So a case may begin uncounted.
// What it did is accepted only if so little time passed that it cannot have come near its steps; else it is decided again, counted, and
// that verdict stands. An alarm by the thread's processor time ends what would never end by itself.
#define _GNU_SOURCE   // timers that signal one thread
#include "luahost_internal.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

// Lua does at most three instructions a nanosecond: 2 ms are under 6,000,000, and the library's own work is counted always.
enum { FEWEST_STEPS = 10000000, LONGEST_NS = 2000000, ALARM_NS = 1000000, LARGEST_SHARE = 4 };

// The host that runs an uncounted case on this thread, for the alarm; the budget that it had at the last alarm.
static _Thread_local luahost *volatile running;
static _Thread_local volatile int64_t alarmed_budget;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t timer_key;
static bool available;

// Setting a hook is what Lua allows in a signal handler.
static void on_alarm(int signal, siginfo_t *info, void *context) {
    (void)signal, (void)info, (void)context;
    luahost *host = running;
    if (host == NULL) return;
    if (alarmed_budget == host->budgets) lua_sethook(host->L, luahost_hook, LUA_MASKCOUNT, 1);
    alarmed_budget = host->budgets;
}

// A timer as a thread keeps it: never NULL, which would mean that there is none.
static void *kept(timer_t timer) { return (char *)timer + 1; }
static void delete_timer(void *timer) { timer_delete((timer_t)((char *)timer - 1)); }

static void prepare(void) {
    struct sigaction action = {.sa_sigaction = on_alarm, .sa_flags = SA_SIGINFO | SA_RESTART}, before;
    sigemptyset(&action.sa_mask);
    // A signal that does nothing by default and that nobody else in the process uses.
    if (sigaction(SIGURG, NULL, &before) != 0 || (before.sa_flags & SA_SIGINFO) || before.sa_handler != SIG_DFL) return;
    available = pthread_key_create(&timer_key, delete_timer) == 0 && sigaction(SIGURG, &action, NULL) == 0;
}

// Whether this thread has its alarm.
static bool has_alarm(void) {
    pthread_once(&once, prepare);
    if (!available) return false;
    if (pthread_getspecific(timer_key) != NULL) return true;
    sigset_t alarm;   // threads of a pool block every signal, and those that they start inherit it
    sigemptyset(&alarm);
    sigaddset(&alarm, SIGURG);
    if (pthread_sigmask(SIG_UNBLOCK, &alarm, NULL) != 0) return false;
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGURG};
    event.sigev_notify_thread_id = gettid();
    timer_t timer;
    if (timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &timer) != 0) return false;
    struct itimerspec period = {.it_interval = {0, ALARM_NS}, .it_value = {0, ALARM_NS}};
    if (timer_settime(timer, 0, &period, NULL) != 0 || pthread_setspecific(timer_key, kept(timer)) != 0) {
        timer_delete(timer);
        return false;
    }
    return true;
}

bool luahost_begin_uncounted(luahost *host, const luahost_limits *limits) {
    if (limits->steps < FEWEST_STEPS || !has_alarm()) return false;
    luahost_arm_without_clock(host, limits);
    host->uncounted = true;
    lua_sethook(host->L, NULL, 0, 0);
    running = host;
    return true;
}

void luahost_end_uncounted(luahost *host) {
    if (running == host) running = NULL;
    host->uncounted = false;
}

bool luahost_is_overrun(const luahost *host) {
    if (!host->uncounted) return false;
    return host->stopped != LUAHOST_OK || host->steps_given - host->steps_left > host->steps_given / LARGEST_SHARE
        || luahost_now() - host->begun_ns > LONGEST_NS;
}
