"""A NATS for the workers of one machine, when the settings name none."""

import asyncio
import ctypes
import functools
import json
import os
import secrets
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

_PATIENCE = 10.0
_LOOK = 0.02
_LOOKS = int(_PATIENCE / _LOOK)
_PR_SET_PDEATHSIG = 1


class LocalBusError(Exception):
    """The server did not start."""


def nats_server() -> Path | None:
    """Return the server that stands beside the interpreter or on the path."""
    beside = Path(sys.executable).parent / "nats-server"
    if beside.is_file():
        return beside
    found = shutil.which("nats-server")
    return None if found is None else Path(found)


class LocalBus:
    """One ``nats-server`` on the loopback, behind a token that only the workers are given."""

    def __init__(self, program: Path) -> None:
        """``program`` is the server's."""
        self._program = program
        self._folder = Path()
        self._process: asyncio.subprocess.Process | None = None
        self._token = secrets.token_urlsafe(24)
        self._port = -1
        """As the server understands it: any free one, until it has one."""

    @property
    def url(self) -> str:
        """The address for the workers."""
        return f"nats://{self._token}@127.0.0.1:{self._port}"

    @property
    def pid(self) -> int:
        """Of the running server."""
        return 0 if self._process is None else self._process.pid

    async def __aenter__(self) -> Self:
        # Readable by its owner alone, as the token is in it; on the command line everybody could read it.
        self._folder = Path(tempfile.mkdtemp(prefix="palabre-bus-"))
        try:
            await self.start()
        except BaseException:
            await self.__aexit__(None, None, None)
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.terminate()
            try:
                async with asyncio.timeout(_PATIENCE):
                    await self._process.wait()
            except TimeoutError:
                self._process.kill()
                await self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    async def start(self) -> None:
        """Start the server; a second time, on the port that it had before. Raise LocalBusError."""
        config = self._folder / "nats.conf"
        config.write_text(
            f'host: "127.0.0.1"\nport: {self._port}\nports_file_dir: "{self._folder}"\n'
            f'authorization {{ token: "{self._token}" }}\n',
            encoding="utf-8",
        )
        self._process = await asyncio.create_subprocess_exec(
            self._program,
            "-c",
            config,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent(),
        )
        ports = self._folder / f"nats-server_{self._process.pid}.ports"
        for _ in range(_LOOKS):
            if await self._found(ports):
                return
            await asyncio.sleep(_LOOK)
        raise LocalBusError

    async def ended(self) -> int:
        """Wait for the server's end."""
        if self._process is None:
            return 0
        return await self._process.wait()

    async def _found(self, ports: Path) -> bool:
        if self._process is None or self._process.returncode is not None:
            raise LocalBusError
        # The file may be seen before it is whole.
        with suppress(OSError, json.JSONDecodeError, LookupError):
            said: str = json.loads(await asyncio.to_thread(ports.read_text, encoding="ascii"))["nats"][0]
            self._port = int(said.rpartition(":")[2])
            return True
        return False


def _end_with_parent() -> Callable[[], None] | None:
    """Make what asks the kernel to end the server with us, however we end, where the kernel can."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    return functools.partial(prctl, _PR_SET_PDEATHSIG, int(signal.SIGTERM))


def environment_with(bus_url: str, port: int) -> dict[str, str]:
    """Return our own environment with what the supervisor chose."""
    return os.environ | {"PALABRE_BUS_URL": bus_url, "PALABRE_PORT": str(port)}
