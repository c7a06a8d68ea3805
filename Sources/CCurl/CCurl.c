#include "CCurl.h"

#include <dlfcn.h>

// Every function of libcurl that is used, under the name and with the type that its header gives it.
#define FUNCTIONS(X)          \
  X(curl_easy_cleanup)        \
  X(curl_easy_getinfo)        \
  X(curl_easy_init)           \
  X(curl_easy_setopt)         \
  X(curl_global_init)         \
  X(curl_multi_add_handle)    \
  X(curl_multi_cleanup)       \
  X(curl_multi_info_read)     \
  X(curl_multi_init)          \
  X(curl_multi_perform)       \
  X(curl_multi_poll)          \
  X(curl_multi_remove_handle) \
  X(curl_multi_setopt)        \
  X(curl_multi_wakeup)        \
  X(curl_slist_append)        \
  X(curl_slist_free_all)      \
  X(curl_version_info)

// The header wraps some of them in macros that check their arguments.
#undef curl_easy_getinfo
#undef curl_easy_setopt
#undef curl_multi_setopt

static struct {
#define FIELD(name) __typeof__(name) *name;
  FUNCTIONS(FIELD)
#undef FIELD
} lib;

const char *ccurl_load(void) {
  // The interface's version is in the library's name. It stays loaded: threads that resolve names may outlive the rest.
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
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

CURLM *ccurl_multi_create(void) {
  CURLM *multi = lib.curl_multi_init();
  // Without descriptors for it libcurl makes one that cannot be woken. The wake-up that this leaves ends the first wait.
  if (multi != NULL && lib.curl_multi_wakeup(multi) != CURLM_OK) {
    lib.curl_multi_cleanup(multi);
    return NULL;
  }
  return multi;
}

void ccurl_multi_destroy(CURLM *multi) {
  lib.curl_multi_cleanup(multi);
}

CURLMcode ccurl_multi_set_number(CURLM *multi, CURLMoption option, long value) {
  return lib.curl_multi_setopt(multi, option, value);
}

CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy) {
  return lib.curl_multi_add_handle(multi, easy);
}

void ccurl_multi_remove(CURLM *multi, CURL *easy) {
  lib.curl_multi_remove_handle(multi, easy);
}

void ccurl_multi_perform(CURLM *multi) {
  int running;
  lib.curl_multi_perform(multi, &running);
}

void ccurl_multi_wait(CURLM *multi, int milliseconds) {
  lib.curl_multi_poll(multi, NULL, 0, milliseconds, NULL);
}

CURLMcode ccurl_multi_wake(CURLM *multi) {
  return lib.curl_multi_wakeup(multi);
}

CURL *ccurl_multi_next_done(CURLM *multi, CURLcode *result) {
  int left;
  for (CURLMsg *message; (message = lib.curl_multi_info_read(multi, &left)) != NULL;) {
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
  return lib.curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes == NULL ? "" : (const char *)bytes);
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
