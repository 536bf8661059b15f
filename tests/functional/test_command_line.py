"""The command line used wrongly: a sentence and a code, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from palabre.domain.ids import PersonId
from palabre.main import Service, prepare
from palabre.settings import Settings

pytestmark = pytest.mark.filterwarnings("error")


def palabre(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a verb in a process of its own, in English."""
    settings = {"PALABRE_DATA_DIR": str(folder / "data"), "LC_ALL": "en_US.UTF-8"} | environment
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PALABRE_")}
    return subprocess.run(
        [sys.executable, "-m", "palabre", *arguments],
        env=kept | settings,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_data_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = palabre("check", folder=tmp_path, PALABRE_DATA_DIR=str(tmp_path / "file" / "data"))
    assert (done.returncode, done.stdout) == (69, "")
    assert "file" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["http://localhost:99999", "http://localhost:0", "https://localhost:1"])
def test_an_evening_is_only_played_where_a_house_can_be(tmp_path: Path, address: str) -> None:
    done = palabre("demo", "--evening", "--url", address, folder=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_an_evening_without_a_house_says_so_at_once(tmp_path: Path) -> None:
    # Nothing ever listens on port 1.
    done = palabre("demo", "--evening", "--speed", "100", "--url", "http://localhost:1", folder=tmp_path)
    assert done.returncode == 69
    assert "no house answers" in done.stderr


def test_a_closed_standard_input_is_an_empty_one(tmp_path: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m palabre filter judge <&-'],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


async def test_a_house_whose_store_failed_still_closes_properly(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    await prepare(settings)
    service = Service(settings)
    await service.start()
    service._attendance.seen(PersonId(service.chance.uuid()))
    await service.stores.database.stop()
    await service.stop()
    assert not service._bus.healthy()
