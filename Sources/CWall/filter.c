// The system-call filter: a short program in the kernel's classic BPF, written out by hand. A list of what may go on, and some
// calls whose arguments are looked at; anything else is refused.
#define _GNU_SOURCE
#include "CWall.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the filter is written for x86_64 and aarch64"
#endif

// Both machines store the low half of an argument first.
#define LOW(n) (offsetof(struct seccomp_data, args) + 8 * (n))
#define HIGH(n) (LOW(n) + 4)

#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (offset))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define REFUSE(error) RETURN(SECCOMP_RET_ERRNO | (error))
// Skips `count` instructions unless the loaded word is `value`.
#define UNLESS(value, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (count))
// Goes on to the next instruction when any of the bits is set, else skips `count`.
#define UNLESS_BITS(bits, count) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), 0, (count))
#define ALLOW(call) UNLESS((call), 1), RETURN(SECCOMP_RET_ALLOW)

static const int allowed[] = {
    // What is open already.
    __NR_read, __NR_write, __NR_readv, __NR_writev, __NR_close, __NR_lseek, __NR_fstat, __NR_ppoll,
#ifdef __NR_poll
    __NR_poll,
#endif
    // Memory.
    __NR_brk, __NR_munmap, __NR_mremap, __NR_madvise,
    // Threads.
    __NR_futex, __NR_set_robust_list, __NR_sched_yield, __NR_sched_getaffinity, __NR_gettid, __NR_getpid, __NR_exit, __NR_exit_group,
#ifdef __NR_rseq
    __NR_rseq,
#endif
    // Clocks and chance.
    __NR_clock_gettime, __NR_clock_getres, __NR_clock_nanosleep, __NR_nanosleep, __NR_gettimeofday, __NR_getrandom,
    // Signals to itself.
    __NR_rt_sigaction, __NR_rt_sigprocmask, __NR_rt_sigreturn, __NR_sigaltstack, __NR_restart_syscall,
};
enum { ALLOWED_COUNT = sizeof allowed / sizeof allowed[0] };

// The program is the head, two instructions for each allowed call, and the tail.
static int build(struct sock_filter *program) {
    int n = 0;
    const struct sock_filter head[] = {
        LOAD(offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0),
        RETURN(SECCOMP_RET_KILL_PROCESS),
        LOAD(offsetof(struct seccomp_data, nr)),
#if defined(__x86_64__)
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),   // the x32 calls of the same numbers
        RETURN(SECCOMP_RET_KILL_PROCESS),
#endif
    };
    const struct sock_filter tail[] = {
        // New memory is never executable.
        UNLESS(__NR_mmap, 4), LOAD(LOW(2)), UNLESS_BITS(PROT_EXEC, 1), REFUSE(EPERM), RETURN(SECCOMP_RET_ALLOW),
        UNLESS(__NR_mprotect, 4), LOAD(LOW(2)), UNLESS_BITS(PROT_EXEC, 1), REFUSE(EPERM), RETURN(SECCOMP_RET_ALLOW),
        // A thread, never a process. clone3 hides its flags behind a pointer: without it the C library uses clone.
        UNLESS(__NR_clone, 4), LOAD(LOW(0)), UNLESS_BITS(CLONE_THREAD, 1), RETURN(SECCOMP_RET_ALLOW), REFUSE(EPERM),
        UNLESS(__NR_clone3, 1), REFUSE(ENOSYS),
        // Signals to this process only: abort() needs one.
        UNLESS(__NR_tgkill, 4), LOAD(LOW(0)), UNLESS((__u32)getpid(), 1), RETURN(SECCOMP_RET_ALLOW), REFUSE(EPERM),
        // Its own limits may be read, not set.
        UNLESS(__NR_prlimit64, 8), LOAD(LOW(0)), UNLESS(0, 5), LOAD(LOW(2)), UNLESS(0, 3), LOAD(HIGH(2)), UNLESS(0, 1),
        RETURN(SECCOMP_RET_ALLOW), REFUSE(EPERM),
        REFUSE(EPERM),
    };
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) program[n++] = head[i];
    for (int i = 0; i < ALLOWED_COUNT; i++) {
        const struct sock_filter pair[] = {ALLOW((__u32)allowed[i])};
        program[n++] = pair[0];
        program[n++] = pair[1];
    }
    for (size_t i = 0; i < sizeof tail / sizeof tail[0]; i++) program[n++] = tail[i];
    return n;
}

int wall_filter(bool all_threads) {
    struct sock_filter instructions[2 * ALLOWED_COUNT + 64];
    struct sock_fprog program = {.filter = instructions, .len = (unsigned short)build(instructions)};
    // Needed to set a filter without privileges; it also makes every later set-user-id program harmless.
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    long status = syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, all_threads ? SECCOMP_FILTER_FLAG_TSYNC : 0, &program);
    if (status == 0) return 0;
    return status > 0 ? EBUSY : errno;   // with TSYNC: the id of a thread that could not follow
}
