/* The generator: so many connections in one process, an open-loop schedule of messages, and what came of them.
 *
 * Usage: load PLAN. It connects and joins everybody, prints {"ready":…}, then obeys lines on its standard input:
 *
 *   run RATE WARM SECONDS GRACE     messages a second; seconds before, in and after the measured window
 *   quit
 *
 * and prints the figures of each run as one line of JSON. Waits count from when a message was due.
 */
#define _GNU_SOURCE
#include "load.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/* An IRC server lets each one wait for a second before it lets them in, and few callers at its door. */
enum { EVENTS = 512, AT_ONCE = 64, AT_ONCE_IRC = 1024, PACE_IRC = 4, PACE_MS = 2, READ = 1 << 18, PATIENCE = 120 };

static int poll_fd, timer_fd, next_connection, opening, inside;
static Nanos begun;

_Noreturn void die(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(1);
}

Nanos monotonic(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (Nanos)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void watch(Connection *connection, int how, bool writing)
{
    struct epoll_event event = {.events = EPOLLIN | (writing ? EPOLLOUT : 0), .data.ptr = connection};
    epoll_ctl(poll_fd, how, connection->fd, &event);
}

static void open_next(void)
{
    Connection *connection = &plan.connections[next_connection++];
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = connection->port, .sin_addr.s_addr = connection->host};
    int yes = 1;
    connection->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (connection->fd < 0)
        die("no socket for connection %d: %s", connection->index, strerror(errno));
    setsockopt(connection->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(connection->fd, (struct sockaddr *)&address, sizeof address) < 0 && errno != EINPROGRESS)
        die("connection %d: %s", connection->index, strerror(errno));
    connection->state = CONNECTING;
    opening++;
    watch(connection, EPOLL_CTL_ADD, true);
}

static void open_some(void)
{
    int most = plan.irc ? AT_ONCE_IRC : AT_ONCE, pace = plan.irc ? PACE_IRC : AT_ONCE;
    while (opening < most && pace-- > 0 && next_connection < plan.connection_count)
        open_next();
}

void joined(Connection *connection)
{
    connection->state = IN;
    opening--;
    inside++;
    if (inside == plan.connection_count) {
        printf("{\"ready\":%d,\"took\":%.3f}\n", inside, (double)(monotonic() - begun) / 1e9);
        fflush(stdout);
    }
}

void hang_up(Connection *connection, int code)
{
    if (connection->state != IN)
        die("connection %d was closed with %d before it had joined", connection->index, code);
    connection->state = CLOSED;
    close(connection->fd);
    run.closed++;
    run.close_code = code;
}

void send_bytes(Connection *connection, const uint8_t *data, size_t length)
{
    ssize_t sent = 0;
    if (connection->state == CLOSED)
        return;
    if (connection->unsent_length == 0) {
        sent = send(connection->fd, data, length, MSG_NOSIGNAL);
        if (sent == (ssize_t)length)
            return;
        sent = sent < 0 ? 0 : sent;
        watch(connection, EPOLL_CTL_MOD, true);
    }
    connection->unsent = realloc(connection->unsent, connection->unsent_length + length - (size_t)sent);
    memcpy(connection->unsent + connection->unsent_length, data + sent, length - (size_t)sent);
    connection->unsent_length += length - (size_t)sent;
}

static void send_rest(Connection *connection)
{
    ssize_t sent;
    if (connection->state == CONNECTING) {
        watch(connection, EPOLL_CTL_MOD, false);
        begin_speech(connection);
        return;
    }
    sent = send(connection->fd, connection->unsent, connection->unsent_length, MSG_NOSIGNAL);
    if (sent > 0) {
        connection->unsent_length -= (size_t)sent;
        memmove(connection->unsent, connection->unsent + sent, connection->unsent_length);
    }
    if (connection->unsent_length == 0)
        watch(connection, EPOLL_CTL_MOD, false);
}

static Nanos receive(Connection *connection)
{
    /* One buffer serves all: only the front of a frame that is not whole stays with its connection. */
    static uint8_t data[2 * READ + 1];
    size_t length = connection->rest_length, taken;
    ssize_t got;
    Nanos now;

    if (length > READ)
        die("connection %d: a frame is too long", connection->index);
    if (length > 0)
        memcpy(data, connection->rest, length);
    got = recv(connection->fd, data + length, READ, 0);
    now = monotonic();
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return now;
    if (got <= 0) {
        hang_up(connection, 1006);
        return now;
    }
    length += (size_t)got;
    data[length] = 0;
    taken = take_bytes(connection, data, length, now);
    if (length > taken) {
        connection->rest = realloc(connection->rest, length - taken);
        memcpy(connection->rest, data + taken, length - taken);
    } else if (connection->rest != NULL) {
        free(connection->rest);
        connection->rest = NULL;
    }
    connection->rest_length = length - taken;
    return now;
}

static void obey(void)
{
    char line[256];
    double rate, warm, seconds, grace;
    ssize_t length = read(STDIN_FILENO, line, sizeof line - 1);
    if (length <= 0)
        exit(0);
    line[length] = 0;
    if (sscanf(line, "run %lf %lf %lf %lf", &rate, &warm, &seconds, &grace) == 4)
        start_run(rate, warm, seconds, grace);
    else
        exit(0);
}

static void wake_at(Nanos when)
{
    struct itimerspec timer = {
        .it_value = {.tv_sec = (time_t)(when / 1000000000), .tv_nsec = (long)(when % 1000000000)}};
    timerfd_settime(timer_fd, TFD_TIMER_ABSTIME, &timer, NULL);
}

static void serve(struct epoll_event *events, int ready, Nanos *due)
{
    for (int i = 0; i < ready; i++) {
        Connection *connection = events[i].data.ptr;
        Nanos now;
        if (connection == NULL) {
            obey();
            now = *due = monotonic();
        } else if (connection == (void *)&timer_fd) {
            uint64_t times;
            if (read(timer_fd, &times, sizeof times) < 0)
                continue;
            now = monotonic();
        } else {
            if (connection->state != CLOSED && events[i].events & EPOLLOUT)
                send_rest(connection);
            if (connection->state == CLOSED || !(events[i].events & (EPOLLIN | EPOLLERR | EPOLLHUP)))
                continue;
            now = receive(connection);
        }
        /* Looked at after each read, so that a full batch does not hold up what is due. */
        if (run.running && now >= *due) {
            *due = tend_run(now);
            if (!run.running)
                print_run(stdout);
        }
    }
}

int main(int count, char **arguments)
{
    struct epoll_event events[EVENTS], input = {.events = EPOLLIN, .data.ptr = NULL},
                                       timer = {.events = EPOLLIN, .data.ptr = &timer_fd};
    Nanos due = 0, set = 0;

    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (count != 2)
        die("usage: load PLAN");
    read_plan(arguments[1]);
    poll_fd = epoll_create1(0);
    timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    epoll_ctl(poll_fd, EPOLL_CTL_ADD, STDIN_FILENO, &input);
    epoll_ctl(poll_fd, EPOLL_CTL_ADD, timer_fd, &timer);
    begun = monotonic();
    for (;;) {
        bool all = next_connection == plan.connection_count;
        int ready;
        if (!all)
            open_some();
        if (run.running && due != set)
            wake_at(set = due);
        ready = epoll_wait(poll_fd, events, EVENTS, all ? 1000 : PACE_MS);
        serve(events, ready, &due);
        if (inside < plan.connection_count && monotonic() - begun > (Nanos)PATIENCE * 1000000000)
            die("only %d of %d connections had joined after %d s", inside, plan.connection_count, PATIENCE);
    }
}
