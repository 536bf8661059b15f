"""An IRC server from the system's packages, with every brake on its users taken off."""

import contextlib
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator, Sequence
from pathlib import Path

from bench.live.build import MissingError
from bench.live.house import free_port
from bench.live.peers.fetch import system_packages
from bench.live.servers import Running, Server

_PATIENCE = 10.0

_CONFIGURATION = """\
<server name="irc.bench.test" description="bench" network="Bench" id="1BN">
<admin name="bench" nick="bench" email="bench@bench.test">
<bind address="127.0.0.1" port="{port}" type="clients">
<connect allow="*" timeout="60" pingfreq="300" hardsendq="16M" softsendq="8M" recvq="64K" threshold="100000"
 commandrate="100000000" fakelag="no" localmax="100000" globalmax="100000" limit="100000" maxchans="20"
 useident="no" resolvehostnames="no">
<performance softlimit="100000" somaxconn="4096">
<path configdir="{folder}" datadir="{folder}" logdir="{folder}" runtimedir="{folder}" moduledir="{modules}">
<pid file="{folder}/pid">
"""


def inspircd() -> Server:
    """InspIRCd: the quickest of those that Debian has."""

    @contextlib.contextmanager
    def opened() -> Generator[Running]:
        files = system_packages(["inspircd"])
        with tempfile.TemporaryDirectory(prefix="palabre-bench-") as folder:
            port, modules = free_port(), files / "usr/lib/inspircd/modules"
            config = Path(folder) / "inspircd.conf"
            config.write_text(
                _CONFIGURATION.format(port=port, folder=folder, modules=modules), encoding="utf-8"
            )
            command = [str(files / "usr/sbin/inspircd"), "--nofork", "--config", str(config)]
            if os.geteuid() == 0:
                command.append("--runasroot")
            with _serving(command, port) as running:
                yield running

    return Server(name="InspIRCd", open=opened, irc=True)


@contextlib.contextmanager
def _serving(command: Sequence[str], port: int) -> Generator[Running]:
    process = subprocess.Popen(  # noqa: S603 - the servers that this module names
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + _PATIENCE
    try:
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise MissingError(f"{Path(command[0]).name} did not start.")
            time.sleep(0.02)
        yield Running(pids=[process.pid], ports=[port])
    finally:
        process.terminate()
        process.wait(10)


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False
