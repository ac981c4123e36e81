/* What Swift cannot say by itself: _GNU_SOURCE structs, flock, and a careful bind(2).
   Every function returns 0 or a positive result, or -errno; none prints, exits or keeps state. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* ---- the process at the other end of a Unix socket ---- */

struct lh_peer {
    pid_t pid;
    uid_t uid;
    gid_t gid;
};

/* The peer's ids as they were at connect(2) (SO_PEERCRED). 0 or -errno. */
int lh_peer_cred(int fd, struct lh_peer *out);
/* The peer's supplementary groups (SO_PEERGROUPS): how many were written, at most cap; -ERANGE if there are more. */
int lh_peer_groups(int fd, gid_t *out, int cap);

/* ---- listening sockets ---- */

/* Binds and listens on path, private until it is ready. mode is given to the inode, gid too unless it is (gid_t)-1.
   lock_fd receives the locked PATH.lock; keep it open as long as the name is ours.
   dev and ino identify the inode made. Returns the listening fd (CLOEXEC, NONBLOCK), or
   -EADDRINUSE (someone serves it), -ENOTSOCK (something else has that name), -ENAMETOOLONG (over 107 bytes), -errno. */
int lh_unix_listen(const char *path, mode_t mode, gid_t gid, int backlog, int *lock_fd, uint64_t *dev, uint64_t *ino);
/* Unlinks path only if it still is the inode that we bound. 0, -ESTALE or -errno. */
int lh_unlink_if_same(const char *path, uint64_t dev, uint64_t ino);
/* listen(2) again, to set another backlog. 0 or -errno. */
int lh_relisten(int fd, int backlog);
/* 1 if fd is a listening AF_UNIX stream socket, else 0. */
int lh_is_unix_listener(int fd);
/* The name that a Unix socket is bound to; a leading @ stands for the abstract namespace. 0 or -errno. */
int lh_sockname(int fd, char *buf, size_t cap);

/* ---- files ---- */

/* Opens (making it, mode 0600) and locks a file with flock(2). The locked fd, -EWOULDBLOCK if another holds it, or -errno. */
int lh_lock_file(const char *path);
int lh_close(int fd);
/* Bytes that an unprivileged process may still write on the file system of path. 0 or -errno. */
int lh_free_bytes(const char *path, uint64_t *out);
/* Sets the process's umask and returns the former one. */
mode_t lh_umask(mode_t mask);

/* ---- names ---- */

/* Group name to gid (NSS; may block). 0, -ENOENT if there is none, or -errno. */
int lh_group_id(const char *name, gid_t *out);
/* uid to user name (NSS; may block). 0, -ENOENT if there is none, or -errno. */
int lh_user_name(uid_t uid, char *buf, size_t cap);

/* ---- clocks ---- */

/* Milliseconds since 1970-01-01T00:00Z (CLOCK_REALTIME), rounded down. */
int64_t lh_wall_ms(void);
/* Milliseconds since start, sleep included (CLOCK_BOOTTIME): what a clock step does not move. */
int64_t lh_boot_ms(void);
/* Microseconds of CLOCK_MONOTONIC, as sd_notify's MONOTONIC_USEC wants them. */
uint64_t lh_monotonic_usec(void);

/* ---- the journal ---- */

/* 1 if fd is the stream that $JOURNAL_STREAM names, else 0. */
int lh_fd_is_journal(int fd);
/* Writes all bytes to fd, however many write(2) calls that takes. 0 or -errno. */
int lh_write_all(int fd, const void *bytes, size_t count);
/* The words for an errno, thread-safe. Always NUL-terminated. */
void lh_errno_text(int error, char *buf, size_t cap);
