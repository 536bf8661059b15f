/* What RFC 6455 section 4 asks of a server: SHA-1 of the client's key, in base64. */
#define _GNU_SOURCE
#include "server.h"

#include <stdio.h>
#include <string.h>

static const char GUID[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

static uint32_t rotate(uint32_t word, int by) { return (word << by) | (word >> (32 - by)); }

/* `text` is at most 119 bytes: two blocks are enough for a key and the GUID. */
static void sha1(const char *text, size_t length, uint8_t digest[20])
{
    uint8_t blocks[128] = {0};
    uint32_t state[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    size_t used = length < 56 ? 64 : 128;

    memcpy(blocks, text, length);
    blocks[length] = 0x80;
    for (int byte = 0; byte < 4; byte++)
        blocks[used - 1 - byte] = (uint8_t)((length * 8) >> (8 * byte));
    for (size_t at = 0; at < used; at += 64) {
        uint32_t words[80], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
        for (int i = 0; i < 16; i++) {
            const uint8_t *four = blocks + at + 4 * i;
            words[i] = (uint32_t)four[0] << 24 | (uint32_t)four[1] << 16 | (uint32_t)four[2] << 8 | four[3];
        }
        for (int i = 16; i < 80; i++)
            words[i] = rotate(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
        for (int i = 0; i < 80; i++) {
            uint32_t mix = i < 20   ? ((b & c) | (~b & d)) + 0x5A827999
                           : i < 40 ? (b ^ c ^ d) + 0x6ED9EBA1
                           : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC
                                    : (b ^ c ^ d) + 0xCA62C1D6;
            uint32_t next = rotate(a, 5) + mix + e + words[i];
            e = d;
            d = c;
            c = rotate(b, 30);
            b = a;
            a = next;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }
    for (int i = 0; i < 20; i++)
        digest[i] = (uint8_t)(state[i / 4] >> (24 - 8 * (i % 4)));
}

static void base64(const uint8_t digest[20], char out[29])
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0, o = 0; i < 21; i += 3, o += 4) {
        uint32_t three = (uint32_t)digest[i] << 16 | (uint32_t)digest[i + 1] << 8 | (i + 2 < 20 ? digest[i + 2] : 0u);
        for (int part = 0; part < 4; part++)
            out[o + part] = letters[three >> (18 - 6 * part) & 63];
    }
    out[27] = '=';
    out[28] = 0;
}

int answer_handshake(const char *head, char *answer, size_t room)
{
    const char *key = strcasestr(head, "\r\nsec-websocket-key:");
    char joined[64 + sizeof GUID], accept[29];
    uint8_t digest[20];
    size_t length;

    if (key == NULL)
        return -1;
    key += strlen("\r\nsec-websocket-key:");
    key += strspn(key, " ");
    length = strcspn(key, "\r ");
    if (length > 64)
        return -1;
    memcpy(joined, key, length);
    memcpy(joined + length, GUID, sizeof GUID);
    sha1(joined, length + sizeof GUID - 1, digest);
    base64(digest, accept);
    return snprintf(answer, room,
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Protocol: palabre.v1\r\nSec-WebSocket-Accept: %s\r\n\r\n",
                    accept);
}
