/* The limit: what delivering costs when a server does nothing else.
 *
 * One thread, epoll, and one send() of a frame that is built once, for each member, one by one. It speaks as much of
 * palabre.v1 as the generator needs, in frames of the same size: room.join, message.send. Nothing is judged or stored.
 *
 * Usage: server [FAULT]. It prints its port. FAULT is "lose", "double" or "swap": what happens to one message in 50
 * on its way to the fourth connection, so that the generator can be seen to notice.
 */
#define _GNU_SOURCE
#include "server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_DESCRIPTORS = 1 << 17, MOST_ROOMS = 1024, LONGEST = 16384, EVENTS = 256, FAULTY = 4, EVERY = 50 };

typedef struct {
    char name[64];
    uint64_t seq;
    int *members;
    int count, space;
} Room;

typedef struct {
    int fd, number;
    bool open;
    Room *room;
    /* Only what is left of a frame that came in two parts. */
    uint8_t *rest;
    size_t rest_length;
} Connection;

static Connection *connections[MOST_DESCRIPTORS];
static Room rooms[MOST_ROOMS];
static int room_count, connection_count;
static const char *fault = "";
static uint8_t held[LONGEST];
static size_t held_length;

static const char ID[] = "01956e2b-7c1a-7f3e-9a4d-5b6c7d8e9f01";

static _Noreturn void die(const char *what)
{
    perror(what);
    exit(1);
}

/* Sockets block on sending: nothing is lost however slow the reader, and nothing is ever queued here. */
static void send_whole(int fd, const uint8_t *data, size_t length)
{
    while (length > 0) {
        ssize_t sent = send(fd, data, length, MSG_NOSIGNAL);
        if (sent < 0)
            return;
        data += sent;
        length -= (size_t)sent;
    }
}

/* Put a frame's head before a payload that stands at `payload`, with four bytes of room; give the frame's start. */
static uint8_t *frame_of(uint8_t *payload, size_t length, size_t *whole)
{
    uint8_t *start = payload - (length < 126 ? 2 : 4);
    start[0] = 0x81;
    if (length < 126) {
        start[1] = (uint8_t)length;
    } else {
        start[1] = 126;
        start[2] = (uint8_t)(length >> 8);
        start[3] = (uint8_t)length;
    }
    *whole = length + (size_t)(payload - start);
    return start;
}

/* The value of a string member, as it stands in the JSON; the generator writes members without blanks. */
static const char *member(const char *json, const char *name, size_t *length)
{
    char wanted[32];
    const char *value, *end;
    snprintf(wanted, sizeof wanted, "\"%s\":\"", name);
    value = strstr(json, wanted);
    if (value == NULL || (end = strchr(value + strlen(wanted), '"')) == NULL)
        return NULL;
    value += strlen(wanted);
    *length = (size_t)(end - value);
    return value;
}

static Room *room_named(const char *name, size_t length)
{
    for (int i = 0; i < room_count; i++)
        if (strlen(rooms[i].name) == length && memcmp(rooms[i].name, name, length) == 0)
            return &rooms[i];
    if (room_count == MOST_ROOMS || length >= sizeof rooms[0].name)
        return NULL;
    memcpy(rooms[room_count].name, name, length);
    return &rooms[room_count++];
}

static void deliver_wrongly(int fd, const uint8_t *frame, size_t length)
{
    if (strcmp(fault, "double") == 0)
        send_whole(fd, frame, length), send_whole(fd, frame, length);
    if (strcmp(fault, "swap") == 0)
        memcpy(held, frame, length), held_length = length;
}

static void deliver(Room *room, const uint8_t *frame, size_t length)
{
    for (int i = 0; i < room->count; i++) {
        int fd = room->members[i];
        if (*fault && connections[fd]->number == FAULTY && room->seq % EVERY == EVERY / 2) {
            deliver_wrongly(fd, frame, length);
            continue;
        }
        send_whole(fd, frame, length);
        if (held_length > 0 && connections[fd]->number == FAULTY) {
            send_whole(fd, held, held_length);
            held_length = 0;
        }
    }
}

static void join(Connection *connection, const char *ref, const char *name, size_t length)
{
    uint8_t out[512], *start;
    size_t whole;
    Room *room = room_named(name, length);
    if (room == NULL)
        return;
    if (room->count == room->space) {
        room->space = room->space ? room->space * 2 : 16;
        room->members = realloc(room->members, (size_t)room->space * sizeof *room->members);
    }
    room->members[room->count++] = connection->fd;
    connection->room = room;
    int size = snprintf((char *)out + 4, sizeof out - 4,
                        "{\"type\":\"room.joined\",\"ref\":\"%.36s\",\"room\":\"%s\",\"seq\":%lu,\"messages\":[],"
                        "\"changes\":[],\"present\":%d}",
                        ref, room->name, (unsigned long)room->seq, room->count);
    start = frame_of(out + 4, (size_t)size, &whole);
    send_whole(connection->fd, start, whole);
}

