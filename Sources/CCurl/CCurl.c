#include "CCurl.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

// Every function of libcurl that is used, under the name and with the type that its header gives it.
#define FUNCTIONS(X)          \
  X(curl_easy_cleanup)        \
  X(curl_easy_getinfo)        \
  X(curl_easy_init)           \
  X(curl_easy_setopt)         \
  X(curl_global_init)         \
  X(curl_multi_add_handle)    \
  X(curl_multi_assign)        \
  X(curl_multi_cleanup)       \
  X(curl_multi_info_read)     \
  X(curl_multi_init)          \
  X(curl_multi_remove_handle) \
  X(curl_multi_setopt)        \
  X(curl_multi_socket_action) \
  X(curl_slist_append)        \
  X(curl_slist_free_all)      \
  X(curl_version_info)

// The header wraps some of them in macros that check their arguments.
#undef curl_easy_getinfo
#undef curl_easy_setopt
#undef curl_multi_setopt

// The interface's version is in the library's name.
#define LIBRARY "libcurl.so.4"

// Tells tools that read the program what it loads without linking it: https://systemd.io/ELF_DLOPEN_METADATA/
#define JSON                                                                        \
  "[{\"feature\":\"rest\",\"description\":\"Requests to portals\","                  \
  "\"priority\":\"recommended\",\"soname\":[\"" LIBRARY "\"]}]"

__attribute__((used, retain, section(".note.dlopen"))) _Alignas(uint32_t) static const struct {
  uint32_t name_size, description_size, type;
  char name[sizeof "FDO"];
  _Alignas(uint32_t) char description[sizeof JSON];
} dlopen_note = {sizeof "FDO", sizeof JSON, 0x407c0c0a, "FDO", JSON};

static struct {
#define FIELD(name) __typeof__(name) *name;
  FUNCTIONS(FIELD)
#undef FIELD
} lib;

const char *ccurl_load(void) {
  // It stays loaded: threads that resolve names may outlive the rest.
  void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == NULL) return dlerror();
#define LOAD(name)                                      \
  lib.name = (__typeof__(name) *)dlsym(library, #name); \
  if (lib.name == NULL) return "libcurl has no function " #name;
  FUNCTIONS(LOAD)
#undef LOAD
  curl_version_info_data *version = lib.curl_version_info(CURLVERSION_NOW);
  // 7.87.0 brought CURLOPT_QUICK_EXIT, without which giving up a slow name resolution blocks.
  if (version->version_num < 0x075700) return "libcurl is older than 7.87.0";
  if (!(version->features & CURL_VERSION_SSL)) return "libcurl is built without TLS";
  if (!(version->features & CURL_VERSION_ASYNCHDNS)) return "libcurl is built without asynchronous name resolution";
  return lib.curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? NULL : "libcurl cannot be initialized";
}

struct ccurl_multi {
  // NULL until it is opened. Nothing happens before that but that it is woken.
  CURLM *curl;
  int epoll;
  int wake;
  // When libcurl wants to be called without an event, in milliseconds of the monotonic clock; -1 for never.
  long long timer;
  // What the last wait has found.
  struct epoll_event events[256];
  int count;
};

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

// libcurl waits for something else on a socket, or for nothing any more. What is assigned to a socket comes back the
// next time, until the socket is closed.
static int watch(CURL *easy, curl_socket_t descriptor, int what, void *context, void *assigned) {
  (void)easy;
  ccurl_multi *multi = context;
  if (what == CURL_POLL_REMOVE) {
    epoll_ctl(multi->epoll, EPOLL_CTL_DEL, descriptor, NULL);
    return 0;
  }
  struct epoll_event event = {.data.fd = descriptor};
  if (what & CURL_POLL_IN) event.events |= EPOLLIN;
  if (what & CURL_POLL_OUT) event.events |= EPOLLOUT;
  if (epoll_ctl(multi->epoll, assigned == NULL ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, &event) != 0) {
    if (epoll_ctl(multi->epoll, assigned == NULL ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event) != 0) return -1;
  }
  lib.curl_multi_assign(multi->curl, descriptor, multi);
  return 0;
}

static int set_timer(CURLM *curl, long milliseconds, void *context) {
  (void)curl;
  ccurl_multi *multi = context;
  multi->timer = milliseconds < 0 ? -1 : now() + milliseconds;
  return 0;
}

ccurl_multi *ccurl_multi_create(void) {
  ccurl_multi *multi = calloc(1, sizeof *multi);
  if (multi == NULL) return NULL;
  multi->timer = -1;
  multi->epoll = epoll_create1(EPOLL_CLOEXEC);
  multi->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = multi->wake};
  if (multi->epoll < 0 || multi->wake < 0 || epoll_ctl(multi->epoll, EPOLL_CTL_ADD, multi->wake, &event) != 0) {
    ccurl_multi_destroy(multi);
    return NULL;
  }
  return multi;
}

bool ccurl_multi_open(ccurl_multi *multi) {
  CURLM *curl = lib.curl_multi_init();
  if (curl == NULL) return false;
  if (lib.curl_multi_setopt(curl, CURLMOPT_SOCKETFUNCTION, watch) != CURLM_OK ||
      lib.curl_multi_setopt(curl, CURLMOPT_SOCKETDATA, multi) != CURLM_OK ||
      lib.curl_multi_setopt(curl, CURLMOPT_TIMERFUNCTION, set_timer) != CURLM_OK ||
      lib.curl_multi_setopt(curl, CURLMOPT_TIMERDATA, multi) != CURLM_OK) {
    lib.curl_multi_cleanup(curl);
    return false;
  }
  multi->curl = curl;
  return true;
}

