"""From a report to a reversal, through the doors."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from palabre.domain.ids import CaseId
from tests.functional.house import ROOM, HereHouse, Visitor

REASON = "Ce message s’en prend à une personne."


async def newest(desk: httpx.AsyncClient) -> dict[str, Any]:
    """The case that came last."""
    queue = (await desk.get("/api/v1/moderation/cases")).json()
    found: dict[str, Any] = max(queue["items"], key=lambda case: str(case["opened_at"]))
    return found


async def claim(desk: httpx.AsyncClient, case_id: str) -> httpx.Response:
    return await desk.post(f"/api/v1/moderation/cases/{case_id}/claim")


async def decide(desk: httpx.AsyncClient, case_id: str, kind: str, **members: Any) -> dict[str, Any]:
    """Claim and decide."""
    assert (await claim(desk, case_id)).status_code == 200
    ruling = {"kind": kind, "ground": "insult", "reason": REASON, **members}
    answer = await desk.post(f"/api/v1/moderation/cases/{case_id}/decisions", json=ruling)
    assert answer.status_code == 201, answer.text
    decision: dict[str, Any] = answer.json()
    return decision


async def reported_case(house: HereHouse, desk: httpx.AsyncClient, ada: Visitor, bob: Visitor) -> str:
    said = await ada.said("Bonsoir à tous")
    await bob.report("message", said["id"])
    return str((await newest(desk))["id"])


async def appeal(house: HereHouse, desk: httpx.AsyncClient, case_code: str) -> str:
    """Contest, without any session; answer the appeal's id."""
    answer = await house.client().post(
        "/api/v1/appeals", json={"case_code": case_code, "text": "Je plaisantais avec un ami."}
    )
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def settle(desk: httpx.AsyncClient, appeal_id: str, outcome: str) -> httpx.Response:
    body = {"outcome": outcome, "answer": "Nous avons relu l’échange."}
    return await desk.post(f"/api/v1/moderation/appeals/{appeal_id}/decision", json=body)


async def test_the_whole_way(house: HereHouse) -> None:
    ana, bea = await house.watcher("Ana"), await house.watcher("Béa")
    ada, bob = await house.guest(), await house.guest()
    before = await bob.said("Alors, ce concert ?")
    said = await ada.said("Quelle soirée étrange")
    told = await bob.report("message", said["id"])
    receipt = (await house.client().get(told["status_url"])).json()
    assert (receipt["state"], receipt["reason"]) == ("received", "insult")

    case = await newest(ana)
    assert (case["subject_kind"], case["reports"], case["excerpt"]) == ("message", 1, "Quelle soirée étrange")
    assert (await claim(bea, case["id"])).status_code == 200
    refused = await claim(ana, case["id"])
    assert (refused.status_code, refused.json()["code"]) == (409, "case_claimed")
    assert (await house.client().get(told["status_url"])).json()["state"] == "in_review"
    await bea.delete(f"/api/v1/moderation/cases/{case['id']}/claim")

    file = (await ana.get(f"/api/v1/moderation/cases/{case['id']}")).json()
    assert [line["text"] for line in file["evidence"]] == ["Alors, ce concert ?", "Quelle soirée étrange"]
    assert bob.pseudonym not in str(file["reports"])
    decision = await decide(ana, case["id"], "mute", minutes=60, also_remove=True)
    sanction = await ada.hear("sanction.applied")
    assert (sanction["kind"], sanction["case_code"], sanction["reason"]) == (
        "mute",
        decision["case_code"],
        REASON,
    )
    removed = await bob.hear("message.removed", id=said["id"])
    assert removed["by"] == "moderation"
    assert (await bob.hear("report.decided"))["outcome"] == "mute"
    muted = await ada.say("Pourquoi ?")
    assert (muted["code"], muted["case_code"]) == ("muted", decision["case_code"])

    statement = (await house.client().get(f"/api/v1/statements/{decision['case_code']}")).json()
    assert (statement["kind"], statement["text"], statement["reason"]) == (
        "mute",
        "Quelle soirée étrange",
        REASON,
    )
    assert (statement["contestable"], statement["automated_decision"]) == (True, False)
    appeal_id = await appeal(house, ana, decision["case_code"])
    own = await settle(ana, appeal_id, "upheld")
    assert (own.status_code, own.json()["code"]) == (403, "same_person")
    assert (await settle(bea, appeal_id, "reversed")).status_code == 200

    assert (await ada.hear("appeal.decided"))["outcome"] == "reversed"
    back = await bob.hear("message.edited", id=said["id"])
    assert (back["restored"], back["text"]) == (True, "Quelle soirée étrange")
    assert (await ada.said("Merci"))["seq"] == 5
    assert [line["id"] for line in await bob.history()][:2] == [before["id"], said["id"]]
    receipt = (await house.client().get(told["status_url"])).json()
    assert (receipt["state"], receipt["outcome"]) == ("decided", "reversed")
    statement = (await house.client().get(f"/api/v1/statements/{decision['case_code']}")).json()
    assert (statement["standing"], statement["appeal"]["outcome"]) == (False, "reversed")

    journal = (await ana.get("/api/v1/moderation/journal")).json()["items"]
    acts = [entry["act"] for entry in reversed(journal)]
    assert [entry["number"] for entry in journal] == list(range(len(journal), 0, -1))
    for act in (
        "case.opened",
        "case.viewed",
        "case.claimed",
        "case.decided",
        "appeal.filed",
        "appeal.decided",
    ):
        assert act in acts
    assert "soirée" not in str(journal)


