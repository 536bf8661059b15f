"""The locks name every dependency that is declared, with hashes, and no download address."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any, cast

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
AN_ADDRESS = re.compile(r"https?:|file:|git\+|index-url|find-links")


def pinned(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return {canonicalize_name(name): version for name, version in PINNED.findall(text)}


def forgotten(declared: list[str], lock: str) -> list[str]:
    """What is declared, and not locked in a version that fits."""
    versions = pinned(lock)
    wanted = [Requirement(text) for text in declared]
    return [
        str(need)
        for need in wanted
        if not need.specifier.contains(versions.get(canonicalize_name(need.name), "0"), prereleases=True)
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: cast("Path", lock).stem)
def test_a_lock_pins_everything_with_a_hash_and_names_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert entries
    assert [entry for entry in entries if not PINNED.match(entry) or not entry.endswith("\\")] == []
    assert AN_ADDRESS.search(text) is None


def test_the_product_is_locked() -> None:
    assert forgotten(PROJECT["project"]["dependencies"], "run") == []


def test_the_checks_are_locked_in_the_versions_of_the_product() -> None:
    run, dev = pinned("run"), pinned("dev")
    assert forgotten(PROJECT["dependency-groups"]["dev"], "dev") == []
    assert {name: dev.get(name) for name in run} == run


def test_the_build_is_locked() -> None:
    assert forgotten(PROJECT["build-system"]["requires"], "build") == []


def test_the_lock_of_the_client_holds_hashes_and_no_address() -> None:
    lock = cast(
        "dict[str, Any]", json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))
    )
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
