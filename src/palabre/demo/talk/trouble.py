"""The mild trouble of an evening: what the filter should stop, and what only a person can see.

Telephone numbers are of the range kept for fiction (06 39 98), addresses of the domains kept for examples.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from palabre.demo.talk.cast import TROUBLEMAKERS
from palabre.demo.talk.drafts import ANSWERS, JOKES, Draft, Room, Shelf
from palabre.demo.talk.people import LineKind, Persona
from palabre.demo.talk.typing_style import typed
from palabre.domain.reports import ReportReason

_INSULTS: Final = (
    "{qui} t'es vraiment un imbécile",
    "ferme-la, abruti",
    "{qui} espèce de crétin, t'as rien compris",
    "mais quel abruti ce {qui}",
    "pauvre débile va",
    "ta gueule {qui}",
    "bande de crétins",
    "t'es con ou quoi {qui}",
    "{qui} gros débile, dégage d'ici",
    "tu n'es qu'un imbécile {qui}, va te coucher",
)
_NUMBERS: Final = (
    "tiens mon numéro {tel}, c'est plus simple",
    "appelle-moi au {tel} si tu veux la recette",
    "{qui} mon tel c'est {tel}",
    "je donne mon 06 à tout le monde : {tel}",
    "écris-moi au {tel}, je réponds vite",
)
_ADDRESSES: Final = (
    "envoie-moi tes photos à {mail}",
    "{qui} on continue par mail ? {mail}",
    "ma boîte c'est {mail}",
    "écrivez à {mail} pour la liste",
)
_UNDER_AGE: Final = (
    "en vrai j'ai 15 ans, je voulais juste voir comment c'est ici",
    "moi j'ai 16 ans et je joue de la basse",
    "j'ai menti sur mon âge, j'ai 14 ans",
    "je suis en 3e au collège et c'est mieux que mes devoirs ici",
)
_PROMOTION: Final = (
    "allez voir ma boutique https://www.example.com/promo -20 % ce soir seulement",
    "-50 % sur tout le magasin https://example.com/soldes code promo BIENVENUE",
    "je vends mes paniers sur https://shop.example.com livraison offerte",
    "gagnez un lot chaque jour https://example.com/gagner c'est gratuit",
)
_LINKS: Final = (
    "super bon plan ici https://example.com/bonplan dépêchez-vous",
    "j'ai mis toutes mes recettes là https://example.com/recettes",
    "regardez ce que j'ai trouvé https://www.example.com/trouvaille",
)
# Lines that no filter should stop by itself, and that deserve a report all the same.
_RUDE: Final = (
    ("on a compris {qui}, tu peux passer à autre chose", ReportReason.INSULT),
    ("réponds {qui}, je t'ai posé une question il y a deux minutes", ReportReason.INSULT),
    ("allez {qui}, réponds, ne fais pas semblant de ne pas me lire", ReportReason.INSULT),
    ("{qui} tes messages, franchement, tout le salon s'en passerait", ReportReason.INSULT),
    ("on voit bien que tu n'as rien dans la vie {qui}", ReportReason.INSULT),
    ("{qui} tu habites dans quelle rue exactement ?", ReportReason.CONTACT),
    ("dis-moi dans quelle boîte tu travailles {qui}, je finirai par trouver", ReportReason.CONTACT),
    (
        "quelqu'un cherche un canapé ? j'en ai un, et aussi une table, une lampe et un vélo, on s'arrangera",
        ReportReason.SPAM,
    ),
    ("pour le concert de samedi il m'en reste douze, faites-moi signe", ReportReason.SPAM),
    ("encore un message inutile de {qui}, quelle surprise", ReportReason.INSULT),
    ("les gens comme {qui} devraient se taire et laisser parler les autres", ReportReason.INSULT),
    ("{qui} je reviendrai te le demander jusqu'à ce que tu répondes", ReportReason.INSULT),
)
_FIRST_NAMES: Final = ("contact", "jardin", "photos", "accordeon", "bonjour", "cinephile")
_CALMING: Final = {
    ReportReason.INSULT: "calme",
    ReportReason.CONTACT: "on ne demande pas ça",
    ReportReason.SPAM: "pas une brocante",
}
_CALMING_CHANCE: Final = 0.7
_MEAN_PAUSE: Final = 125.0
# The first minute shows every kind once, so that the moderators' queue is not empty.
_FIRST_PAUSES: Final = (9.0, 7.0, 8.0, 10.0, 9.0)


@dataclass(kw_only=True, frozen=True, slots=True)
class _Kind:
    """A sort of trouble: who makes it, in what words, and what should become of it."""

    outcome: LineKind
    words: Sequence[str]
    by: Sequence[Persona]
    reasons: Mapping[str, ReportReason]


def _kind(outcome: LineKind, words: Sequence[str], *by: str) -> _Kind:
    persons = [one for one in TROUBLEMAKERS if one.call_name in by]
    return _Kind(outcome=outcome, words=words, by=persons, reasons={})


_ROUND: Final = (
    _Kind(
        outcome=LineKind.TO_REPORT,
        words=[text for text, _ in _RUDE],
        by=[one for one in TROUBLEMAKERS if one.call_name in {"Tonnerre", "Vent", "Ortie", "Affaires"}],
        reasons=dict(_RUDE),
    ),
    _kind(LineKind.TO_REFUSE, _INSULTS, "Tonnerre", "Vent", "Ortie"),
    _kind(LineKind.TO_HOLD, _UNDER_AGE, "Skate"),
    _kind(LineKind.TO_REFUSE, _NUMBERS, "Coucou", "Affaires"),
    _kind(LineKind.TO_REFUSE, _ADDRESSES, "Coucou"),
    _kind(LineKind.TO_REFUSE, _PROMOTION, "Affaires"),
    _kind(LineKind.TO_HOLD, _LINKS, "Affaires", "Coucou"),
)
# What only people can see comes most often.
_ORDER: Final = (0, 1, 2, 3, 0, 1, 6, 0, 4, 0, 5, 0, 1, 6)


def trouble(
    rooms: Mapping[str, Room], short_lines: Mapping[str, tuple[str, ...]], rng: random.Random
) -> Iterator[Draft]:
    """Endless; each incident in a room of its maker, often at the person who spoke last."""
    shelf = Shelf(rng)
    pauses = iter(_FIRST_PAUSES)
    while True:
        for index in _ORDER:
            kind = _ROUND[index]
            pause = next(pauses, None) or rng.expovariate(1 / _MEAN_PAUSE) + 10
            speaker = shelf.pick(kind.by)
            room = rooms[shelf.pick(speaker.rooms)]
            # First a silence, so that the incident is about what is said by then.
            yield Draft(pause=pause, room=room.slug, speaker=speaker, text="", kind=kind.outcome)
            yield from _incident(kind, speaker, room, shelf, short_lines)


def _incident(
    kind: _Kind,
    speaker: Persona,
    room: Room,
    shelf: Shelf,
    short_lines: Mapping[str, tuple[str, ...]],
) -> Iterator[Draft]:
    latest = room.latest
    target = latest.speaker if latest is not None else room.somebody(ANSWERS)
    words = shelf.pick(kind.words)
    slots = {name: make(room.rng) for name, make in _MADE.items()}
    witness = room.somebody(JOKES, but=(target,))
    reason = kind.reasons.get(words)
    draft = Draft(
        pause=0.0,
        room=room.slug,
        speaker=speaker,
        text=typed(words, speaker, slots=slots, to=target, rng=room.rng),
        kind=kind.outcome,
        reported_by=witness if reason else None,
        report_reason=reason,
    )
    yield draft
    # What is stopped is not seen, so nobody answers it.
    if reason and room.rng.random() < _CALMING_CHANCE:
        answer = shelf.pick(short_lines[_CALMING[reason]])
        yield room.line(answer, by=witness, to=speaker, pause=room.rng.uniform(6, 12), reply_to=draft)


def _number(rng: random.Random) -> str:
    first, second = rng.randint(0, 99), rng.randint(0, 99)
    separator = rng.choice((" ", ".", " ", ""))
    return separator.join(("06", "39", "98", f"{first:02d}", f"{second:02d}"))


def _address(rng: random.Random) -> str:
    at = rng.choice(("@", "@", " arobase "))
    return f"{rng.choice(_FIRST_NAMES)}{at}example.org"


_MADE: Final[Mapping[str, Callable[[random.Random], str]]] = {"tel": _number, "mail": _address}
