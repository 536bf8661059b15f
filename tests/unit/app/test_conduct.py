"""Behaviour over a conversation: figures on staged talk, and what follows from an alarm."""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

import msgspec
import pytest

from palabre.app import conduct as module
from palabre.app.conduct import Alarm, Courses, Heard
from palabre.app.messages.outcomes import Accepted, Held
from palabre.app.ports.cases import CaseFile
from palabre.app.speakers import Whence
from palabre.domain.conduct import COUNTS, WATCHED_FOR, Sign
from palabre.domain.decisions import DecisionKind
from palabre.domain.ids import MessageId, PersonId, Slug
from palabre.domain.persons import Person
from palabre.domain.reports import ReportReason, ReportSource, SubjectKind
from palabre.domain.verdicts import Circumstances
from palabre.engines.conduct import Conduct
from palabre.engines.conduct.families import Families, Rule
from palabre.engines.filter import Filter
from tests import make, staged
from tests.staged import KNOWN, UNSEEN, Turn
from tests.unit.app.house import AppHouse

NAMES = ("Mésange calme", "Huppe bleue", "Grive vive", "Sittelle agile", "Alouette rieuse")
ASKING = (
    "tu as quel âge ?",
    "ne le dis à personne",
    "tu as snap ?",
)


def person(number: int) -> PersonId:
    return PersonId(UUID(int=number + 1))


def heard(turn: Turn, number: int) -> Heard:
    return Heard(
        person_id=person(turn.who),
        pseudonym=NAMES[turn.who],
        room=Slug("r"),
        text=turn.text,
        message_id=MessageId(UUID(int=number + 1)),
        answers=None if turn.to is None else person(turn.to),
    )


def first_alarm(
    turns: Iterable[Turn], passes: Callable[[Turn], bool] = lambda _: True
) -> tuple[int, Alarm] | None:
    """The place of the line that gave a case, counted from one."""
    courses, now = Courses(Conduct()), 0.0
    for number, turn in enumerate(turns, 1):
        now += turn.after
        alarm = courses.hear(heard(turn, number), now) if passes(turn) else None
        if alarm is not None:
            return number, alarm
    return None


def share_in_time(count: int, phrases: dict[str, Sequence[str]], **how: Callable[[Turn], bool]) -> float:
    """Percent of staged conversations that give a case, about the right person, before line 25."""
    found = [first_alarm(staged.staged(seed, phrases), **how) for seed in range(count)]
    assert all(one is None or one[1].person_id == person(0) for one in found)
    return 100 * sum(one is not None and one[0] < 25 for one in found) / count


def false_cases(seeds: Iterable[int]) -> list[int]:
    return [seed for seed in seeds if first_alarm(staged.ordinary(seed)) is not None]


# --- figures


def test_staged_conversations_give_a_case_and_ordinary_ones_do_not() -> None:
    assert share_in_time(60, dict(KNOWN)) >= 75
    assert false_cases(range(150)) == []


@pytest.mark.verify
def test_four_in_five_staged_conversations_give_a_case_and_one_in_ten_thousand_others_at_most() -> None:
    known, unseen = share_in_time(500, dict(KNOWN)), share_in_time(500, dict(UNSEEN))
    alone = share_in_time(500, dict(KNOWN), passes=lambda turn: turn.who == 0)
    wrong = false_cases(range(10_000))
    print(
        f"\nconduct: of 500 staged conversations, {known:.1f} % give a case before line 25,"
        f"\n  {alone:.1f} % where the other's lines pass through another process,"
        f"\n  {unseen:.1f} % in wordings that came after the forms; of 10,000 ordinary ones {len(wrong)} do"
    )
    assert known >= 80
    assert len(wrong) <= 1


def test_staged_conversations_are_the_same_each_time_and_have_forty_lines_at_most() -> None:
    assert staged.staged(7, KNOWN) == staged.staged(7, KNOWN)
    assert staged.ordinary(7) == staged.ordinary(7)
    assert all(10 <= len(turns(seed)) <= 40 for turns in (_known, staged.ordinary) for seed in range(50))


def _known(seed: int) -> list[Turn]:
    return staged.staged(seed, KNOWN)


def test_stand_ins_are_neutral() -> None:
    banned = re.compile(r"sex|nud|photo|corps|bisou|câlin|embrass|déshabill|sous-vêt", re.IGNORECASE)
    judge = Filter()
    for line in (line for phrases in (KNOWN, UNSEEN) for kind in phrases.values() for line in kind):
        assert banned.search(line) is None
        # What the model makes of “j’aimerais te rencontrer” is its own affair: no listed word is sexual.
        fired = judge.judge(line, Circumstances()).fired
        assert all(not rule.startswith("sexual.") or "learned" in rule for rule in fired)


