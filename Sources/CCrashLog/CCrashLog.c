#define _GNU_SOURCE
#include "CCrashLog.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

enum {
  // A line has room for fewer ids: 120 of nginx's.
  SLOTS = 512,
  LONGEST_IDENTIFIER = 64,
  // With the line feed.
  LONGEST_LINE = 4000,
  LONGEST_PREFIX = 7,
  // What a line needs behind the ids.
  LONGEST_END = 40,
};

// The length of a slot's id where there is none.
enum { FREE = 0, BEING_WRITTEN = 255 };

typedef struct {
  _Atomic uint8_t length;
  char identifier[LONGEST_IDENTIFIER];
} slot;

static slot slots[SLOTS];
static atomic_uint next_slot;
// With those that found no slot.
static atomic_uint requests;

// Two, so that one can be written while the handler reads the other.
typedef struct {
  int descriptor;
  bool json;
  char prefix[LONGEST_PREFIX + 1];
} destination;

static destination destinations[2] = {{.descriptor = -1}, {.descriptor = -1}};
static atomic_int current_destination;

static const struct {
  int number;
  const char *name;
} signals[] = {
    {SIGSEGV, "SIGSEGV"}, {SIGBUS, "SIGBUS"},   {SIGILL, "SIGILL"},
    {SIGTRAP, "SIGTRAP"}, {SIGABRT, "SIGABRT"}, {SIGFPE, "SIGFPE"},
};
enum { SIGNALS = sizeof signals / sizeof signals[0] };
static struct sigaction replaced[SIGNALS];

int ccrashlog_begin(const void *identifier, size_t length) {
  if (atomic_fetch_add_explicit(&requests, 1, memory_order_relaxed) >= SLOTS) return -1;
  if (length > LONGEST_IDENTIFIER) length = LONGEST_IDENTIFIER;
  unsigned start = atomic_fetch_add_explicit(&next_slot, 1, memory_order_relaxed);
  for (unsigned offset = 0; offset < SLOTS; offset++) {
    unsigned number = (start + offset) % SLOTS;
    uint8_t expected = FREE;
    if (!atomic_compare_exchange_strong_explicit(&slots[number].length, &expected, BEING_WRITTEN, memory_order_acquire,
                                                 memory_order_relaxed)) {
      continue;
    }
    memcpy(slots[number].identifier, identifier, length);
    atomic_store_explicit(&slots[number].length, (uint8_t)length, memory_order_release);
    return (int)number;
  }
  return -1;
}

void ccrashlog_end(int number) {
  if (number >= 0) atomic_store_explicit(&slots[number].length, FREE, memory_order_release);
  atomic_fetch_sub_explicit(&requests, 1, memory_order_release);
}

void ccrashlog_set_destination(int descriptor, const char *prefix, bool json) {
  int other = 1 - atomic_load_explicit(&current_destination, memory_order_acquire);
  destinations[other].descriptor = descriptor;
  destinations[other].json = json;
  strncpy(destinations[other].prefix, prefix, LONGEST_PREFIX);
  atomic_store_explicit(&current_destination, other, memory_order_release);
}

// MARK: - In the handler: async-signal-safe functions only (signal-safety(7))

typedef struct {
  char bytes[LONGEST_LINE];
  size_t length;
} line;

static void append(line *to, const char *bytes, size_t length) {
  if (to->length + length > LONGEST_LINE) return;
  memcpy(to->bytes + to->length, bytes, length);
  to->length += length;
}

static void append_text(line *to, const char *text) {
  append(to, text, strlen(text));
}

static void append_number(line *to, unsigned number) {
  char digits[10];
  size_t start = sizeof digits;
  do {
    digits[--start] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  append(to, digits + start, sizeof digits - start);
}

// Returns how many.
static unsigned append_identifiers(line *to) {
  unsigned count = 0;
  for (unsigned number = 0; number < SLOTS; number++) {
    uint8_t length = atomic_load_explicit(&slots[number].length, memory_order_acquire);
    if (length == FREE || length == BEING_WRITTEN) continue;
    size_t comma = count > 0 ? 1 : 0;
    if (to->length + comma + length + LONGEST_END > LONGEST_LINE) break;
    append(to, ",", comma);
    append(to, slots[number].identifier, length);
    count++;
  }
  return count;
}

static void write_line(int signal) {
  const destination *to = &destinations[atomic_load_explicit(&current_destination, memory_order_acquire)];
  // Not where writing would have to wait, and the program would not end.
  struct pollfd entry = {.fd = to->descriptor, .events = POLLOUT};
  if (to->descriptor < 0 || poll(&entry, 1, 0) != 1) return;

  line text;
  text.length = 0;
  append_text(&text, to->prefix);
  append_text(&text, to->json ? "{\"level\":\"error\",\"event\":\"crash\",\"signal\":\"" : "crash signal=");
  append_text(&text, signals[signal].name);
  append_text(&text, to->json ? "\",\"requests\":\"" : " requests=");
  unsigned listed = append_identifiers(&text);
  if (to->json) append_text(&text, "\"");
  unsigned all = atomic_load_explicit(&requests, memory_order_acquire);
  if (all > listed) {
    append_text(&text, to->json ? ",\"unlisted\":" : " unlisted=");
    append_number(&text, all - listed);
  }
  append_text(&text, to->json ? "}\n" : "\n");
  for (size_t start = 0; start < text.length;) {
    ssize_t written = write(to->descriptor, text.bytes + start, text.length - start);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    start += (size_t)written;
  }
}

static void handle(int number, siginfo_t *information, void *context) {
  int error = errno;
  int signal = 0;
  while (signals[signal].number != number) signal++;
  write_line(signal);
  errno = error;
  const struct sigaction *before = &replaced[signal];
  if (before->sa_flags & SA_SIGINFO) {
    before->sa_sigaction(number, information, context);
  } else if (before->sa_handler != SIG_DFL) {
    before->sa_handler(number);
  } else {
    // Comes when the handler returns, since the signal is blocked in it: what was sent by kill(2) does not come again
    // by itself.
    sigaction(number, before, NULL);
    raise(number);
  }
}

int ccrashlog_install(void) {
  for (int signal = 0; signal < SIGNALS; signal++) {
    if (sigaction(signals[signal].number, NULL, &replaced[signal]) != 0) return errno;
    if (replaced[signal].sa_handler == SIG_IGN) continue;
    // As the one before wants to be called, which may have asked for other signals to be blocked.
    struct sigaction action = replaced[signal];
    action.sa_sigaction = handle;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | (replaced[signal].sa_flags & SA_NODEFER);
    if (sigaction(signals[signal].number, &action, NULL) != 0) return errno;
  }
  return 0;
}
