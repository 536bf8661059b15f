"""The import contracts hold, look at every module, and each one breaks when it is violated."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = cast(
    "list[dict[str, Any]]",
    tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"],
)

# A house in miniature: one module on each floor, with the imports that are allowed.
SKELETON = {
    "__init__": "",
    "__main__": "from palabre import cli",
    "cli/__init__": "from palabre import main",
    "main": "from palabre import settings\nfrom palabre.adapters import bus, db\nimport palabre.web.doors",
    "settings": "import msgspec",
    "web/__init__": "",
    "web/doors": "import starlette\nfrom palabre.realtime import hub",
    "adapters/__init__": "",
    "adapters/db/__init__": "import sqlalchemy\nfrom palabre.app import ports",
    "adapters/bus/__init__": "import nats\nfrom palabre.realtime import hub",
    "realtime/__init__": "",
    "realtime/hub": "from palabre.app import ports\nfrom palabre.wire import events",
    "app/__init__": "",
    "app/ports": "from palabre.domain import rooms",
    "wire/__init__": "",
    "wire/events": "import msgspec\nfrom palabre.domain import rooms",
    "engines/__init__": "",
    "engines/words": "import ahocorasick_rs\nfrom palabre.domain import rooms",
    "domain/__init__": "",
    "domain/rooms": "import dataclasses",
    "domain/seats": "from palabre.domain import rooms",
}

# For each contract, modules that break it and nothing else.
FAULTS: dict[str, Mapping[str, str]] = {
    "floors": {"engines/lines": "from palabre.wire import events"},
    "domain": {"domain/seats": "import socket"},
    "inside": {"realtime/hub": "import starlette"},
    "engines": {"engines/words": "import subprocess"},
    "web": {"web/doors": "import sqlalchemy"},
    "adapters": {"adapters/bus/__init__": "from palabre.adapters import db"},
    "cycles": {"domain/rooms": "from palabre.domain import seats"},
}


def lint(source: Path, configuration: Path) -> str:
    """What import-linter says of the package below ``source``, the folder that stands first in the path."""
    command = [
        str(Path(sys.executable).with_name("lint-imports")),
        "--config",
        str(configuration),
        "--no-cache",
    ]
    environment = os.environ | {"PYTHONPATH": str(source), "COLUMNS": "200", "NO_COLOR": "1"}
    answer = subprocess.run(
        command, cwd=source, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert "Contracts:" in answer.stdout, answer.stdout + answer.stderr
    return answer.stdout


def broken(report: str) -> set[str]:
    names = {cast("str", contract["name"]): cast("str", contract["id"]) for contract in CONTRACTS}
    return {
        identity for name, identity in names.items() if re.search(rf"^{name}.* BROKEN", report, re.MULTILINE)
    }


def kept(report: str) -> int:
    return len(re.findall(r"\bKEPT$", report, re.MULTILINE))


def build(folder: Path, modules: Mapping[str, str]) -> Path:
    for name, code in modules.items():
        path = folder / "palabre" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code + "\n", encoding="utf-8")
    return folder


def test_the_house_keeps_every_contract_and_every_module_is_looked_at() -> None:
    report = lint(ROOT / "src", ROOT / "pyproject.toml")
    analysed = re.search(r"Analyzed (\d+) files", report)
    packages = [path.parent for path in (ROOT / "src" / "palabre").rglob("__init__.py")]
    files = [file for package in packages for file in package.glob("*.py")]
    modules = grimp.build_graph("palabre", cache_dir=None).modules
    assert broken(report) == set()
    assert kept(report) == len(CONTRACTS)
    assert len(modules) == len(files)
    # The report counts the packages of others as well.
    assert analysed is not None
    assert int(analysed[1]) >= len(modules)


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "src" / "palabre").rglob("*.py")}
    bare = {
        folder.relative_to(ROOT).as_posix()
        for folder in folders
        # Alembic loads its numbered scripts by path.
        if not (folder / "__init__.py").is_file() and "migrations" not in folder.parts
    }
    assert bare == set()


def test_every_contract_has_a_planted_fault() -> None:
    assert {cast("str", contract["id"]) for contract in CONTRACTS} == FAULTS.keys()


def test_a_house_in_miniature_keeps_every_contract(tmp_path: Path) -> None:
    report = lint(build(tmp_path, SKELETON), ROOT / "pyproject.toml")
    assert broken(report) == set()
    assert kept(report) == len(CONTRACTS)


@pytest.mark.parametrize("contract", sorted(FAULTS))
def test_a_contract_breaks_when_it_is_violated(contract: str, tmp_path: Path) -> None:
    report = lint(build(tmp_path, {**SKELETON, **FAULTS[contract]}), ROOT / "pyproject.toml")
    assert broken(report) == {contract}


def test_a_module_without_a_floor_breaks_the_floors(tmp_path: Path) -> None:
    report = lint(build(tmp_path, {**SKELETON, "utils": ""}), ROOT / "pyproject.toml")
    assert broken(report) == {"floors"}
