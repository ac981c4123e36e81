#define _GNU_SOURCE
#include "lianhu_shim.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#ifndef SO_PEERGROUPS
#define SO_PEERGROUPS 59
#endif

/* ---- the process at the other end of a Unix socket ---- */

int lh_peer_cred(int fd, struct lh_peer *out) {
    struct ucred credentials;
    socklen_t size = sizeof credentials;
    if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) return -errno;
    out->pid = credentials.pid;
    out->uid = credentials.uid;
    out->gid = credentials.gid;
    return 0;
}

int lh_peer_groups(int fd, gid_t *out, int cap) {
    socklen_t size = (socklen_t)(sizeof(gid_t) * (size_t)cap);
    if (getsockopt(fd, SOL_SOCKET, SO_PEERGROUPS, out, &size) != 0) return -errno;
    return (int)(size / sizeof(gid_t));
}

/* ---- listening sockets ---- */

/* 1 if somebody listens at address: the lock file does not know of systemd's sockets or of other programs. */
static int is_served(const struct sockaddr_un *address) {
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) return 0;
    int served = connect(fd, (const struct sockaddr *)address, sizeof *address) == 0 || errno == EAGAIN || errno == EACCES;
    close(fd);
    return served;
}

/* Frees the name for bind(2): removes a dead socket, and nothing else. 0 or -errno. */
static int clear_name(const char *path, const struct sockaddr_un *address) {
    struct stat found;
    if (lstat(path, &found) != 0) return errno == ENOENT ? 0 : -errno;
    if (!S_ISSOCK(found.st_mode)) return -ENOTSOCK;
    if (is_served(address)) return -EADDRINUSE;
    return unlink(path) == 0 ? 0 : -errno;
}

/* From socket(2) to listen(2). The listening fd or -errno. */
static int bind_and_listen(const char *path, const struct sockaddr_un *address, mode_t mode, gid_t gid, int backlog, struct stat *made) {
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) return -errno;
    int error = 0;
    /* Linux takes the mode of the inode that bind makes from the socket's own: no moment when strangers could connect */
    if (fchmod(fd, 0600) != 0) error = errno;
    else if (bind(fd, (const struct sockaddr *)address, sizeof *address) != 0) error = errno;
    else if (gid != (gid_t)-1 && lchown(path, (uid_t)-1, gid) != 0) error = errno;
    else if (chmod(path, mode) != 0) error = errno;
    else if (lstat(path, made) != 0) error = errno;
    /* last: until here connect(2) gives ECONNREFUSED */
    else if (listen(fd, backlog) != 0) error = errno;
    if (error == 0) return fd;
    close(fd);
    return -error;
}

int lh_unix_listen(const char *path, mode_t mode, gid_t gid, int backlog, int *lock_fd, uint64_t *dev, uint64_t *ino) {
    struct sockaddr_un address;
    memset(&address, 0, sizeof address);
    address.sun_family = AF_UNIX;
    if (strlen(path) >= sizeof address.sun_path) return -ENAMETOOLONG;
    strcpy(address.sun_path, path);

    char lock_path[sizeof address.sun_path + sizeof ".lock"];
    snprintf(lock_path, sizeof lock_path, "%s.lock", path);
    int lock = lh_lock_file(lock_path);
    if (lock < 0) return lock == -EWOULDBLOCK ? -EADDRINUSE : lock;

    struct stat made;
    int fd = clear_name(path, &address);
    if (fd == 0) fd = bind_and_listen(path, &address, mode, gid, backlog, &made);
    if (fd < 0) {
        close(lock);
        return fd;
    }
    *dev = (uint64_t)made.st_dev;
    *ino = (uint64_t)made.st_ino;
    *lock_fd = lock;
    return fd;
}

int lh_unlink_if_same(const char *path, uint64_t dev, uint64_t ino) {
    struct stat found;
    if (lstat(path, &found) != 0) return -errno;
    if ((uint64_t)found.st_dev != dev || (uint64_t)found.st_ino != ino) return -ESTALE;
    return unlink(path) == 0 ? 0 : -errno;
}

int lh_relisten(int fd, int backlog) { return listen(fd, backlog) == 0 ? 0 : -errno; }

