"""The whole house on a disk that takes nothing more: it says so, shows what it has, and goes on later."""

import asyncio
import json
import resource
from pathlib import Path
from uuid import uuid4

import pytest

from tests.functional.house import House, open_far

pytestmark = pytest.mark.slow


async def _unready(house: House) -> dict[str, object]:
    """Wait until load balancers are told to send nobody here; return what is wrong."""
    client = house.client()
    async with asyncio.timeout(10):
        while (answer := await client.get("/readyz")).status_code == 200:
            await asyncio.sleep(0.1)
    assert answer.status_code == 503
    checks: dict[str, object] = answer.json()["checks"]
    return checks


async def test_a_full_disk_is_told_to_everybody_and_nothing_is_lost(tmp_path: Path) -> None:
    async with open_far(tmp_path) as far:
        house = await far.start()
        ada = await house.guest()
        said = await ada.said("Bonsoir à tous")
        assert far._process is not None
        # The system refuses to let any file grow from here on, as it would without room.
        resource.prlimit(far._process.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        refs = [str(uuid4()) for _ in range(5)]
        texts = [f"la pluie est revenue {times} fois" for times in ("deux", "trois", "quatre", "cinq", "six")]
        answers = [await ada.say(text, ref=ref) for text, ref in zip(texts, refs, strict=True)]
        assert {(answer["type"], answer["code"]) for answer in answers} == {("error", "store_unavailable")}
        assert all(answer["retry_after"] > 0 for answer in answers)
        assert (await _unready(house))["database"] == {"ok": False, "detail": "failed"}
        assert (await house.client().get("/livez")).status_code == 200
        # What is there is still shown, and what must be stored is refused over HTTP, too.
        assert [line["text"] for line in await ada.history()] == ["Bonsoir à tous"]
        report = {"subject": {"kind": "message", "id": said["id"]}, "reason": "insult"}
        refused = await ada.client.post("/api/v1/reports", json=report)
        assert refused.status_code == 503
        assert int(refused.headers["retry-after"]) > 0
        log = (await far.stop()).decode()
        (line,) = [json.loads(line) for line in log.splitlines() if "store_writer_stopped" in line]
        assert (line["level"], line["error"]) == ("error", "IOError")
        assert "start palabre again" in line["remedy"]
        assert "pluie" not in log
        # Somebody made room.
        again = await far.start()
        again.begin_at(40)
        await ada.connect(again)
        await ada.join()
        for text, ref in zip(texts, refs, strict=True):
            await ada.said(text, ref=ref)
        assert len(await (await again.guest()).history()) == 1 + len(refs)
