"""The sockets of the door."""

import socket
import sys
from collections.abc import Sequence

from palabre.settings import Settings

_BACKLOG = 2048


def listen(settings: Settings) -> socket.socket:
    """Listen where the settings say; raise OSError when the port is taken."""
    listening = _bound(settings.host, settings.port, shared=False)
    listening.listen(_BACKLOG)
    return listening


def listen_for(settings: Settings, workers: int) -> Sequence[socket.socket]:
    """Return one socket for each worker, all on one port; raise OSError when the port is taken.

    On Linux the kernel spreads connections evenly over sockets of one port, where a single socket would give
    nearly all to whichever worker wakes first. Elsewhere one socket is shared.
    """
    if sys.platform != "linux":
        return [listen(settings)] * workers
    # A second house could join the port unseen: asking for it alone shows whether it is free.
    with _bound(settings.host, settings.port, shared=False) as alone:
        port: int = alone.getsockname()[1]
    sockets = [_bound(settings.host, port, shared=True) for _ in range(workers)]
    for listening in sockets:
        listening.listen(_BACKLOG)
    return sockets


def _bound(host: str, port: int, *, shared: bool) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if shared:
                bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        bound.bind((host, port))
        bound.setblocking(False)
    except BaseException:
        bound.close()
        raise
    return bound