/* An int socket option of SOL_SOCKET, or -1. */
static int socket_option(int fd, int name) {
    int value = -1;
    socklen_t size = sizeof value;
    return getsockopt(fd, SOL_SOCKET, name, &value, &size) == 0 ? value : -1;
}

int lh_is_unix_listener(int fd) {
    return socket_option(fd, SO_DOMAIN) == AF_UNIX && socket_option(fd, SO_TYPE) == SOCK_STREAM
        && socket_option(fd, SO_ACCEPTCONN) == 1;
}

int lh_sockname(int fd, char *buf, size_t cap) {
    struct sockaddr_un address;
    socklen_t size = sizeof address;
    memset(&address, 0, sizeof address);
    if (getsockname(fd, (struct sockaddr *)&address, &size) != 0) return -errno;
    if (address.sun_family != AF_UNIX) return -EAFNOSUPPORT;
    int abstract = size > offsetof(struct sockaddr_un, sun_path) && address.sun_path[0] == '\0';
    snprintf(buf, cap, "%s%s", abstract ? "@" : "", address.sun_path + abstract);
    return 0;
}

/* ---- files ---- */

int lh_lock_file(const char *path) {
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return -errno;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) return fd;
    int error = errno;
    close(fd);
    return -error;
}

int lh_close(int fd) { return close(fd) == 0 ? 0 : -errno; }

int lh_free_bytes(const char *path, uint64_t *out) {
    struct statvfs found;
    if (statvfs(path, &found) != 0) return -errno;
    *out = (uint64_t)found.f_bavail * (uint64_t)found.f_frsize;
    return 0;
}

mode_t lh_umask(mode_t mask) { return umask(mask); }

/* ---- names ---- */

enum { NAME_BUFFER_MAX = 1 << 20 };

int lh_group_id(const char *name, gid_t *out) {
    /* a group of thousands of members needs more than any fixed buffer: grow on ERANGE */
    for (size_t size = 4096; size <= NAME_BUFFER_MAX; size *= 4) {
        char *buffer = malloc(size);
        if (buffer == NULL) return -ENOMEM;
        struct group entry, *found = NULL;
        int error = getgrnam_r(name, &entry, buffer, size, &found);
        if (error == 0 && found != NULL) *out = entry.gr_gid;
        free(buffer);
        if (error != ERANGE) return error != 0 ? -error : found == NULL ? -ENOENT : 0;
    }
    return -ERANGE;
}

int lh_user_name(uid_t uid, char *buf, size_t cap) {
    for (size_t size = 4096; size <= NAME_BUFFER_MAX; size *= 4) {
        char *buffer = malloc(size);
        if (buffer == NULL) return -ENOMEM;
        struct passwd entry, *found = NULL;
        int error = getpwuid_r(uid, &entry, buffer, size, &found);
        if (error == 0 && found != NULL) snprintf(buf, cap, "%s", entry.pw_name);
        free(buffer);
        if (error != ERANGE) return error != 0 ? -error : found == NULL ? -ENOENT : 0;
    }
    return -ERANGE;
}

/* ---- clocks ---- */

static int64_t milliseconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t lh_wall_ms(void) { return milliseconds(CLOCK_REALTIME); }

int64_t lh_boot_ms(void) { return milliseconds(CLOCK_BOOTTIME); }

uint64_t lh_monotonic_usec(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000u + (uint64_t)now.tv_nsec / 1000u;
}

/* ---- the journal ---- */

int lh_fd_is_journal(int fd) {
    const char *value = getenv("JOURNAL_STREAM");
    unsigned long long device, inode;
    struct stat found;
    return value != NULL && sscanf(value, "%llu:%llu", &device, &inode) == 2 && fstat(fd, &found) == 0
        && (unsigned long long)found.st_dev == device && (unsigned long long)found.st_ino == inode;
}

int lh_write_all(int fd, const void *bytes, size_t count) {
    const char *next = bytes;
    while (count > 0) {
        ssize_t written = write(fd, next, count);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return -errno;
        next += written;
        count -= (size_t)written;
    }
    return 0;
}

void lh_errno_text(int error, char *buf, size_t cap) {
    if (cap == 0) return;
    /* the GNU variant may answer with a constant string instead of filling the buffer */
    char scratch[128];
    snprintf(buf, cap, "%s", strerror_r(error, scratch, sizeof scratch));
}
