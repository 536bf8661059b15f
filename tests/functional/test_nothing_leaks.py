"""What a rule of the lower levels looks for is in no answer, event, figure or log."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

import pytest
from structlog.testing import capture_logs

from palabre.domain.rules import Rule
from palabre.domain.verdicts import Category, ExplanationLevel, VerdictAction
from palabre.engines.rules import RuleSet, house_rules
from tests.functional.house import ROOM, HereHouse, Visitor, preview

INSULT = "tu es vraiment un connard"
SECRETS = ("zibeline", "xylophage", "quenelle", "tournevis", "bergamote", "fanfreluche")
"""Each in one rule, as a word or in a pattern; said in a line, and nowhere else."""
PATTERNS = ("poire.{0,5}belle", "secret_rule", "text.folded", "contains(", "matches(")
LINE = "voici une {} et une poire si belle"
LEVELS = {"a": ExplanationLevel.CATEGORY, "b": ExplanationLevel.GENERIC}
DONE = {"refuse": VerdictAction.REFUSE, "hold": VerdictAction.HOLD, "nudge": VerdictAction.NUDGE}


def secret_rules() -> RuleSet:
    words = iter(SECRETS)
    rules = [
        Rule(
            id=f"secret_rule.{name}_{done}",
            when=f'text.folded.contains("{next(words)}") && text.folded.matches("poire.{{0,5}}belle")',
            action=action,
            categories=(Category.DRUGS,),
            score=0.9,
            explanation=level,
        )
        for name, level in LEVELS.items()
        for done, action in DONE.items()
    ]
    built = RuleSet.build([*house_rules().rules, *rules])
    assert isinstance(built, RuleSet), built
    return built


def members(node: object) -> Iterator[tuple[str, object]]:
    """Every member of a piece of JSON."""
    if isinstance(node, list):
        for one in cast("list[object]", node):
            yield from members(one)
    elif isinstance(node, dict):
        for name, one in cast("dict[str, object]", node).items():
            yield name, one
            yield from members(one)


def say_nothing(found: Mapping[str, object], texts: list[str], level: ExplanationLevel) -> None:
    """Neither rule, expression, words nor places; of a generic rule, not even the category."""
    for where, one in found.items():
        told = json.dumps(one, ensure_ascii=False) if not isinstance(one, str) else one
        # What its author wrote is theirs to read again.
        for text in sorted(texts, key=len, reverse=True):
            told = told.replace(json.dumps(text, ensure_ascii=False)[1:-1], "")
        for secret in (*SECRETS, *PATTERNS):
            assert secret not in told, (where, secret)
        for name, value in members(one):
            match name:
                case "spans":
                    assert value == [], where
                case "rule":
                    allowed = {"drugs", None} if level is ExplanationLevel.CATEGORY else {"rules", None}
                    assert value in allowed, (where, value)
                case "categories":
                    assert level is ExplanationLevel.CATEGORY or value == [], where
                case "grounds" | "signals" | "circumstances" | "version" | "told_spans" | "shadowed":
                    pytest.fail(f"{name} in {where}")
                case _:
                    pass


async def body(found: dict[str, object], client: Any, method: str, path: str, **more: Any) -> Any:
    answer = await client.request(method, path, **more)
    kind = answer.headers.get("content-type", "")
    found[f"{method} {path} {len(found)}"] = answer.json() if "json" in kind else answer.text
    found[f"headers {len(found)}"] = str(answer.headers)
    return answer.json() if "json" in kind else answer.text


async def refuse_all(house: HereHouse) -> None:
    """A moderator refuses what waits."""
    alix = await house.watcher("Alix")
    queue = (await alix.get("/api/v1/moderation/cases")).json()["items"]
    for case in queue:
        await alix.post(f"/api/v1/moderation/cases/{case['id']}/claim")
        ruling = {"kind": "remove", "ground": "illegal", "reason": "Cela n’a pas sa place ici."}
        answer = await alix.post(f"/api/v1/moderation/cases/{case['id']}/decisions", json=ruling)
        assert answer.status_code in {200, 201}, answer.text


@pytest.mark.parametrize("name", LEVELS)
async def test_a_rule_of_a_lower_level_is_told_on_no_path(house: HereHouse, name: str) -> None:
    level = LEVELS[name]
    house.service._filter.use(secret_rules())
    words = dict(zip(DONE, SECRETS[:3] if name == "a" else SECRETS[3:], strict=True))
    texts = [LINE.format(word) for word in words.values()]
    found: dict[str, object] = {}
    with capture_logs() as logs:
        ada, bob = await house.guest(), await house.guest()
        twin = await ada.device()
        said = await ada.said("Bonsoir à tous")
        codes, held = await stopped_every_way(ada, words, said["id"])
        receipt = await bob.report("message", said["id"], "drugs")
        found["report"] = receipt
        await refuse_all(house)
        codes.append((await twin.hear("message.refused", ref=held))["case_code"])
        for code in codes:
            statement = await body(found, house.client(), "GET", f"/api/v1/statements/{code}")
            assert statement["kind"] == "refuse", statement
            await body(
                found,
                house.client(),
                "POST",
                "/api/v1/appeals",
                json={"case_code": code, "text": "Pourquoi ?"},
            )
            await body(found, house.client(), "GET", f"/api/v1/statements/{code}")
        await body(found, house.client(), "GET", receipt["status_url"])
        for path in (
            "/api/v1/entries/current", "/api/v1/rooms", f"/api/v1/rooms/{ROOM}/messages",
        ):  # fmt: skip
            await body(found, ada.client, "GET", path)
        for path in ("/api/v1/instance", "/livez", "/readyz", "/metrics", "/api/v1/openapi.json"):
            answer = await house.client().get(path)
            found[path] = answer.text.replace('"rule"', "")
        back = await ada.device()
        await back.join(since=0)
        refs = {frame["ref"] for frame in ada.frames if frame["type"] in {"message.refused", "message.held"}}
        for ref in refs:
            await back.ask("message.send", ref=ref, room=ROOM, text="encore")
        pseudonym = house.form(pseudonym=f"{words['refuse']} poire belle")
        await body(found, house.client(), "POST", "/api/v1/entries", json=pseudonym)
        found["preview"] = await preview(house)
    for who, visitor in {"ada": ada, "twin": twin, "back": back, "bob": bob}.items():
        for number, frame in enumerate(visitor.frames):
            found[f"{who} {number} {frame['type']}"] = frame
    found["logs"] = [str(one) for one in logs]
    say_nothing(found, [*texts, pseudonym["pseudonym"]], level)
    assert any("explanation" in frame for frame in ada.frames)


async def stopped_every_way(ada: Visitor, words: Mapping[str, str], said: str) -> tuple[list[str], str]:
    """Ask, send and edit; return the case codes of refusals, and the ref of what is held."""
    codes: list[str] = []
    ref = ""
    for done, word in words.items():
        text = LINE.format(word)
        for more in ({}, {"edit_of": said}):
            checked = await ada.ask("message.check", room=ROOM, text=text, **more)
            assert checked["action"] == done
        for answer in (
            await ada.say(text),
            await ada.ask("message.edit", room=ROOM, id=said, text=text),
        ):
            assert answer["type"] == {"refuse": "message.refused", "hold": "message.held"}.get(
                done, "message.nudged"
            )
            if done == "refuse":
                codes.append(answer["case_code"])
            if done == "hold":
                ref = answer["ref"]
    return codes, ref


async def test_an_explained_refusal_does_not_show_what_another_rule_saw(house: HereHouse) -> None:
    house.service._filter.use(secret_rules())
    ada = await house.guest()
    plain = await ada.say(INSULT)
    assert plain["rule"] == "insult.direct"
    for secret in SECRETS:
        told = plain
        for kind in ("message.check", "message.send"):
            told = await ada.ask(kind, room=ROOM, text=f"{INSULT}, {LINE.format(secret)}")
            assert (told["rule"], told["spans"], told["categories"]) == (
                plain["rule"],
                plain["spans"],
                plain["categories"],
            )
        statement = (await house.client().get(f"/api/v1/statements/{told['case_code']}")).json()
        assert (statement["rule"], statement["spans"], statement["categories"]) == (
            plain["rule"],
            plain["spans"],
            plain["categories"],
        )
