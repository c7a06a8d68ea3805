// SQLite, as it is, with a function of its own only for what Swift cannot import.
#include <sqlite3.h>

// SQLITE_TRANSIENT, which has SQLite copy a value before the call returns, is a cast of -1 to a pointer to a function:
// no constant that Swift could know.

// Binds a copy of so many bytes of UTF-8. Returns a result code of SQLite.
static inline int csqlite_bind_text(sqlite3_stmt *_Nonnull statement, int index, const char *_Nonnull text, int count) {
  return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}

// Binds a copy of so many bytes. Returns a result code of SQLite.
static inline int csqlite_bind_blob(sqlite3_stmt *_Nonnull statement, int index, const void *_Nonnull bytes, int count) {
  return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}
