"""What every frame and body has in common: frozen, ``snake_case``, nothing unknown."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

SlugText = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
RefText = UUID
Seq = Annotated[int, Meta(ge=0, le=2**53 - 1)]


class Incoming(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From a client: a field that we do not know is an error, not a wish."""


class Outgoing(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """To a client: absent means the default."""


class Listing(Outgoing, frozen=True, kw_only=True, omit_defaults=False):
    """A page of ``items``; ``next`` and ``prev`` are always there, null at the ends."""
