"""``palabre serve``, ``migrate`` and ``check``."""

import argparse
import asyncio
import gc
import os
import signal
import socket
import sys
from collections.abc import Generator
from contextlib import ExitStack, contextmanager

import uvicorn
import uvloop
from typing_extensions import override

from palabre.adapters.system.logs import configure_logs
from palabre.cli.listening import listen, listen_for
from palabre.cli.localbus import nats_server
from palabre.cli.staffing import invitation_link
from palabre.cli.talk import EX_CONFIG, EX_FAILED, EX_OK, EX_UNAVAILABLE, complain, put, say, words
from palabre.cli.workers import READY, WELCOME, fault_of, supervise
from palabre.demo.rooms import DEMO_ROOMS
from palabre.domain.ids import RoomId, Slug
from palabre.domain.rooms import Room
from palabre.domain.staff import Role
from palabre.main import Service, prepare
from palabre.settings import Settings, load_here
from palabre.web.live.http_guard import guarded_http
from palabre.web.live.protocol import live_protocol

_DEMO_WATCHER = "Veilleuse"
MOST_WORKERS = 64
_STOP_SECONDS = 5
_GARBAGE = 10_000
"""New objects between two looks for garbage; most of ours is freed without any."""


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verbs."""
    serve = verbs.add_parser("serve", help=words("ouvrir la maison", "open the house"))
    serve.add_argument(
        "--workers",
        type=_count,
        default=1,
        metavar="N",
        help=words(
            "nombre de processus, sur une même adresse (PostgreSQL)",
            "number of processes, at one address (PostgreSQL)",
        ),
    )
    # How a supervisor hands its socket to a worker.
    serve.add_argument("--listening", type=int, default=None, help=argparse.SUPPRESS)
    serve.set_defaults(run=_serve)
    migrate = verbs.add_parser(
        "migrate", help=words("mettre la base à jour", "bring the database up to date")
    )
    migrate.set_defaults(run=_migrate)
    check = verbs.add_parser("check", help=words("ce qui manque pour ouvrir", "what is missing to open"))
    check.set_defaults(run=_check)


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= MOST_WORKERS:
        raise argparse.ArgumentTypeError(words(f"entre 1 et {MOST_WORKERS}", f"between 1 and {MOST_WORKERS}"))
    return number


def _serve(options: argparse.Namespace) -> int:
    settings = load_here()
    configure_logs(settings.log_level)
    if options.listening is not None:
        with socket.socket(fileno=options.listening) as given:
            given.setblocking(False)
            return uvloop.run(_run(settings, given, supervised=True))
    workers: int = options.workers
    if workers > 1 and (fault := fault_of(settings, nats_server())) is not None:
        complain(fault)
        return EX_CONFIG
    try:
        sockets = [listen(settings)] if workers == 1 else listen_for(settings, workers)
    except OSError as error:
        complain(
            words(
                f"le port {settings.port} n’est pas libre ({error.strerror}). Choisissez-en un autre avec"
                " PALABRE_PORT.",
                f"port {settings.port} is not free ({error.strerror}). Choose another with PALABRE_PORT.",
            )
        )
        return EX_UNAVAILABLE
    with ExitStack() as stack:
        for listening in sockets:
            stack.enter_context(listening)
        if workers > 1:
            return supervise(settings, sockets)
        return uvloop.run(_run(settings, sockets[0]))


async def _run(settings: Settings, listening: socket.socket, *, supervised: bool = False) -> int:
    address = f"http://localhost:{listening.getsockname()[1]}"
    await prepare(settings)
    service = Service(settings, address=address, alone=True)
    await service.start()
    try:
        await _furnish(service)
        await _Server(service, address, supervised=supervised).serve(sockets=[listening])
    finally:
        await service.stop()
    return EX_OK


class _Server(uvicorn.Server):
    """Says where it is once it answers, and whether others take over when it stops."""

    def __init__(self, service: Service, address: str, *, supervised: bool = False) -> None:
        super().__init__(_configuration(service))
        self._service = service
        self._address = address
        self._supervised = supervised
        self._welcoming: asyncio.Task[None] | None = None

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            _settle_memory()
            if self._supervised:
                asyncio.get_running_loop().add_reader(sys.stdin.fileno(), self._hear_supervisor)
                put(READY.decode())
                sys.stdout.flush()
            else:
                await _welcome(self._service, self._address)

    def _hear_supervisor(self) -> None:
        said = os.read(sys.stdin.fileno(), 64)
        if WELCOME in said:
            self._welcoming = asyncio.create_task(_welcome(self._service, self._address))
        if not said:
            # The house closes, or its supervisor is gone.
            asyncio.get_running_loop().remove_reader(sys.stdin.fileno())
            self.should_exit = True

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # SIGTERM is for one process; Ctrl+C, or the end of the supervisor, for the house.
        if self._captured_signals[:1] == [signal.SIGTERM] and self._service.node.is_one_of_several():
            for server in self.servers:
                server.close()
            await self._service.node.hand_over()
        await super().shutdown(sockets)

    @override
    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        with super().capture_signals():
            try:
                yield
            finally:
                # uvicorn would raise them again, which ends the process before the stores are closed.
                self._captured_signals.clear()


def _settle_memory() -> None:
    """Keep the collector away from all that was built at the start: looking through it stops everybody."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GARBAGE, 20, 50)


