"""The build of the client: nothing is built for nothing, and every input counts."""

from pathlib import Path

import pytest

import hatch_build


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A repository in miniature with a client that was built."""
    web = tmp_path / "web"
    for name in (
        "package.json",
        "package-lock.json",
        "index.html",
        "vite.config.ts",
        "src/main.ts",
        "public/tree.svg",
    ):
        path = web / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    static = tmp_path / "src" / "palabre" / "web" / "static"
    static.mkdir(parents=True)
    (static / ".stamp").write_text(now(tmp_path), encoding="ascii")
    return tmp_path


def now(root: Path) -> str:
    return hatch_build.fingerprint(root / "web", hatch_build.inputs(root / "web"))


def test_a_tree_without_a_client_builds_nothing(tmp_path: Path) -> None:
    assert hatch_build.build_client(tmp_path) is False


def test_nothing_changed_builds_nothing(tree: Path) -> None:
    assert hatch_build.build_client(tree) is False


def test_the_build_can_be_left_out(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "web" / "src" / "main.ts").write_text("changed", encoding="utf-8")
    monkeypatch.setenv(hatch_build.SKIP, "1")
    assert hatch_build.build_client(tree) is False


@pytest.mark.parametrize(
    "name", ["package-lock.json", "index.html", "vite.config.ts", "src/main.ts", "public/tree.svg"]
)
def test_every_input_counts(tree: Path, name: str) -> None:
    before = now(tree)
    (tree / "web" / name).write_text("changed", encoding="utf-8")
    assert now(tree) != before


def test_a_new_name_counts(tree: Path) -> None:
    before = now(tree)
    (tree / "web" / "src" / "main.ts").rename(tree / "web" / "src" / "start.ts")
    assert now(tree) != before


def test_what_npm_installs_does_not_count(tree: Path) -> None:
    before = now(tree)
    installed = tree / "web" / "node_modules" / "svelte" / "index.js"
    installed.parent.mkdir(parents=True)
    installed.write_text("", encoding="utf-8")
    assert now(tree) == before
