// launch TIMES BODY PROGRAM [ARGUMENT...]
//
// Runs a CGI program so many times, one after the other, with the file BODY as its standard input and this program's
// environment, and prints for each the microseconds until it had ended and the most memory that it had, in KiB. In C,
// because the memory of a process counts from that of the process which starts it.

#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

int main(int count, char **arguments)
{
    if (count < 4) return 64;
    for (int left = atoi(arguments[1]); left > 0; left--) {
        int output[2];
        if (pipe2(output, O_CLOEXEC)) return 1;
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 0, arguments[2], O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, output[1], 1);
        pid_t child;
        double start = now();
        if (posix_spawn(&child, arguments[3], &actions, NULL, arguments + 3, environ)) return 1;
        posix_spawn_file_actions_destroy(&actions);
        close(output[1]);
        char bytes[1 << 14];
        while (read(output[0], bytes, sizeof bytes) > 0) {}
        int status;
        struct rusage usage;
        if (wait4(child, &status, 0, &usage) != child || status) {
            fprintf(stderr, "launch: %s ended with %d\n", arguments[3], status);
            return 1;
        }
        printf("%.1f %ld\n", now() - start, usage.ru_maxrss);
        close(output[0]);
    }
    return 0;
}
