"""The cases, after Autobahn's sections. The house takes texts of 16 KiB and no binary frame."""

import itertools
from collections.abc import Iterator, Mapping

from palabre.web.live.connection import MAX_FRAME
from tests.functional.live_house import (
    BINARY,
    CLOSE,
    CONTINUATION,
    PING,
    PONG,
    TEXT,
    close_frame,
    frame,
)
from tests.functional.protocol.script import Case, Closed, Pong, Said, asking, case, cut, nonsense, whole

UNKNOWN_OPCODES = (3, 4, 5, 6, 7, 11, 12, 13, 14, 15)
VALID_CODES = (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999)
INVALID_CODES = (0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535)

GREEK = "κόσμε"
VALID_TEXTS = {
    "6.2 Latin letters": "Hello-µ@ßöäüàá-UTF-8!!",
    "6.5 Greek": GREEK,
    "6.7 the first of two octets": "\u0080",
    "6.7 the first of three octets": "\u0800",
    "6.7 the first of four octets": "\U00010000",
    "6.9 the last of one octet": "\u007f",
    "6.9 the last of two octets": "\u07ff",
    "6.9 the last of three octets": "\uffff",
    "6.9 the last of four octets": "\U0010ffff",
    "6.11 beside the surrogates": "\ud7ff\ue000\ufffd",
    "6.22 noncharacters": "\ufffe\uffff\U0001fffe\U0001ffff\U000ffffe\U000fffff",
    "6.23 the replacement character": "\ufffd",
    "6.23 a mark of byte order within": "a\ufeffb",
}
INVALID_TEXTS = {
    "6.3 a surrogate between good letters": GREEK.encode() + b"\xed\xa0\x80" + b"edited",
    "6.6 Greek without its last octet": GREEK.encode()[:-1],
    "6.8 the first of five octets": b"\xf8\x88\x80\x80\x80",
    "6.8 the first of six octets": b"\xfc\x84\x80\x80\x80\x80",
    "6.10 the last of four octets by form": b"\xf7\xbf\xbf\xbf",
    "6.10 the last of five octets": b"\xfb\xbf\xbf\xbf\xbf",
    "6.10 the last of six octets": b"\xfd\xbf\xbf\xbf\xbf\xbf",
    "6.11 one beyond the last": b"\xf4\x90\x80\x80",
    "6.12 a continuation alone": b"\x80",
    "6.12 the last continuation alone": b"\xbf",
    "6.12 seven continuations": b"\x80\xbf\x80\xbf\x80\xbf\x80",
    "6.12 all continuations": bytes(range(0x80, 0xC0)),
    "6.13 starts of two, each before a space": b"".join(bytes((one, 0x20)) for one in range(0xC0, 0xE0)),
    "6.13 starts of three, each before a space": b"".join(bytes((one, 0x20)) for one in range(0xE0, 0xF0)),
    "6.13 starts of four, each before a space": b"".join(bytes((one, 0x20)) for one in range(0xF0, 0xF8)),
    "6.14 two octets without the last": b"\xc0",
    "6.14 three octets without the last": b"\xe0\x80",
    "6.14 four octets without the last": b"\xf0\x80\x80",
    "6.15 unfinished ones in a row": b"\xc0\xe0\x80\xf0\x80\x80\xdf\xef\xbf",
    "6.16 the octet FE": b"\xfe",
    "6.16 the octet FF": b"\xff",
    "6.17 a slash in two octets": b"\xc0\xaf",
    "6.17 a slash in three octets": b"\xe0\x80\xaf",
    "6.17 a slash in four octets": b"\xf0\x80\x80\xaf",
    "6.18 the longest overlong of two octets": b"\xc1\xbf",
    "6.18 the longest overlong of three octets": b"\xe0\x9f\xbf",
    "6.18 the longest overlong of four octets": b"\xf0\x8f\xbf\xbf",
    "6.19 an overlong zero": b"\xc0\x80",
    "6.20 the first surrogate": b"\xed\xa0\x80",
    "6.20 the last surrogate": b"\xed\xbf\xbf",
    "6.21 a pair of surrogates": b"\xed\xa0\x80\xed\xb0\x80",
}


