"""Column types that mean the same on both dialects."""

import json
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import BigInteger, Dialect, LargeBinary, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Word_ = TypeVar("Word_", bound=StrEnum)


def to_microseconds(moment: datetime) -> int:
    """Return microseconds since 1970; the time must be aware."""
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def from_microseconds(microseconds: int) -> datetime:
    """Return the aware UTC time."""
    return _EPOCH + timedelta(microseconds=microseconds)


class _Process(Protocol):
    def __call__(self, value: Any) -> Any: ...  # noqa: ANN401 - SQLAlchemy's own shape


def _to_bytes(value: UUID | None) -> bytes | None:
    return None if value is None else value.bytes


def _from_bytes(value: bytes | None) -> UUID | None:
    return None if value is None else UUID(bytes=value)


def _plain(value: UUID | None) -> UUID | None:
    return None if value is None else UUID(int=value.int)


def _to_integer(value: datetime | None) -> int | None:
    return None if value is None else to_microseconds(value)


def _from_integer(value: int | None) -> datetime | None:
    return None if value is None else from_microseconds(value)


class Identifier(TypeDecorator[UUID]):
    """A UUID: 16 bytes in SQLite, ``uuid`` in PostgreSQL."""

    impl = LargeBinary(16)
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.UUID(as_uuid=True))
        return dialect.type_descriptor(LargeBinary(16))

    @override
    def bind_processor(self, dialect: Dialect) -> _Process | None:
        if dialect.name == "postgresql":
            return None
        return _to_bytes

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> _Process | None:
        if dialect.name == "postgresql":
            # The driver has a subclass of its own, which not every encoder takes for a UUID.
            return _plain
        return _from_bytes


class Moment(TypeDecorator[datetime]):
    """An aware UTC time: integer microseconds in SQLite, ``timestamptz`` in PostgreSQL."""

    impl = BigInteger
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.TIMESTAMP(timezone=True))
        return dialect.type_descriptor(BigInteger())

    @override
    def bind_processor(self, dialect: Dialect) -> _Process | None:
        if dialect.name == "postgresql":
            return None
        return _to_integer

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> _Process | None:
        if dialect.name == "postgresql":
            return None
        return _from_integer


class Json(TypeDecorator[Any]):
    """A small JSON value, as text: nothing is searched inside it."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        return None if value is None else json.loads(value)


class Word(TypeDecorator[Word_], Generic[Word_]):
    """A member of a closed list, as its word; a new member needs no migration."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[Word_]) -> None:
        """``words`` is the closed list."""
        super().__init__()
        self.words = words

    @override
    def process_bind_param(self, value: Word_ | None, dialect: Dialect) -> str | None:
        # A bare word is taken as well, but only one of the list.
        return None if value is None else self.words(value).value

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Word_ | None:
        return None if value is None else self.words(value)
