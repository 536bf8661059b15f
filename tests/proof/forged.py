"""A whole house in a process of its own that starts within a fifth of a second, to be killed often."""

import asyncio
import itertools
import json
import os
import random
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.functional.house import NO_LIMITS, House
from tests.proof.speaker import Crowd, Speaker
from tests.proof.store import furnish

_BIRDS = ("Mésange", "Hirondelle", "Fauvette", "Sittelle", "Alouette", "Huppe", "Grive", "Mouette")

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tests/proof/forge.py"
PATIENCE = 60.0


@dataclass(kw_only=True)
class ForgedHouse:
    """``palabre serve``, forked from a process that has imported it."""

    folder: Path
    environment: Mapping[str, str]
    database_url: str
    port: int = 0
    pid: int = 0
    """Of the running house; 0 when there is none."""
    house: House | None = None
    _forge: Process | None = None
    _complaints: bytearray = field(default_factory=bytearray)
    _welcomes: "asyncio.Queue[str]" = field(default_factory=asyncio.Queue)
    _listener: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """Where it answers, the same after each start."""
        return f"http://localhost:{self.port}"

    @property
    def live(self) -> str:
        """Its live door."""
        return f"ws://127.0.0.1:{self.port}/api/v1/live"

    async def start(self) -> House:
        """Start a house over the same data, at the same place, and wait until it answers."""
        assert not self.pid
        if self._forge is None:
            self._forge = await self._light()
        forge = self._forge
        assert forge.stdin is not None
        assert forge.stdout is not None
        forge.stdin.write(f"{json.dumps({'PALABRE_PORT': str(self.port)})}\n".encode())
        async with asyncio.timeout(PATIENCE):
            self.pid = int((await forge.stdout.readline()).split()[1])
            address = await self._welcomes.get()
            assert address, self.complaints
        self.port = int(address.split(":")[2].split("/")[0])
        if self.house is None:
            self.house = House(url=self.url, invite=self._invite)
        return self.house

    async def _listen(self, said: asyncio.StreamReader) -> None:
        async for line in said:
            if b"#" in line:
                # The watcher's link is the last address of the welcome.
                await self._welcomes.put(line.split()[-1].decode())
            elif line.strip() and not line.startswith(b"  "):
                self._complaints += line
        await self._welcomes.put("")

    async def _light(self) -> Process:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PALABRE_")}
        own = {
            "PALABRE_DATA_DIR": str(self.folder),
            "PALABRE_DATABASE_URL": self.database_url,
            "PALABRE_LOG_LEVEL": "warning",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        }
        forge = await asyncio.create_subprocess_exec(
            sys.executable,
            str(SCRIPT),
            cwd=self.folder,
            env=kept | own | NO_LIMITS | dict(self.environment),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
        )
        assert forge.stderr is not None
        self._listener = asyncio.create_task(self._listen(forge.stderr))
        return forge

    async def _invite(self, name: str) -> str:
        command = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "palabre", "staff", "invite", name, "--json"),
            cwd=self.folder,
            env={
                **os.environ,
                "PALABRE_DATA_DIR": str(self.folder),
                "PALABRE_DATABASE_URL": self.database_url,
            },
            stdout=PIPE,
            stderr=DEVNULL,
        )
        said, _ = await command.communicate()
        return str(json.loads(said)["link"])

    @property
    def complaints(self) -> str:
        """What the houses logged so far."""
        return self._complaints.decode(errors="replace")

    async def end(self, how: signal.Signals) -> int:
        """Send a signal and wait for the end; returns the exit code, negative for a signal."""
        assert self.pid
        os.kill(self.pid, how)
        forge = self._forge
        assert forge is not None
        assert forge.stdout is not None
        async with asyncio.timeout(PATIENCE):
            code = int((await forge.stdout.readline()).split()[1])
        self.pid = 0
        return code

    async def kill(self) -> None:
        """As a crash would."""
        assert await self.end(signal.SIGKILL) == -signal.SIGKILL

    async def stop(self) -> None:
        """Ask it to stop; it must end by itself."""
        assert await self.end(signal.SIGTERM) == 0

    async def people(self, crowd: Crowd, count: int) -> list[Speaker]:
        """So many people come in, without a line yet."""
        async with httpx.AsyncClient(base_url=self.url, timeout=PATIENCE) as client:
            return [
                Speaker(crowd=crowd, name=f"p{number}", token=await enter(client), url=self.live)
                for number in range(count)
            ]

    async def close(self) -> None:
        """End whatever runs."""
        if self.house is not None:
            await self.house.send_everybody_home()
        forge = self._forge
        if forge is None:
            return
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        with suppress(ProcessLookupError):
            forge.kill()
        # Read to the ends: a pipe that nobody saw closed is complained of later, in somebody else's test.
        if forge.stdin is not None and forge.stdout is not None:
            forge.stdin.close()
            await forge.stdout.read()
        if self._listener is not None:
            await self._listener
        await forge.wait()


async def enter(client: httpx.AsyncClient) -> str:
    """Come in under whatever pseudonym is free; returns the token."""
    asked = "Castor du Matin"
    for number in itertools.count(1):
        form = {"pseudonym": asked, "age": 34, "postal_code": "35000", "accepts_rules": True}
        answer = (await client.post("/api/v1/entries", json=form)).json()
        client.cookies.clear()
        if "token" in answer:
            return str(answer["token"])
        if answer["code"] == "overloaded":
            # On a machine with other work: as a browser would, come back when told.
            await asyncio.sleep(answer["retry_after"])
            continue
        # Others may have been told the same ones; in a full house there may be none for this name.
        assert answer["code"] in {"pseudonym_refused", "pseudonym_taken"}, answer
        free = answer.get("suggestions")
        asked = random.choice(free) if free else f"{_BIRDS[number % len(_BIRDS)]} des Dunes"
    raise AssertionError("the house is full")


@asynccontextmanager
async def open_forged(
    folder: Path, *, rooms: Sequence[str], database_url: str = "", **environment: str
) -> AsyncGenerator[ForgedHouse]:
    """A started house without limits, with these rooms."""
    url = database_url or f"sqlite:///{folder / 'palabre.sqlite3'}"
    await furnish(url, rooms)
    forged = ForgedHouse(folder=folder, environment=environment, database_url=url)
    try:
        await forged.start()
        yield forged
    finally:
        await forged.close()
