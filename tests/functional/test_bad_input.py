"""Every field of every call, wrong in every way: a problem with a stable code, and life goes on."""

import json
from typing import Any

import pytest

from tests.functional.house import ROOM, HereHouse

CODES = {
    "invalid_input",
    "malformed_input",
    "input_too_large",
    "unsupported_media_type",
    "not_found",
    "not_entered",
    "method_not_allowed",
    "postal_code_unknown",
    "pseudonym_refused",
    "rules_not_accepted",
    "under_age",
    "reason_missing",
    "invitation_used",
    "case_not_claimed",
    "already_reported",
}

DEEP: Any = json.loads("[" * 60 + "7" + "]" * 60)

WRONG: dict[str, Any] = {
    "null": None,
    "number": 7,
    "text": "x",
    "list": [],
    "object": {},
    "true": True,
    "deep": DEEP,
    "huge": "x" * 20_000,
    "empty": "",
    "control": "a\x00b\x1bc",
    "bidi": "a\u202eb\u2066c",
    "surrogate": "a\ud800b",
    "negative": -1,
    "fraction": 1.5,
    "vast": 10**400,
    "tags": "a\U000e0041b",
}

ENTRY = {"pseudonym": "Mésange bleue", "age": 34, "postal_code": "35000", "accepts_rules": True}
REPORT = {"subject": {"kind": "room", "id": ROOM}, "reason": "spam", "comment": "Voyez"}
NOTICE = {
    "explanation": "Voyez cette page.",
    "item_locations": ["https://elsewhere.example/1"],
    "good_faith": True,
    "category": "illegal",
    "notifier_name": "Camille",
    "notifier_email": "camille@example.org",
}
APPEAL = {"case_code": "A" * 26, "text": "Pourquoi ?"}
INVITATION = {"invitation": "x" * 43}
RULING = {"kind": "warn", "ground": "insult", "reason": "Motif", "minutes": 5, "also_remove": False}
SETTLING = {"outcome": "upheld", "answer": "Non."}
NOBODY = "01a209fe-7200-7000-8000-00000000ffff"

CALLS: dict[str, dict[str, Any]] = {
    "/api/v1/entries": ENTRY,
    "/api/v1/reports": REPORT,
    "/api/v1/notices": NOTICE,
    "/api/v1/appeals": APPEAL,
    "/api/v1/moderation/sessions": INVITATION,
    f"/api/v1/moderation/cases/{NOBODY}/decisions": RULING,
    f"/api/v1/moderation/appeals/{NOBODY}/decision": SETTLING,
}


def wrong_bodies(body: dict[str, Any]) -> list[bytes]:
    """Each field left out, each field wrong in each way, and a field that nobody knows."""
    found: list[Any] = [{name: value for name, value in body.items() if name != left} for left in body]
    found += [body | {name: wrong} for name in body for wrong in WRONG.values()]
    found += [body | {"colour": "green"}, *WRONG.values()]
    return [json.dumps(one).encode() for one in found]


RAW = {
    "empty": b"",
    "half": b'{"pseudonym": "M',
    "not utf-8": b'{"pseudonym": "\xff\xfe"}',
    "surrogate bytes": b'{"pseudonym": "\xed\xa0\x80"}',
    "twice the same name": b'{"age": 34, "age": 12}',
    "very deep": b"[" * 60_000 + b"]" * 60_000,
    "deep object": b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    "two documents": b"{}{}",
    "byte order mark": b"\xef\xbb\xbf{}",
    "nan": b'{"age": NaN}',
    "zeros": b"\x00" * 100,
}


@pytest.mark.parametrize("path", CALLS)
async def test_every_field_wrong_in_every_way_is_answered_with_a_code(house: HereHouse, path: str) -> None:
    staff = await house.watcher("Ana")
    visitor = await house.enter()
    client = staff if "moderation" in path else visitor.client
    answered: set[str] = set()
    for body in [*wrong_bodies(CALLS[path]), *RAW.values()]:
        house.clock.move(minutes=1)
        answer = await client.post(path, content=body, headers={"content-type": "application/json"})
        if answer.status_code == 201:
            # A wrong value of an optional or free field may be a right one elsewhere.
            continue
        assert 400 <= answer.status_code < 500, (body[:200], answer.text)
        assert answer.headers["content-type"].startswith("application/problem+json")
        problem = answer.json()
        assert problem["status"] == answer.status_code
        assert problem["code"] in CODES, problem
        assert "Traceback" not in answer.text
        answered.add(problem["code"])
    assert {"invalid_input", "malformed_input"} <= answered
    assert (await house.client().get("/readyz")).status_code == 200