def framing() -> Iterator[Case]:
    """Section 1: lengths of 7, 16 and 64 bits, in one segment or in many."""
    yield case("1.1 an empty text", frame(TEXT), nonsense())
    for size in (125, 126, 127, 128, 4096, MAX_FRAME):
        yield case(f"1.1 a text of {size} octets", whole(size))
    yield case("1.1 a text of 128 octets, octet by octet", whole(128), chop=1)
    yield case("1.1 the longest text in segments of 997 octets", whole(MAX_FRAME), chop=997)
    yield case("1.1 ten texts in one segment", _all_at_once(whole(200) for _ in range(10)))
    yield case("1.1 one octet too many", frame(TEXT, b"a" * (MAX_FRAME + 1)), Closed(1009))
    yield case("1.1 a text of 65,535 octets", frame(TEXT, b"a" * 65_535), Closed(1009))
    yield case("1.1 a text of 65,536 octets, in 64 bits", frame(TEXT, b"a" * 65_536), Closed(1009))
    yield case(
        "1.1 65,536 octets announced, none sent",
        b"\x81\xff" + (65_536).to_bytes(8, "big") + b"mask",
        Closed(1009),
    )
    yield case("1.1 16 bits for 125 octets", b"\x81\xfe\x00\x7d" + b"\0" * 129, Closed(1002))
    yield case(
        "1.1 64 bits for 65,535 octets", b"\x81\xff" + (65_535).to_bytes(8, "big") + b"mask", Closed(1002)
    )
    yield case("1.1 the highest bit of 64", b"\x81\xff\x80" + b"\0" * 7 + b"mask", Closed(1002))
    for size in (0, 125, MAX_FRAME):
        yield case(f"1.2 a binary frame of {size} octets", frame(BINARY, b"\xfe" * size), Closed(1003))
    yield case("1.2 a binary frame of 65,536 octets", frame(BINARY, b"\xfe" * 65_536), Closed(1009))


def pings() -> Iterator[Case]:
    """Section 2: pings and pongs."""
    yield case("2.1 an empty ping", frame(PING), Pong())
    yield case("2.2 a ping with a text", frame(PING, b"Hello, world!"), Pong(b"Hello, world!"))
    yield case(
        "2.3 a ping of any octets",
        frame(PING, b"\x00\xff\xfe\xfd\xfc\xfb"),
        Pong(b"\x00\xff\xfe\xfd\xfc\xfb"),
    )
    yield case("2.4 a ping of 125 octets", frame(PING, b"\xfe" * 125), Pong(b"\xfe" * 125))
    yield case("2.5 a ping of 126 octets", frame(PING, b"\xfe" * 126), Closed(1002))
    yield case(
        "2.6 a ping of 125 octets, octet by octet", frame(PING, b"\xfe" * 125), Pong(b"\xfe" * 125), chop=1
    )
    yield case("2.7 an empty pong that nobody asked for", frame(PONG), whole())
    yield case("2.8 a pong with a text that nobody asked for", frame(PONG, b"unasked"), whole())
    yield case(
        "2.9 a pong that nobody asked for, then a ping",
        frame(PONG, b"unasked"),
        frame(PING, b"?"),
        Pong(b"?"),
    )
    ten = [b"payload-%d" % number for number in range(10)]
    sent = b"".join(frame(PING, one) for one in ten)
    yield case("2.10 ten pings at once", sent, (Pong(one) for one in ten))
    yield case("2.11 ten pings, octet by octet", sent, (Pong(one) for one in ten), chop=1)
    yield case("2.12 a pong of 126 octets", frame(PONG, b"\xfe" * 126), Closed(1002))


