import io

from bench.live.load import TEXTS, Member, _write_plan
from bench.live.machine import describe

MARK = 10
"""Letters that the generator puts before each text, with a blank."""


def test_a_plan_says_one_thing_a_line() -> None:
    out = io.StringIO()
    members = [Member(port=10, room="salon-0", token="secret"), Member(port=20, room="salon-1")]
    _write_plan(out, members, [7, 8], irc=False, path="/api/v1/live")
    lines = [line.split("\t") for line in out.getvalue().splitlines()]
    assert lines[:5] == [
        ["protocol", "ws"],
        ["path", "/api/v1/live"],
        ["header", "Sec-WebSocket-Protocol: palabre.v1"],
        ["pid", "7"],
        ["pid", "8"],
    ]
    assert lines[-2:] == [
        ["member", "127.0.0.1", "10", "salon-0", "secret"],
        ["member", "127.0.0.1", "20", "salon-1", "-"],
    ]


def test_what_is_said_has_about_sixty_characters_and_needs_no_escape() -> None:
    assert {len(text) + MARK + 1 for text in TEXTS} <= set(range(55, 70))
    assert not [text for text in TEXTS if set(text) & {'"', "\\", "\t"}]


def test_figures_name_their_machine_and_versions() -> None:
    machine, versions = describe().splitlines()
    assert "cores" in machine
    assert "Palabre" in versions
    assert "Python" in versions
