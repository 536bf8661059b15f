#ifndef LIMIT_SERVER_H
#define LIMIT_SERVER_H

#include <stddef.h>
#include <stdint.h>

/* Write the answer to an upgrade request, a string that ends with its empty line; give its length or -1. */
int answer_handshake(const char *head, char *answer, size_t room);

#endif
