"""Copies across people: counted in bounded memory, acted on where a crowd pastes, and only there."""

import random
import time
from uuid import UUID

import pytest

from palabre.app.messages import copies as module
from palabre.app.messages.copies import Copies
from palabre.domain.ids import PersonId
from palabre.domain.trust import Rung
from palabre.domain.verdicts import Circumstances, RecentText, VerdictAction
from palabre.engines.filter import Filter, fingerprint, repetition
from palabre.engines.filter.copies import is_telling
from palabre.engines.filter.views import fold
from tests import make

FILTER = Filter()
PASTED = "Venez tous sur le serveur des Corbeaux, cette maison va fermer et les modos vous mentent"

HONEST = (
    "Bonsoir tout le monde, je suis nouveau ici, ça va ?",
    "Bonne année à toutes et à tous, plein de bonheur et surtout la santé !",
    "Joyeux anniversaire Mésange, passe une très belle soirée !",
    "Salut tout le monde, quelqu’un de Rennes ici ce soir ?",
    "Bonjour, je cherche des gens pour discuter tranquillement",
    "merci beaucoup pour votre accueil, bonne soirée à vous tous",
    "mdr trop drôle",
    "je suis d’accord avec toi",
)


def person(number: int) -> PersonId:
    return PersonId(UUID(int=number + 1))


class Room:
    """The filter and the copies of one process, without a store between them."""

    def __init__(self) -> None:
        self.copies = Copies()
        self.recent: dict[PersonId, tuple[RecentText, ...]] = {}

    def say(
        self, who: int, text: str, now: float = 0.0, rung: Rung = Rung.NEWCOMER
    ) -> tuple[VerdictAction, str | None]:
        one, mark = person(who), fingerprint(text)
        recent = self.recent.get(one, ())
        circumstances = Circumstances(
            rung=rung, now=now, room="r", recent=recent, copies=self.copies.others(one, mark, now)
        )
        verdict = FILTER.judge(text, circumstances)
        self.copies.said(one, mark, now, lines=len(recent))
        self.recent[one] = (RecentText(at=now, fingerprint=mark, room="r"), *recent)
        return verdict.action, verdict.rule


def test_the_third_newcomer_who_pastes_a_text_waits_and_the_ninth_is_refused() -> None:
    room = Room()
    told = [room.say(who, PASTED) for who in range(12)]
    assert told[:2] == [(VerdictAction.ALLOW, None)] * 2
    assert told[2:8] == [(VerdictAction.HOLD, "spam.raid")] * 6
    assert told[8:] == [(VerdictAction.REFUSE, "spam.raid_wave")] * 4


def test_small_changes_do_not_hide_a_copy() -> None:
    room = Room()
    changes = (
        PASTED,
        PASTED.upper()[:50] + PASTED[50:],
        f"{PASTED} !!",
        f"{PASTED} 😀",
        PASTED.replace("e", "é"),
    )
    for who, text in enumerate(changes):
        action, rule = room.say(who, text)
        assert (action is VerdictAction.ALLOW) == (who < 2), (who, rule)


def test_regulars_are_not_concerned() -> None:
    room = Room()
    assert {room.say(who, PASTED, rung=Rung.REGULAR)[0] for who in range(12)} == {VerdictAction.ALLOW}


def test_one_person_is_no_crowd() -> None:
    copies, mark = Copies(), fingerprint(PASTED)
    for now in range(20):
        copies.said(person(1), mark, now, lines=0)
    assert (copies.others(person(1), mark, 20), copies.others(person(2), mark, 20)) == (0, 1)


@pytest.mark.parametrize("text", HONEST)
def test_what_people_say_alike_by_themselves_never_counts(text: str) -> None:
    room = Room()
    # At midnight, on the first of January.
    assert {room.say(who, text, now=who * 0.1)[0] for who in range(60)} == {VerdictAction.ALLOW}


def test_those_who_talk_may_sing_together() -> None:
    room = Room()
    words = ("vin", "pain", "lilas", "train", "phare", "chat")
    for who in range(6):
        for number, word in enumerate(words):
            room.say(who, f"moi j’aurais plutôt pensé au {word} {number} fois", now=who * 20)
    song = "Dans la forêt lointaine on entend le coucou, du haut de son grand chêne il répond au hibou"
    assert is_telling(fold(song).text)
    assert [room.say(who, song, now=130)[0] for who in range(6)] == [VerdictAction.ALLOW] * 6


def test_copies_are_forgotten_after_three_minutes() -> None:
    copies, mark = Copies(), fingerprint(PASTED)
    for number in range(5):
        copies.said(person(number), mark, 0.0, lines=0)
    assert copies.others(person(9), mark, module.WINDOW - 1) == 5
    assert copies.others(person(9), mark, module.WINDOW) == 0
    copies.said(person(9), 0, module.WINDOW, lines=0)
    assert len(copies) == 0


def test_the_app_and_the_filter_mean_the_same_by_near() -> None:
    assert (module.NEAR_BITS, module.FIRST_LINES) == (repetition._NEAR_BITS, 3)


