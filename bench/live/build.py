"""Builds the C programs with the system's compiler, once for each state of their sources."""

import hashlib
import shutil
import subprocess
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
BUILT = BENCH / ".build"
"""Git-ignored: what compilers and package managers brought."""

_FLAGS = ("-O2", "-std=c11", "-Wall", "-Wextra")


class MissingError(Exception):
    """Something that a measurement needs is not on this machine; the message is a sentence for people."""


def compiled(name: str) -> Path:
    """Build ``bench/<name>/*.c`` if they changed; answer the program. Raise MissingError."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise MissingError("No C compiler was found (cc, gcc or clang): the generator cannot be built.")
    sources = sorted((BENCH / name).glob("*.c"))
    digest = hashlib.sha256(" ".join(_FLAGS).encode())
    for file in [*sources, *sorted((BENCH / name).glob("*.h"))]:
        digest.update(file.read_bytes())
    program = BUILT / f"{name}-{digest.hexdigest()[:12]}"
    if not program.is_file():
        BUILT.mkdir(exist_ok=True)
        for old in BUILT.glob(f"{name}-*"):
            old.unlink()
        command = [compiler, *_FLAGS, "-o", str(program), *map(str, sources)]
        # The compiler of this machine, with our own sources.
        built = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if built.returncode:
            raise MissingError(f"{compiler} could not build bench/{name}: {built.stderr.strip()}")
    return program
