// The parts of the Linux system interface that Swift's Glibc module leaves out.
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>

// <sys/socket.h> declares it under _GNU_SOURCE only, which a module cannot define for the headers that it shares with
// Glibc's. Nor is that included here: what both modules declare is seen as of the one that the compiler meets first, and
// is missing where only the other is imported.
struct sockaddr;
int accept4(int descriptor, struct sockaddr *address, unsigned *length, int flags);
