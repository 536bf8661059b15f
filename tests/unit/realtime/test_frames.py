import pytest
from websockets.frames import Frame, Opcode

from palabre.realtime.frames import payload_of, ping_frame, pong_frame, text_frame


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 200_000])
def test_a_text_frame_is_what_another_library_would_send(size: int) -> None:
    payload = b"a" * size
    assert text_frame(payload) == Frame(Opcode.TEXT, payload).serialize(mask=False)


@pytest.mark.parametrize("size", [0, 1, 123, 125, 126, 379, 31_522, 65_535, 65_536])
def test_a_frame_gives_its_payload_back(size: int) -> None:
    # 123 is the code of an opening brace, which every payload begins with.
    payload = b"{" * size
    assert payload_of(text_frame(payload)) == payload


@pytest.mark.parametrize("payload", [b"", b"x" * 125])
def test_control_frames_are_what_another_library_would_send(payload: bytes) -> None:
    assert ping_frame(payload) == Frame(Opcode.PING, payload).serialize(mask=False)
    assert pong_frame(payload) == Frame(Opcode.PONG, payload).serialize(mask=False)


@pytest.mark.parametrize("build", [ping_frame, pong_frame])
def test_a_control_frame_is_never_longer_than_allowed(build: type[bytes]) -> None:
    with pytest.raises(ValueError, match="125"):
        build(b"x" * 126)