def _configuration(service: Service) -> uvicorn.Config:
    return uvicorn.Config(
        app=service.kernel,
        http=guarded_http(service.door),
        ws=live_protocol(service.door),
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=_STOP_SECONDS,
    )


async def _furnish(service: Service) -> None:
    """Open the demo house's rooms; a house that has others keeps them.

    Where only some of them are there, another process is furnishing, or one died of it: opening a room twice
    is the same as once, and nobody must wait for who died.
    """
    if not service.house.demo:
        return
    present = {room.slug for room in await service.stores.rooms.rooms()}
    wanted = {Slug(room.slug) for room in DEMO_ROOMS}
    if present - wanted or present == wanted:
        return
    for position, room in enumerate(DEMO_ROOMS):
        await service.stores.rooms.add(
            Room(
                id=RoomId(service.chance.uuid()),
                slug=Slug(room.slug),
                name=room.name,
                theme=room.theme,
                description=room.description,
                preview=room.preview,
                position=position,
            )
        )


async def _welcome(service: Service, address: str) -> None:
    _, token = await service.invite(_DEMO_WATCHER, Role.LEAD)
    say("")
    say(words("  La maison de démonstration est ouverte.", "  The demo house is open."))
    say("")
    say(words("  Entrer", "  Enter") + f"            {address}/")
    say(words("  Veiller (1 fois)", "  Watch (once)    ") + f"  {invitation_link(address, token)}")
    say("")
    say(
        words(
            "  Pour la voir vivre, dans un autre terminal\u00a0: .venv/bin/palabre demo --evening",
            "  To see it live, in another terminal: .venv/bin/palabre demo --evening",
        )
    )
    say(words("  Ctrl+C pour fermer.", "  Ctrl+C to close."))
    say("")


def _migrate(_options: argparse.Namespace) -> int:
    settings = load_here()
    asyncio.run(prepare(settings))
    say(words("La base est à jour.", "The database is up to date."))
    return EX_OK


def _check(_options: argparse.Namespace) -> int:
    settings = load_here()

    async def run() -> int:
        await prepare(settings)
        service = Service(settings)
        await service.start()
        try:
            ready = await service.kernel.readiness.look()
        finally:
            await service.stop()
        for name, check in ready.checks.items():
            put(f"{'ok ' if check.ok else 'NON'} {name} {check.detail}")
        return EX_OK if ready.status == "ready" else EX_FAILED

    return asyncio.run(run())