def reserved_bits() -> Iterator[Case]:
    """Section 3: no extension was agreed on, so none of the three bits may be set."""
    payload, _ = asking()
    yield case("3.1 the first bit on a text", frame(TEXT, payload, rsv=4), Closed(1002))
    yield case(
        "3.2 the second bit after a good text",
        whole(),
        frame(TEXT, payload, rsv=2),
        frame(PING),
        Closed(1002),
    )
    yield case(
        "3.3 the third bit after a good text, octet by octet",
        whole(),
        frame(TEXT, payload, rsv=1),
        Closed(1002),
        chop=1,
    )
    yield case("3.4 two bits on a text", frame(TEXT, payload, rsv=6), Closed(1002))
    yield case("3.5 two bits on a binary frame", frame(BINARY, b"\xff", rsv=5), Closed(1002))
    yield case("3.6 two bits on a ping", frame(PING, b"?", rsv=6), Closed(1002))
    yield case("3.7 all bits on a close", frame(CLOSE, b"\x03\xe8", rsv=7), Closed(1002))
    yield case("3.8 the first bit on a pong", frame(PONG, rsv=4), Closed(1002))
    yield case(
        "3.9 the first bit on a continuation",
        frame(TEXT, b"{", fin=False) + frame(CONTINUATION, b"}", rsv=4),
        Closed(1002),
    )


def opcodes() -> Iterator[Case]:
    """Section 4: opcodes that mean nothing."""
    for opcode in UNKNOWN_OPCODES:
        section = "4.1" if opcode < CLOSE else "4.2"
        yield case(f"{section} opcode {opcode} without payload", frame(opcode), Closed(1002))
        yield case(
            f"{section} opcode {opcode} after a good text",
            whole(),
            frame(opcode, b"x") + frame(PING),
            Closed(1002),
        )
    yield case("4.2 opcode 15 octet by octet", frame(15, b"unknown"), Closed(1002), chop=1)


