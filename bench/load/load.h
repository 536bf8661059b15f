#ifndef LOAD_H
#define LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Nanoseconds of CLOCK_MONOTONIC. */
typedef int64_t Nanos;

/* --- figures.c: what is counted ------------------------------------------------------------- */

/* Microseconds in buckets whose width is at most 1/32 of their value, as HDR histograms have them. */
enum { STEPS = 32, BUCKETS = 32 * STEPS };

typedef struct {
    uint64_t counts[BUCKETS];
    uint64_t count;
    Nanos longest;
} Histogram;

void note_wait(Histogram *histogram, Nanos wait);
void print_histogram(FILE *out, const char *name, const Histogram *histogram);

/* What one connection has seen of its room's log, whose numbers are dense. */
typedef struct {
    uint64_t last;
    uint64_t *missing;
    int missing_count, missing_space;
    uint64_t doubled, reordered;
} Seen;

/* Take the next number; false when it came before. */
bool note_number(Seen *seen, uint64_t number);

/* Nanoseconds of processor that a process and all its threads have used; 0 when it is gone. */
Nanos processor_of(int pid);
/* The same for this whole machine, in the ticks of /proc/stat: all that was not idle. */
Nanos processor_of_machine(void);

/* --- plan.c: what is to be done ------------------------------------------------------------- */

typedef struct Connection Connection;

typedef struct {
    char name[64];
    Connection **members;
    int count, space;
    /* Index of a message plus one, by its number in the room's log; 0 where none is known. */
    uint32_t *by_number;
    uint64_t by_number_space;
    /* The last number that anybody saw or was promised. */
    uint64_t end;
    /* Messages sent here. */
    uint64_t sent;
} Room;

enum State { WAITING, CONNECTING, OPENING, JOINING, IN, CLOSED };

struct Connection {
    int index, fd, room;
    uint32_t host;
    uint16_t port;
    char *token;
    enum State state;
    Nanos since;
    Seen seen;
    /* The front of a frame that is not whole yet; what the system did not take yet. */
    uint8_t *rest, *unsent;
    size_t rest_length, unsent_length;
};

typedef struct {
    Nanos due;
    uint64_t number;
    uint32_t room, sender;
    bool answered;
} Message;

typedef struct {
    bool irc;
    char path[128], headers[512];
    int pids[16], pid_count;
    char *texts[64];
    int text_count;
    Room *rooms;
    int room_count;
    Connection *connections;
    int connection_count;
} Plan;

extern Plan plan;
void read_plan(const char *file);

/* --- run.c: one measured run ---------------------------------------------------------------- */

typedef struct {
    /* Per second; 0 rests. */
    double rate;
    Nanos start, window_start, window_end, give_up;
    uint64_t first, planned, sent, answered, refused, accepted_deliveries, deliveries, window_deliveries, window_bytes;
    uint64_t conflicts, closed;
    char example[240];
    int close_code;
    Nanos processor[16], processor_of_load, processor_of_all, window_took;
    Histogram receive, answer, late;
    bool running, in_window;
} Run;

extern Run run;
extern Message *messages;
extern uint64_t message_count;

void start_run(double rate, double warm, double seconds, double grace);
/* Do what is due; give when to be called again. */
Nanos tend_run(Nanos now);
void print_run(FILE *out);

/* --- wire.c: what travels ------------------------------------------------------------------- */

void begin_speech(Connection *connection);
/* Take what arrived; give how many bytes were taken. */
size_t take_bytes(Connection *connection, uint8_t *data, size_t length, Nanos now);
void say(Connection *connection, uint64_t index, const char *text);

/* What a message's text begins with, so that it is known again: ten letters, always pronounceable. */
enum { MARK = 10 };
void write_mark(char mark[MARK], uint64_t index);
/* -1 when this is no mark. */
int64_t read_mark(const char *mark);

/* --- judge.c: what an arrival means --------------------------------------------------------- */

void delivered(Connection *connection, uint64_t number, const char *text, size_t length, size_t size, Nanos now);
void answered(uint64_t index, uint64_t number, Nanos now);
void refused(const char *frame, size_t length);
uint32_t *message_at(Room *room, uint64_t number);

/* --- main.c: the sockets -------------------------------------------------------------------- */

Nanos monotonic(void);
void send_bytes(Connection *connection, const uint8_t *data, size_t length);
void joined(Connection *connection);
void hang_up(Connection *connection, int code);
_Noreturn void die(const char *format, ...);

#endif