# --- what a line shows


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("moi chu en sec 4, toi ?", Sign.AGE),
        ("tu souffles combien de bougies bientôt", Sign.AGE),
        ("khalliha binatna", Sign.SECRECY),
        ("si quelqu’un demande, on se connaît pas", Sign.SECRECY),
        ("c’est quoi ton numéro de cell", Sign.ELSEWHERE),
        ("les modos lisent tout ici, on bouge", Sign.ELSEWHERE),
        ("je peux venir te pogner en char", Sign.MEETING),
        ("t’habites une maison ou un immeuble ?", Sign.MEETING),
        ("je croyais qu’on était amis", Sign.INSISTENCE),
        ("ils te comprennent pas, moi si", Sign.ISOLATION),
        ("je te flexi 1000 si tu veux", Sign.PRESENT),
    ],
)
def test_families_of_words_see_a_sign_that_no_form_has(text: str, sign: Sign) -> None:
    assert dict(Conduct().read(text).signs)[sign] >= COUNTS


@pytest.mark.parametrize(
    "text",
    [
        "ma fille est en quelle classe déjà… ah oui, en CM1",
        "le mien ne me dit plus rien depuis qu’il est au collège",
        "n’en parle pas à tes élèves, ils vont rire",
        "vide le cache et supprime l’historique, ça marche parfois",
        "quel âge as-tu, jeune elfe ?",
        "tu es libre pour covoiturer demain ?",
        "ils disent de n’en parler à personne justement",
        "promis, je ne dirai rien",
    ],
)
def test_what_is_about_others_work_or_a_game_is_no_sign(text: str) -> None:
    assert all(weight < COUNTS for _, weight in Conduct().read(text).signs)


def test_a_rule_that_names_no_family_is_refused() -> None:
    rule = msgspec.convert({"weight": 1.0, "all": ["words", "other"]}, Rule)
    with pytest.raises(KeyError, match="other"):
        Families({"words": ("word",)}, {Sign.AGE: (rule,)})


# --- what is remembered


def test_signs_fade_with_time() -> None:
    def turns(after: float) -> list[Turn]:
        return [Turn(who=0, text=text, to=1, after=after) for text in ASKING]

    assert first_alarm(turns(30)) is not None
    assert first_alarm(turns(4_000)) is None


def test_two_lines_are_no_case_however_many_signs_are_in_them() -> None:
    two = [
        Turn(who=0, text="ne le dis à personne", to=1),
        Turn(who=0, text="tu as quel âge et tu habites où ?", to=1),
    ]
    assert first_alarm(two) is None
    found = first_alarm([*two, Turn(who=0, text="ne le dis pas à ta mère", to=1)])
    assert found is not None
    assert found[0] == 3


def test_one_no_among_people_of_whom_no_age_was_asked_is_soon_forgotten() -> None:
    def turns(wish: str) -> list[Turn]:
        return [
            Turn(who=0, text="tu as snap ?", to=1),
            Turn(who=0, text=wish, to=1),
            Turn(who=1, text="non merci", to=0),
            Turn(who=0, text="allez, dis oui", to=1),
        ]

    assert first_alarm(turns("on pourrait se voir ?")) is None
    assert first_alarm(turns("tu as quel âge ?")) is not None


def test_asking_several_people_one_thing_each_is_no_purpose() -> None:
    spread = [Turn(who=0, text=text, to=to + 1, after=900) for to, text in enumerate(ASKING)]
    assert first_alarm(spread) is None


def test_a_name_in_the_line_says_who_is_meant() -> None:
    turns = [Turn(who=1, text="Bonsoir")] + [
        Turn(who=0, text=f"{NAMES[1].lower()} {text}", after=200) for text in ASKING
    ]
    found = first_alarm(turns)
    assert found is not None
    assert found[1].signs == (Sign.AGE, Sign.SECRECY, Sign.ELSEWHERE)
    assert len(found[1].lines) == 3


def test_memory_is_bounded_and_forgets() -> None:
    courses = Courses(Conduct())
    for number in range(module.MOST_COURSES + 500):
        line = Heard(
            person_id=person(number), pseudonym=f"P{number}", room=Slug(f"r{number}"), text="Bonsoir"
        )
        courses.hear(line, 0.0)
    assert len(courses) == module.MOST_COURSES
    assert len(courses._rooms) == module._MOST_ROOMS
    courses.hear(heard(Turn(who=0, text="Bonsoir"), 1), WATCHED_FOR + 1)
    assert len(courses) == 1


def test_hostile_lines_cost_little() -> None:
    rng = random.Random(4)
    reader = Conduct()
    for text in ("tu as " * 170, "a" * 1_000, "ne le dis " * 100, "?" * 1_000, "je te " * 160):
        reader.read(text)
    for _ in range(50):
        reader.read("".join(chr(rng.choice((rng.randrange(32, 0x3000), 0x301))) for _ in range(400)))


# --- what follows


async def asked(
    house: AppHouse, by: Person, to: Accepted | None, whence: Whence | None = None
) -> list[object]:
    outcomes: list[object] = []
    for text in ASKING:
        reply = None if to is None else to.id
        outcomes.append(await house.say(by, text, whence or Whence(), reply_to=reply))
        house.clock.move(seconds=20)
    await house.conduct.look()
    return outcomes


