"""``palabre serve --workers N``: a process that starts the others, and starts again the one that ends."""

import asyncio
import signal
import socket
import sys
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from palabre.cli.localbus import LocalBus, LocalBusError, environment_with, nats_server
from palabre.cli.talk import EX_CONFIG, EX_OK, EX_UNAVAILABLE, EX_USAGE, complain, words
from palabre.main import prepare
from palabre.settings import Settings

FIRST_WAIT = 0.2
LONGEST_WAIT = 10.0
"""Seconds before a worker is started again; they double while it ends soon after its start."""
PROVEN = 10.0
"""Seconds after which a worker that ends had served well."""
STOP_PATIENCE = 15.0
READY = b"ready"
WELCOME = b"welcome\n"

log = structlog.get_logger(__name__)


def supervise(settings: Settings, sockets: Sequence[socket.socket]) -> int:
    """Serve with one process for each socket until SIGTERM or Ctrl+C; SIGHUP renews them in turn."""
    return asyncio.run(_run(settings, sockets))


def fault_of(settings: Settings, program: Path | None) -> str | None:
    """Return in one sentence why several processes cannot serve this house, or None.

    ``program`` is the ``nats-server`` that was found.
    """
    if sys.platform == "win32":
        return words("--workers demande Linux ou macOS.", "--workers needs Linux or macOS.")
    if settings.database.startswith("sqlite"):
        return words(
            "--workers demande PostgreSQL\u00a0: une base SQLite n’appartient qu’à un seul processus. Donnez"
            " PALABRE_DATABASE_URL=postgresql://…, ou ouvrez la maison sans --workers.",
            "--workers needs PostgreSQL: a SQLite database belongs to one process only. Set"
            " PALABRE_DATABASE_URL=postgresql://…, or open the house without --workers.",
        )
    if not settings.shares_a_bus and program is None:
        return words(
            "--workers a besoin de NATS, et nats-server ne se trouve ni à côté de Python ni dans le PATH."
            " Installez-le, ou donnez PALABRE_BUS_URL=nats://….",
            "--workers needs NATS, and nats-server is neither beside Python nor on the PATH. Install it, or"
            " set PALABRE_BUS_URL=nats://….",
        )
    return None


async def _run(settings: Settings, sockets: Sequence[socket.socket]) -> int:
    # Once, before many would wait for one another; it also shows that the database opens.
    await prepare(settings)
    async with AsyncExitStack() as stack:
        bus: LocalBus | None = None
        program = None if settings.shares_a_bus else nats_server()
        if program is not None:
            try:
                bus = await stack.enter_async_context(LocalBus(program))
            except LocalBusError:
                complain(words("nats-server ne démarre pas.", "nats-server does not start."))
                return EX_UNAVAILABLE
        return await Supervisor(settings, sockets, bus).run()


Process = asyncio.subprocess.Process


@dataclass(kw_only=True, slots=True, eq=False)
class Place:
    """What one process after the other fills. Its socket stays open here, so that nobody is turned away."""

    number: int
    listening: socket.socket
    process: Process | None = None
    ready: asyncio.Event = field(default_factory=asyncio.Event)


class Supervisor:
    """Keeps every place filled until it is told to stop."""

    def __init__(self, settings: Settings, sockets: Sequence[socket.socket], bus: LocalBus | None) -> None:
        """``bus`` is ours, if the settings name none."""
        self._bus = bus
        self._environment = environment_with(
            settings.bus_url if bus is None else bus.url, sockets[0].getsockname()[1]
        )
        self._places = [Place(number=number, listening=one) for number, one in enumerate(sockets)]
        self._running: set[Process] = set()
        self._stop = asyncio.Event()
        self._renewing: asyncio.Task[None] | None = None
        self._code = EX_OK

    async def run(self) -> int:
        """Return the exit code."""
        loop = asyncio.get_running_loop()
        for how in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(how, self._told_to_stop)
        loop.add_signal_handler(signal.SIGHUP, self._told_to_renew)
        tasks = [asyncio.create_task(self._keep(place)) for place in self._places]
        tasks.append(asyncio.create_task(self._welcome()))
        if self._bus is not None:
            tasks.append(asyncio.create_task(self._keep_bus(self._bus)))
        await self._stop.wait()
        if self._renewing is not None:
            tasks.append(self._renewing)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(_close(process) for process in self._running))
        return self._code

    def _told_to_stop(self) -> None:
        if self._stop.is_set():
            # Told twice: at once.
            for process in self._running:
                _send(process, signal.SIGKILL)
        self._stop.set()

    def _told_to_renew(self) -> None:
        if self._renewing is None or self._renewing.done():
            self._renewing = asyncio.create_task(self._renew())

    async def _keep(self, place: Place) -> None:
        wait = FIRST_WAIT
        while True:
            started = time.monotonic()
            place.process, ready = await self._start(place)
            if ready:
                place.ready.set()
            code = await self._filled(place)
            if not place.ready.is_set() and code in {EX_CONFIG, EX_UNAVAILABLE, EX_USAGE}:
                # It said why, and would say so again.
                self._code = code
                self._stop.set()
                return
            wait = FIRST_WAIT if time.monotonic() - started > PROVEN else min(2 * wait, LONGEST_WAIT)
            log.warning("worker_ended", worker=place.number, code=code, again_in=wait)
            await asyncio.sleep(wait)

    async def _filled(self, place: Place) -> int:
        """Wait until nobody fills the place; return with what code the last one ended."""
        while True:
            process = place.process
            if process is None:
                return EX_OK
            code = await process.wait()
            self._running.discard(process)
            if place.process is process:
                return code

    async def _start(self, place: Place) -> tuple[Process, bool]:
        """Start a process on the place's socket, beside whoever serves it; return whether it is ready."""
        descriptor = place.listening.fileno()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "palabre",
            "serve",
            "--listening",
            str(descriptor),
            env=self._environment,
            pass_fds=(descriptor,),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            # Ctrl+C is for us: we tell the others.
            start_new_session=True,
        )
        self._running.add(process)
        return process, process.stdout is not None and READY in await process.stdout.readline()

    async def _renew(self) -> None:
        """Replace one process after the other: each goes when the next one serves."""
        for place in self._places:
            before = place.process
            after, ready = await self._start(place)
            if not ready:
                log.error("worker_not_renewed", worker=place.number, code=await after.wait())
                self._running.discard(after)
                return
            place.process = after
            if before is not None:
                _send(before, signal.SIGTERM)
                await before.wait()

    async def _welcome(self) -> None:
        for place in self._places:
            await place.ready.wait()
        first = self._places[0].process
        if first is not None and first.stdin is not None:
            first.stdin.write(WELCOME)

    async def _keep_bus(self, bus: LocalBus) -> None:
        while True:
            log.warning("bus_ended", code=await bus.ended())
            with suppress(LocalBusError):
                await bus.start()
            await asyncio.sleep(FIRST_WAIT)


async def _close(process: Process) -> None:
    """Close the house: a worker to whom nobody listens any more tells its people to come back later."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        async with asyncio.timeout(STOP_PATIENCE):
            await process.wait()
    except TimeoutError:
        _send(process, signal.SIGKILL)
        await process.wait()


def _send(process: Process, how: signal.Signals) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.send_signal(how)
