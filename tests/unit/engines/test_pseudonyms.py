"""Which pseudonyms are allowed, which look the same, and what is offered instead."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palabre.domain.pseudonyms import PseudonymFault, PseudonymReason
from palabre.domain.verdicts import Category, Circumstances, Place, Verdict, VerdictAction
from palabre.engines.filter.engine import Filter
from palabre.engines.pseudonyms import PseudonymRules, skeleton, tidied


class WordJudge:
    """Refuses the words it was given, in whatever case; remembers under which circumstances it was asked."""

    def __init__(self, **words: Category) -> None:
        self.words = words
        self.asked: list[Circumstances] = []

    def judge(self, text: str, circumstances: Circumstances) -> Verdict:
        self.asked.append(circumstances)
        found = tuple(self.words[word] for word in text.casefold().split() if word in self.words)
        return Verdict(action=VerdictAction.REFUSE if found else VerdictAction.ALLOW, categories=found)


RULES = PseudonymRules(
    WordJudge(abruti=Category.INSULT, rejoins=Category.OFF_PLATFORM, collégien=Category.MINORS),
    staff_words=["Tonnelle"],
)


def reason_of(pseudonym: str) -> PseudonymReason | None:
    fault = RULES.check(pseudonym)
    return fault.reason if fault else None


@pytest.mark.parametrize(
    "pseudonym",
    [
        "Léa",
        "Mésange bleue",
        "Jean-Luc",
        "brin_d’ajonc",
        "Brin d'Ajonc",
        "Marie",
        "Lille",
        "Zorro 2",
        "u1",
        "Testeur1042",
        "t4f3a9b21c",
        "Aïssatou",
        "Ŋuyɛn",
        "Nguyễn",
        "Алёна",
        "Ελένη",
        "ليلى",
        "さくら",
        "Badminton",
        "Renarde.Rousse",
        "Pluton",
        "Chat 22",
        "Martinique",
        "R2D2",
    ],
)
def test_an_ordinary_pseudonym_is_allowed(pseudonym: str) -> None:
    assert reason_of(pseudonym) is None


@pytest.mark.parametrize("pseudonym", ["", "x", "é", "e\u0301"])
def test_less_than_two_visible_characters_is_too_short(pseudonym: str) -> None:
    assert reason_of(pseudonym) is PseudonymReason.TOO_SHORT


@pytest.mark.parametrize("pseudonym", ["a" * 21, "Le très grand chêne du parc", "z" * 100_000])
def test_more_than_twenty_characters_is_too_long(pseudonym: str) -> None:
    assert reason_of(pseudonym) is PseudonymReason.TOO_LONG


def test_twenty_letters_with_their_accents_apart_are_not_too_long() -> None:
    assert reason_of("e\u0301" * 20) is None


@pytest.mark.parametrize(
    "pseudonym",
    [
        "Lé\u200ba",
        "\u202eaéL",
        "Lé\u00ada",
        "Léa\ufeff",
        "L\u3164éa",
        "Lé\u2060a",
        "Léa\U000e0041",
        "Léa\ufe0f",
    ],
)
def test_an_invisible_character_is_refused_and_not_cleaned(pseudonym: str) -> None:
    assert reason_of(tidied(pseudonym)) is PseudonymReason.INVISIBLE


@pytest.mark.parametrize(
    "pseudonym", ["Lé\x00a", "Lé\na", "Lé\ta", "Léa\x7f", "Lé\ud800a", "Léa\ue000", "Lé\u2028a"]
)
def test_a_control_or_broken_character_is_refused(pseudonym: str) -> None:
    assert reason_of(pseudonym) is PseudonymReason.CONTROL


@pytest.mark.parametrize("pseudonym", ["Mаrie", "Lеa", "Πaul", "Zоé"])
def test_letters_of_two_scripts_are_refused(pseudonym: str) -> None:
    assert reason_of(pseudonym) is PseudonymReason.MIXED_SCRIPT


@pytest.mark.parametrize(
    "pseudonym",
    [
        "Léa 💐",
        "L€a",
        "<b>Léa",
        "Léa/Zoé",
        "Léa  Zoé",
        " Léa",
        "Léa\u00a0",
        "---",
        "𝓛éa",
        "Ｌéa",
        "L\u0338\u0336\u0335a",
    ],
)
def test_other_characters_than_letters_figures_and_four_signs_are_refused(pseudonym: str) -> None:
    assert reason_of(pseudonym) is PseudonymReason.CHARACTERS


@pytest.mark.parametrize("pseudonym", ["12345", "007", "12-34", "1 2 3"])
def test_figures_alone_are_refused(pseudonym: str) -> None:
    assert reason_of(pseudonym) is PseudonymReason.DIGITS_ONLY


@pytest.mark.parametrize("pseudonym", ["abruti", "gros_abruti", "GrosAbruti", "abruti99", "Un.Abruti"])
def test_an_insult_is_found_between_separators_capitals_and_figures(pseudonym: str) -> None:
    assert reason_of(pseudonym) is PseudonymReason.INSULTING


@pytest.mark.parametrize(
    "pseudonym",
    [
        "lea@example.org",
        "Léa 0639981234",
        "lea06 39 98 12 34",
        "+33639981234",
        "lea.063998",
        "insta_lea",
        "LeaSnap",
        "lea.example.com",
        "www.lea",
        "rejoins moi",
    ],
)
def test_a_way_to_be_reached_elsewhere_is_refused(pseudonym: str) -> None:
    assert reason_of(pseudonym) is PseudonymReason.CONTACT


@pytest.mark.parametrize(
    "pseudonym", ["lea1987", "Né en 1975", "chat-2003", "1987lille", "Chat 59_87", "dep59 ne87"]
)
def test_a_birth_year_is_refused_also_beside_a_department(pseudonym: str) -> None:
    assert reason_of(pseudonym) is PseudonymReason.BIRTH_YEAR


@pytest.mark.parametrize(
    "pseudonym",
    [
        "anthony_barge_lille",
        "marie75",
        "Marie 2A",
        "Paul.974",
        "lea5987",
        "marielille",
        "Lille Marie",
        "MarieBordeaux",
        "Paul du Gard",
        "Saïd Roubaix Rachid",
        "Marie Dupont",
        "mariedupont",
        "Dupont_Marie",
        "Paul La Rochelle",
        "Kevin 17 ans",
        "un collégien",
    ],
)
def test_who_or_where_somebody_is_is_refused(pseudonym: str) -> None:
    assert reason_of(pseudonym) is PseudonymReason.PERSONAL


@pytest.mark.parametrize(
    "pseudonym",
    [
        "admin",
        "Admin42",
        "SuperAdmin",
        "аdmin",
        "adrnin",
        "4dm1n",
        "m0dérateur",
        "Modératrice",
        "le_modo",
        "LeModo",
        "mooodo",
        "s.t.a.f.f",
        "Palabre",
        "l’équipe",
        "Veilleur de nuit",
        "Support",
        "compte officiel",
        "Police",
        "tonnelle",
    ],
)
def test_what_looks_like_staff_is_refused_however_it_is_spelled(pseudonym: str) -> None:
    assert reason_of(pseudonym) is PseudonymReason.STAFF


def test_the_names_that_staff_bear_at_this_hour_are_kept_for_them() -> None:
    assert RULES.check("Cormoran") is None
    assert RULES.check("c0rmoran_", staff_words=["Cormoran"]) == PseudonymFault(PseudonymReason.STAFF)


def test_the_filter_is_asked_as_for_a_pseudonym_without_repetition_control() -> None:
    judge = WordJudge()
    assert PseudonymRules(judge).check("Grand_Saule") is None
    assert {(asked.place, asked.repetition_control) for asked in judge.asked} == {(Place.PSEUDONYM, False)}


@pytest.mark.parametrize(
    "pseudonym", ["Léa_", "lea", "l3a", "LÉA", "Leaaa", "L-e-a", "Lеа", "ｌｅａ", "l’éa", "Iea", "Iéa"]
)
def test_pseudonyms_that_the_eye_takes_for_one_share_a_skeleton(pseudonym: str) -> None:
    assert skeleton(pseudonym) == skeleton("Léa")


@pytest.mark.parametrize("first, second", [("Marion", "Manion"), ("Léo", "Léa"), ("Zoé 1", "Zoé 11")])
def test_pseudonyms_that_look_different_are_told_apart(first: str, second: str) -> None:
    assert skeleton(first) != skeleton(second)


@pytest.mark.parametrize("word", ["u", "bot-", "Testeur ", "alice", "test"])
def test_numbered_pseudonyms_stay_distinct(word: str) -> None:
    assert len({skeleton(f"{word}{number}") for number in range(3000)}) == 3000


@pytest.mark.parametrize(
    "wish",
    [
        "Léa",
        "abruti",
        "marie75",
        "anthony_barge_lille",
        "admin",
        "0639981234",
        "lea1987",
        "Lé\u200ba",
        "Mаrie",
        "",
    ],
)
def test_at_least_three_suggestions_pass_the_rules_and_are_free(wish: str) -> None:
    taken = {skeleton(wish), skeleton("Mésange Bleue")}
    suggestions = RULES.suggest(wish, taken=taken, rng=random.Random(7))
    assert len({skeleton(suggestion) for suggestion in suggestions}) == 4
    assert [RULES.check(suggestion) for suggestion in suggestions] == [None] * 4
    assert taken.isdisjoint(skeleton(suggestion) for suggestion in suggestions)


@pytest.mark.parametrize("wish, word", [("Léa", "Léa "), ("marie75", "Marie "), ("lea1987", "Lea ")])
def test_a_harmless_word_of_the_wish_is_kept(wish: str, word: str) -> None:
    suggestions = RULES.suggest(wish, taken={skeleton(wish)}, rng=random.Random(3))
    assert sum(suggestion.startswith(word) for suggestion in suggestions) == 2


def test_nothing_of_an_insult_is_offered_again() -> None:
    suggestions = RULES.suggest("Lou abruti", taken=frozenset(), rng=random.Random(3))
    assert not [suggestion for suggestion in suggestions if "Lou" in suggestion.split()]


def test_what_is_taken_may_be_told_by_a_function() -> None:
    asked: list[str] = []

    def taken(form: str) -> bool:
        asked.append(form)
        return len(asked) <= 5

    suggestions = RULES.suggest("Léa", taken=taken, rng=random.Random(1), count=3)
    assert len(suggestions) == 3
    assert not {skeleton(suggestion) for suggestion in suggestions} & set(asked[:5])


def test_a_house_where_every_pretty_name_is_taken_still_offers_three() -> None:
    def taken(form: str) -> bool:
        return not any(figure in form for figure in "23456789")

    assert len(RULES.suggest("Léa", taken=taken, rng=random.Random(1), count=3)) == 3


def test_the_same_random_source_gives_the_same_suggestions() -> None:
    first = RULES.suggest("Zoé", taken=(), rng=random.Random(11))
    assert RULES.suggest("Zoé", taken=(), rng=random.Random(11)) == first


def test_suggestions_come_within_a_third_of_a_second() -> None:
    rng = random.Random(5)
    before = time.process_time()
    for _ in range(10):
        RULES.suggest("Léa", taken=(), rng=rng)
    assert (time.process_time() - before) / 10 < 0.3


def test_tidying_trims_ordinary_spaces_and_composes_accents() -> None:
    assert tidied(" Le\u0301a ") == "Léa"
    assert tidied("\u200bLéa") == "\u200bLéa"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_judged_without_an_error(text: str) -> None:
    fault = RULES.check(text)
    assert fault is None or fault.reason in PseudonymReason
    assert skeleton(text) == skeleton(text.casefold())


@pytest.mark.parametrize("pseudonym", ["gros_con", "C0nnard", "GrosConnard", "salope34", "sale pute"])
def test_the_filter_of_the_house_finds_the_usual_insults(pseudonym: str) -> None:
    fault = PseudonymRules(Filter()).check(pseudonym)
    assert fault == PseudonymFault(PseudonymReason.INSULTING)


def test_the_filter_of_the_house_allows_what_we_propose() -> None:
    rules = PseudonymRules(Filter())
    rng = random.Random(2)
    before = time.process_time()
    suggestions = [
        rules.suggest(wish, taken=(), rng=rng) for wish in ("Zoé", "gros_con", "marie75", "admin") * 5
    ]
    assert (time.process_time() - before) / len(suggestions) < 0.3
    assert {len(offer) for offer in suggestions} == {4}