async def test_a_banned_person_is_out_and_may_still_read_and_contest(house: HereHouse) -> None:
    ana, bea = await house.watcher("Ana"), await house.watcher("Béa")
    ada, bob = await house.guest(), await house.guest()
    phone = await ada.device()
    decision = await decide(ana, await reported_case(house, ana, ada, bob), "ban", minutes=60)
    assert [await line.ends() for line in (ada, phone)] == [4403, 4403]
    current = (await ada.client.get("/api/v1/entries/current")).json()
    assert current["case_code"] == decision["case_code"]
    assert current["banned_until"].endswith("Z")
    history = await ada.client.get(f"/api/v1/rooms/{ROOM}/messages")
    assert (history.status_code, history.json()["code"]) == (403, "banned")
    appeal_id = await appeal(house, ana, decision["case_code"])
    await settle(bea, appeal_id, "reversed")
    await ada.connect()
    await ada.join()
    await ada.said("Me revoilà")


async def test_a_ban_ends_by_itself(house: HereHouse) -> None:
    ana = await house.watcher("Ana")
    ada, bob = await house.guest(), await house.guest()
    await decide(ana, await reported_case(house, ana, ada, bob), "ban", minutes=60)
    await ada.ends()
    house.clock.move(minutes=61)
    await ada.connect()
    await ada.join()


async def test_a_ban_from_a_room_is_about_that_room(house: HereHouse) -> None:
    ana = await house.watcher("Ana")
    ada, bob = await house.guest(), await house.guest()
    await decide(ana, await reported_case(house, ana, ada, bob), "room_ban", minutes=60)
    assert (await ada.hear("sanction.applied"))["room"] == ROOM
    assert (await ada.ask("room.join", room=ROOM))["code"] == "banned"
    await ada.join("le-coin-cuisine")
    await ada.said("Ici, je peux", "le-coin-cuisine")
    await bob.said("Entre nous")
    assert "Entre nous" not in [frame["text"] for frame in ada.heard("message.created")]


async def test_a_held_line_waits_for_a_person_and_goes_out_late(house: HereHouse) -> None:
    ana = await house.watcher("Ana")
    ada, bob = await house.guest(), await house.guest()
    held = await ada.say("envie de mourir ce soir")
    assert held["type"] == "message.held"
    case = await newest(ana)
    assert (case["subject_kind"], case["reason"]) == ("submission", "self_harm")
    file = (await ana.get(f"/api/v1/moderation/cases/{case['id']}")).json()
    assert (file["delivers_on_no_action"], file["filter"]["rule"]) == (True, held["rule"])
    await decide(ana, case["id"], "no_action")
    accepted = await ada.hear("message.accepted", ref=held["ref"])
    created = await bob.hear("message.created", id=accepted["id"])
    assert (created["text"], created["seq"]) == ("envie de mourir ce soir", accepted["seq"])


async def test_a_line_by_somebody_young_is_never_shown_whatever_is_decided(house: HereHouse) -> None:
    ana, bea = await house.watcher("Ana"), await house.watcher("Béa")
    ada, bob = await house.guest(), await house.guest()
    held = await ada.say("j'ai 15 ans")
    case = await newest(ana)
    assert case["reason"] == "minors"
    assert not (await ana.get(f"/api/v1/moderation/cases/{case['id']}")).json()["delivers_on_no_action"]
    decision = await decide(ana, case["id"], "no_action")
    assert (await ada.hear("message.refused", ref=held["ref"]))["case_code"] == decision["case_code"]
    await settle(bea, await appeal(house, ana, decision["case_code"]), "reversed")
    await ada.hear("appeal.decided")
    await bob.said("Fin")
    assert [line["text"] for line in await bob.history()] == ["Fin"]


