"""What people see of those who write, and of limits."""

import pytest
from playwright.sync_api import expect

from web.e2e.conftest import PersonMaker
from web.e2e.people import ROOM_NAME

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e-limits")]


def test_who_writes_is_seen_quietly_and_announced_to_nobody(person: PersonMaker) -> None:
    ana, bruno = person().come_in("Corneille"), person().come_in("Pic vert")
    voice = bruno.page.locator("[aria-live=polite][aria-atomic=true]")
    expect(voice).to_have_text(f"Salon {ROOM_NAME}")
    ana.composer.press_sequentially("Bonj")
    expect(bruno.page.get_by_text("Corneille écrit…")).to_be_visible()
    expect(ana.page.get_by_text("écrit…")).to_have_count(0)
    expect(voice).to_have_text(f"Salon {ROOM_NAME}")
    ana.say("Bonjour")
    bruno.expect_line("Bonjour")
    expect(bruno.page.get_by_text("écrit…")).to_have_count(0)
