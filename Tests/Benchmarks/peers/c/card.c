// card [THREADS]
//
// A card by libfcgi: on the listening socket that is standard input, with so many threads, as its examples/threaded.c
// has it; where there is a GATEWAY_INTERFACE, one by CGI.

#include <cjson/cJSON.h>
#include <fcgiapp.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { maximum_body = 64 << 10, maximum_fields = 64, maximum_items = 50, maximum_threads = 1024 };

struct buffer {
    char *bytes;
    size_t length, capacity;
};

struct entry {
    const char *key, *value;
    size_t length;
};

struct kind {
    const char *code, *icon, *name, *path;
};

struct item {
    const char *type, *id, *icon, *name, *path;
};

struct card {
    char origin[300];
    char count[12];
    const char *phone, *line_name, *line_number, *call_id, *activity, *heading, *state;
    bool linked, several;
    struct item items[maximum_items];
    size_t item_count;
};

struct field {
    const char *name, *value;
};

// What one thread has for the requests that it answers one after the other.
struct worker {
    struct field fields[maximum_fields];
    size_t field_count;
    char query[maximum_body + 1], body[maximum_body + 1];
    struct buffer head, page;
};

static const char *portal, *token;

static void reserve(struct buffer *out, size_t more)
{
    if (out->capacity - out->length >= more) return;
    out->capacity = (out->length + more) * 2;
    out->bytes = realloc(out->bytes, out->capacity);
    if (!out->bytes) abort();
}

static void append(struct buffer *out, const char *text, size_t length)
{
    reserve(out, length);
    memcpy(out->bytes + out->length, text, length);
    out->length += length;
}

static void append_escaped(struct buffer *out, const char *text)
{
    while (*text) {
        size_t plain = strcspn(text, "&<>\"'");
        append(out, text, plain);
        text += plain;
        switch (*text) {
        case '&': append(out, "&amp;", 5); break;
        case '<': append(out, "&lt;", 4); break;
        case '>': append(out, "&gt;", 4); break;
        case '"': append(out, "&quot;", 6); break;
        case '\'': append(out, "&#39;", 5); break;
        default: return;
        }
        text++;
    }
}

#include "page.h"

static const char *found(const struct entry *table, const char *key)
{
    while (table->key && strcmp(table->key, key)) table++;
    return table->key ? table->value : "";
}