void ccurl_multi_destroy(ccurl_multi *multi) {
  if (multi->curl != NULL) lib.curl_multi_cleanup(multi->curl);
  if (multi->epoll >= 0) close(multi->epoll);
  if (multi->wake >= 0) close(multi->wake);
  free(multi);
}

CURLMcode ccurl_multi_set_number(ccurl_multi *multi, CURLMoption option, long value) {
  return lib.curl_multi_setopt(multi->curl, option, value);
}

CURLMcode ccurl_multi_add(ccurl_multi *multi, CURL *easy) {
  return lib.curl_multi_add_handle(multi->curl, easy);
}

void ccurl_multi_remove(ccurl_multi *multi, CURL *easy) {
  lib.curl_multi_remove_handle(multi->curl, easy);
}

void ccurl_multi_perform(ccurl_multi *multi) {
  int running;
  for (int index = 0; index < multi->count; index++) {
    struct epoll_event *event = &multi->events[index];
    if (event->data.fd == multi->wake) continue;
    // Where it is neither, but an error, libcurl looks for itself. It also copes with an event of a socket that was
    // closed since, whose number another one has.
    int what = 0;
    if (event->events & EPOLLIN) what |= CURL_CSELECT_IN;
    if (event->events & EPOLLOUT) what |= CURL_CSELECT_OUT;
    lib.curl_multi_socket_action(multi->curl, event->data.fd, what, &running);
  }
  multi->count = 0;
  if (multi->timer >= 0 && multi->timer <= now()) {
    multi->timer = -1;
    lib.curl_multi_socket_action(multi->curl, CURL_SOCKET_TIMEOUT, 0, &running);
  }
}

void ccurl_multi_wait(ccurl_multi *multi, int milliseconds) {
  if (multi->timer >= 0) {
    long long left = multi->timer - now();
    if (left < milliseconds) milliseconds = left < 0 ? 0 : (int)left;
  }
  int count = epoll_wait(multi->epoll, multi->events, sizeof multi->events / sizeof multi->events[0], milliseconds);
  multi->count = count < 0 ? 0 : count;
  // Here, before the caller looks for what it was woken for: read any later, a wake that comes after that look is lost.
  for (int index = 0; index < multi->count; index++) {
    eventfd_t value;
    if (multi->events[index].data.fd == multi->wake) eventfd_read(multi->wake, &value);
  }
}

void ccurl_multi_wake(ccurl_multi *multi) {
  eventfd_write(multi->wake, 1);
}

CURL *ccurl_multi_next_done(ccurl_multi *multi, CURLcode *result) {
  if (multi->curl == NULL) return NULL;
  int left;
  for (CURLMsg *message; (message = lib.curl_multi_info_read(multi->curl, &left)) != NULL;) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}

CURL *ccurl_easy_create(void) {
  return lib.curl_easy_init();
}

void ccurl_easy_destroy(CURL *easy) {
  lib.curl_easy_cleanup(easy);
}

CURLcode ccurl_easy_set_number(CURL *easy, CURLoption option, long value) {
  return lib.curl_easy_setopt(easy, option, value);
}

CURLcode ccurl_easy_set_text(CURL *easy, CURLoption option, const char *text) {
  return lib.curl_easy_setopt(easy, option, text);
}

CURLcode ccurl_easy_set_body(CURL *easy, const uint8_t *bytes, size_t count) {
  CURLcode code = lib.curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  if (code != CURLE_OK) return code;
  return lib.curl_easy_setopt(easy, CURLOPT_POSTFIELDS, bytes == NULL ? "" : (const char *)bytes);
}

CURLcode ccurl_easy_set_headers(CURL *easy, const struct curl_slist *headers) {
  return lib.curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
}

CURLcode ccurl_easy_set_functions(CURL *easy, const ccurl_functions *functions, void *context) {
  const struct {
    CURLoption function, context;
    void *value;
  } settings[] = {
      {CURLOPT_HEADERFUNCTION, CURLOPT_HEADERDATA, (void *)functions->receive_header},
      {CURLOPT_WRITEFUNCTION, CURLOPT_WRITEDATA, (void *)functions->receive_body},
      {CURLOPT_OPENSOCKETFUNCTION, CURLOPT_OPENSOCKETDATA, (void *)functions->open_socket},
      {CURLOPT_PREREQFUNCTION, CURLOPT_PREREQDATA, (void *)functions->before_request},
  };
  for (size_t index = 0; index < sizeof settings / sizeof settings[0]; index++) {
    CURLcode code = lib.curl_easy_setopt(easy, settings[index].function, settings[index].value);
    if (code == CURLE_OK) code = lib.curl_easy_setopt(easy, settings[index].context, context);
    if (code != CURLE_OK) return code;
  }
  return CURLE_OK;
}

long ccurl_easy_number(CURL *easy, CURLINFO info) {
  long value = 0;
  return lib.curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}

const char *ccurl_easy_text(CURL *easy, CURLINFO info) {
  const char *value = NULL;
  return lib.curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : NULL;
}

struct curl_slist *ccurl_headers_append(struct curl_slist *headers, const char *line) {
  return lib.curl_slist_append(headers, line);
}

void ccurl_headers_destroy(struct curl_slist *headers) {
  lib.curl_slist_free_all(headers);
}
