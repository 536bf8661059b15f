"""On what, and with which versions, something was measured."""

import os
import platform
import re
import resource
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from palabre import __version__

_PACKAGES = ("picows", "uvicorn", "uvloop", "websockets", "apsw")
_GIB = 1 << 30
_FIRST = -15
_AUTOGROUP = Path("/proc/self/autogroup")


def describe() -> str:
    """Two lines for people: the machine, and the versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / _GIB
    machine = (
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB, Linux {platform.release().split('-')[0]}"
    )
    versions = [f"Palabre {__version__}{_commit()}", f"Python {platform.python_version()}", *_packages()]
    return f"{machine}\n{', '.join(versions)}"


def raise_descriptors() -> int:
    """Allow this process and its children as many open files as may be; answer how many."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for wanted in (max(hard, 65_536), hard):
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, wanted))
            return wanted
    return soft


@contextmanager
def hurried() -> Generator[None]:
    """Let this process and its children run before others meanwhile, as only root may."""
    _rank(_FIRST)
    try:
        yield
    finally:
        _rank(0)


def _rank(niceness: int) -> None:
    os.setpriority(os.PRIO_PROCESS, 0, niceness)
    # Where the kernel shares the machine between sessions first, only the session's niceness counts.
    if _AUTOGROUP.exists():
        _AUTOGROUP.write_text(str(niceness), "ascii")


def _processor() -> str:
    with suppress(OSError):
        listed = Path("/proc/cpuinfo").read_text("utf-8")
        if found := re.search(r"^model name\s*:\s*(.+)$", listed, re.MULTILINE):
            return found[1]
    return platform.machine()


def _packages() -> list[str]:
    found: list[str] = []
    for name in _PACKAGES:
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return found


def _commit() -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    command = [git, "-C", str(Path(__file__).parent), "describe", "--always", "--dirty"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - git itself
    return f" ({said.stdout.strip()})" if said.returncode == 0 else ""
