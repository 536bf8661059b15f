"""An evening of talk: believable, coherent, the same for the same seed, with some mild trouble."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, islice

import pytest

from palabre.demo.rooms import DEMO_ROOMS
from palabre.demo.talk import CAST, TROUBLEMAKERS, Line, LineKind, Persona, evening
from palabre.demo.talk.script import ScriptFault, moments, parse_moments, parse_topics, topics_of
from palabre.domain.places import department_of
from palabre.domain.verdicts import Circumstances, Verdict, VerdictAction
from palabre.engines.pseudonyms import PseudonymRules, skeleton

EVERYBODY = (*CAST, *TROUBLEMAKERS)
SLUGS = {room.slug for room in DEMO_ROOMS}
SEEDS = (1, 2, 3)


class CalmJudge:
    def judge(self, text: str, circumstances: Circumstances) -> Verdict:
        return Verdict(action=VerdictAction.ALLOW)


@pytest.fixture(scope="module", params=SEEDS)
def lines(request: pytest.FixtureRequest) -> list[Line]:
    return list(evening(request.param))


def times(lines: Sequence[Line]) -> list[float]:
    return list(accumulate(line.after_seconds for line in lines))


def plain(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.casefold())


def first(lines: Sequence[Line], seconds: float) -> list[Line]:
    return [line for line, at in zip(lines, times(lines), strict=True) if at <= seconds]


@pytest.mark.parametrize("persona", EVERYBODY, ids=lambda persona: persona.pseudonym)
def test_everybody_of_the_cast_may_enter_the_house(persona: Persona) -> None:
    assert PseudonymRules(CalmJudge()).check(persona.pseudonym) is None
    assert 18 <= persona.age <= 120
    assert department_of(persona.postal_code) is not None
    assert persona.rooms
    assert set(persona.rooms) <= SLUGS


def test_nobody_of_the_cast_can_be_taken_for_another() -> None:
    assert len({skeleton(persona.pseudonym) for persona in EVERYBODY}) == len(EVERYBODY)


def test_every_room_has_enough_people_and_subjects() -> None:
    members = Counter(slug for persona in CAST for slug in persona.rooms)
    assert {slug: members[slug] >= 6 for slug in SLUGS} == dict.fromkeys(SLUGS, True)
    assert {slug: len(topics_of(slug)) >= 6 for slug in SLUGS} == dict.fromkeys(SLUGS, True)


def test_the_script_has_more_than_six_hundred_different_lines() -> None:
    texts = {text for section in moments().values() for text in section}
    for slug in SLUGS:
        for topic in topics_of(slug):
            texts.update(topic.openings, topic.asides, topic.closings)
            texts.update(text for answer in topic.answers for text in (answer.text, *answer.exchange))
    assert len(texts) > 600


def test_the_same_seed_gives_the_same_evening_and_another_seed_another() -> None:
    beginning = list(islice(evening(5), 200))
    assert list(islice(evening(5), 200)) == beginning
    assert list(islice(evening(6), 200)) != beginning


def test_within_a_minute_the_house_lives_and_the_queue_has_work(lines: list[Line]) -> None:
    minute = first(lines, 60)
    assert len(minute) >= 40
    assert {line.room for line in minute} == SLUGS
    assert {line.kind for line in minute} == set(LineKind)


def test_the_evening_lasts_three_hours_at_a_human_pace(lines: list[Line]) -> None:
    assert 2.9 * 3600 < times(lines)[-1] <= 3 * 3600 + 1
    assert 600 < len(first(lines, 3600)) < 1300
    assert min(line.after_seconds for line in lines) >= 0


def test_nobody_types_two_lines_at_once(lines: list[Line]) -> None:
    spoke_at: dict[str, float] = {}
    for line, at in zip(lines, times(lines), strict=True):
        assert at - spoke_at.get(line.speaker.pseudonym, -10) > 3.5
        spoke_at[line.speaker.pseudonym] = at


def test_everybody_talks_in_their_own_rooms(lines: list[Line]) -> None:
    assert [line for line in lines if line.room not in line.speaker.rooms] == []


def test_a_reply_answers_an_earlier_visible_line_of_somebody_else_in_the_room(lines: list[Line]) -> None:
    replies = [(line, lines[line.reply_to], line.reply_to) for line in lines if line.reply_to is not None]
    positions = {id(line): index for index, line in enumerate(lines)}
    assert len(replies) > 100
    for line, answered, index in replies:
        assert index < positions[id(line)]
        assert answered.room == line.room
        assert answered.speaker != line.speaker
        assert answered.kind in {LineKind.TALK, LineKind.TO_REPORT}


def test_a_question_is_answered_in_its_room_by_somebody_else(lines: list[Line]) -> None:
    openings = {
        (slug, opening)
        for slug in SLUGS
        for topic in topics_of(slug)
        for opening in topic.openings
        if "{" not in opening
    }
    found = 0
    for index, line in enumerate(lines[:-200]):
        if (line.room, line.text) in openings:
            found += 1
            later = [other for other in lines[index + 1 :] if other.room == line.room]
            assert later[0].speaker != line.speaker
    assert found > 5


def test_who_says_good_night_does_not_talk_again(lines: list[Line]) -> None:
    goodbyes = {plain(text) for text in moments()["au revoir"]}
    gone: set[str] = set()
    for line in lines:
        assert line.speaker.pseudonym not in gone, line
        if plain(line.text) in goodbyes:
            gone.add(line.speaker.pseudonym)
    assert len(gone) > 5


def test_about_one_line_in_forty_is_mild_trouble(lines: list[Line]) -> None:
    kinds = Counter(line.kind for line in lines)
    assert 1 / 70 < 1 - kinds[LineKind.TALK] / len(lines) < 1 / 25
    assert min(kinds[kind] for kind in LineKind) >= 5


def test_trouble_comes_from_the_troublemakers_alone(lines: list[Line]) -> None:
    assert {line.speaker for line in lines if line.kind is not LineKind.TALK} <= set(TROUBLEMAKERS)
    assert {line.speaker for line in lines if line.kind is LineKind.TALK} <= set(CAST)


def test_a_line_to_report_has_its_reporter_and_reason_and_no_other_line_has(lines: list[Line]) -> None:
    for line in lines:
        reported = line.kind is LineKind.TO_REPORT
        assert (line.reported_by is not None) is reported
        assert (line.report_reason is not None) is reported
        assert line.reported_by != line.speaker


def test_invented_numbers_and_addresses_belong_to_nobody(lines: list[Line]) -> None:
    for line in lines:
        digits = re.sub(r"[ .]", "", line.text)
        assert re.findall(r"\d{9,}", digits) == re.findall(r"063998\d{4}", digits)
        assert re.findall(r"@(?!example\.org)", line.text) == []
        assert re.findall(r"https?://(?!(?:www\.|shop\.)?example\.com)", line.text) == []


def test_every_place_of_a_line_is_filled(lines: list[Line]) -> None:
    assert [line.text for line in lines if "{" in line.text or "}" in line.text] == []


def test_an_hour_does_not_visibly_repeat(lines: list[Line]) -> None:
    hour = [line for line in first(lines, 3600) if len(line.text) > 15]
    again = sum(times_said - 1 for times_said in Counter(line.text.casefold() for line in hour).values())
    assert again / len(hour) < 0.05


def test_half_an_hour_of_one_room_never_repeats_a_sentence(lines: list[Line]) -> None:
    half = [(line.room, line.text.casefold()) for line in first(lines, 1800) if len(line.text) > 25]
    assert [said for said, often in Counter(half).items() if often > 1] == []


def test_people_type_each_in_their_own_way(lines: list[Line]) -> None:
    talk = [line.text for line in lines if line.kind is LineKind.TALK]
    assert any("’" in text for text in talk)
    assert any("'" in text for text in talk)
    assert any(text[0].islower() for text in talk)
    assert any(text[0].isupper() for text in talk)


def test_lines_fit_the_house(lines: list[Line]) -> None:
    assert max(len(line.text) for line in lines) <= 200
    assert [
        line for line in lines if "\n" in line.text or line.text != line.text.strip() or not line.text
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "? no topic yet",
        "# a\n  - exchange first",
        "# a\n* unknown sign",
        "# a\n? {fruit} ?\n> yes\n. end",
        "# a\n? only an opening",
    ],
)
def test_a_badly_written_topic_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(ScriptFault):
        parse_topics(text)


def test_a_badly_written_moment_is_refused() -> None:
    with pytest.raises(ScriptFault):
        parse_moments("> no section")
