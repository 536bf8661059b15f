"""WebSocket broadcasts as one would write them with public packages, in frames of the same size as ours."""

import contextlib
import sys
from collections.abc import Generator
from pathlib import Path

from bench.live.peers.fetch import node, npm_package
from bench.live.servers import Running, Server, spawned

WS = "8.23.0"


def node_ws() -> Server:
    """Node with the package ws."""

    @contextlib.contextmanager
    def opened() -> Generator[Running]:
        package = npm_package("ws", WS)
        program, _ = node()
        script = Path(__file__).with_name("ws.mjs")
        with spawned([str(program), str(script), str(package)]) as running:
            yield running

    return Server(name="Node ws", open=opened)


def asgi() -> Server:
    """The project's own uvicorn with websockets."""
    return Server(
        name="ASGI websockets", open=lambda: spawned([sys.executable, "-m", "bench.live.peers.asgi"])
    )
