#ifndef CCRASHLOG_H
#define CCRASHLOG_H

#include <stdbool.h>
#include <stddef.h>

// The last line of a program that a signal ends (SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE): which signal, and
// the requests that were being answered. In C, since nothing of Swift may run in a signal handler: it may allocate.

// Installs the handlers. They run on the alternate stack of a thread that has one, else on the thread's own; so a stack
// that has overflowed leaves no line. Each calls the handler that it replaces when it has written the line; where there
// was none, the signal ends the process. A signal that is ignored stays so. Returns 0, or an error number.
int ccrashlog_install(void);

// Where the line goes, and how it looks. The descriptor is borrowed until another one is set: set that before closing
// this one. None, -1, at first. `prefix` is copied; it has at most 7 bytes. One thread calls this at a time.
void ccrashlog_set_destination(int descriptor, const char *_Nonnull prefix, bool json);

// Says that the request of this id is being answered. The id is copied; it has 1 to 64 bytes, never none, which need
// no quoting in the log. Returns a number for ccrashlog_end, also where there is no room for the id. Any thread may call
// this.
int ccrashlog_begin(const void *_Nonnull identifier, size_t length);

// Says that the request is answered. To be called once for each ccrashlog_begin, with its number.
void ccrashlog_end(int number);

#endif
