"""The build of the client and of the compiled module: nothing for nothing, and every input counts."""

import importlib.util
import shutil
import sysconfig
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


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The source of the compiled module, alone in a tree."""
    path = tmp_path / hatch_build.COMPILED
    path.parent.mkdir(parents=True)
    shutil.copy(Path(__file__).parents[1] / hatch_build.COMPILED, path)
    return path


def test_the_module_is_compiled_once_for_each_source(source: Path, tmp_path: Path) -> None:
    if not hatch_build.build_compiled(tmp_path):
        # A machine without a compiler or the headers of Python: the twin serves.
        assert not list(source.parent.glob("*.so"))
        return
    (built,) = source.parent.glob("*.so")
    spec = importlib.util.spec_from_file_location("_sums", built)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with pytest.raises(ValueError, match="another size"):
        module.line([b"short"] * 3, bytes(10 << 17), bytes(160), 1)
    with pytest.raises(ValueError, match="1 to 400 words"):
        module.line([], bytes(10 << 17), bytes(160), 1)
    before = built.stat().st_mtime_ns
    assert hatch_build.build_compiled(tmp_path)
    assert built.stat().st_mtime_ns == before
    source.write_text(source.read_text() + "\n")
    assert hatch_build.build_compiled(tmp_path)
    assert built.stat().st_mtime_ns != before


def test_without_a_compiler_the_twin_serves_and_nothing_old_stays(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = source.with_suffix(".abi3.so")
    old.write_bytes(b"compiled from another source")
    config = dict(sysconfig.get_config_vars(), LDSHARED=str(tmp_path / "no-such-compiler"))
    monkeypatch.setattr(sysconfig, "get_config_var", config.get)
    assert hatch_build.build_compiled(tmp_path) is False
    assert not old.exists()
    assert "without its compiled module" in capsys.readouterr().err


def test_what_does_not_compile_is_told(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text("#error on purpose")
    assert hatch_build.build_compiled(tmp_path) is False
    assert not list(source.parent.glob("*.so"))
    assert capsys.readouterr().err


def test_the_module_can_be_left_out(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(hatch_build.SKIP_COMPILED, "1")
    assert hatch_build.build_compiled(tmp_path) is False
    assert not list(source.parent.glob("*.so"))