async def test_ten_megabytes_are_refused_without_being_read(house: HereHouse) -> None:
    ada = await house.enter()
    body = b'{"pseudonym": "' + b"x" * 10_000_000 + b'"}'
    for path in ("/api/v1/entries", "/api/v1/reports", "/api/v1/notices"):
        answer = await ada.client.post(path, content=body, headers={"content-type": "application/json"})
        assert (answer.status_code, answer.json()["code"]) == (413, "input_too_large")


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x", ""])
async def test_a_body_is_json_and_says_so(house: HereHouse, kind: str) -> None:
    answer = await house.client().post(
        "/api/v1/entries", content=json.dumps(house.form()), headers={"content-type": kind}
    )
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/rooms/La%20Cave/messages",
        "/api/v1/rooms/sous-l-arbre/messages?limit=0",
        "/api/v1/rooms/sous-l-arbre/messages?limit=101",
        "/api/v1/rooms/sous-l-arbre/messages?limit=x",
        "/api/v1/rooms/sous-l-arbre/messages?before=-1",
        "/api/v1/rooms/sous-l-arbre/messages?before=99999999999999999999",
        "/api/v1/rooms/sous-l-arbre/messages?limit=1&limit=2",
        "/api/v1/rooms/sous-l-arbre/messages?colour=green",
        "/api/v1/rooms/%00/messages",
        "/api/v1/rooms/%ff%fe/messages",
        "/api/v1/receipts/short",
        "/api/v1/receipts/%E2%80%AE" + "x" * 40,
        "/api/v1/statements/..%2f..%2fetc",
        "/api/v1/moderation/cases/not-a-uuid",
        "/api/v1/moderation/cases?state=maybe",
        "/api/v1/entries/suggestions",
        "/api/v1/nothing",
        "/api/v1/",
    ],
)
async def test_every_address_that_is_wrong_is_answered_with_a_code(house: HereHouse, path: str) -> None:
    staff, ada = await house.watcher("Ana"), await house.enter()
    client = staff if "moderation" in path else ada.client
    answer = await client.get(path)
    assert answer.status_code in {400, 404, 422}, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["code"] in CODES


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"])
async def test_another_method_is_answered_with_a_code(house: HereHouse, method: str) -> None:
    answer = await house.client().request(method, "/api/v1/rooms")
    assert answer.status_code in {405, 501}, answer.text
    assert answer.json()["code"] == "method_not_allowed"


async def test_another_sites_form_with_this_sites_cookie_is_refused(house: HereHouse) -> None:
    ada = await house.enter()
    report = {"subject": {"kind": "room", "id": ROOM}, "reason": "spam"}
    for origin in ("https://elsewhere.example", "null", house.url + ".elsewhere.example"):
        browser = house.client(cookie=f"palabre={ada.token}", origin=origin)
        answer = await browser.post("/api/v1/reports", json=report)
        assert (answer.status_code, answer.json()["code"]) == (403, "foreign_origin")


@pytest.mark.parametrize(
    "headers, status, code",
    [
        ({"host": "palabre.example"}, 421, "host_not_allowed"),
        ({"x-forwarded-for": "203.0.113.7"}, 403, "demo_not_forwarded"),
        ({"forwarded": "for=203.0.113.7"}, 403, "demo_not_forwarded"),
    ],
)
async def test_the_demo_house_is_not_for_others(
    house: HereHouse, headers: dict[str, str], status: int, code: str
) -> None:
    answer = await house.client().get("/api/v1/rooms", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_every_answer_carries_the_same_protections(house: HereHouse) -> None:
    for path in ("/", "/api/v1/rooms", "/api/v1/nothing", "/api/v1/entries/current", "/livez"):
        headers = (await house.client().get(path)).headers
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"]


async def test_the_contracts_are_served(house: HereHouse) -> None:
    openapi = (await house.client().get("/api/v1/openapi.json")).json()
    asyncapi = (await house.client().get("/api/v1/asyncapi.json")).json()
    assert openapi["openapi"].startswith("3.1")
    assert asyncapi["asyncapi"] == "3.0.0"
    assert "http://" + asyncapi["servers"]["house"]["host"] == house.url
