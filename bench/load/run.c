/* One run: messages at fixed times whatever happens to the earlier ones, and what was counted meanwhile. */
#include "load.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Run run;
Message *messages;
uint64_t message_count;

static uint64_t message_space;

void start_run(double rate, double warm, double seconds, double grace)
{
    Nanos now = monotonic();
    memset(&run, 0, sizeof run);
    run.running = true;
    run.rate = rate;
    run.first = message_count;
    run.planned = (uint64_t)(rate * (warm + seconds));
    run.start = now + 20000000;
    run.window_start = run.start + (Nanos)(warm * 1e9);
    run.window_end = run.window_start + (Nanos)(seconds * 1e9);
    run.give_up = run.window_end + (Nanos)(grace * 1e9);
    /* What an earlier run lost was told by that run. */
    for (int i = 0; i < plan.connection_count; i++) {
        Connection *connection = &plan.connections[i];
        connection->seen.missing_count = 0;
        connection->seen.doubled = connection->seen.reordered = 0;
        connection->seen.last = plan.rooms[connection->room].end;
    }
}

static Connection *speaker_of(Room *room)
{
    /* A stride spreads the talk over all members; whoever was cut off is passed over. */
    for (int i = 0; i < room->count; i++) {
        Connection *speaker = room->members[(room->sent * 617 + (uint64_t)i) % (uint64_t)room->count];
        if (speaker->state == IN)
            return speaker;
    }
    return NULL;
}

static void send_next(Nanos due, Nanos now)
{
    uint64_t index = message_count;
    uint32_t number = (uint32_t)((index - run.first) % (uint64_t)plan.room_count);
    Room *room = &plan.rooms[number];
    Connection *speaker = speaker_of(room);
    char text[1024];

    run.sent++;
    if (message_count == message_space) {
        message_space = message_space ? 2 * message_space : 4096;
        messages = realloc(messages, message_space * sizeof *messages);
    }
    messages[message_count++] = (Message){
        .due = due, .room = number, .sender = speaker ? (uint32_t)speaker->index : 0, .answered = plan.irc};
    if (due >= run.window_start)
        note_wait(&run.late, now - due);
    if (speaker == NULL)
        return;
    room->sent++;
    if (plan.irc) {
        /* Nobody numbers them there: the order in which they were due does. */
        messages[index].number = ++room->end;
        *message_at(room, room->end) = (uint32_t)index + 1;
        run.answered++;
        run.accepted_deliveries += (uint64_t)room->count - 1;
    }
    write_mark(text, index);
    snprintf(text + MARK, sizeof text - MARK, " %s", plan.texts[index % (uint64_t)plan.text_count]);
    say(speaker, index, text);
}

static void look(Nanos now)
{
    int sign = run.in_window ? 1 : -1;
    for (int i = 0; i < plan.pid_count; i++)
        run.processor[i] += sign * processor_of(plan.pids[i]);
    run.processor_of_load += sign * processor_of(getpid());
    run.processor_of_all += sign * processor_of_machine();
    run.window_took += sign * now;
    run.in_window = !run.in_window;
}

static bool complete(void)
{
    return run.answered + run.refused >= run.sent && run.deliveries >= run.accepted_deliveries;
}

Nanos tend_run(Nanos now)
{
    Nanos due = run.window_end;
    if (!run.in_window && run.window_took == 0 && now >= run.window_start)
        look(now);
    while (run.sent < run.planned) {
        due = run.start + (Nanos)((double)run.sent / run.rate * 1e9);
        if (due > now)
            break;
        send_next(due, now);
    }
    if (run.in_window && now >= run.window_end)
        look(now);
    if (run.window_took <= 0) {
        Nanos edge = run.in_window ? run.window_end : run.window_start;
        return run.sent < run.planned && due < edge ? due : edge;
    }
    if (complete() || now >= run.give_up)
        run.running = false;
    return now + 2000000;
}

/* An IRC server does not repeat to authors what they say. */
static bool missed(const Connection *connection, uint64_t number)
{
    uint32_t index = *message_at(&plan.rooms[connection->room], number);
    return !plan.irc || index == 0 || messages[index - 1].sender != (uint32_t)connection->index;
}

/* What connections that are still open miss; those that were closed are counted as closed. */
static uint64_t count_lost(void)
{
    uint64_t lost = 0;
    for (int i = 0; i < plan.connection_count; i++) {
        const Connection *connection = &plan.connections[i];
        if (connection->state != IN)
            continue;
        for (int gap = 0; gap < connection->seen.missing_count; gap++)
            lost += missed(connection, connection->seen.missing[gap]);
        for (uint64_t next = connection->seen.last + 1; next <= plan.rooms[connection->room].end; next++)
            lost += missed(connection, next);
    }
    return lost;
}

void print_run(FILE *out)
{
    uint64_t lost = count_lost(), doubled = 0, reordered = 0;
    for (int i = 0; i < plan.connection_count; i++) {
        doubled += plan.connections[i].seen.doubled;
        reordered += plan.connections[i].seen.reordered;
    }
    fprintf(out,
            "{\"rate\":%g,\"sent\":%lu,\"answered\":%lu,\"refused\":%lu,\"deliveries\":%lu,\"expected\":%lu,"
            "\"lost\":%lu,\"doubled\":%lu,\"reordered\":%lu,\"conflicts\":%lu,\"closed\":%lu,\"close_code\":%d,"
            "\"window_deliveries\":%lu,\"window_bytes\":%lu,\"window\":%ld,\"load\":%ld,\"machine\":%ld,\"processor\":[",
            run.rate, (unsigned long)run.sent, (unsigned long)run.answered, (unsigned long)run.refused,
            (unsigned long)run.deliveries, (unsigned long)run.accepted_deliveries, (unsigned long)lost,
            (unsigned long)doubled, (unsigned long)reordered, (unsigned long)run.conflicts, (unsigned long)run.closed,
            run.close_code, (unsigned long)run.window_deliveries, (unsigned long)run.window_bytes,
            (long)run.window_took / 1000, (long)run.processor_of_load / 1000, (long)run.processor_of_all / 1000);
    for (int i = 0; i < plan.pid_count; i++)
        fprintf(out, "%s%ld", i ? "," : "", (long)run.processor[i] / 1000);
    fprintf(out, "],");
    print_histogram(out, "receive", &run.receive);
    fprintf(out, ",");
    print_histogram(out, "answer", &run.answer);
    fprintf(out, ",");
    print_histogram(out, "late", &run.late);
    fprintf(out, ",\"example\":\"");
    for (const char *c = run.example; *c; c++)
        fprintf(out, *c == '"' || *c == '\\' ? "\\%c" : (unsigned char)*c < 32 ? " " : "%c", *c);
    fprintf(out, "\"}\n");
    fflush(out);
}
