"""A real house for the browser: ``palabre serve`` on a free port, in a folder of its own."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

_PATIENCE = 20.0
_STOP_PATIENCE = 12.0

WATCHERS = ("Alix", "Camille", "Dominique", "Louison", "Maël", "Nour", "Odile", "Sacha", "Ysé")
"""Public aliases of those who can be invited to watch, each once."""


class HouseError(Exception):
    """The house did not do what was asked; holds the end of what it said."""


class House:
    """Starts, stops and starts again on the same port and the same data."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self._changes = environment
        self.port = _free_port()
        self.url = f"http://localhost:{self.port}"
        self._said = folder / "said.log"
        self._links: dict[str, str] = {}
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self.stop()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PALABRE_")}
        return kept | {
            "LC_ALL": "C.UTF-8",
            "PALABRE_DATA_DIR": str(self.data),
            "PALABRE_PORT": str(self.port),
            # Many people behind one address, some of whom speak fast.
            "PALABRE_LIMITS__ENTRIES_PER_MINUTE": "0",
            "PALABRE_LIMITS__MESSAGES_PER_MINUTE": "0",
            "PALABRE_LIMITS__CONNECTIONS_PER_ADDRESS": "0",
            # A busy machine is late without being at fault, and a late house leaves questions out.
            "PALABRE_LIMITS__LOOP_LAG_MS": "0",
            **self._changes,
        }

    def start(self) -> None:
        """Start the server and wait until it says that it is ready."""
        with self._said.open("ab") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "palabre", "serve"],
                cwd=self.folder,
                env=self._environment,
                stdout=said,
                stderr=said,
            )
        deadline = time.monotonic() + _PATIENCE
        while not self._ready():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self._process.kill()
                self._process.wait()
                raise HouseError(self.said()[-2000:])
            time.sleep(0.05)

    def stop(self) -> int:
        """End the server as a service manager does; return its exit code."""
        if self._process is None:
            raise HouseError("not started")
        self._process.terminate()
        try:
            return self._process.wait(_STOP_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise HouseError(f"did not stop\n{self.said()[-2000:]}") from None
        finally:
            self._process = None

    def said(self) -> str:
        """What the server wrote so far."""
        return self._said.read_text(encoding="utf-8", errors="replace")

    def invite(self, name: str) -> str:
        """Return a one-time link for somebody who will watch."""
        if not self._links:
            # All at once: most of the time of one invitation goes into starting the command.
            self._links = self._invitations()
        return self._links.pop(name)

    def _invitations(self) -> dict[str, str]:
        script = (
            "import sys; from palabre.cli import main\n"
            "for name in sys.argv[1:]: main(['staff', 'invite', name, '--json'])"
        )
        answers = map(json.loads, self._run(["-c", script, *WATCHERS]).splitlines())
        return {answer["name"]: answer["link"] for answer in answers}

    def run(self, *arguments: str) -> str:
        """Run a verb of the command line on this house's data; return its output."""
        return self._run(["-m", "palabre", *arguments])

    def _run(self, arguments: Sequence[str]) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE * 10,
        )
        if done.returncode:
            raise HouseError(f"{arguments}: {done.returncode}\n{done.stderr[-2000:]}")
        return done.stdout

    def _ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port: int = chosen.getsockname()[1]
        return port
