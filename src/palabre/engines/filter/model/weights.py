"""The file of the learned model: read whole and checked, or refused with a reason."""

import hashlib
import json
import zlib
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from palabre.engines.filter.model.features import HEADS, PIECE_BITS, ROW_BITS

FORMAT: Final = 2
"""Raised with the layout of the file."""
FEATURES: Final = 2
"""Raised with any code of ``features`` or ``words`` that changes what the model sees."""
FILE: Final = "model.bin"
_MAGIC: Final = b"palabre-model\n"
_LARGEST: Final = 8 * 2**20
_LARGEST_HEADER: Final = 2**16

Small = NDArray[np.int8]
Large = NDArray[np.int32]


class ModelRefused(Exception):
    """A model file that must not be used; the text says why."""


class Header(msgspec.Struct, forbid_unknown_fields=True):
    """What stands before the weights."""

    format: int
    features: int
    classes: str
    """Digest of the word classes that it was trained with."""
    kinds: int
    """How many word classes."""
    senses: int
    """How many senses of words."""
    heads: list[str]
    pieces: list[int]
    """What a weight of a piece is worth, a head, in 2**-20."""
    rows: list[int]
    """What a weight of words in a row is worth, a head, in 2**-28."""
    together: list[int]
    """What a weight of classes together is worth, a head, in 2**-28."""
    constants: list[int]
    """The logit of an empty line, a head, in 2**-40."""
    trained: str = ""
    """What it was made from, for people."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Weights:
    """All that judging needs; one byte a weight, heads beside each other."""

    header: Header
    pieces: Small
    rows: Small
    together: Small
    senses: Large
    """In weights of a piece."""
    digest: str
    """SHA-256 of the file."""


def write_weights(header: Header, pieces: Small, rows: Small, together: Small, senses: Large) -> bytes:
    """The file of these weights; its SHA-256 belongs beside it."""
    head = json.dumps(msgspec.to_builtins(header), sort_keys=True).encode()
    body = b"".join(table.astype(np.int8).tobytes() for table in (pieces, rows, together))
    body += senses.astype("<i4").tobytes()
    return _MAGIC + len(head).to_bytes(4, "little") + head + zlib.compress(body, 9)


def read_weights(file: bytes, digest: str, classes: str) -> Weights:
    """The weights of a file whose SHA-256 must be ``digest``, for word classes of the digest ``classes``.

    Raises:
        ModelRefused: the file is another one, damaged, or made for other features.
    """
    found = hashlib.sha256(file).hexdigest()
    if found != digest.strip():
        raise ModelRefused(f"SHA-256 is {found}, not {digest.strip()[:64]}")
    if not file.startswith(_MAGIC):
        raise ModelRefused("not a model file")
    begin = len(_MAGIC) + 4
    length = int.from_bytes(file[len(_MAGIC) : begin], "little")
    if length > _LARGEST_HEADER:
        raise ModelRefused("its header is too long")
    try:
        header = msgspec.json.decode(file[begin : begin + length], type=Header)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ModelRefused(f"its header cannot be read: {error}") from None
    _check(header, classes)
    count = len(header.heads)
    sizes = (1 << PIECE_BITS, 1 << ROW_BITS, header.kinds * header.kinds)
    try:
        opened = zlib.decompressobj()
        body = opened.decompress(file[begin + length :], _LARGEST)
    except zlib.error as error:
        raise ModelRefused(f"its weights cannot be read: {error}") from None
    small = sum(sizes) * count
    expected = small + 4 * header.senses * count
    if len(body) != expected:
        raise ModelRefused(f"it has {len(body)} bytes of weights, not {expected}")
    every = np.frombuffer(body, dtype=np.int8, count=small).reshape(-1, count)
    senses = np.frombuffer(body, dtype="<i4", offset=small).reshape(-1, count).astype(np.int32)
    pieces, rows, together = np.split(every, (sizes[0], sizes[0] + sizes[1]))
    return Weights(header=header, pieces=pieces, rows=rows, together=together, senses=senses, digest=found)


def _check(header: Header, classes: str) -> None:
    if header.format != FORMAT:
        raise ModelRefused(f"format {header.format}, not {FORMAT}")
    if header.features != FEATURES:
        raise ModelRefused(f"made for features {header.features}, not {FEATURES}")
    if header.classes != classes:
        raise ModelRefused("made for other word classes: it must be trained again")
    if tuple(header.heads) != HEADS:
        raise ModelRefused(f"its heads are {', '.join(header.heads)}")
    for scales in (header.pieces, header.rows, header.together, header.constants):
        if len(scales) != len(HEADS) or any(abs(scale) > 2**50 for scale in scales):
            raise ModelRefused("its scales are out of bounds")


def package_file() -> tuple[bytes, str]:
    """The file that comes with the package, and the SHA-256 beside it."""
    folder = files("palabre.engines.filter.model")
    # Whatever stands there instead of a digest is read too, and refused as one that does not fit.
    beside = folder.joinpath(f"{FILE}.sha256").read_bytes().decode("ascii", "replace")
    return folder.joinpath(FILE).read_bytes(), beside.partition(" ")[0]