static int digit(char byte)
{
    if (byte >= '0' && byte <= '9') return byte - '0';
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

// Decodes in place.
static bool decode(char *text)
{
    char *out = text;
    for (; *text; text++) {
        if (*text == '%') {
            int high = digit(text[1]), low = high < 0 ? -1 : digit(text[2]);
            if (low < 0 || high * 16 + low == 0) return false;
            *out++ = (char)(high * 16 + low);
            text += 2;
        } else {
            *out++ = *text == '+' ? ' ' : *text;
        }
    }
    *out = 0;
    return true;
}

static bool parse(struct worker *worker, char *form)
{
    char *pair, *rest = form;
    while ((pair = strsep(&rest, "&"))) {
        if (!*pair) continue;
        char *value = strchr(pair, '=');
        if (value) *value++ = 0;
        else value = pair + strlen(pair);
        if (worker->field_count == maximum_fields || !decode(pair) || !decode(value)) return false;
        worker->fields[worker->field_count++] = (struct field){pair, value};
    }
    return true;
}

static const char *field(const struct worker *worker, const char *name)
{
    for (size_t index = 0; index < worker->field_count; index++)
        if (!strcmp(worker->fields[index].name, name)) return worker->fields[index].value;
    return "";
}

static bool equal_in_constant_time(const char *left, const char *right)
{
    size_t length = strlen(left);
    if (strlen(right) != length) return false;
    unsigned char difference = 0;
    for (size_t index = 0; index < length; index++) difference |= (unsigned char)(left[index] ^ right[index]);
    return !difference;
}

// A text of the call, empty where the portal means that there is none.
static const char *text(const cJSON *object, const char *name)
{
    const char *value = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
    return !value || !strcmp(value, "undefined") || !strcmp(value, "null") ? "" : value;
}

static void fill(struct card *card, const cJSON *options)
{
    card->phone = text(options, "PHONE_NUMBER");
    card->line_name = text(options, "LINE_NAME");
    card->line_number = text(options, "LINE_NUMBER");
    card->call_id = text(options, "CALL_ID");
    card->activity = text(options, "CRM_ACTIVITY_ID");
    const char *direction = text(options, "CALL_DIRECTION");
    card->heading = found(headings, direction);
    char key[64];
    snprintf(key, sizeof key, "%s/%s", direction, text(options, "CALL_STATE"));
    card->state = found(states, key);

    const cJSON *binding;
    card->item_count = 0;
    cJSON_ArrayForEach(binding, cJSON_GetObjectItemCaseSensitive(options, "CRM_BINDINGS")) {
        const char *type = text(binding, "ENTITY_TYPE"), *id = text(binding, "ENTITY_ID");
        const struct kind *kind = kinds;
        while (kind->code && strcmp(kind->code, type)) kind++;
        if (!kind->code || !*id || card->item_count == maximum_items) continue;
        card->items[card->item_count++] = (struct item){
            kind->code, id, kind->icon, kind->name, kind->path};
    }
    snprintf(card->count, sizeof card->count, "%zu", card->item_count);
    card->linked = card->item_count > 0;
    card->several = card->item_count > 1;
}

static void refuse(struct worker *worker, const char *status)
{
    char head[100];
    worker->head.length = worker->page.length = 0;
    append(&worker->head, head, (size_t)snprintf(head, sizeof head, "Status: %s\r\nContent-Type: text/plain\r\n\r\n",
                                                 status));
    append(&worker->page, "Refused.\n", 9);
}

// Leaves the answer in the worker's buffers.
static void answer(struct worker *worker, const char *method)
{
    worker->head.length = worker->page.length = worker->field_count = 0;
    if (!method || strcmp(method, "POST")) return refuse(worker, "405 Method Not Allowed");
    if (!parse(worker, worker->body) || !parse(worker, worker->query)) return refuse(worker, "400 Bad Request");
    if (strcmp(field(worker, "DOMAIN"), portal) ||
        (*token && !equal_in_constant_time(token, field(worker, "APPLICATION_TOKEN"))))
        return refuse(worker, "403 Forbidden");
    const char *json = field(worker, "PLACEMENT_OPTIONS");
    cJSON *options = strcmp(field(worker, "PLACEMENT"), "CALL_CARD") ? NULL : cJSON_Parse(json);
    if (!cJSON_IsObject(options)) {
        cJSON_Delete(options);
        return refuse(worker, "400 Bad Request");
    }
    struct card card;
    snprintf(card.origin, sizeof card.origin, "%s://%s", strcmp(field(worker, "PROTOCOL"), "0") ? "https" : "http",
             portal);
    fill(&card, options);
    write_page(&worker->page, &card);
    write_headers(&worker->head, &card);
    cJSON_Delete(options);
    char length[48];
    append(&worker->head, length, (size_t)snprintf(length, sizeof length, "Content-Length: %zu\r\n\r\n",
                                                   worker->page.length));
}

// The announced length, or -1.
static long body_length(const char *announced)
{
    char *end;
    long length = announced ? strtol(announced, &end, 10) : 0;
    return length < 0 || length > maximum_body || (announced && *end) ? -1 : length;
}

static bool read_query(struct worker *worker, const char *query)
{
    size_t length = query ? strlen(query) : 0;
    if (length > maximum_body) return false;
    memcpy(worker->query, query ? query : "", length + 1);
    return true;
}

static void *serve(void *unused)
{
    (void)unused;
    struct worker *worker = calloc(1, sizeof *worker);
    FCGX_Request request;
    if (!worker || FCGX_InitRequest(&request, 0, 0)) abort();
    while (FCGX_Accept_r(&request) == 0) {
        long length = body_length(FCGX_GetParam("CONTENT_LENGTH", request.envp));
        if (length < 0 || FCGX_GetStr(worker->body, (int)length, request.in) != length ||
            !read_query(worker, FCGX_GetParam("QUERY_STRING", request.envp))) {
            refuse(worker, "400 Bad Request");
        } else {
            worker->body[length] = 0;
            answer(worker, FCGX_GetParam("REQUEST_METHOD", request.envp));
        }
        FCGX_PutStr(worker->head.bytes, (int)worker->head.length, request.out);
        FCGX_PutStr(worker->page.bytes, (int)worker->page.length, request.out);
        FCGX_Finish_r(&request);
    }
    return NULL;
}

static int answer_once(void)
{
    struct worker *worker = calloc(1, sizeof *worker);
    long length = body_length(getenv("CONTENT_LENGTH"));
    if (!worker || length < 0 || fread(worker->body, 1, (size_t)length, stdin) != (size_t)length ||
        !read_query(worker, getenv("QUERY_STRING")))
        return 1;
    answer(worker, getenv("REQUEST_METHOD"));
    fwrite(worker->head.bytes, 1, worker->head.length, stdout);
    fwrite(worker->page.bytes, 1, worker->page.length, stdout);
    return fflush(stdout) ? 1 : 0;
}

int main(int count, char **arguments)
{
    portal = getenv("CARD_PORTAL");
    token = getenv("CARD_APPLICATION_TOKEN");
    if (!portal) return 78;
    if (!token) token = "";
    if (getenv("GATEWAY_INTERFACE")) return answer_once();
    int threads = count > 1 ? atoi(arguments[1]) : 1;
    if (threads < 1 || threads > maximum_threads || FCGX_Init()) return 1;
    for (int started = 1; started < threads; started++) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, serve, NULL)) return 1;
    }
    serve(NULL);
    return 0;
}
