"""A detector breaks while the house is open: what people, moderators and whoever keeps the house see."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from palabre.engines.filter.guard import Guard
from palabre.engines.filter.reading import Reading
from palabre.engines.filter.signals import Signal
from tests.functional.house import HereHouse, open_here

PLAIN = "Bonsoir tout le monde"


def killed(_reading: Reading) -> Iterable[Signal]:
    raise RuntimeError(PLAIN)


@contextmanager
def broken(house: HereHouse, name: str) -> Generator[None]:
    """One detector raises for a while."""
    guard: Guard = house.service._filter.guard
    well = guard._watched
    guard._watched = tuple(
        (killed if part.name == name else find, part, health) for find, part, health in well
    )
    yield
    guard._watched = well


async def readiness(house: HereHouse) -> dict[str, Any]:
    answer = await house.client().get("/readyz")
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return {"status": told["status"], "filter": told["checks"]["filter"]["detail"]}


async def test_a_house_with_a_broken_detector_holds_says_so_and_recovers_by_itself(tmp_path: Path) -> None:
    async with open_here(tmp_path) as house:
        ada, alix = await house.guest(), await house.watcher("Alix")
        with broken(house, "contacts"):
            held = await ada.say(PLAIN)
            assert (held["type"], held["rule"], held["categories"]) == ("message.held", "filter.degraded", [])
            assert "une personne lit ce message" in held["explanation"]
            assert await ada.history() == []
            desk = (await alix.get("/api/v1/moderation/watch")).json()
            assert desk["filter_degraded"] == ["contacts"]
            assert await readiness(house) == {"status": "degraded", "filter": "degraded"}
            figures = (await house.client().get("/metrics")).text
            assert 'palabre_filter_degraded{part="contacts"} 1.0' in figures
            assert PLAIN not in figures
            (case,) = (await alix.get("/api/v1/moderation/cases")).json()["items"]
            await alix.post(f"/api/v1/moderation/cases/{case['id']}/claim")
            ruling = {"kind": "no_action", "ground": "illegal", "reason": "Rien à redire."}
            await alix.post(f"/api/v1/moderation/cases/{case['id']}/decisions", json=ruling)
            await ada.hear("message.accepted", ref=held["ref"])
        await ada.said("Il fait beau")
        house.clock.move(minutes=2)
        assert (await alix.get("/api/v1/moderation/watch")).json()["filter_degraded"] == []
        assert await readiness(house) == {"status": "ready", "filter": "ok"}
        assert "palabre_filter_degraded{" not in (await house.client().get("/metrics")).text


async def test_what_must_not_pass_unread_comes_again_later_and_nothing_was_decided(tmp_path: Path) -> None:
    async with open_here(tmp_path) as house:
        ada, alix = await house.guest(), await house.watcher("Alix")
        with broken(house, "glued"):
            put_off = await ada.say(PLAIN)
            assert (put_off["type"], put_off["code"]) == ("error", "filter_unavailable")
            assert put_off["retry_after"] > 0
            assert "case_code" not in put_off
            outside = house.client()
            for answer in (
                await outside.post("/api/v1/entries", json=house.form()),
                await outside.get("/api/v1/entries/suggestions", params={"pseudonym": "Mésange calme"}),
            ):
                assert (answer.status_code, answer.json()["code"]) == (503, "filter_unavailable")
                assert int(answer.headers["retry-after"]) > 0
        assert (await alix.get("/api/v1/moderation/cases")).json()["items"] == []
        # The same line under the same ref, and no trace of the first time.
        assert (await ada.said(PLAIN, ref=put_off["ref"]))["seq"] == 1
