// Starts a server and tells how long it takes until it answers a request with 200; then stops it.
//
// start SOCKET PATH COMMAND [ARGUMENT]...
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int answers(const char *path, const char *target) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path, path, sizeof address.sun_path - 1);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    char request[1024], answer[64] = "";
    int length = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", target);
    int ok = connect(fd, (struct sockaddr *)&address, sizeof address) == 0 && write(fd, request, (size_t)length) == length
        && read(fd, answer, sizeof answer - 1) > 12 && strncmp(answer, "HTTP/1.1 200", 12) == 0;
    close(fd);
    return ok;
}

int main(int argc, char **argv) {
    if (argc < 4) return fprintf(stderr, "start: 3 arguments, please\n"), 2;
    unlink(argv[1]);
    double start = seconds_now();
    pid_t child = fork();
    if (child == 0) {
        execv(argv[3], argv + 3);
        _exit(127);
    }
    int isReady = 0;
    while (!isReady && seconds_now() - start < 60 && waitpid(child, NULL, WNOHANG) == 0) {
        isReady = answers(argv[1], argv[2]);
        if (!isReady) nanosleep(&(struct timespec){.tv_nsec = 200000}, NULL);
    }
    double seconds = seconds_now() - start;
    kill(child, SIGTERM);
    waitpid(child, NULL, 0);
    if (!isReady) return fprintf(stderr, "start: no answer\n"), 1;
    printf("ready_ms=%.2f\n", seconds * 1e3);
    return 0;
}