def fragmentation() -> Iterator[Case]:
    """Section 5: fragments, and what may stand between them."""
    payload, answer = asking(300)
    two, five = cut(payload, 150), cut(payload, 60, 120, 180, 240)
    ping = frame(PING, b"between")
    yield case(
        "5.1 a ping in two fragments", frame(PING, b"a", fin=False) + frame(CONTINUATION, b"b"), Closed(1002)
    )
    yield case(
        "5.2 a pong in two fragments", frame(PONG, b"a", fin=False) + frame(CONTINUATION, b"b"), Closed(1002)
    )
    yield case(
        "5.2 a close in two fragments",
        frame(CLOSE, b"\x03", fin=False) + frame(CONTINUATION, b"\xe8"),
        Closed(1002),
    )
    yield case("5.3 a text in two fragments", b"".join(two), answer)
    yield case("5.4 a text in two fragments, one by one", *two, answer)
    yield case("5.5 a text in two fragments, octet by octet", b"".join(two), answer, chop=1)
    yield case("5.6 a ping between two fragments", two[0] + ping + two[1], Pong(b"between"), answer)
    yield case("5.7 a ping answered between two fragments", two[0], ping, Pong(b"between"), two[1], answer)
    yield case("5.8 a ping between, octet by octet", two[0] + ping + two[1], Pong(b"between"), answer, chop=1)
    lost = frame(CONTINUATION, b"non-continuation payload")
    open_end = frame(CONTINUATION, b"non-continuation payload", fin=False)
    yield case("5.9 a last fragment of nothing", lost + whole()[0], Closed(1002))
    yield case("5.10 a last fragment of nothing, alone", lost, Closed(1002))
    yield case("5.11 a last fragment of nothing, octet by octet", lost, Closed(1002), chop=1)
    yield case("5.12 a first continuation of nothing", open_end + whole()[0], Closed(1002))
    yield case("5.13 a first continuation of nothing, alone", open_end, Closed(1002))
    yield case("5.14 a first continuation of nothing, octet by octet", open_end, Closed(1002), chop=1)
    yield case(
        "5.15 a continuation after the end", b"".join(two), answer, open_end + whole()[0], Closed(1002)
    )
    yield case("5.16 nothing continued, twice", (open_end + b"".join(two)) * 2, Closed(1002))
    yield case("5.17 nothing ended, twice", (lost + b"".join(two)) * 2, Closed(1002))
    yield case("5.18 a new text within another", two[0] + frame(TEXT, b"{}"), Closed(1002))
    yield case("5.18 a binary frame within a text", two[0] + frame(BINARY, b"x"), Closed(1003))
    between = [
        *itertools.chain.from_iterable(
            (part, frame(PING, b"%d" % index)) for index, part in enumerate(five[:-1])
        )
    ]
    pongs = [Pong(b"%d" % index) for index in range(4)]
    yield case("5.19 five fragments and four pings", b"".join(between), pongs, five[-1], answer)
    yield case("5.20 the same, octet by octet", b"".join(between), pongs, five[-1], answer, chop=1)
    yield case("5.21 empty fragments around the text", b"".join(cut(payload, 0, 0, 300, 300)), answer)
    yield case("5.21 three empty fragments", b"".join(cut(b"", 0, 0)), nonsense())
    yield case("5.22 a pong between two fragments", two[0] + frame(PONG, b"unasked") + two[1], answer)
    longest, told = asking(MAX_FRAME)
    yield case(
        "5.23 the longest text in fragments of 64 octets",
        b"".join(cut(longest, *range(64, MAX_FRAME, 64))),
        told,
    )
    too_long = b"a" * (MAX_FRAME + 1)
    yield case(
        "5.23 one octet too many, in fragments",
        b"".join(cut(too_long, *range(1024, MAX_FRAME, 1024))),
        Closed(1009),
    )
    yield case("5.24 a binary message in two fragments", frame(BINARY, b"x", fin=False), Closed(1003))
    yield case("5.25 two fragmented texts in turn", b"".join(two), answer, two, answer)


def utf8() -> Iterator[Case]:
    """Section 6: a text is UTF-8, wherever it is cut. A fault may be told at the message's end."""
    for name, text in VALID_TEXTS.items():
        if text != "\u007f":
            yield case(name, whole(pad=text))
        payload, answer = asking(pad=text)
        yield case(f"{name}, each octet a fragment", b"".join(cut(payload, *range(1, len(payload)))), answer)
    payload, answer = asking(pad=GREEK)
    yield case("6.2 octet by octet", frame(TEXT, payload), answer, chop=1)
    start = payload.index(GREEK.encode())
    for place in range(start + 1, start + len(GREEK.encode())):
        yield case(f"6.5 cut after octet {place - start} of a word", b"".join(cut(payload, place)), answer)
    yield case(
        "6.1 three fragments, the middle one with all", b"".join(cut(payload, 0, len(payload))), answer
    )
    for name, octets in INVALID_TEXTS.items():
        yield case(name, frame(TEXT, octets), Closed(1007))
    for name in ("6.3 a surrogate between good letters", "6.6 Greek without its last octet"):
        octets = INVALID_TEXTS[name]
        yield case(
            f"{name}, each octet a fragment", b"".join(cut(octets, *range(1, len(octets)))), Closed(1007)
        )
    bad = GREEK.encode() + b"\xf4\x90\x80\x80"
    yield case(
        "6.4 a fault in the first of two fragments", b"".join(cut(bad + b"edited", len(bad))), Closed(1007)
    )
    yield case("6.4 a fault cut in two", b"".join(cut(bad + b"edited", len(bad) - 2)), Closed(1007))
    yield case(
        "6.4 a fault that a ping stands in",
        cut(bad, 12)[0] + frame(PING),
        Pong(),
        cut(bad, 12)[1],
        Closed(1007),
    )
    yield case(
        "6.24 octets of no text in pings are fine", frame(PING, b"\xff\xfe"), Pong(b"\xff\xfe"), whole()
    )


