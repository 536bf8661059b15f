"""A wave of newcomers, as they and those who watch see it."""

from collections.abc import Generator

import pytest
from playwright.sync_api import expect

from web.e2e.conftest import PersonMaker
from web.e2e.house import House

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e-raid")]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Generator[House]:
    folder = tmp_path_factory.mktemp("raid")
    limits = {"PALABRE_LIMITS__ENTRIES_PER_MINUTE": "1000", "PALABRE_LIMITS__RAID_ENTRIES": "2"}
    with House(folder, **limits) as running:
        yield running


def test_who_comes_with_a_wave_reads_why_they_wait_and_the_watch_sees_it(
    person: PersonMaker, house: House
) -> None:
    ana = person().come_in("Corneille")
    bruno = person().come_in("Pic vert")
    expect(bruno.page.get_by_text("Beaucoup de monde entre d’un coup")).to_be_visible()
    expect(bruno.page.get_by_role("button", name="Envoyer dans")).to_be_visible()
    bruno.say("Bonsoir")
    expect(bruno.composer).to_have_value("Bonsoir")
    # Who is in the room already learns it when they try.
    ana.say("Il y a foule")
    expect(ana.line("Il y a foule")).to_contain_text("Nouvel essai dans")
    alix = person().watch(house.invite("Alix"))
    expect(alix.page.get_by_text("Arrivées en nombre")).to_be_visible()
