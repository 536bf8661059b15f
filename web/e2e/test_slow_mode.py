"""Slow mode, from the hand that sets it to the button that waits."""

from collections.abc import Generator

import pytest
from playwright.sync_api import expect

from web.e2e.conftest import PersonMaker
from web.e2e.house import House
from web.e2e.people import ROOM_NAME

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e-slow")]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Generator[House]:
    # Slow mode goes with the limit on messages.
    folder = tmp_path_factory.mktemp("slow")
    with House(folder, PALABRE_LIMITS__MESSAGES_PER_MINUTE="300") as running:
        yield running


def test_a_slow_room_says_so_and_keeps_the_draft_until_the_button_is_ready(
    person: PersonMaker, house: House
) -> None:
    ana = person().come_in("Corneille")
    alix = person().watch(house.invite("Alix"))
    alix.page.get_by_role("button", name="Salons").click()
    alix.page.get_by_label(ROOM_NAME).select_option("5")
    expect(alix.word).to_contain_text("toutes les 5\u00a0s")

    sentence = "Mode lent\u00a0: un message toutes les 5\u00a0s."
    expect(ana.page.get_by_text(sentence)).to_have_count(2)
    ana.say("Bonsoir")
    ana.expect_settled("Bonsoir")
    button = ana.page.get_by_role("button", name="Envoyer dans")
    expect(button).to_be_visible()
    ana.composer.fill("Et encore un mot")
    ana.composer.press("Enter")
    expect(ana.composer).to_have_value("Et encore un mot")
    ready = ana.page.get_by_role("button", name="Envoyer", exact=True)
    expect(ready).to_be_visible(timeout=8_000)
    ready.click()
    ana.expect_settled("Et encore un mot")

    alix.page.get_by_label(ROOM_NAME).select_option("0")
    expect(ana.page.get_by_text(sentence)).to_have_count(0)
