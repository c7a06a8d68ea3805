#define _GNU_SOURCE
#include "CFastCGI.h"

#include <errno.h>
#include <fcgiapp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// Fields of FCGX_Request that the header marks as internal and that this file sets: with a descriptor already there,
// FCGX_Accept_r skips its own accept. Another layout would be another libfcgi.
_Static_assert(offsetof(FCGX_Request, ipcFd) == offsetof(FCGX_Request, paramsPtr) + sizeof(void *), "ipcFd");
_Static_assert(offsetof(FCGX_Request, keepConnection) == offsetof(FCGX_Request, ipcFd) + 2 * sizeof(int),
               "keepConnection");
_Static_assert(sizeof(((FCGX_Request *)0)->ipcFd) == sizeof(int), "ipcFd");

// What the file has room for at all times; a larger request makes it larger while it is there.
enum { ROOM = 64 * 1024 };

struct cfastcgi_parser {
  FCGX_Request request;
  int file;
  // ROOM bytes of the file, which spare writing to it.
  uint8_t *memory;
  size_t size;
};

// Returns 0, or -1 with errno set.
static int open_file(cfastcgi_parser *parser) {
  parser->file = memfd_create("fastcgi-request", MFD_CLOEXEC);
  if (parser->file < 0) return -1;
  void *memory = MAP_FAILED;
  if (ftruncate(parser->file, ROOM) == 0) {
    memory = mmap(NULL, ROOM, PROT_READ | PROT_WRITE, MAP_SHARED, parser->file, 0);
  }
  if (memory == MAP_FAILED) {
    int error = errno;
    close(parser->file);
    parser->file = -1;
    errno = error;
    return -1;
  }
  parser->memory = memory;
  parser->size = ROOM;
  return 0;
}

// Lets go of the file, which libfcgi may have closed already.
static void drop_file(cfastcgi_parser *parser) {
  if (parser->memory != NULL) munmap(parser->memory, ROOM);
  parser->memory = NULL;
  parser->file = -1;
}

int cfastcgi_initialize(void) {
  return FCGX_Init();
}

cfastcgi_parser *cfastcgi_parser_create(void) {
  cfastcgi_parser *parser = calloc(1, sizeof *parser);
  if (parser == NULL) return NULL;
  if (open_file(parser) < 0) {
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
  drop_file(parser);
  free(parser);
}

// Writes all of it to the start of the file. Returns 0 or an error number.
static int put(int file, const uint8_t *bytes, size_t count) {
  size_t place = 0;
  while (count > 0) {
    ssize_t written = pwrite(file, bytes, count, (off_t)place);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : EIO;
    bytes += written;
    count -= (size_t)written;
    place += (size_t)written;
  }
  return 0;
}

// Puts these bytes at the end of the memory file, so that libfcgi finds nothing behind them, and its offset to their
// start. Returns 0 or an error number.
static int fill(cfastcgi_parser *parser, const uint8_t *bytes, size_t count) {
  if (parser->file < 0 && open_file(parser) < 0) return errno;
  size_t size = count <= ROOM ? ROOM : count;
  if (size != parser->size) {
    if (ftruncate(parser->file, (off_t)size) < 0) return errno;
    parser->size = size;
  }
  if (size == ROOM) {
    memcpy(parser->memory + size - count, bytes, count);
  } else {
    int error = put(parser->file, bytes, count);
    if (error != 0) return error;
  }
  return lseek(parser->file, (off_t)(size - count), SEEK_SET) < 0 ? errno : 0;
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
  if (parser->request.ipcFd < 0) drop_file(parser);
  cfastcgi_parser_clear(parser);
  return EPROTO;
}

const char *cfastcgi_parser_parameter(const cfastcgi_parser *parser, const uint8_t *name, size_t length) {
  if (parser->request.envp == NULL || length == 0) return NULL;
  // FCGX_GetParam does the same and calls strncmp for each.
  for (char *const *entry = parser->request.envp; *entry != NULL; entry++) {
    const char *text = *entry;
    if (text[0] == (char)name[0] && strncmp(text, (const char *)name, length) == 0 && text[length] == '=') {
      return text + length + 1;
    }
  }
  return NULL;
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
