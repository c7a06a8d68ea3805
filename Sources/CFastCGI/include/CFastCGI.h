#ifndef CFASTCGI_H
#define CFASTCGI_H

#include <stddef.h>
#include <stdint.h>

// A FastCGI request parsed by libfcgi out of memory.
//
// libfcgi reads requests from a descriptor and blocks in it, so that a peer which sends half a request holds a
// thread. Here the program collects a request without blocking and libfcgi parses it when it is whole: each parser
// owns a memory file (memfd_create) that stands in for the connection. libfcgi never sees a socket, never writes,
// never closes one.
//
// A parser is used by one thread at a time.
typedef struct cfastcgi_parser cfastcgi_parser;

// Initializes libfcgi; call once, before any parser and before signal dispositions are set, since libfcgi sets some
// of its own (SIGPIPE, SIGTERM, SIGUSR1). Returns 0, or an error number.
int cfastcgi_initialize(void);

// Owned by the caller, who ends it with cfastcgi_parser_destroy. NULL with errno set when memory or descriptors lack.
cfastcgi_parser *_Nullable cfastcgi_parser_create(void);

void cfastcgi_parser_destroy(cfastcgi_parser *_Nullable parser);

// Parses one whole request, from its FCGI_BEGIN_REQUEST to the empty FCGI_STDIN, and forgets the one before. The
// bytes are copied. Returns 0, or an error number: EPROTO when they are no request; then the parser holds none.
int cfastcgi_parser_parse(cfastcgi_parser *_Nonnull parser, const uint8_t *_Nonnull bytes, size_t count);

// The value of a parameter as a C string, or NULL when the request has none of that name, which has so many bytes; the
// first of duplicates. Borrowed until the next parse, clear or destroy.
const char *_Nullable cfastcgi_parser_parameter(const cfastcgi_parser *_Nonnull parser, const uint8_t *_Nonnull name,
                                                size_t length);

// Copies up to `capacity` further bytes of the body into `buffer` and returns how many; fewer mean the body's end.
size_t cfastcgi_parser_read_body(cfastcgi_parser *_Nonnull parser, uint8_t *_Nonnull buffer, size_t capacity);

// Frees what the request holds. What was borrowed ends here. Harmless without a request.
void cfastcgi_parser_clear(cfastcgi_parser *_Nonnull parser);

#endif
