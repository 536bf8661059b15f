"""Drives the generator: a plan file, its process, one report for each run."""

import contextlib
import subprocess
import tempfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bench.live.build import compiled
from bench.live.figures import Report

TEXTS = (
    "la pluie est revenue sur les quais, il fait frais ici",
    "quelqu’un connaît une recette simple avec des poireaux ?",
    "le marché était presque vide ce matin, quel dommage",
    "je relis un vieux roman de mer, il est plein de vent",
    "les pommes étaient belles, j’en ai rapporté un panier",
    "on entend les trains depuis la fenêtre de la cuisine",
    "demain nous allons marcher dans la forêt du canal",
)
"""About 60 characters with the mark before them; none that the filter looks at twice."""


class LoadFailedError(Exception):
    """The generator ended early; the message is what it said."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Member:
    """One connection: where it goes, which room it joins, and with what token."""

    port: int
    room: str
    token: str | None = None


class Load:
    """A generator with everybody connected and joined."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def run(self, rate: float, *, warm: float = 1.0, seconds: float = 5.0, grace: float = 5.0) -> Report:
        """Send ``rate`` messages a second for ``warm + seconds``; wait ``grace`` for the last ones."""
        self._tell(f"run {rate} {warm} {seconds} {grace}\n")
        return Report.read(self._hear())

    def _tell(self, line: str) -> None:
        stream = self._process.stdin
        if stream is None:
            raise AssertionError("the generator has a standard input")
        stream.write(line)
        stream.flush()

    def _hear(self) -> str:
        stream = self._process.stdout
        line = stream.readline() if stream is not None else ""
        if not line:
            raise LoadFailedError
        return line

    def wait_ready(self) -> None:
        """Return when all have joined."""
        self._hear()


@contextlib.contextmanager
def open_load(
    members: Sequence[Member], pids: Sequence[int], *, irc: bool = False, path: str = "/api/v1/live"
) -> Generator[Load]:
    """Connect and join everybody; ``pids`` are the processes whose CPU is measured. Raise LoadFailedError."""
    program = compiled("load")
    with tempfile.TemporaryDirectory(prefix="palabre-bench-") as folder:
        plan, errors = Path(folder) / "plan", Path(folder) / "errors"
        with plan.open("w", encoding="utf-8") as out:
            _write_plan(out, members, pids, irc=irc, path=path)
        with errors.open("w") as stderr:
            process = subprocess.Popen(  # noqa: S603 - built from our own sources
                [str(program), str(plan)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
            )
        try:
            load = Load(process)
            load.wait_ready()
            yield load
        except (LoadFailedError, BrokenPipeError):
            raise LoadFailedError(errors.read_text("utf-8", errors="replace").strip()) from None
        finally:
            process.kill()
            process.communicate()


def _write_plan(
    out: IO[str], members: Sequence[Member], pids: Sequence[int], *, irc: bool, path: str
) -> None:
    lines = [
        ("protocol", "irc" if irc else "ws"),
        ("path", path),
        ("header", "Sec-WebSocket-Protocol: palabre.v1"),
        *(("pid", str(pid)) for pid in pids),
        *(("text", text) for text in TEXTS),
        *(("member", "127.0.0.1", str(m.port), m.room, m.token or "-") for m in members),
    ]
    out.writelines("\t".join(line) + "\n" for line in lines)
