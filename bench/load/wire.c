/* What travels: palabre.v1 in WebSocket frames, or IRC in lines. */
#define _GNU_SOURCE
#include "load.h"

#include <stdlib.h>
#include <string.h>

static const char CONSONANTS[] = "lmnrv", VOWELS[] = "aeiou";

void write_mark(char mark[MARK], uint64_t index)
{
    for (int i = MARK - 2; i >= 0; i -= 2, index /= 25) {
        mark[i] = CONSONANTS[index % 25 / 5];
        mark[i + 1] = VOWELS[index % 5];
    }
}

int64_t read_mark(const char *mark)
{
    int64_t index = 0;
    for (int i = 0; i < MARK; i += 2) {
        const char *consonant = memchr(CONSONANTS, mark[i], 5), *vowel = memchr(VOWELS, mark[i + 1], 5);
        if (consonant == NULL || vowel == NULL)
            return -1;
        index = index * 25 + (consonant - CONSONANTS) * 5 + (vowel - VOWELS);
    }
    return index;
}

/* --- WebSocket ------------------------------------------------------------------------------- */

static void send_frame(Connection *connection, uint8_t kind, const char *payload, size_t length)
{
    uint8_t frame[2048], *at = frame;
    const uint8_t mask[4] = {0x5A, 0x17, 0xC3, 0x2E};
    if (length > sizeof frame - 8)
        die("a frame is too long");
    *at++ = (uint8_t)(0x80 | kind);
    if (length < 126) {
        *at++ = (uint8_t)(0x80 | length);
    } else {
        *at++ = 0x80 | 126;
        *at++ = (uint8_t)(length >> 8);
        *at++ = (uint8_t)length;
    }
    memcpy(at, mask, 4);
    at += 4;
    for (size_t i = 0; i < length; i++)
        *at++ = (uint8_t)payload[i] ^ mask[i % 4];
    send_bytes(connection, frame, (size_t)(at - frame));
}

/* The last twelve digits of a ref are the message's index; the rest tells this process from others. */
static void write_ref(char ref[37], uint64_t index)
{
    static uint32_t self;
    if (self == 0)
        self = (uint32_t)monotonic() | 1;
    snprintf(ref, 37, "%08x-7c1a-7f3e-9a4d-%012lx", self, (unsigned long)(index & 0xFFFFFFFFFFFF));
}

static void ask_to_join(Connection *connection)
{
    char ref[37], frame[256];
    int length;
    write_ref(ref, (1ull << 40) + (uint64_t)connection->index);
    length = snprintf(frame, sizeof frame, "{\"type\":\"room.join\",\"ref\":\"%s\",\"room\":\"%s\"}", ref,
                      plan.rooms[connection->room].name);
    connection->state = JOINING;
    send_frame(connection, 1, frame, (size_t)length);
}

static bool begins(const char *text, size_t length, const char *with)
{
    size_t wanted = strlen(with);
    return length >= wanted && memcmp(text, with, wanted) == 0;
}

/* The number after a member's name, looked for from `text` on. */
static uint64_t number_of(const char *text, size_t length)
{
    const char *found = memmem(text, length, "\"seq\":", 6);
    return found == NULL ? 0 : strtoull(found + 6, NULL, 10);
}

static void take_created(Connection *connection, const char *json, size_t length, size_t size, Nanos now)
{
    const char *text = NULL;
    size_t head = strlen("{\"type\":\"message.created\",\"room\":\"");
    uint64_t number = number_of(json + head, length - head);
    if (number > 0 && *message_at(&plan.rooms[connection->room], number) == 0)
        text = memmem(json, length, "\"text\":\"", 8);
    delivered(connection, number, text ? text + 8 : NULL, text ? length - (size_t)(text + 8 - json) : 0, size, now);
}

static void take_accepted(const char *json, size_t length, Nanos now)
{
    char digits[13] = {0};
    const char *ref = memmem(json, length, "\"ref\":\"", 7);
    if (ref == NULL || ref + 7 + 36 > json + length)
        return;
    memcpy(digits, ref + 7 + 24, 12);
    answered(strtoull(digits, NULL, 16), number_of(json, length), now);
}

static void take_json(Connection *connection, const char *json, size_t length, size_t size, Nanos now)
{
    if (begins(json, length, "{\"type\":\"message.created\"")) {
        if (connection->state == IN)
            take_created(connection, json, length, size, now);
    } else if (begins(json, length, "{\"type\":\"message.accepted\"")) {
        take_accepted(json, length, now);
    } else if (begins(json, length, "{\"type\":\"room.joined\"")) {
        Room *room = &plan.rooms[connection->room];
        connection->seen.last = number_of(json, length);
        if (room->end < connection->seen.last)
            room->end = connection->seen.last;
        joined(connection);
    } else if (begins(json, length, "{\"type\":\"message.") || begins(json, length, "{\"type\":\"error\"")) {
        if (connection->state != IN)
            die("not let in: %.*s", (int)length, json);
        refused(json, length);
    }
}

