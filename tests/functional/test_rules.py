"""The life of a rule through the doors, with the filter of production."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from palabre.adapters.db.engine import Step
from palabre.adapters.db.tables import rule_versions
from tests.functional.house import HereHouse, Visitor

RULES = "/api/v1/moderation/rules"
MINE = "spam.fromage"
DRAFT = {
    "when": 'text.folded.contains("fromage de contrebande")',
    "action": "refuse",
    "categories": ["spam"],
    "score": 0.8,
    "note": "On nous en vend tous les soirs.",
}
LINE = "Qui veut du fromage de contrebande ?"


async def post(desk: httpx.AsyncClient, path: str, status: int = 200, **body: Any) -> dict[str, Any]:
    answer = await desk.post(f"{RULES}{path}", json=body)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def row(desk: httpx.AsyncClient, rule: str = MINE) -> dict[str, Any]:
    listed = (await desk.get(RULES)).json()["items"]
    found: dict[str, Any] = next(one for one in listed if one["id"] == rule)
    return found


async def until(found: Callable[[], Awaitable[Any]]) -> Any:
    """Ask again until there is an answer."""
    async with asyncio.timeout(30):
        while not (answer := await found()):
            await asyncio.sleep(0.05)
    return answer


async def tried(desk: httpx.AsyncClient) -> dict[str, Any]:
    begun = await post(desk, f"/{MINE}/backtests", 201, days=30)

    async def done() -> dict[str, Any] | None:
        answer: dict[str, Any] = (await desk.get(f"{RULES}/{MINE}/backtests/{begun['number']}")).json()
        return answer if answer["state"] == "done" else None

    found: dict[str, Any] = await until(done)
    return found


async def to_shadow(desk: httpx.AsyncClient) -> None:
    await post(desk, "", 201, id=MINE, **DRAFT)
    await tried(desk)
    await post(desk, f"/{MINE}/stage", stage="shadow")


async def sampled(house: HereHouse, desk: httpx.AsyncClient, guests: list[Visitor], count: int) -> None:
    """So many hits, counted and sampled."""
    for number in range(count):
        await guests[number % len(guests)].said(f"{LINE} {number}")
    house.clock.move(seconds=3)
    await house.service.rules.counts.flush()


async def review(desk: httpx.AsyncClient, number: int = 100) -> int:
    """Say of all open samples that the rule was right."""
    items = (await desk.get(f"{RULES}/{MINE}/samples", params={"open": "true", "limit": number})).json()[
        "items"
    ]
    for sample in items:
        answer = await desk.put(f"{RULES}/{MINE}/samples/{sample['number']}", json={"review": "right"})
        assert answer.status_code == 204
    return len(items)


async def test_a_rule_earns_its_place(house: HereHouse) -> None:
    desk = await house.watcher("Ana")
    guests = [await house.guest() for _ in range(3)]
    await guests[0].said(LINE)
    await guests[1].said("Bonsoir à tous")

    checked = await post(desk, "/check", when="text.folded.contains(")
    assert checked["faults"][0]["code"] == "unfinished"
    faulty = await post(desk, "", 422, id=MINE, **(DRAFT | {"when": "rien.du.tout"}))
    assert (faulty["code"], faulty["rule_faults"][0]["line"]) == ("rule_faulty", 1)

    await post(desk, "", 201, id=MINE, **DRAFT)
    closed = await post(desk, f"/{MINE}/stage", 409, stage="shadow")
    assert (closed["code"], closed["missing"][0]["code"]) == ("gate_closed", "backtest")
    found = await tried(desk)
    assert (found["scanned"], found["hits"]) == (2, 1)
    assert [(hit["text"], hit["spans"]) for hit in found["sample"]] == [(LINE, [[12, 34]])]

    await post(desk, f"/{MINE}/stage", stage="shadow")
    await sampled(house, desk, guests, 33)
    assert (await row(desk))["hits_today"] == 33
    codes = [one["code"] for one in (await row(desk))["missing"]]
    assert codes == ["time_or_hits", "reviewed"]
    assert await review(desk) == 33
    house.clock.move(hours=24)
    desk = await house.watcher("Ana")
    shared = await post(desk, f"/{MINE}/stage", stage="share", share=99)
    assert shared["rule"]["stage"] == "share"
    assert shared["rule"]["reviewed"] == 0
    assert [step["act"] for step in shared["steps"]] == ["staged", "staged", "written"]
    assert {step["by"] for step in shared["steps"]} == {"Ana"}


async def test_a_shadow_rule_has_no_effect_and_a_live_one_has_with_its_name(house: HereHouse) -> None:
    ana = await house.watcher("Ana")
    await house.watcher("Béa")
    guest = await house.guest()
    await to_shadow(ana)
    await guest.said(LINE)
    house.clock.move(hours=24 * 8)
    bea, ana = await house.watcher("Béa"), await house.watcher("Ana")
    guest = await house.guest()
    asked = await post(ana, f"/{MINE}/override", 201, effect="live", reason="Vague de contrebande.")
    wish = asked["rule"]["override"]
    assert (wish["effect"], wish["mine"], wish["confirmed_at"]) == ("live", True, None)
    await guest.said(LINE)
    confirmation = f"/{MINE}/override/confirmation"
    assert (await post(ana, confirmation, 403, id=wish["id"]))["code"] == "override_same_person"
    stands = await post(bea, confirmation, id=wish["id"])
    assert stands["rule"]["override"]["confirmed_by"] == "Béa"
    refused = await guest.say(LINE)
    assert (refused["type"], refused["rule"]) == ("message.refused", MINE)
    house.clock.move(hours=24)
    await house.service.rules.live.settle()
    guest = await house.guest()
    await guest.said(LINE)


async def test_what_rules_hit_is_counted_for_the_host(house: HereHouse) -> None:
    ada = await house.guest()
    refused = await ada.say("Tu es un gros connard")
    assert refused["type"] == "message.refused"
    figures = (await house.client().get("/metrics")).text
    assert 'palabre_rule_hits_total{rule="insult.direct"} 1.0' in figures
    assert "connard" not in figures


async def test_an_expired_wish_is_refused(house: HereHouse) -> None:
    await house.watcher("Ana")
    await house.watcher("Béa")
    house.clock.move(hours=24 * 8)
    ana, bea = await house.watcher("Ana"), await house.watcher("Béa")
    asked = await post(ana, "/insult.direct/override", 201, effect="stopped", reason="Essai.")
    house.clock.move(minutes=61)
    late = await post(bea, "/insult.direct/override/confirmation", 410, id=asked["rule"]["override"]["id"])
    assert late["code"] == "override_expired"


async def test_built_in_rules_are_listed_and_not_changed(house: HereHouse) -> None:
    desk = await house.watcher("Ana")
    found = await row(desk, "contact.phone")
    assert (found["built_in"], found["stage"], found["next_stage"]) == (True, "live", None)
    for path, body in (("stage", {"stage": "stopped"}), ("stop", {})):
        assert (await post(desk, f"/contact.phone/{path}", 409, **body))["code"] == "rule_built_in"
    changed = await desk.put(f"{RULES}/contact.phone", json=DRAFT)
    assert (changed.status_code, changed.json()["code"]) == (409, "rule_built_in")


async def test_a_moderator_tries_a_line_and_nothing_is_kept(house: HereHouse) -> None:
    desk = await house.watcher("Ana")
    await to_shadow(desk)
    before = (await desk.get("/api/v1/moderation/journal")).json()["items"]
    answer = await desk.post(
        "/api/v1/moderation/judgements", json={"text": f"{LINE} Appelez le O6 12 34 56 78, c0nnard"}
    )
    assert answer.status_code == 200, answer.text
    judged = answer.json()
    assert judged["verdict"]["action"] == "refuse"
    assert [one["rule"] for one in judged["shadowed"]] == [MINE]
    assert "contact.phone" in [one["rule"] for one in judged["fired"]]
    assert "contact.phone" in [one["name"] for one in judged["signals"]]
    assert judged["microseconds"] > 0
    assert len({view["text"] for view in judged["views"]}) == len(judged["views"])
    assert (await desk.get("/api/v1/moderation/journal")).json()["items"] == before


@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("POST", "", {"id": "sans-point", **DRAFT}, "invalid_input"),
        ("POST", "", {"id": MINE, **DRAFT, "when": "x" * 4_001}, "invalid_input"),
        ("POST", "", {"id": MINE, **DRAFT, "categories": []}, "invalid_input"),
        ("GET", "/rien.ici", None, "not_found"),
        ("PUT", "/rien.ici", DRAFT, "not_found"),
        ("POST", "/rien.ici/backtests", {}, "not_found"),
        ("GET", "/rien.ici/backtests/1", None, "not_found"),
        ("GET", "/rien.ici/samples", None, "not_found"),
        ("PUT", "/rien.ici/samples/9", {"review": "right"}, "not_found"),
        ("POST", "/rien.ici/override", {"effect": "hold", "reason": "x"}, "not_found"),
        ("POST", "/contact.phone/backtests", {"days": 31}, "invalid_input"),
        ("POST", "/contact.phone/stage", {"stage": "share", "share": 0}, "invalid_input"),
        ("DELETE", "/contact.phone/override", None, "override_missing"),
    ],
)
async def test_bad_input_has_its_code(
    house: HereHouse, method: str, path: str, body: dict[str, Any] | None, code: str
) -> None:
    desk = await house.watcher("Ana")
    answer = await desk.request(method, f"{RULES}{path}", json=body)
    assert answer.json()["code"] == code, answer.text


async def test_a_spoiled_rule_stops_neither_the_house_nor_the_others(house: HereHouse) -> None:
    desk = await house.watcher("Ana")
    await to_shadow(desk)
    await house.service.stores.database.write(Step(rule_versions.update().values(says={"when": 3})))
    await house.service.rules.live.reread()
    found = await row(desk)
    assert found["set_aside"] == "empty"
    ready = (await house.client().get("/readyz")).json()
    assert (ready["status"], ready["checks"]["rules"]) == ("degraded", {"ok": False, "detail": "degraded"})
    listed = (await desk.get(RULES)).json()
    assert listed["alerts"] == [{"rule": MINE, "code": "set_aside", "detail": "empty"}]
    guest = await house.guest()
    assert (await guest.say("appelle-moi au 06 39 98 12 34"))["type"] == "message.refused"


async def test_a_rule_that_runs_away_is_held_within_a_minute(house: HereHouse) -> None:
    desk = await house.watcher("Ana")
    await post(desk, "", 201, id=MINE, **(DRAFT | {"when": 'text.folded.contains("bonsoir")'}))
    keeper = house.service.rules
    await house.service.stores.database.write(
        Step(rule_versions.update().values(stage="live", since=house.clock.now()))
    )
    await keeper.live.reread()
    guests = [await house.guest() for _ in range(6)]
    begun = house.clock.monotonic()
    kinds: list[str] = []
    while "message.held" not in kinds:
        kinds += [(await guest.say(f"Bonsoir {len(kinds)}"))["type"] for guest in guests]
        assert house.clock.monotonic() - begun < 60
    assert kinds[0] == "message.refused"
    found = await row(desk)
    assert (found["stage"], found["held"]) == ("live", True)
    alert = (await desk.get(RULES)).json()["alerts"][0]
    assert (alert["rule"], alert["code"]) == (MINE, "demoted_to_hold")
    acts = (await desk.get("/api/v1/moderation/journal")).json()["items"]
    demoted = next(one for one in acts if one["act"] == "rule.demoted")
    assert demoted["by"] == "house"
