"""What is not documented does not exist."""

import argparse
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

import palabre
from palabre import settings
from palabre.cli.program import parser
from palabre.domain import errors
from palabre.domain.rules import Rule
from palabre.engines.rules import house_rules
from palabre.realtime import node, outbox, session
from palabre.web.live import connection
from palabre.wire import schema
from palabre.wire.commands import AnyCommand
from palabre.wire.events import AnyEvent
from tools import generate_privacy, generate_refusals

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
# A narrow no-break space stands before ; ! ? and a no-break space before the colon.
BARE_SIGN = re.compile("(?<!\u202f)[;!?]|(?<!\u00a0):")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
FIRST_CELL = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
CLOSE_CODES = range(1000, 1016), range(4000, 5000)


def page(*parts: str) -> str:
    return DOCS.joinpath(*parts).read_text(encoding="utf-8")


def pages() -> list[Path]:
    return [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "schema").glob("*.md")]


def all_refusals() -> set[str]:
    """Codes of every refusal, wherever in the house its class stands."""
    for module in pkgutil.walk_packages(palabre.__path__, "palabre."):
        # What was compiled is not everywhere, and refuses nothing.
        if not re.search(r"migrations|__main__$|\.model\.(?:compiled|_sums)$", module.name):
            importlib.import_module(module.name)
    pending, codes = [errors.Refusal], set[str]()
    while pending:
        kind = pending.pop()
        codes.add(kind.code)
        pending.extend(kind.__subclasses__())
    return codes


def test_every_refusal_is_documented() -> None:
    documented = set(re.findall(r"^\| `([a-z_]+)` \|", page("develop", "refusals.md"), re.MULTILINE))
    assert documented == all_refusals()


def test_the_page_of_refusals_is_fresh() -> None:
    assert page("develop", "refusals.md") == generate_refusals.page()


def test_every_refusal_has_a_sentence_in_french_typography() -> None:
    sentences = [generate_refusals.french(advice.sentence) for advice in generate_refusals.ADVICE.values()]
    assert [text for text in sentences if BARE_SIGN.search(text)] == []
    assert [text for text in sentences if not text.endswith((".", "!", "?"))] == []


def test_the_register_of_columns_is_fresh() -> None:
    assert page("develop", "register.md") == generate_privacy.page()


def test_every_setting_is_documented() -> None:
    assert set(FIRST_CELL.findall(page("run", "settings.md"))) == set(settings.names())


def test_every_default_is_documented_as_it_is() -> None:
    rows = dict(re.findall(r"^\| `(PALABRE_\w+)` \| `([^`]+)` \|", page("run", "settings.md"), re.MULTILINE))
    defaults = settings.Settings()
    for name, told in rows.items():
        holder: object = defaults
        for part in name.removeprefix(settings.PREFIX).lower().split("__"):
            holder = getattr(holder, part)
        assert f"{name} {told}" == f"{name} {holder}"


def frame_types() -> set[str]:
    kinds = [msgspec.inspect.type_info(kind) for kind in (*schema.commands(), *schema.events())]
    return {str(kind.tag) for kind in kinds if isinstance(kind, msgspec.inspect.StructType)}


def test_every_frame_is_named_and_shown_by_an_example_that_can_be_read() -> None:
    text = page("develop", "protocol.md")
    examples = re.findall(
        r"^\{.*\}$", "".join(re.findall(r"```json\n(.*?)```", text, re.DOTALL)), re.MULTILINE
    )
    decoded = [msgspec.json.decode(example, type=AnyCommand | AnyEvent) for example in examples]
    assert {msgspec.to_builtins(frame)["type"] for frame in decoded} == frame_types()
    assert [name for name in sorted(frame_types()) if f"`{name}`" not in text] == []


def close_codes() -> set[int]:
    """Those of the contract, and whatever the code calls one."""
    said = {one.code for one in schema.CLOSE_CODES}
    for module in (connection, node, outbox, session):
        for value in vars(module).values():
            if isinstance(value, int) and any(value in codes for codes in CLOSE_CODES):
                said.add(value)
    return said


