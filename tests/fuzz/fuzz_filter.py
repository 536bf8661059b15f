"""Random bytes against the filter, guided by what they reach. Not a test: run it by hand, see testing.md."""

import importlib
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, cast


class Provider(Protocol):
    """The fuzzer's bytes as values."""

    def ConsumeBool(self) -> bool: ...  # noqa: N802
    def ConsumeUnicode(self, count: int) -> str: ...  # noqa: N802


class Fuzzer(Protocol):
    """What is used of atheris, which is installed for this alone and has no types."""

    def instrument_imports(self, include: list[str]) -> AbstractContextManager[None]: ...
    def FuzzedDataProvider(self, data: bytes) -> Provider: ...  # noqa: N802
    def Setup(self, arguments: list[str], target: Callable[[bytes], None]) -> None: ...  # noqa: N802
    def Fuzz(self) -> None: ...  # noqa: N802


atheris = cast("Fuzzer", importlib.import_module("atheris"))
with atheris.instrument_imports(include=["palabre.engines.filter"]):
    from palabre.domain.verdicts import Circumstances, Place
    from palabre.engines.filter import Filter

LONGEST_LINE = 4_000
SLOW_SECONDS = 0.5
JUDGE = Filter()


def one_input(data: bytes) -> None:
    """No exception, spans inside the text, the same verdict twice, no line without an end."""
    provider = atheris.FuzzedDataProvider(data)
    place = Place.PSEUDONYM if provider.ConsumeBool() else Place.PUBLIC_ROOM
    text = provider.ConsumeUnicode(LONGEST_LINE)
    began = time.thread_time()
    verdict = JUDGE.judge(text, Circumstances(place=place))
    spent = time.thread_time() - began
    if spent > SLOW_SECONDS:
        raise AssertionError(f"{spent:.2f} s for {len(text)} code points")
    if any(not 0 <= span.start < span.end <= len(text) for span in verdict.spans):
        raise AssertionError(f"a span lies outside of {len(text)} code points: {verdict.spans}")
    if JUDGE.judge(text, Circumstances(place=place)) != verdict:
        raise AssertionError("another verdict for the same text")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