async def test_of_two_moderators_at_once_one_decides(house: HereHouse) -> None:
    ana, bea = await house.watcher("Ana"), await house.watcher("Béa")
    ada, bob = await house.guest(), await house.guest()
    case_id = await reported_case(house, ana, ada, bob)
    claims = await asyncio.gather(claim(ana, case_id), claim(bea, case_id))
    assert sorted(answer.status_code for answer in claims) == [200, 409]
    holder = ana if claims[0].status_code == 200 else bea
    ruling = {"kind": "warn", "ground": "insult", "reason": REASON}
    answers = await asyncio.gather(
        *(holder.post(f"/api/v1/moderation/cases/{case_id}/decisions", json=ruling) for _ in range(3))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409]
    assert len(ada.heard("sanction.applied")) <= 1


async def test_a_forgotten_claim_frees_itself(house: HereHouse) -> None:
    ana, bea = await house.watcher("Ana"), await house.watcher("Béa")
    ada, bob = await house.guest(), await house.guest()
    case_id = await reported_case(house, ana, ada, bob)
    await claim(ana, case_id)
    house.clock.move(minutes=5)
    await decide(bea, case_id, "warn")


@pytest.mark.parametrize(
    "ruling, code",
    [
        ({"kind": "warn", "ground": "insult", "reason": " "}, "reason_missing"),
        ({"kind": "mute", "ground": "insult", "reason": "Motif"}, "duration_invalid"),
        ({"kind": "mute", "ground": "insult", "reason": "Motif", "minutes": 525_600}, "duration_invalid"),
        ({"kind": "warn", "ground": "insult", "reason": "Motif", "minutes": 5}, "duration_invalid"),
        ({"kind": "exile", "ground": "insult", "reason": "Motif"}, "invalid_input"),
        ({"kind": "warn", "ground": "mood", "reason": "Motif"}, "invalid_input"),
    ],
)
async def test_a_decision_that_is_none_decides_nothing(
    house: HereHouse, ruling: dict[str, Any], code: str
) -> None:
    ana = await house.watcher("Ana")
    ada, bob = await house.guest(), await house.guest()
    case_id = await reported_case(house, ana, ada, bob)
    await claim(ana, case_id)
    answer = await ana.post(f"/api/v1/moderation/cases/{case_id}/decisions", json=ruling)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert (await newest(ana))["id"] == case_id


async def test_reporting_twice_gives_the_same_receipt(house: HereHouse) -> None:
    ada, bob = await house.guest(), await house.guest()
    said = await ada.said("Bonsoir")
    first = await bob.report("message", said["id"])
    again = await bob.client.post(
        "/api/v1/reports", json={"subject": {"kind": "message", "id": said["id"]}, "reason": "spam"}
    )
    assert (again.status_code, again.json()["code"]) == (409, "already_reported")
    assert again.json()["receipt"] == first["receipt"]


async def test_the_public_door_needs_no_account_and_keeps_no_name_about_children(house: HereHouse) -> None:
    ana = await house.watcher("Ana")
    ada = await house.guest()
    said = await ada.said("Bonsoir")
    notice = {
        "explanation": "Voyez ce message.",
        "item_locations": [f"{house.url}/salons/{ROOM}#{said['id']}"],
        "good_faith": True,
        "category": "minors",
        "notifier_name": "Camille Exemple",
        "notifier_email": "camille@example.org",
    }
    answer = await house.client().post("/api/v1/notices", json=notice)
    assert answer.status_code == 201
    case = await newest(ana)
    assert (case["subject_kind"], case["reason"]) == ("message", "minors")
    receipt = (await house.client().get(answer.json()["status_url"])).json()
    assert receipt["state"] == "received"
    filed = await house.service.stores.cases.file(CaseId(UUID(case["id"])))
    assert "Camille" not in repr(filed)


async def test_an_invitation_works_once(house: HereHouse) -> None:
    token = await house.invite("Ana")
    first, second = [
        await house.client().post("/api/v1/moderation/sessions", json={"invitation": token}) for _ in range(2)
    ]
    assert (first.status_code, second.status_code) == (201, 410)
    assert second.json()["code"] == "invitation_used"
