// What a worker process does to itself before it runs a script that nobody has approved yet: it gives up files, network and new
// processes, for good. No policy: who calls this, and with which limits, is decided elsewhere.
#ifndef CWALL_H
#define CWALL_H

#include <stdbool.h>
#include <stdint.h>

// Each returns 0, or an errno.

// Bounds the whole process: bytes of address space, and seconds of processor time, after which the kernel ends it (SIGXCPU).
// Call it when what the process needs is loaded.
int wall_limits(uint64_t address_space_bytes, uint64_t cpu_seconds);

// No new file descriptors, no writing to files, no core dumps, and the system-call filter for every thread. Descriptors that are
// open stay so: close what the script must not reach.
int wall_lockdown(void);

// The filter alone, for the calling thread and those that it starts, or for all. What a started process needs (memory, threads,
// clocks, signals to itself, reading and writing what is open) goes on; all else fails with EPERM.
int wall_filter(bool all_threads);

#endif
