"""What is not documented does not exist."""

import importlib
import pkgutil
import re
from pathlib import Path

import palabre
from palabre.domain import errors
from tools import generate_refusals

ROOT = Path(__file__).resolve().parent.parent
# A narrow no-break space stands before ; ! ? and a no-break space before the colon.
BARE_SIGN = re.compile("(?<!\u202f)[;!?]|(?<!\u00a0):")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def all_refusals() -> set[str]:
    """Codes of every refusal, wherever in the house its class stands."""
    for module in pkgutil.walk_packages(palabre.__path__, "palabre."):
        if "migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    pending, codes = [errors.Refusal], set[str]()
    while pending:
        kind = pending.pop()
        codes.add(kind.code)
        pending.extend(kind.__subclasses__())
    return codes


def test_every_refusal_is_documented() -> None:
    page = (ROOT / "docs" / "develop" / "refusals.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z_]+)` \|", page, re.MULTILINE))
    assert documented == all_refusals()


def test_the_page_of_refusals_is_fresh() -> None:
    page = (ROOT / "docs" / "develop" / "refusals.md").read_text(encoding="utf-8")
    assert page == generate_refusals.page()


def test_every_refusal_has_a_sentence_in_french_typography() -> None:
    sentences = [generate_refusals.french(advice.sentence) for advice in generate_refusals.ADVICE.values()]
    assert [text for text in sentences if BARE_SIGN.search(text)] == []
    assert [text for text in sentences if not text.endswith((".", "!", "?"))] == []


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "schema").glob("*.md")]
    dead = [
        f"{page.relative_to(ROOT)} → {target}"
        for page in pages
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists()
    ]
    assert dead == []