def test_near_fingerprints_are_found_and_far_ones_are_not() -> None:
    rng = random.Random(4)
    copies = Copies()
    marks = [rng.getrandbits(64) | 1 for _ in range(500)]
    for number, mark in enumerate(marks):
        copies.said(person(number), mark, 0.0, lines=0)
    found = missed = 0
    for mark in marks:
        near = mark
        for bit in rng.sample(range(64), 5):
            near ^= 1 << bit
        found += copies.others(person(9_999), near, 1.0) == 1
        missed += copies.others(person(9_999), rng.getrandbits(64), 1.0) == 0
    assert (found, missed) == (500, 500)


def test_memory_is_bounded_and_empties() -> None:
    rng = random.Random(4)
    copies = Copies()
    for number in range(3 * module._MOST_TEXTS):
        copies.said(person(number), rng.getrandbits(64) | 1, 0.0, lines=0)
    assert len(copies) <= module._MOST_TEXTS
    crowd = rng.getrandbits(64) | 1
    for number in range(500):
        copies.said(person(number), crowd, 0.0, lines=0)
    assert len(copies._texts[crowd].people) == module._MOST_PEOPLE
    copies.said(person(1), 0, module.WINDOW + 1, lines=0)
    assert (len(copies), [len(one) for one in copies._slices]) == (0, [0] * 6)


OPENERS = (
    "Bonsoir", "Salut tout le monde", "Coucou, ça va ici ?", "Hello !", "Bonsoir à tous, je suis nouvelle",
    "Bonjour, quelqu’un pour discuter ?", "Il y a du monde ce soir", "Salut, vous parlez de quoi ?",
    "Bonsoir la compagnie, dure journée au boulot", "bonsoir, première fois que je viens ici",
    "Salut, je cherche des gens pour papoter", "Bonne soirée à tout le monde, je passe en coup de vent",
)  # fmt: skip
SUBJECTS = (
    "mon chat", "ma voisine", "le train de {place}", "la tarte aux {food}", "mon vélo",
    "le marché de {place}",
    "ma grand-mère de {place}", "la soupe aux {food}", "le match contre {place}", "la pluie sur {place}",
)  # fmt: skip
EVENTS = (
    "a renversé les {food}", "m’a rappelé {place}", "avait du retard à {place}", "sentait les {food}",
    "a fini dans le journal de {place}", "me fait encore rire depuis {place}", "m’a coûté des {food}",
    "valait le détour par {place}", "n’a rien donné sans {food}",
    "attend encore le printemps et les {food}",
)  # fmt: skip
PLACES = ("Brest", "Nancy", "Pau", "Liège", "Sion", "Ajaccio", "Le Mans", "Dijon", "Albi", "Vannes")
FOODS = ("pommes", "cerises", "noix", "poires", "figues", "prunes", "tomates", "fraises", "courges", "mûres")


def honest_line(rng: random.Random) -> str:
    """What somebody says who has just come in: half of them greet, half have something to tell."""
    if rng.random() < 0.5:
        return rng.choice(OPENERS)
    told = f"{rng.choice(SUBJECTS)} {rng.choice(EVENTS)}"
    return told.format(place=rng.choice(PLACES), food=rng.choice(FOODS))


@pytest.mark.parametrize("nodes", [1, 2])
def test_five_hundred_joins_in_two_minutes_that_paste_one_text_find_no_audience(nodes: int) -> None:
    rng = random.Random(2026)
    rooms = [Room() for _ in range(nodes)]
    pasted = [(rng.uniform(0, 120), who, True) for who in range(500)]
    honest = [(rng.uniform(0, 120), who, False) for who in range(500, 1_000)]
    delivered = blocked = 0
    for now, who, raids in sorted(pasted + honest):
        text = PASTED + " " * rng.randrange(3) + rng.choice(("", "!", " !!", " 😈", "…"))
        if not raids:
            text = honest_line(rng)
        action, _ = rooms[who % nodes].say(who, text, now=now)
        delivered += raids and action is VerdictAction.ALLOW
        blocked += not raids and action in {VerdictAction.HOLD, VerdictAction.REFUSE}
    print(f"\nraid on {nodes} processes: {delivered / 5:.1f} % delivered, {blocked / 5:.1f} % honest blocked")
    assert delivered <= 5
    assert blocked <= 10


def test_counting_costs_microseconds_even_when_full() -> None:
    rng = random.Random(4)
    copies = Copies()
    marks = [rng.getrandbits(64) | 1 for _ in range(module._MOST_TEXTS)]
    for number, mark in enumerate(marks):
        copies.said(person(number), mark, 0.0, lines=0)
    least = min(_seconds(copies, marks[start : start + 500]) for start in range(0, 5_000, 500)) / 500
    print(f"\ncounting copies among {len(copies)} texts: {least * 1e6:.1f} µs a line")
    assert len(copies) == module._MOST_TEXTS


def _seconds(copies: Copies, marks: list[int]) -> float:
    began = time.process_time()
    for mark in marks:
        copies.others(make_person, mark ^ 0b101, 1.0)
        copies.said(make_person, mark ^ 0b101, 1.0, lines=0)
    return time.process_time() - began


make_person = PersonId(make.uuid())
