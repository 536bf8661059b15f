/* The plan, one thing a line, fields between tabs:
 *
 *   protocol  ws | irc
 *   path      /api/v1/live
 *   header    Name: value
 *   pid       a process whose use of the processor is measured
 *   text      what is said, after a mark of ten letters and a blank
 *   member    host  port  room  token      ("-": none)
 */
#define _GNU_SOURCE
#include "load.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

Plan plan;

static int room_named(const char *name)
{
    /* Members come room by room, or in turns: the last ones are near either way. */
    static int last;
    if (last < plan.room_count && strcmp(plan.rooms[last].name, name) == 0)
        return last;
    for (int i = 0; i < plan.room_count; i++)
        if (strcmp(plan.rooms[i].name, name) == 0)
            return last = i;
    plan.rooms = realloc(plan.rooms, (size_t)(plan.room_count + 1) * sizeof *plan.rooms);
    memset(&plan.rooms[plan.room_count], 0, sizeof *plan.rooms);
    snprintf(plan.rooms[plan.room_count].name, sizeof plan.rooms[0].name, "%s", name);
    return last = plan.room_count++;
}

static void add_member(char *fields)
{
    static int space;
    const char *host = strsep(&fields, "\t"), *port = strsep(&fields, "\t"), *room = strsep(&fields, "\t");
    Connection *connection;
    if (room == NULL || fields == NULL)
        die("a member has host, port, room and token");
    if (plan.connection_count == space) {
        space = space ? 2 * space : 1024;
        plan.connections = realloc(plan.connections, (size_t)space * sizeof *plan.connections);
    }
    connection = &plan.connections[plan.connection_count];
    memset(connection, 0, sizeof *connection);
    connection->index = plan.connection_count++;
    connection->fd = -1;
    connection->host = inet_addr(host);
    connection->port = htons((uint16_t)atoi(port));
    connection->room = room_named(room);
    connection->token = strcmp(fields, "-") == 0 ? NULL : strdup(fields);
}

static void seat_members(void)
{
    for (int i = 0; i < plan.connection_count; i++) {
        Room *room = &plan.rooms[plan.connections[i].room];
        if (room->count == room->space) {
            room->space = room->space ? 2 * room->space : 16;
            room->members = realloc(room->members, (size_t)room->space * sizeof(Connection *));
        }
        room->members[room->count++] = &plan.connections[i];
    }
}

static void take_line(char *line)
{
    char *value = line;
    const char *what = strsep(&value, "\t");
    if (value == NULL)
        die("no value: %s", what);
    if (strcmp(what, "protocol") == 0) {
        plan.irc = strcmp(value, "irc") == 0;
    } else if (strcmp(what, "path") == 0) {
        snprintf(plan.path, sizeof plan.path, "%s", value);
    } else if (strcmp(what, "header") == 0) {
        size_t used = strlen(plan.headers);
        snprintf(plan.headers + used, sizeof plan.headers - used, "%s\r\n", value);
    } else if (strcmp(what, "pid") == 0 && plan.pid_count < 16) {
        plan.pids[plan.pid_count++] = atoi(value);
    } else if (strcmp(what, "text") == 0 && plan.text_count < 64) {
        plan.texts[plan.text_count++] = strdup(value);
    } else if (strcmp(what, "member") == 0) {
        add_member(value);
    } else {
        die("not understood: %s", what);
    }
}

void read_plan(const char *file)
{
    char *line = NULL;
    size_t space = 0;
    ssize_t length;
    FILE *in = fopen(file, "r");
    if (in == NULL)
        die("cannot read %s", file);
    while ((length = getline(&line, &space, in)) > 0) {
        line[strcspn(line, "\n")] = 0;
        if (*line)
            take_line(line);
    }
    free(line);
    fclose(in);
    if (plan.connection_count == 0 || plan.text_count == 0)
        die("a plan has members and texts");
    seat_members();
}