async def conduct_cases(house: AppHouse) -> list[CaseFile]:
    lines, _ = await house.queue(closed=False, limit=100)
    files = [await house.stores.cases.file(line.case.id) for line in lines]
    return [
        file
        for file in files
        if file is not None and any((one.comment or "").startswith(module.COMMENT) for one in file.reports)
    ]


async def test_a_case_has_the_lines_and_those_around_and_nothing_happens_to_anybody(house: AppHouse) -> None:
    ada, bob = await house.person(), await house.person()
    for number in range(12):
        await house.said(bob, f"Bonsoir, ligne {number}")
    before = await house.said(bob, "Il pleut sur Brest")
    outcomes = await asked(house, ada, before)
    await house.said(ada, "Bonne nuit")
    assert all(isinstance(one, Accepted) for one in outcomes)
    (file,) = await conduct_cases(house)
    assert (file.case.subject.kind, file.case.person_id) == (SubjectKind.PERSON, ada.id)
    assert (file.case.reason, file.case.room) == (ReportReason.MINORS, make.ROOM)
    (report,) = file.reports
    assert (report.source, report.comment) == (ReportSource.FILTER, "conduct: age secrecy elsewhere")
    assert [line.text for line in file.evidence if line.is_subject] == list(ASKING)
    around = [line.text for line in file.evidence]
    assert around[0] == "Bonsoir, ligne 11"
    assert "Il pleut sur Brest" in around
    # She writes on, and nothing she said is gone.
    assert (await house.shown())[-1] == "Bonne nuit"
    assert await house.stores.decisions.about(ada.id) == []


async def test_one_case_for_a_person_and_a_day(house: AppHouse) -> None:
    ada, bob = await house.person(), await house.person()
    line = await house.said(bob, "Bonsoir")
    for _ in range(3):
        await asked(house, ada, line)
    (file,) = await conduct_cases(house)
    assert len(file.reports) == 1


async def test_another_process_does_not_say_it_again(house: AppHouse) -> None:
    ada, bob = await house.person(), await house.person()
    line = await house.said(bob, "Bonsoir")
    await asked(house, ada, line)
    house.conduct._quiet.clear()
    await asked(house, ada, line)
    (file,) = await conduct_cases(house)
    assert len(file.reports) == 1


@pytest.mark.parametrize("kind", [DecisionKind.NO_ACTION, DecisionKind.WARN])
async def test_what_a_person_decided_stands(house: AppHouse, kind: DecisionKind) -> None:
    ada, bob = await house.person(), await house.person()
    line = await house.said(bob, "Bonsoir")
    await asked(house, ada, line)
    (file,) = await conduct_cases(house)
    await house.decided(file.case.id, kind)
    # As after a restart: only the store knows.
    house.conduct._quiet.clear()
    await asked(house, ada, line)
    assert await conduct_cases(house) == []
    house.clock.move(hours=25)
    house.conduct._quiet.clear()
    carl = await house.person()
    await asked(house, ada, await house.said(carl, "Bonsoir"))
    assert len(await conduct_cases(house)) == 1


async def test_it_joins_the_case_that_somebody_opened_about_the_person(house: AppHouse) -> None:
    ada, bob = await house.person(), await house.person()
    line = await house.said(bob, "Bonsoir")
    await house.report(
        bob, kind="person", subject_id=str(ada.alias), reason=ReportReason.CONTACT, comment="Elle insiste."
    )
    await asked(house, ada, line)
    (file,) = await conduct_cases(house)
    assert [one.source for one in file.reports] == [ReportSource.PERSON, ReportSource.FILTER]
    assert file.case.reason is ReportReason.MINORS


async def test_the_staff_is_not_listened_to(house: AppHouse) -> None:
    ada, bob = await house.person(), await house.person()
    await asked(house, ada, await house.said(bob, "Bonsoir"), Whence(staff=True))
    assert await conduct_cases(house) == []


async def test_what_was_held_counts_and_what_was_only_asked_about_does_not(house: AppHouse) -> None:
    ada, bob = await house.person(), await house.person()
    line = await house.said(bob, "Bonsoir")
    for text in ASKING[:2]:
        await house.say(ada, text, reply_to=line.id)
    await house.say(ada, f"{ASKING[2]} #nudge", reply_to=line.id)
    await house.conduct.look()
    assert await conduct_cases(house) == []
    assert isinstance(await house.say(ada, f"{ASKING[2]} #hold", reply_to=line.id), Held)
    await house.conduct.look()
    (file,) = await conduct_cases(house)
    assert [one.text for one in file.evidence if one.is_subject] == list(ASKING[:2])


async def test_a_burst_is_passed_over_and_never_waits(house: AppHouse) -> None:
    ada = await house.person()
    line = Heard(person_id=ada.id, pseudonym=ada.pseudonym, room=make.ROOM, text="Bonsoir")
    for _ in range(module.MOST_WAITING + 200):
        house.conduct.heard(line)
    assert house.conduct.counts["passed_over"] == 200
    await house.conduct.look()
    assert len(house.conduct._waiting) == 0