def closing() -> Iterator[Case]:
    """Section 7: the end of a line, and what comes after it."""
    bye = close_frame(1000)
    yield case("7.1.1 a text, then a close", whole(), bye, Closed(1000))
    yield case("7.1.2 two closes, one by one", bye, Closed(1000), bye)
    # Two in one segment: the second is found before the first is answered. Either code ends the line.
    yield case("7.1.2 two closes at once", bye + bye, Closed(1002))
    yield case("7.1.3 a ping after the close", bye + frame(PING, b"late"), Closed(1000))
    yield case("7.1.4 a text after the close", bye + whole()[0], Closed(1000))
    first, rest = cut(asking(300)[0], 150)
    yield case("7.1.5 a close within a message", first + bye + rest, Closed(1000))
    yield case("7.1.6 a long text, a close, a ping", whole(MAX_FRAME), bye + frame(PING), Closed(1000))
    yield case(
        "7.1.7 the close of the house, then texts", frame(BINARY) + whole()[0] * 3 + frame(PING), Closed(1003)
    )
    yield case("7.3.1 a close without a code", frame(CLOSE), Closed(1000))
    yield case("7.3.2 a close of one octet", frame(CLOSE, b"\x03"), Closed(1002))
    yield case("7.3.3 a close with a code", close_frame(1000), Closed(1000))
    yield case("7.3.4 a close with a reason", close_frame(1000, b"Hello World!"), Closed(1000))
    yield case("7.3.5 the longest reason", close_frame(1000, b"*" * 123), Closed(1000))
    yield case("7.3.6 a reason one octet too long", close_frame(1000, b"*" * 124), Closed(1002))
    yield case("7.3.7 a close octet by octet", close_frame(1001, b"leaving"), Closed(1001), chop=1)
    yield case(
        "7.5.1 a reason that is not UTF-8",
        close_frame(1000, INVALID_TEXTS["6.3 a surrogate between good letters"]),
        Closed(1007),
    )
    for code in VALID_CODES:
        yield case(f"7.7 the code {code}", close_frame(code), Closed(code))
    for code in INVALID_CODES:
        yield case(f"7.9 the code {code}", close_frame(code), Closed(1002))
        yield case(f"7.9 the code {code} with a reason", close_frame(code, b"reason"), Closed(1002))


def masking() -> Iterator[Case]:
    """RFC 6455 section 5.1: all that a client sends is masked."""
    payload, answer = asking(200)
    for name, opcode in {"text": TEXT, "ping": PING, "pong": PONG, "binary frame": BINARY}.items():
        yield case(f"8.1 a {name} without a mask", frame(opcode, b"x", masked=False), Closed(1002))
    yield case("8.1 a close without a mask", frame(CLOSE, b"\x03\xe8", masked=False), Closed(1002))
    yield case(
        "8.1 a continuation without a mask",
        frame(TEXT, b"{", fin=False) + frame(CONTINUATION, b"}", masked=False),
        Closed(1002),
    )
    yield case("8.1 no mask after a good text", whole(), frame(TEXT, payload, masked=False), Closed(1002))
    unmasked = frame(TEXT, payload, masked=False)
    yield case("8.2 a mask of zeros", unmasked[:1] + b"\xfe" + unmasked[2:4] + b"\0\0\0\0" + payload, answer)


def _all_at_once(pairs: Iterator[tuple[bytes, Said]]) -> list[bytes | Said]:
    listed = list(pairs)
    return [b"".join(sent for sent, _ in listed), *(answer for _, answer in listed)]


SECTIONS: Mapping[str, list[Case]] = {
    section.__name__: list(section())
    for section in (framing, pings, reserved_bits, opcodes, fragmentation, utf8, closing, masking)
}
