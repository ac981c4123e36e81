// Asks a server on a Unix socket over kept-alive connections, one request at a time on each, and tells rate and latencies.
//
// client SOCKET CONNECTIONS SECONDS METHOD PATH BODY HOUSEHOLDS PER_WORKER SEQUENCE
//   In PATH and BODY {h} is the number of a household, {w} of its worker, both with 7 digits, and {n} the number of the request. BODY - is none.
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

struct connection {
    int fd;
    double sent;
    size_t used;
    char answer[1 << 16];
};

static char **arguments;
static int64_t sequence, households, per_worker, failures, answered;
static double *latencies;
static size_t capacity;

static double seconds_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void fail(const char *what) {
    fprintf(stderr, "client: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void fill(char *out, size_t size, const char *template, int64_t number) {
    int64_t household = number * 7919 % households;
    size_t used = 0;
    for (const char *p = template; *p != 0 && used + 24 < size;) {
        if (p[0] == '{' && p[1] != 0 && p[2] == '}' && strchr("hwn", p[1])) {
            const char *format = p[1] == 'n' ? "%lld" : "%07lld";
            int64_t value = p[1] == 'n' ? number : p[1] == 'h' ? household + 1 : household / per_worker + 1;
            used += (size_t)snprintf(out + used, size - used, format, (long long)value);
            p += 3;
        } else {
            out[used++] = *p++;
        }
    }
    out[used] = 0;
}

static void ask(struct connection *c) {
    static char path[1024], body[4096], request[8192];
    int64_t number = sequence++;
    fill(path, sizeof path, arguments[5], number);
    int length;
    if (strcmp(arguments[6], "-") == 0) {
        length = snprintf(request, sizeof request, "%s %s HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n", arguments[4], path);
    } else {
        fill(body, sizeof body, arguments[6], number);
        length = snprintf(request, sizeof request,
            "%s %s HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Type: application/json\r\n"
            "Idempotency-Key: bench-%lld-%lld\r\nContent-Length: %zu\r\n\r\n%s",
            arguments[4], path, (long long)getpid(), (long long)number, strlen(body), body);
    }
    c->used = 0;
    c->sent = seconds_now();
    if (write(c->fd, request, (size_t)length) != length) fail("write");
}

// Reads what is there; true when the answer is whole.
static int take(struct connection *c) {
    ssize_t count = read(c->fd, c->answer + c->used, sizeof c->answer - 1 - c->used);
    if (count <= 0) fail("the server closed the connection");
    c->used += (size_t)count;
    c->answer[c->used] = 0;
    char *end = strstr(c->answer, "\r\n\r\n");
    if (end == NULL) return 0;
    size_t length = SIZE_MAX;
    for (char *line = c->answer; line < end; line = strstr(line, "\r\n") + 2)
        if (strncasecmp(line, "content-length:", 15) == 0) length = (size_t)strtoull(line + 15, NULL, 10);
    if (length == SIZE_MAX) {
        // In pieces: the last one is empty.
        return c->used >= 5 && memcmp(c->answer + c->used - 5, "0\r\n\r\n", 5) == 0;
    }
    if (length + 4 > sizeof c->answer - (size_t)(end - c->answer) - 1) fail("an answer is too long");
    return (size_t)(end + 4 - c->answer) + length <= c->used;
}

static void count(struct connection *c, double warm) {
    double now = seconds_now();
    if (c->answer[9] != '2' && failures++ == 0) fprintf(stderr, "client: %.1000s\n", c->answer);
    if (c->sent < warm) return;
    if ((size_t)answered == capacity) {
        capacity = capacity == 0 ? 4096 : 2 * capacity;
        latencies = realloc(latencies, capacity * sizeof *latencies);
        if (latencies == NULL) fail("memory");
    }
    latencies[answered++] = now - c->sent;
}

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

int main(int argc, char **argv) {
    if (argc != 10) return fprintf(stderr, "client: 9 arguments, please\n"), 2;
    arguments = argv;
    int connections = atoi(argv[2]);
    households = strtoll(argv[7], NULL, 10), per_worker = strtoll(argv[8], NULL, 10), sequence = strtoll(argv[9], NULL, 10);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path, argv[1], sizeof address.sun_path - 1);
    struct connection *all = calloc((size_t)connections, sizeof *all);
    int poll = epoll_create1(0);
    for (int i = 0; i < connections; i++) {
        all[i].fd = socket(AF_UNIX, SOCK_STREAM, 0);
        if (connect(all[i].fd, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
        if (epoll_ctl(poll, EPOLL_CTL_ADD, all[i].fd, &event) != 0) fail("epoll");
    }
    int64_t first = sequence;
    double warm = seconds_now() + 0.3, end = warm + strtod(argv[3], NULL);
    for (int i = 0; i < connections; i++) ask(&all[i]);
    int open = connections;
    while (open > 0) {
        struct epoll_event events[64];
        int ready = epoll_wait(poll, events, 64, 10000);
        if (ready <= 0) fail("no answer for ten seconds");
        for (int i = 0; i < ready; i++) {
            struct connection *c = events[i].data.ptr;
            if (!take(c)) continue;
            count(c, warm);
            if (seconds_now() < end) {
                ask(c);
            } else {
                epoll_ctl(poll, EPOLL_CTL_DEL, c->fd, NULL);
                open--;
            }
        }
    }
    double seconds = seconds_now() - warm;
    if (answered == 0) fail("nothing was answered");
    qsort(latencies, (size_t)answered, sizeof *latencies, compare);
    printf("requests=%lld seconds=%.3f rate=%.0f p50_us=%.0f p99_us=%.0f failures=%lld sent=%lld\n", (long long)answered, seconds,
        (double)answered / seconds, latencies[answered / 2] * 1e6, latencies[answered * 99 / 100] * 1e6, (long long)failures,
        (long long)(sequence - first));
    return failures > 0;
}
