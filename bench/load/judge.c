/* What arrives: whose message it is, how long it took, and whether it should have come. */
#include "load.h"

#include <stdlib.h>
#include <string.h>

/* A number so far ahead is no gap but nonsense. */
enum { MOST_AHEAD = 1 << 20 };

uint32_t *message_at(Room *room, uint64_t number)
{
    if (number >= room->by_number_space) {
        uint64_t space = room->by_number_space ? room->by_number_space : 64;
        while (space <= number)
            space *= 2;
        room->by_number = realloc(room->by_number, space * sizeof *room->by_number);
        memset(room->by_number + room->by_number_space, 0, (space - room->by_number_space) * sizeof *room->by_number);
        room->by_number_space = space;
    }
    return &room->by_number[number];
}

/* The message of a number: known from whoever received it first, else by its mark. */
static Message *find(Connection *connection, uint64_t number, const char *text, size_t length)
{
    Room *room = &plan.rooms[connection->room];
    uint32_t *known = message_at(room, number);
    int64_t index;
    Message *message;
    if (*known != 0)
        return &messages[*known - 1];
    if (text == NULL || length < MARK || (index = read_mark(text)) < 0 || (uint64_t)index >= message_count)
        return NULL;
    message = &messages[index];
    if ((int)message->room != connection->room || (message->number != 0 && message->number != number))
        return NULL; /* in the wrong room, or one message under two numbers */
    message->number = number;
    *known = (uint32_t)index + 1;
    return message;
}

void delivered(Connection *connection, uint64_t number, const char *text, size_t length, size_t size, Nanos now)
{
    Room *room = &plan.rooms[connection->room];
    Message *message;
    if (number == 0 || number > connection->seen.last + MOST_AHEAD ||
        (message = find(connection, number, text, length)) == NULL) {
        run.conflicts++;
        return;
    }
    if (number > room->end)
        room->end = number;
    if (run.in_window) {
        run.window_deliveries++;
        run.window_bytes += size;
    }
    if (!note_number(&connection->seen, number))
        return;
    run.deliveries++;
    if (message->due >= run.window_start && message->due < run.window_end)
        note_wait(&run.receive, now - message->due);
}

void answered(uint64_t index, uint64_t number, Nanos now)
{
    Message *message;
    Room *room;
    if (index >= message_count || messages[index].answered) {
        run.conflicts++;
        return;
    }
    message = &messages[index];
    room = &plan.rooms[message->room];
    message->answered = true;
    if (message->number != 0 && message->number != number)
        run.conflicts++;
    message->number = number;
    if (number > room->end)
        room->end = number;
    if (index >= run.first) {
        run.answered++;
        run.accepted_deliveries += (uint64_t)room->count;
    }
    if (message->due >= run.window_start && message->due < run.window_end)
        note_wait(&run.answer, now - message->due);
}

void refused(const char *frame, size_t length)
{
    if (run.refused++ == 0)
        snprintf(run.example, sizeof run.example, "%.*s", (int)(length < 200 ? length : 200), frame);
}
