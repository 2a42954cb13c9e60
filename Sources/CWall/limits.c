#define _GNU_SOURCE
#include "CWall.h"

#include <errno.h>
#include <sys/resource.h>

// Lowers a limit; a lower one that is there already stays.
static int lower(__rlimit_resource_t resource, rlim_t soft, rlim_t hard) {
    struct rlimit now;
    if (getrlimit(resource, &now) != 0) return errno;
    struct rlimit wanted = {
        .rlim_cur = soft < now.rlim_cur ? soft : now.rlim_cur,
        .rlim_max = hard < now.rlim_max ? hard : now.rlim_max,
    };
    return setrlimit(resource, &wanted) == 0 ? 0 : errno;
}

int wall_limits(uint64_t address_space_bytes, uint64_t cpu_seconds) {
    int error = lower(RLIMIT_AS, address_space_bytes, address_space_bytes);
    return error != 0 ? error : lower(RLIMIT_CPU, cpu_seconds, cpu_seconds + 1);
}

int wall_lockdown(void) {
    const __rlimit_resource_t none[] = {RLIMIT_NOFILE, RLIMIT_FSIZE, RLIMIT_CORE};
    for (int i = 0; i < 3; i++) {
        int error = lower(none[i], 0, 0);
        if (error != 0) return error;
    }
    return wall_filter(true);
}
