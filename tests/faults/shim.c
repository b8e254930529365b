/* Fails or ends the process at the n-th change of a file below one folder: write, rename, fsync, truncate, unlink, creation.

   Loaded with LD_PRELOAD. `fault_arm` is called by the program under test just before what is tested; until then all
   calls pass. Counts in this process only. Built by the test; Linux with gcc. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { PASS, FAIL_ONCE, FAIL_ON, KILL, TORN };

static int mode = PASS, code = EIO, fired = 0;
static long wanted = 0, seen = 0;
static char root[4096];
static size_t root_size = 0;

void fault_arm(const char *folder, int how, long number, int error) {
    strncpy(root, folder, sizeof root - 1);
    root_size = strlen(root);
    mode = how; wanted = number; code = error; seen = 0; fired = 0;
}
long fault_seen(void) { return seen; }
int fault_fired(void) { return fired; }

static int is_ours(int number) {
    char link[64], path[4096];
    if (!root_size) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", number);
    ssize_t size = syscall(SYS_readlink, link, path, sizeof path - 1);
    if (size <= 0) return 0;
    path[size] = 0;
    return strncmp(path, root, root_size) == 0;
}

static int is_ours_by_name(int folder, const char *name) {
    char path[4096];
    if (!root_size || !name) return 0;
    if (name[0] == '/') return strncmp(name, root, root_size) == 0;
    if (folder != AT_FDCWD) return is_ours(folder);
    return getcwd(path, sizeof path) && strncmp(path, root, root_size) == 0;
}

/* Whether this change fails. Ends the process where that was asked for. */
static int fails(void) {
    if (!root_size) return 0;
    seen++;
    if (mode == PASS || seen < wanted || (seen > wanted && mode != FAIL_ON)) return 0;
    fired = 1;
    if (mode == KILL) { kill(getpid(), SIGKILL); pause(); }
    if (mode == TORN) return 2;
    errno = code;
    return 1;
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)
#define DIE_AFTER(call) do { (void)!(call); kill(getpid(), SIGKILL); pause(); } while (0)

ssize_t write(int number, const void *bytes, size_t size) {
    REAL(write);
    if (is_ours(number)) switch (fails()) { case 1: return -1; case 2: DIE_AFTER(real(number, bytes, size / 2)); }
    return real(number, bytes, size);
}
ssize_t pwrite(int number, const void *bytes, size_t size, off_t at) {
    REAL(pwrite);
    if (is_ours(number)) switch (fails()) { case 1: return -1; case 2: DIE_AFTER(real(number, bytes, size / 2, at)); }
    return real(number, bytes, size, at);
}
ssize_t pwrite64(int number, const void *bytes, size_t size, off64_t at) {
    REAL(pwrite64);
    if (is_ours(number)) switch (fails()) { case 1: return -1; case 2: DIE_AFTER(real(number, bytes, size / 2, at)); }
    return real(number, bytes, size, at);
}
ssize_t writev(int number, const struct iovec *parts, int count) {
    REAL(writev);
    if (is_ours(number)) switch (fails()) { case 1: return -1; case 2: DIE_AFTER(real(number, parts, 1)); }
    return real(number, parts, count);
}

#define BY_NUMBER(name, kind, arguments, passed) \
    kind name arguments { REAL(name); if (is_ours(number)) switch (fails()) { case 1: return -1; case 2: DIE_AFTER(real passed); } return real passed; }
#define BY_NAME(name, arguments, passed, folder, path) \
    int name arguments { REAL(name); if (is_ours_by_name(folder, path)) switch (fails()) { case 1: return -1; case 2: DIE_AFTER(real passed); } return real passed; }

BY_NUMBER(fsync, int, (int number), (number))
BY_NUMBER(fdatasync, int, (int number), (number))
BY_NUMBER(ftruncate, int, (int number, off_t size), (number, size))
BY_NUMBER(ftruncate64, int, (int number, off64_t size), (number, size))
BY_NAME(unlink, (const char *path), (path), AT_FDCWD, path)
BY_NAME(unlinkat, (int folder, const char *path, int flags), (folder, path, flags), folder, path)
BY_NAME(rename, (const char *path, const char *to), (path, to), AT_FDCWD, path)
BY_NAME(renameat, (int folder, const char *path, int other, const char *to), (folder, path, other, to), folder, path)
BY_NAME(mkdir, (const char *path, mode_t bits), (path, bits), AT_FDCWD, path)

static int creates(int folder, const char *path, int flags) {
    return (flags & O_CREAT) && is_ours_by_name(folder, path) && syscall(SYS_faccessat, folder, path, F_OK) != 0;
}
#define OPENS(name, arguments, passed, folder) \
    int name arguments { \
        REAL(name); mode_t bits = 0; \
        if (flags & O_CREAT) { va_list more; va_start(more, flags); bits = va_arg(more, mode_t); va_end(more); } \
        if (creates(folder, path, flags)) switch (fails()) { case 1: return -1; case 2: DIE_AFTER(real passed); } \
        return real passed; }
OPENS(open, (const char *path, int flags, ...), (path, flags, bits), AT_FDCWD)
OPENS(open64, (const char *path, int flags, ...), (path, flags, bits), AT_FDCWD)
OPENS(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, bits), folder)
OPENS(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, bits), folder)
