"""Who looks at a text: each detector under its name, with what its failure means."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from palabre.domain.verdicts import FailureMode, Place, Span
from palabre.engines.filter.ages import find_disclosures
from palabre.engines.filter.constructions.catalogue import find_constructions
from palabre.engines.filter.contacts.addresses import find_accounts
from palabre.engines.filter.contacts.recognisers import find_contacts
from palabre.engines.filter.copies import LEAST_COPIES, raid_in
from palabre.engines.filter.model import find_learned
from palabre.engines.filter.reading import READ_CLOSELY, Reading, Scanned
from palabre.engines.filter.repetition import floods, repeated_part, repeats_itself_over_time, shouts
from palabre.engines.filter.signals import Signal
from palabre.engines.filter.words import find_glued, find_split, find_stretched, find_words

_NAME_OF_FINDING: Final = {
    "phone": "contact.phone",
    "email": "contact.email",
    "account": "contact.account",
    "address": "contact.address",
    "address_public": "contact.address_public",
    "iban": "contact.iban",
    "link": "spam.link",
    "link_short": "spam.link",
}
_PROMOTED: Final = re.compile(
    r"\b(?:gagne\w*|cliqu\w*|click\w*|bonus|casino|offert\w*|abonn\w*|achet\w*|promo\w*"
    r"|gratuit\w*|crypto|btc|bitcoin|x\d+|garanti\w*|rejoign\w*|rejoins|inscri\w*|credit|pret"
    r"|argent|money|free|sexy|photos?|nudes?|profitez|pas cher|followers|vues|visitez"
    r"|decouvrez|bienvenue sur|mon site|ma boutique|lien)\b"
)
_MOST_FINDINGS: Final = 64


@dataclass(kw_only=True, frozen=True, slots=True)
class Detector:
    """One way to look at a text."""

    name: str
    find: Callable[[Reading], Iterable[Signal]]
    failure: FailureMode
    """What becomes of a text that it could not look at."""


def _find_constructions(reading: Reading) -> Iterable[Signal]:
    found: list[Signal] = []
    for scanned in reading.scanned:
        if scanned.scan.cues:
            view = scanned.view
            found.extend(
                Signal(name=match.rule, span=view.span(match.start, match.end), view=scanned.name)
                for match in find_constructions(scanned.close, scanned.scan.cues, scanned.context)
            )
    return found


def _find_ages(reading: Reading) -> Iterable[Signal]:
    found: list[Signal] = []
    for scanned in reading.scanned:
        if "age" in scanned.scan.cues:
            view, minimum_age = scanned.view, reading.circumstances.minimum_age
            for start, end in find_disclosures(scanned.close, minimum_age, scanned.context):
                found.append(Signal(name="minors.disclosure", span=view.span(start, end), view=scanned.name))
    return found


def _find_contacts(reading: Reading) -> Iterator[Signal]:
    folded = reading.folded
    promoted: bool | None = None
    for finding in islice(find_contacts(folded.text[:READ_CLOSELY], reading.cues), _MOST_FINDINGS):
        name = _NAME_OF_FINDING.get(finding.kind)
        if name is None:
            continue
        if name == "spam.link":
            if promoted is None:
                promoted = _PROMOTED.search(folded.text) is not None
            if promoted or finding.kind == "link_short":
                name = "spam.advertising"
        yield Signal(name=name, span=folded.span(finding.start, finding.end), view="folded")


def _find_accounts(reading: Reading) -> Iterable[Signal]:
    """Names on platforms whose own name is disguised; figures of the handle stay where they are."""
    if len(reading.scanned) == 1 or "platform" in reading.cues:
        return ()
    return _disguised_accounts(reading.scanned[1:])


def _disguised_accounts(disguised: Iterable[Scanned]) -> Iterator[Signal]:
    for scanned in disguised:
        if "platform" not in scanned.scan.cues:
            continue
        for finding in islice(find_accounts(scanned.close), _MOST_FINDINGS):
            yield Signal(
                name="contact.account", span=scanned.view.span(finding.start, finding.end), view=scanned.name
            )


def _find_repetition(reading: Reading) -> Iterable[Signal]:
    circumstances, text = reading.circumstances, reading.text
    found: list[Signal] = []
    if not circumstances.repetition_control or circumstances.place is Place.PSEUDONYM:
        return found
    repeated = repeated_part(reading.folded.text)
    if repeated is not None:
        found.append(Signal(name="spam.repetition", span=reading.folded.span(*repeated), view="folded"))
    if shouts(text):
        found.append(_of_all("spam.shouting", text))
    if circumstances.recent:
        if floods(circumstances):
            found.append(_of_all("spam.flood", text))
        if repeats_itself_over_time(text, circumstances):
            found.append(_of_all("spam.duplicate", text))
    if circumstances.copies >= LEAST_COPIES:
        raided = raid_in(reading.folded.text, circumstances)
        if raided is not None:
            found.append(_of_all(raided, text, f"{circumstances.copies} others"))
    return found


def _of_all(name: str, text: str, detail: str = "") -> Signal:
    return Signal(name=name, span=Span(0, len(text)), view="original", detail=detail)


DETECTORS: Final = (
    Detector(name="words", find=find_words, failure=FailureMode.HOLD),
    Detector(name="stretched", find=find_stretched, failure=FailureMode.OPEN),
    Detector(name="split", find=find_split, failure=FailureMode.OPEN),
    Detector(name="constructions", find=_find_constructions, failure=FailureMode.HOLD),
    Detector(name="ages", find=_find_ages, failure=FailureMode.HOLD),
    Detector(name="contacts", find=_find_contacts, failure=FailureMode.HOLD),
    Detector(name="accounts", find=_find_accounts, failure=FailureMode.HOLD),
    Detector(name="repetition", find=_find_repetition, failure=FailureMode.OPEN),
    Detector(name="model", find=find_learned, failure=FailureMode.OPEN),
    Detector(name="glued", find=find_glued, failure=FailureMode.CLOSED),
)