static void say(Connection *connection, const char *ref, const char *text, size_t length)
{
    static uint8_t out[LONGEST];
    uint8_t *start;
    size_t whole;
    Room *room = connection->room;
    if (room == NULL || length > LONGEST - 1024)
        return;
    room->seq++;
    int size = snprintf((char *)out + 4, sizeof out - 4,
                        "{\"type\":\"message.created\",\"room\":\"%s\",\"seq\":%lu,\"id\":\"%s\",\"author\":{\"id\":\"%s\","
                        "\"pseudonym\":\"Bemolane\"},\"text\":\"%.*s\",\"at\":\"2026-11-26T08:00:00.123456Z\"}",
                        room->name, (unsigned long)room->seq, ID, ID, (int)length, text);
    start = frame_of(out + 4, (size_t)size, &whole);
    deliver(room, start, whole);
    size = snprintf((char *)out + 4, sizeof out - 4,
                    "{\"type\":\"message.accepted\",\"ref\":\"%.36s\",\"room\":\"%s\",\"seq\":%lu,\"id\":\"%s\"}", ref,
                    room->name, (unsigned long)room->seq, ID);
    start = frame_of(out + 4, (size_t)size, &whole);
    send_whole(connection->fd, start, whole);
}

static void obey(Connection *connection, const char *json)
{
    size_t length;
    const char *ref = member(json, "ref", &length), *value;
    if (ref == NULL || length != 36)
        return;
    if (strstr(json, "\"type\":\"message.send\"") && (value = member(json, "text", &length)))
        say(connection, ref, value, length);
    else if (strstr(json, "\"type\":\"room.join\"") && (value = member(json, "room", &length)))
        join(connection, ref, value, length);
}

/* Take one whole frame from the front; give its length, 0 when it is not whole yet. */
static size_t take_frame(Connection *connection, const uint8_t *data, size_t length)
{
    static char text[LONGEST + 1];
    size_t head = 6, size;
    if (length < head)
        return 0;
    size = data[1] & 0x7F;
    if (size == 126) {
        head = 8;
        size = (size_t)data[2] << 8 | data[3];
    }
    if (length < head + size || size > LONGEST)
        return 0;
    if ((data[0] & 0x0F) == 1) {
        for (size_t i = 0; i < size; i++)
            text[i] = (char)(data[head + i] ^ data[head - 4 + i % 4]);
        text[size] = 0;
        obey(connection, text);
    }
    return head + size;
}

static void forget(Connection *connection)
{
    Room *room = connection->room;
    for (int i = 0; room != NULL && i < room->count; i++)
        if (room->members[i] == connection->fd)
            room->members[i] = room->members[--room->count];
    connections[connection->fd] = NULL;
    close(connection->fd);
    free(connection->rest);
    free(connection);
}

static void receive(Connection *connection)
{
    static uint8_t data[4 * LONGEST + 1];
    size_t length = connection->rest_length, at = 0, taken;
    ssize_t got;

    if (length > 0)
        memcpy(data, connection->rest, length);
    got = recv(connection->fd, data + length, sizeof data - 1 - length, MSG_DONTWAIT);
    if (got <= 0) {
        forget(connection);
        return;
    }
    length += (size_t)got;
    if (!connection->open) {
        char answer[512];
        int size;
        data[length] = 0;
        if (strstr((char *)data, "\r\n\r\n") != NULL) {
            if ((size = answer_handshake((char *)data, answer, sizeof answer)) > 0)
                send_whole(connection->fd, (uint8_t *)answer, (size_t)size);
            connection->open = true;
            at = length; /* a client waits for the answer before it sends more */
        }
    } else {
        while ((taken = take_frame(connection, data + at, length - at)) > 0)
            at += taken;
    }
    free(connection->rest);
    connection->rest_length = length - at;
    connection->rest = NULL;
    if (connection->rest_length > 0) {
        connection->rest = malloc(connection->rest_length);
        memcpy(connection->rest, data + at, connection->rest_length);
    }
}

static void welcome(int door, int poll)
{
    int fd = accept(door, NULL, NULL), yes = 1;
    Connection *connection;
    if (fd < 0 || fd >= MOST_DESCRIPTORS)
        return;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    connection = calloc(1, sizeof *connection);
    connection->fd = fd;
    connection->number = ++connection_count;
    connections[fd] = connection;
    epoll_ctl(poll, EPOLL_CTL_ADD, fd, &(struct epoll_event){.events = EPOLLIN, .data.fd = fd});
}

int main(int count, char **arguments)
{
    int door = socket(AF_INET, SOCK_STREAM, 0), poll = epoll_create1(0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    struct epoll_event events[EVENTS];

    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (count > 1)
        fault = arguments[1];
    if (bind(door, (struct sockaddr *)&address, sizeof address) < 0 || listen(door, 4096) < 0)
        die("listen");
    getsockname(door, (struct sockaddr *)&address, &size);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    epoll_ctl(poll, EPOLL_CTL_ADD, door, &(struct epoll_event){.events = EPOLLIN, .data.fd = door});
    for (;;) {
        int ready = epoll_wait(poll, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            if (fd == door)
                welcome(door, poll);
            else if (connections[fd] != NULL)
                receive(connections[fd]);
        }
    }
}
