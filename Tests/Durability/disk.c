// Stands between a program and the disk: writes down what it does to the files of one folder, and lets calls fail on request.
//
// Loaded with LD_PRELOAD. What it is told by the environment:
//   TARIFF_DISK_FOLDER  the folder whose files are watched: an absolute path without symbolic links
//   TARIFF_DISK_LOG     a file that takes the recording; without it nothing is written down
//   TARIFF_DISK_FAIL    the number of the call that fails, from 1: of those that change the folder
//   TARIFF_DISK_ERROR   how it fails: an errno
//   TARIFF_DISK_LASTS   where it is set, all later calls that need space fail too, as on a full disk
//
// The recording is a row of events: kind, length of the path, length of the data, offset (4, 4, 8 and 8 bytes), path, data. Kinds:
//   c  a file was made               w  data was written at an offset    t  the file was cut, or grown, to the offset
//   s  a file was synced             d  a folder was synced              u  a name was removed
//   a  data was written to standard output: what the program has told of
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char folder[4096];
static size_t folder_length;
static int log_file = -1;
static long fails_at, calls;
static int error_code, lasts;

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("TARIFF_DISK_FOLDER"), *log = getenv("TARIFF_DISK_LOG"), *fail = getenv("TARIFF_DISK_FAIL");
  if (!name) return;
  strncpy(folder, name, sizeof folder - 1);
  folder_length = strlen(folder);
  if (log) log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fail) fails_at = atol(fail);
  error_code = getenv("TARIFF_DISK_ERROR") ? atoi(getenv("TARIFF_DISK_ERROR")) : EIO;
  lasts = getenv("TARIFF_DISK_LASTS") != NULL;
}

static int watched(const char *path) {
  return folder_length && !strncmp(path, folder, folder_length) && (path[folder_length] == '/' || !path[folder_length]);
}

/// The path of an open file where it is watched.
static int path_of(int file, char *path, size_t size) {
  char link[64] = "/proc/self/fd/", digits[16];
  int count = 0, value = file;
  if (file < 0) return 0;
  do digits[count++] = '0' + value % 10; while (value /= 10);
  for (size_t end = strlen(link); count; ) link[end++] = digits[--count];
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return watched(path);
}

static void note(char kind, const char *path, uint64_t offset, const void *data, size_t length) {
  if (log_file < 0) return;
  struct { uint32_t kind, path; uint64_t data, offset; } head = {(uint32_t)kind, (uint32_t)strlen(path), length, offset};
  struct iovec parts[] = {{&head, sizeof head}, {(void *)path, head.path}, {(void *)data, length}};
  if (writev(log_file, parts, 3) != (ssize_t)(sizeof head + head.path + length)) _exit(99);
}

/// Whether this call is to fail.
static int fails(int needs_space) {
  ++calls;
  if (!fails_at || (calls != fails_at && !(lasts && needs_space && calls > fails_at))) return 0;
  errno = error_code;
  return 1;
}

static ssize_t put(int file, const void *data, size_t length, off_t offset) {
  return offset < 0 ? syscall(SYS_write, file, data, length) : syscall(SYS_pwrite64, file, data, length, offset);
}

static ssize_t written(int file, const void *data, size_t length, off_t offset) {
  char path[4096];
  if (file == STDOUT_FILENO) {
    pthread_mutex_lock(&lock);
    ssize_t done = put(file, data, length, offset);
    if (done > 0) note('a', "", 0, data, done);
    pthread_mutex_unlock(&lock);
    return done;
  }
  if (!path_of(file, path, sizeof path)) return put(file, data, length, offset);
  pthread_mutex_lock(&lock);
  uint64_t place = offset < 0 ? (uint64_t)lseek(file, 0, SEEK_CUR) : (uint64_t)offset;
  // A disk that gets full takes a part first.
  int failed = fails(1), code = errno;
  ssize_t done = failed ? (calls == fails_at && length > 1 ? put(file, data, length / 2, offset) : -1) : put(file, data, length, offset);
  if (done > 0) note('w', path, place, data, done);
  pthread_mutex_unlock(&lock);
  if (failed) errno = code;
  return failed ? -1 : done;
}

ssize_t write(int file, const void *data, size_t length) { return written(file, data, length, -1); }
ssize_t pwrite(int file, const void *data, size_t length, off_t offset) { return written(file, data, length, offset); }
ssize_t pwrite64(int file, const void *data, size_t length, off_t offset) { return written(file, data, length, offset); }

static int cut(int file, off_t size) {
  char path[4096];
  if (!path_of(file, path, sizeof path)) return syscall(SYS_ftruncate, file, size);
  pthread_mutex_lock(&lock);
  int result = fails(0) ? -1 : (int)syscall(SYS_ftruncate, file, size);
  if (result == 0) note('t', path, size, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int ftruncate(int file, off_t size) { return cut(file, size); }
int ftruncate64(int file, off_t size) { return cut(file, size); }

static int synced(int file, long call) {
  char path[4096];
  struct stat about;
  if (!path_of(file, path, sizeof path) || fstat(file, &about)) return syscall(call, file);
  pthread_mutex_lock(&lock);
  int result = fails(1) ? -1 : (int)syscall(call, file);
  if (result == 0) note(S_ISDIR(about.st_mode) ? 'd' : 's', path, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }

int unlink(const char *path) {
  if (!watched(path)) return syscall(SYS_unlink, path);
  pthread_mutex_lock(&lock);
  int result = fails(0) ? -1 : (int)syscall(SYS_unlink, path);
  if (result == 0) note('u', path, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}

static int opened(const char *path, int flags, mode_t mode) {
  if (!(flags & (O_CREAT | O_TRUNC)) || !watched(path)) return syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  pthread_mutex_lock(&lock);
  int is_new = syscall(SYS_access, path, F_OK) != 0, file = -1;
  if (!is_new || !fails(1)) file = syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  if (file >= 0 && is_new) note('c', path, 0, NULL, 0);
  if (file >= 0 && !is_new && flags & O_TRUNC) note('t', path, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return file;
}

#define MODE(flags) (flags & O_CREAT ? (va_start(more, flags), mode = va_arg(more, mode_t), va_end(more), mode) : 0)
int open(const char *path, int flags, ...) { va_list more; mode_t mode = 0; mode = MODE(flags); return opened(path, flags, mode); }
int open64(const char *path, int flags, ...) { va_list more; mode_t mode = 0; mode = MODE(flags); return opened(path, flags, mode); }
