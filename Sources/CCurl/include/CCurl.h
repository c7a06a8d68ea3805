#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The part of libcurl that the program uses, loaded when it is first wanted.
//
// The program does not link libcurl: loading it with the thirty libraries that it needs in turn takes 4 ms and 8 MB,
// which every CGI request would pay though none uses it, and a server that has asked nobody yet. Besides, libcurl's
// options are set through functions with variable arguments, which Swift does not import; each kind of value has a
// function here. Constants and types are libcurl's.
//
// What is here may be called after ccurl_load has succeeded, unless it says otherwise. A ccurl_multi and the CURLs
// added to it belong to one thread at a time; ccurl_multi_wake is for all others.

// Loads and initializes libcurl; call it until it succeeds, by one thread at a time. Returns NULL, or in English what
// went wrong, to be copied at once.
const char *_Nullable ccurl_load(void);

// libcurl's multi interface, with the sockets that it waits for in a set of the kernel's (epoll): what happens on one
// costs the same however many others wait. libcurl's own wait goes through all of them each time.
typedef struct ccurl_multi ccurl_multi;

// Owned by the caller, who ends it with ccurl_multi_destroy when no transfer is in it any more. NULL when memory or
// descriptors lack. Before ccurl_load it can already be waited for, woken, asked what is done, and destroyed.
ccurl_multi *_Nullable ccurl_multi_create(void);
void ccurl_multi_destroy(ccurl_multi *_Nonnull multi);

// After ccurl_load, once: from now on it takes transfers. False when memory lacks.
bool ccurl_multi_open(ccurl_multi *_Nonnull multi);

CURLMcode ccurl_multi_set_number(ccurl_multi *_Nonnull multi, CURLMoption option, long value);

// Starts a transfer, which stays the caller's and is in use until it is removed.
CURLMcode ccurl_multi_add(ccurl_multi *_Nonnull multi, CURL *_Nonnull easy);

// Gives a transfer up, or lets go of one that is done. A connection that is in the middle of something is closed.
void ccurl_multi_remove(ccurl_multi *_Nonnull multi, CURL *_Nonnull easy);

// Does what the last wait has found, and what is due. Calls the transfers' functions.
void ccurl_multi_perform(ccurl_multi *_Nonnull multi);

// Waits until there is something to do, until it is woken, or for so long.
void ccurl_multi_wait(ccurl_multi *_Nonnull multi, int milliseconds);

// Ends the wait that goes on, or else the next one. From any thread. Not after ccurl_multi_destroy.
void ccurl_multi_wake(ccurl_multi *_Nonnull multi);

// The next transfer that is done and its result, or NULL when there is none.
CURL *_Nullable ccurl_multi_next_done(ccurl_multi *_Nonnull multi, CURLcode *_Nonnull result);

// Owned by the caller, who ends it with ccurl_easy_destroy after removing it. NULL when memory lacks.
CURL *_Nullable ccurl_easy_create(void);
void ccurl_easy_destroy(CURL *_Nonnull easy);

// Texts are copied. NULL takes a default back.
CURLcode ccurl_easy_set_number(CURL *_Nonnull easy, CURLoption option, long value);
CURLcode ccurl_easy_set_text(CURL *_Nonnull easy, CURLoption option, const char *_Nullable text);

// Borrowed until the transfer is destroyed.
CURLcode ccurl_easy_set_body(CURL *_Nonnull easy, const uint8_t *_Nullable bytes, size_t count);
CURLcode ccurl_easy_set_headers(CURL *_Nonnull easy, const struct curl_slist *_Nullable headers);

// What libcurl calls for a transfer, in ccurl_multi_perform and ccurl_multi_remove only, with the context.
typedef struct ccurl_functions {
  curl_write_callback _Nonnull receive_header;
  curl_write_callback _Nonnull receive_body;
  curl_opensocket_callback _Nonnull open_socket;
  curl_prereq_callback _Nonnull before_request;
} ccurl_functions;

// The functions are copied; the context is borrowed until the transfer is destroyed.
CURLcode ccurl_easy_set_functions(CURL *_Nonnull easy, const ccurl_functions *_Nonnull functions,
                                  void *_Nonnull context);

// Of a transfer that is done; 0 where there is no such number.
long ccurl_easy_number(CURL *_Nonnull easy, CURLINFO info);

// NULL where there is no such text. Borrowed until the transfer is destroyed.
const char *_Nullable ccurl_easy_text(CURL *_Nonnull easy, CURLINFO info);

// A list of header lines; the text is copied. Ended with ccurl_headers_destroy. NULL when memory lacks, and then the
// list is as it was.
struct curl_slist *_Nullable ccurl_headers_append(struct curl_slist *_Nullable headers, const char *_Nonnull line);
void ccurl_headers_destroy(struct curl_slist *_Nullable headers);

#endif
