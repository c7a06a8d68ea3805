// The parts of the Linux system interface that Swift's Glibc module leaves out.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

// <sys/socket.h> declares it under _GNU_SOURCE only, which a module cannot define for the headers that it shares with
// Glibc's.
int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);