def test_every_close_code_says_whether_to_reconnect() -> None:
    rows = re.findall(r"^\| (\d{4}) \| ([^|]+) \| ([^|]+) \|$", page("develop", "protocol.md"), re.MULTILINE)
    assert {int(code) for code, _, _ in rows} == close_codes()
    assert [code for code, _, reconnect in rows if not reconnect.startswith(("yes", "no"))] == []


def verbs(of: argparse.ArgumentParser) -> Iterator[str]:
    """Every verb, with the group it stands in."""
    found = False
    for action in vars(of)["_actions"]:
        if isinstance(action.choices, dict):
            found = True
            for inner in action.choices.values():
                yield from verbs(inner)
    if not found:
        yield of.prog


def test_every_verb_is_documented() -> None:
    headings = " ".join(re.findall(r"^## (.*)$", page("run", "command-line.md"), re.MULTILINE))
    told = {
        " ".join(re.findall(r"[a-z]+", re.split(r" [A-Z\[]| --", verb)[0])) for verb in headings.split("`")
    }
    assert told - {"", "not there yet"} == set(verbs(parser()))


def cells(rule: Rule) -> tuple[str, ...]:
    categories = ", ".join(category.value for category in rule.categories)
    return rule.action.value, (rule.regular or rule.action).value, categories, rule.explanation.value


def test_every_rule_of_the_filter_is_documented_as_it_is() -> None:
    rows = re.findall(
        r"^\| `([a-z_.]+)` \| [^|]+ \| (\w+) \| (\w+) \| ([^|]+) \| (\w+) \|$",
        page("develop", "filter.md"),
        re.MULTILINE,
    )
    assert {name: tuple(told) for name, *told in rows} == {
        name: cells(rule) for name, rule in house_rules().by_id.items()
    }


def test_every_guarantee_names_a_test_that_exists() -> None:
    named = re.findall(r"`((?:tests|tools|web)/[^`]+)`", page("develop", "guarantees.md"))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_pages_for_developers_name_files_that_exist() -> None:
    files = [
        file.relative_to(ROOT).as_posix()
        for folder in ("src", "tests", "tools", "web/src", "web/e2e", "bench")
        for file in (ROOT / folder).rglob("*.*")
    ]
    ends = {f"/{file}"[at:] for file in files for at in range(len(file) + 1) if f"/{file}"[at] == "/"}
    named = {
        name
        for file in (ROOT / "ARCHITECTURE.md", *(DOCS / "develop").glob("*.md"))
        for name in re.findall(r"`([\w/.-]+\.(?:py|ts|svelte|toml))[`:]", file.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    assert [name for name in sorted(named) if f"/{name}" not in ends and not (ROOT / name).exists()] == []


def test_every_decision_is_in_the_index_under_its_title() -> None:
    index = dict(re.findall(r"^\| \[\d{4}\]\(([^)]+)\) \| (.*?) \|", page("adr", "README.md"), re.MULTILINE))
    titles = {
        file.name: re.sub(r"^# \d{4}\. ", "", file.read_text(encoding="utf-8").splitlines()[0])
        for file in (DOCS / "adr").glob("[0-9]*.md")
    }
    assert index == titles


def test_pages_for_people_keep_french_typography() -> None:
    for file in (DOCS / "use").glob("*.md"):
        words = re.sub(r"`[^`]*`|\]\([^)]*\)", "", file.read_text(encoding="utf-8"))
        lines = [line for line in words.splitlines() if not line.startswith("|---")]
        assert [line for line in lines if BARE_SIGN.search(line) or "'" in line] == []


def test_links_between_pages_lead_somewhere() -> None:
    dead = [
        f"{file.relative_to(ROOT)} → {target}"
        for file in pages()
        for target in LINK.findall(file.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:") and not (file.parent / target).exists()
    ]
    assert dead == []
