VERSION: int

def word(plain: str, own: int, kind: int, classes: int, pieces: bytes, scales: bytes, /) -> bytes: ...
def line(framed: list[bytes], rows: bytes, scales: bytes, scale: int, /) -> tuple[int, list[int]]: ...
def shares(
    framed: list[bytes],
    rows: bytes,
    scales: bytes,
    scale: int,
    together: bytes,
    kinds: int,
    head: int,
    worth: int,
    /,
) -> list[int]: ...
