"""From a postal code to a department, and nothing finer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.domain.places import DEPARTMENTS, OUTSIDE_FRANCE, Department, department_of


@pytest.mark.parametrize(
    "postal_code, code, name",
    [
        ("01000", "01", "Ain"),
        ("21000", "21", "Côte-d’Or"),
        ("22300", "22", "Côtes-d’Armor"),
        ("59800", "59", "Nord"),
        ("75011", "75", "Paris"),
        ("69372", "69", "Rhône"),
        ("90000", "90", "Territoire de Belfort"),
        ("95880", "95", "Val-d’Oise"),
    ],
)
def test_a_mainland_code_gives_its_department(postal_code: str, code: str, name: str) -> None:
    assert department_of(postal_code) == Department(code, name)


@pytest.mark.parametrize(
    "postal_code, code",
    [("20000", "2A"), ("20090", "2A"), ("20137", "2A"), ("20200", "2B"), ("20250", "2B"), ("20620", "2B")],
)
def test_corsica_is_told_apart_by_its_third_digit(postal_code: str, code: str) -> None:
    department = department_of(postal_code)
    assert department is not None
    assert department.code == code


@pytest.mark.parametrize(
    "postal_code, name",
    [
        ("97110", "Guadeloupe"),
        ("97200", "Martinique"),
        ("97300", "Guyane"),
        ("97400", "La Réunion"),
        ("97500", "Saint-Pierre-et-Miquelon"),
        ("97600", "Mayotte"),
        ("97133", "Saint-Barthélemy"),
        ("97150", "Saint-Martin"),
        ("97700", "Saint-Barthélemy"),
        ("98000", "Monaco"),
        ("98600", "Wallis-et-Futuna"),
        ("98713", "Polynésie française"),
        ("98800", "Nouvelle-Calédonie"),
    ],
)
def test_an_overseas_code_gives_its_territory(postal_code: str, name: str) -> None:
    department = department_of(postal_code)
    assert department is not None
    assert department.name == name


@pytest.mark.parametrize(
    "postal_code",
    ["1000", "4000", "9999", "L-1234", "l1234", "LU-4750", "B-1000", "B 1000", "BE-1000", "CH-1200", "00851"],
)
def test_a_neighbour_or_the_forces_are_outside_france(postal_code: str) -> None:
    assert department_of(postal_code) == OUTSIDE_FRANCE


def test_outside_france_is_written_in_words() -> None:
    assert Department("hors-fr", "hors de France") == OUTSIDE_FRANCE


@pytest.mark.parametrize(
    "postal_code",
    [" 75011 ", "75 011", "7\u00a05\u202f0 1 1", "F-75011", "FR-75011", "f75011"],
)
def test_spaces_and_the_country_mark_do_not_matter(postal_code: str) -> None:
    assert department_of(postal_code) == Department("75", "Paris")


@pytest.mark.parametrize(
    "postal_code",
    [
        "",
        " ",
        "0",
        "0999",
        "0000",
        "00000",
        "00099",
        "20800",
        "96000",
        "97000",
        "97900",
        "98100",
        "99999",
        "75O11",
        "750111",
        "-75011",
        "2A004",
        "D-10115",
        "CH-75011",
        "L-0123",
        "٧٥٠١١",
        "７５０１１",
        "75011\n",
        "75\u200b011",
        "1" * 10_000,
        " " * 10_000,
    ],
)
def test_what_no_place_has_is_nothing(postal_code: str) -> None:

    assert department_of(postal_code) is None


def test_every_department_answers_to_a_code_of_its_own() -> None:
    reached = {department_of(f"{number:05d}") for number in range(100_000)}
    assert reached == {None, OUTSIDE_FRANCE, *DEPARTMENTS.values()}


def test_there_are_101_departments_and_the_other_territories() -> None:
    collectivities = {"975", "977", "978", "980", "984", "986", "987", "988"}
    assert len(DEPARTMENTS.keys() - collectivities) == 101
    assert collectivities <= DEPARTMENTS.keys()


def test_names_use_the_french_apostrophe() -> None:
    assert not [name for name in DEPARTMENTS.values() if "'" in name.name]


@given(st.text())
def test_any_text_is_answered_without_an_error(text: str) -> None:
    department = department_of(text)
    assert department is None or department.code in {*DEPARTMENTS, "hors-fr"}
