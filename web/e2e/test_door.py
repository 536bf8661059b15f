"""The door: three fields, kind refusals, nothing asked of anybody else's server."""

import re
import time

import pytest
from playwright.sync_api import expect

from web.e2e.browsing import small_targets
from web.e2e.conftest import PersonMaker
from web.e2e.people import PHONE, ROOM_NAME

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e-door")]


def test_three_fields_and_six_interactions_lead_to_the_first_message(person: PersonMaker) -> None:
    ana = person(viewport=PHONE, touch=True).open("/")
    form = ana.page.get_by_role("form", name="Entrer dans la maison")
    expect(form.get_by_role("textbox")).to_have_count(3)
    expect(form.get_by_role("checkbox")).to_have_count(0)
    expect(form.get_by_role("list").get_by_role("listitem")).to_have_count(6)

    ana.page.get_by_label("Pseudonyme").tap()
    for typed in ("Bergeronnette", "34", "29200"):
        ana.page.keyboard.type(typed)
        ana.page.keyboard.press("Tab" if typed != "29200" else "Enter")
    expect(ana.composer).to_be_focused()
    ana.page.keyboard.type("Bonsoir à tout le monde.")
    ana.page.keyboard.press("Enter")
    ana.expect_settled("Bonsoir à tout le monde.")
    assert {url.partition("/api/")[0].replace("ws:", "http:").rstrip("/") for url in ana.noise.asked} >= {
        ana.house
    }
    assert ana.noise.foreign == []


@pytest.mark.parametrize(
    ("label", "attributes"),
    [
        ("Pseudonyme", {"autocomplete": "nickname", "type": "text"}),
        ("Âge", {"autocomplete": "off", "inputmode": "numeric"}),
        ("Code postal", {"autocomplete": "postal-code", "inputmode": "numeric"}),
    ],
)
def test_a_fault_is_said_beside_its_field_and_clears_no_other(
    person: PersonMaker, label: str, attributes: dict[str, str]
) -> None:
    ana = person().open("/")
    ana.fill_door("Hirondelle")
    field = ana.page.get_by_label(label, exact=True)
    for name, value in attributes.items():
        if name != "type":
            expect(field).to_have_attribute(name, value)
    field.fill("")
    ana.page.get_by_role("button", name="Entrer et parler").click()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    described = (field.get_attribute("aria-describedby") or "").split()[-1]
    fault = ana.page.locator(f"[id='{described}']")
    expect(fault).to_be_visible()
    expect(fault).not_to_have_text("")
    for other, value in (("Pseudonyme", "Hirondelle"), ("Âge", "34"), ("Code postal", "29200")):
        if other != label:
            expect(ana.page.get_by_label(other, exact=True)).to_have_value(value)


@pytest.mark.parametrize("name", ["Léa2008", "Modérateur", "zoe0612345678"])
def test_an_unsafe_name_gets_three_free_ones_in_its_place(person: PersonMaker, name: str) -> None:
    ana = person().open("/")
    ana.page.get_by_label("Pseudonyme").fill(name)
    started = time.monotonic()
    with ana.page.expect_response(re.compile("/suggestions")):
        ana.page.get_by_label("Pseudonyme").press("Tab")
    assert time.monotonic() - started < 1.0
    free = ana.page.get_by_role("group", name="Libres en ce moment").get_by_role("button")
    expect(free.nth(2)).to_be_visible()
    chosen = free.first.inner_text()
    free.first.click()
    expect(ana.page.get_by_label("Pseudonyme")).to_have_value(chosen)
    expect(free).to_have_count(0)


def test_a_name_that_somebody_bears_is_refused_with_others_to_choose(person: PersonMaker) -> None:
    person().come_in("Sitelle")
    ana = person().open("/")
    ana.noise.announce("409 /api/v1/entries")
    ana.fill_door("S1telle")
    ana.page.get_by_label("Code postal").press("Enter")
    expect(
        ana.page.get_by_text("Quelqu’un ici porte déjà ce nom, ou un nom qui s’y confond.")
    ).to_be_visible()
    free = ana.page.get_by_role("group", name="Libres en ce moment").get_by_role("button")
    free.first.click()
    ana.page.get_by_label("Code postal").press("Enter")
    expect(ana.composer).to_be_focused()


def test_too_young_is_a_kind_no_that_another_number_does_not_undo(person: PersonMaker) -> None:
    ana = person().open("/")
    ana.noise.announce("403 /api/v1/entries")
    ana.fill_door("Bouvreuil", age="15")
    ana.page.get_by_role("button", name="Entrer et parler").click()
    expect(ana.page.get_by_role("heading", name="Pas encore")).to_be_visible()
    expect(ana.page.get_by_role("link", name="Appeler le 3018")).to_have_attribute("href", "tel:3018")
    ana.page.reload()
    expect(ana.page.get_by_role("heading", name="Pas encore")).to_be_visible()
    expect(ana.page.get_by_role("form")).to_have_count(0)


def test_a_visit_is_taken_up_again_with_one_gesture_and_ends_when_one_leaves(person: PersonMaker) -> None:
    ana = person().come_in("Fauvette")
    ana.open("/")
    ana.page.get_by_role("button", name="Reprendre comme Fauvette").click()
    expect(ana.composer).to_be_focused()
    ana.page.get_by_role("button", name="Quitter la maison").click()
    ana.page.get_by_role("dialog").get_by_role("button", name="Quitter").click()
    expect(ana.page.get_by_text("Vous avez quitté la maison. À bientôt sous l’arbre.")).to_be_visible()
    expect(ana.page.get_by_role("form", name="Entrer dans la maison")).to_be_visible()
    ana.page.go_back()
    expect(ana.page.get_by_role("log")).to_have_count(0)


def test_the_public_notice_door_needs_no_account_and_gives_a_receipt(person: PersonMaker) -> None:
    ana = person().open("/signaler")
    ana.page.get_by_role("button", name="Envoyer le signalement").click()
    expect(ana.page.get_by_label("De quoi s’agit-il")).to_be_focused()
    ana.page.get_by_label("De quoi s’agit-il").select_option("insult")
    ana.page.get_by_label("Qu’est-ce qui ne va pas").fill("On s’en prend à ma sœur.")
    ana.page.get_by_label("Où cela se trouve-t-il").fill(f"{ana.house}/salons/sous-l-arbre")
    ana.page.get_by_label("Je crois de bonne foi").check()
    ana.page.get_by_role("button", name="Envoyer le signalement").click()
    expect(ana.page.get_by_text("Signalement reçu. Merci.")).to_be_visible()
    ana.page.get_by_role("link").filter(has_text=re.compile(r"^[\w-]{20,}$")).click()
    expect(ana.page.get_by_role("main")).to_contain_text("Il attend qu’une personne le prenne en charge.")
    ana.open("/suivis")
    expect(ana.page.get_by_role("main").get_by_role("link")).to_have_count(1)


def test_a_link_to_a_room_leads_there_once_one_has_entered(person: PersonMaker) -> None:
    ana = person().come_in("Grimpereau", room="le-potager")
    expect(ana.page.get_by_role("heading", name="Le potager", level=1)).to_be_visible()
    ana.page.get_by_role("link", name=ROOM_NAME).click()
    expect(ana.page.get_by_role("heading", name=ROOM_NAME, level=1)).to_be_visible()
    assert small_targets(ana.page, 24) == []