static size_t take_frame(Connection *connection, uint8_t *data, size_t length, Nanos now)
{
    size_t head = 2, size;
    if (length < 2)
        return 0;
    size = data[1] & 0x7F;
    if (size >= 126) {
        size_t wide = size == 126 ? 2 : 8;
        head += wide;
        if (length < head)
            return 0;
        size = 0;
        for (size_t i = 2; i < head; i++)
            size = size << 8 | data[i];
    }
    if (length < head + size)
        return 0;
    switch (data[0] & 0x0F) {
    case 1:
        take_json(connection, (char *)data + head, size, head + size, now);
        break;
    case 8:
        hang_up(connection, size >= 2 ? data[head] << 8 | data[head + 1] : 1005);
        break;
    case 9:
        send_frame(connection, 10, (char *)data + head, size);
        break;
    }
    return head + size;
}

static size_t take_head(Connection *connection, const char *data, size_t length)
{
    const char *end = memmem(data, length, "\r\n\r\n", 4);
    if (end == NULL)
        return 0;
    if (!begins(data, length, "HTTP/1.1 101"))
        die("no upgrade: %.*s", (int)(length < 600 ? length : 600), data);
    ask_to_join(connection);
    return (size_t)(end + 4 - data);
}

/* --- IRC ------------------------------------------------------------------------------------- */

static void send_line(Connection *connection, const char *format, const char *first, const char *second)
{
    char line[512];
    int length = snprintf(line, sizeof line, format, first, second);
    send_bytes(connection, (uint8_t *)line, (size_t)length);
}

static void take_line(Connection *connection, const char *line, size_t length, Nanos now)
{
    const char *said, *text, *word;
    if (begins(line, length, "PING ")) {
        char answer[256];
        snprintf(answer, sizeof answer, "%.*s", (int)(length - 5 < 200 ? length - 5 : 200), line + 5);
        send_line(connection, "PONG %s%s\r\n", answer, "");
    } else if (connection->state == IN && (said = memmem(line, length, " PRIVMSG #", 10)) != NULL) {
        size_t rest = length - (size_t)(said - line) - 10;
        if ((text = memmem(said + 10, rest, " :", 2)) == NULL || line + length - text < MARK + 2)
            return;
        int64_t index = read_mark(text + 2);
        uint64_t number = index >= 0 && (uint64_t)index < message_count ? messages[index].number : 0;
        delivered(connection, number, text + 2, MARK, length + 1, now);
    } else if ((word = memchr(line, ' ', length)) != NULL && line + length - word > 5) {
        if (connection->state == OPENING && begins(word, 5, " 001 ")) {
            connection->state = JOINING;
            send_line(connection, "JOIN #%s%s\r\n", plan.rooms[connection->room].name, "");
        } else if (connection->state == JOINING && begins(word, 5, " 366 ")) {
            joined(connection);
        } else if ((word[1] == '4' || word[1] == '5') && word[4] == ' ' && !begins(word, 5, " 422 ")) {
            if (connection->state != IN)
                die("not let in: %.*s", (int)length, line);
            refused(line, length - 1);
        } else if (begins(line, length, "ERROR ") && connection->state != IN) {
            die("not let in: %.*s", (int)length, line);
        }
    }
}

/* --- either ---------------------------------------------------------------------------------- */

void begin_speech(Connection *connection)
{
    char head[2048], number[16];
    int length;
    connection->state = OPENING;
    if (plan.irc) {
        snprintf(number, sizeof number, "n%d", connection->index);
        send_line(connection, "NICK %s\r\nUSER %s 0 * :bench\r\n", number, number);
        return;
    }
    length = snprintf(head, sizeof head,
                      "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s",
                      plan.path, (connection->port >> 8 & 0xFF) | (connection->port & 0xFF) << 8, plan.headers);
    if (connection->token != NULL)
        length += snprintf(head + length, sizeof head - (size_t)length, "Authorization: Bearer %s\r\n",
                           connection->token);
    length += snprintf(head + length, sizeof head - (size_t)length, "\r\n");
    send_bytes(connection, (uint8_t *)head, (size_t)length);
}

size_t take_bytes(Connection *connection, uint8_t *data, size_t length, Nanos now)
{
    size_t at = 0, taken;
    if (!plan.irc && connection->state == OPENING && (at = take_head(connection, (char *)data, length)) == 0)
        return 0;
    while (connection->state != CLOSED && at < length) {
        if (plan.irc) {
            const uint8_t *end = memchr(data + at, '\n', length - at);
            if (end == NULL)
                break;
            taken = (size_t)(end + 1 - (data + at));
            take_line(connection, (char *)data + at, taken - 1, now);
        } else if ((taken = take_frame(connection, data + at, length - at, now)) == 0) {
            break;
        }
        at += taken;
    }
    return at;
}

void say(Connection *connection, uint64_t index, const char *text)
{
    char ref[37], frame[1500];
    const char *room = plan.rooms[connection->room].name;
    int length;
    if (plan.irc) {
        send_line(connection, "PRIVMSG #%s :%s\r\n", room, text);
        return;
    }
    write_ref(ref, index);
    length = snprintf(frame, sizeof frame, "{\"type\":\"message.send\",\"ref\":\"%s\",\"room\":\"%s\",\"text\":\"%s\"}",
                      ref, room, text);
    send_frame(connection, 1, frame, (size_t)length);
}
