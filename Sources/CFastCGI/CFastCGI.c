#define _GNU_SOURCE
#include "CFastCGI.h"

#include <errno.h>
#include <fcgiapp.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

// Fields of FCGX_Request that the header marks as internal and that this file sets: with a descriptor already there,
// FCGX_Accept_r skips its own accept. Another layout would be another libfcgi.
_Static_assert(offsetof(FCGX_Request, ipcFd) == offsetof(FCGX_Request, paramsPtr) + sizeof(void *), "ipcFd");
_Static_assert(offsetof(FCGX_Request, keepConnection) == offsetof(FCGX_Request, ipcFd) + 2 * sizeof(int),
               "keepConnection");
_Static_assert(sizeof(((FCGX_Request *)0)->ipcFd) == sizeof(int), "ipcFd");

struct cfastcgi_parser {
  FCGX_Request request;
  int file;
};

int cfastcgi_initialize(void) {
  return FCGX_Init();
}

cfastcgi_parser *cfastcgi_parser_create(void) {
  cfastcgi_parser *parser = calloc(1, sizeof *parser);
  if (parser == NULL) return NULL;
  parser->file = memfd_create("fastcgi-request", MFD_CLOEXEC);
  if (parser->file < 0) {
    int error = errno;
    free(parser);
    errno = error;
    return NULL;
  }
  return parser;
}

void cfastcgi_parser_destroy(cfastcgi_parser *parser) {
  if (parser == NULL) return;
  cfastcgi_parser_clear(parser);
  if (parser->file >= 0) close(parser->file);
  free(parser);
}

// Makes the memory file hold exactly these bytes, with the offset at its start. Returns 0 or an error number.
static int fill(cfastcgi_parser *parser, const uint8_t *bytes, size_t count) {
  if (parser->file < 0) {
    parser->file = memfd_create("fastcgi-request", MFD_CLOEXEC);
    if (parser->file < 0) return errno;
  }
  if (ftruncate(parser->file, (off_t)count) < 0) return errno;
  for (size_t done = 0; done < count;) {
    ssize_t written = pwrite(parser->file, bytes + done, count - done, (off_t)done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : EIO;
    done += (size_t)written;
  }
  return lseek(parser->file, 0, SEEK_SET) < 0 ? errno : 0;
}

int cfastcgi_parser_parse(cfastcgi_parser *parser, const uint8_t *bytes, size_t count) {
  cfastcgi_parser_clear(parser);
  int error = fill(parser, bytes, count);
  if (error != 0) return error;

  FCGX_InitRequest(&parser->request, -1, 0);
  parser->request.ipcFd = parser->file;
  parser->request.keepConnection = 1;
  if (FCGX_Accept_r(&parser->request) == 0) return 0;

  // On a request that it does not understand libfcgi closes the descriptor that it was given.
  if (parser->request.ipcFd < 0) parser->file = -1;
  cfastcgi_parser_clear(parser);
  return EPROTO;
}

const char *cfastcgi_parser_parameter(const cfastcgi_parser *parser, const char *name) {
  return parser->request.envp == NULL ? NULL : FCGX_GetParam(name, parser->request.envp);
}

size_t cfastcgi_parser_read_body(cfastcgi_parser *parser, uint8_t *buffer, size_t capacity) {
  if (parser->request.in == NULL || capacity > INT32_MAX) return 0;
  int count = FCGX_GetStr((char *)buffer, (int)capacity, parser->request.in);
  return count < 0 ? 0 : (size_t)count;
}

void cfastcgi_parser_clear(cfastcgi_parser *parser) {
  // Without closing: FCGX_Finish_r would write an answer into the memory file, and close it.
  FCGX_Free(&parser->request, 0);
  parser->request.envp = NULL;
}
