"""In the room: nothing jumps, nothing is lost, nothing is said twice."""

import pytest
from playwright.sync_api import ViewportSize, expect

from web.e2e.conftest import PersonMaker
from web.e2e.house import House
from web.e2e.people import ROOM_NAME, Person

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e-room")]


def talk(person: Person, lines: list[str]) -> None:
    """Say several things, and wait until the last one is kept."""
    for line in lines:
        person.say(line)
    person.expect_settled(lines[-1])


def test_who_reads_above_is_not_moved_and_learns_how_much_came(person: PersonMaker) -> None:
    bruno = person().come_in("Pinson")
    talk(bruno, [f"Histoire du soir, partie {n} de trente." for n in range(1, 31)])
    ana = person(viewport=ViewportSize(width=900, height=500)).come_in("Alouette")
    ana.expect_line("partie 30 de trente")
    expect(ana.line("partie 30 de trente")).to_be_in_viewport()

    ana.log.hover()
    ana.page.mouse.wheel(0, -700)
    expect(ana.page.get_by_role("button", name="Aller à la fin")).to_be_visible()
    seen = ana.line("partie 12 de trente")
    before = seen.bounding_box()
    talk(bruno, [f"Et encore une, la {n}e." for n in range(4, 7)])
    button = ana.page.get_by_role("button", name="3 nouveaux messages")
    expect(button).to_be_visible()
    after = seen.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 1.0

    seen.focus()
    ana.page.keyboard.press("End")
    expect(ana.line("la 6e.")).to_be_in_viewport()
    expect(button).to_have_count(0)
    # At the end one follows the talk.
    talk(bruno, ["Voilà, c’est fini pour ce soir."])
    expect(ana.line("c’est fini pour ce soir")).to_be_in_viewport()


def test_new_messages_are_spoken_by_a_separate_polite_voice(person: PersonMaker) -> None:
    ana, bruno = person().come_in("Tourterelle"), person().come_in("Verdier")
    expect(ana.log).to_have_attribute("aria-live", "off")
    expect(ana.log).to_have_attribute("aria-label", f"Conversation, salon {ROOM_NAME}")
    voice = ana.page.locator("[aria-live=polite][aria-atomic=true]")
    bruno.say("Quelqu’un a vu la lune ?")
    expect(voice).to_have_text("Verdier\u00a0: Quelqu’un a vu la lune ?")
    bruno.say("Elle est rousse.")
    bruno.say("Et très basse.")
    expect(voice).to_have_text("2 messages de Verdier")
    expect(voice.get_by_role("button")).to_have_count(0)


def test_an_author_edits_removes_and_answers(person: PersonMaker) -> None:
    ana, bruno = person().come_in("Colchique"), person().come_in("Rouge-gorge")
    ana.say("Le gâteau cuit ving minutes.")
    ana.expect_settled("ving minutes")
    bruno.expect_line("ving minutes")
    row = ana.line("ving minutes")
    row.hover()
    row.get_by_role("button", name="Actions sur votre message").click()
    ana.page.get_by_role("dialog").get_by_role("button", name="Modifier").click()
    expect(ana.composer).to_be_focused()
    expect(ana.composer).to_have_value("Le gâteau cuit ving minutes.")
    ana.say("Le gâteau cuit vingt minutes.")
    expect(bruno.line("vingt minutes")).to_contain_text("(modifié)")

    answered = bruno.line("vingt minutes")
    answered.hover()
    answered.get_by_role("button", name="Actions sur le message de Colchique").click()
    bruno.page.get_by_role("dialog").get_by_role("button", name="Répondre").click()
    expect(bruno.composer).to_be_focused()
    bruno.say("Chez moi, il en faut trente.")
    expect(ana.line("il en faut trente").get_by_role("link")).to_contain_text("Colchique")

    # An edit that is refused leaves the old text where it is, for everybody.
    row = ana.line("vingt minutes").filter(has_not_text="trente")
    row.hover()
    row.get_by_role("button", name="Actions sur votre message").click()
    ana.page.get_by_role("dialog").get_by_role("button", name="Modifier").click()
    ana.insist("Tu es vraiment un connard.")
    expect(ana.line("connard")).to_contain_text("Ce message n’est pas parti.")
    expect(bruno.line("vingt minutes").first).to_be_visible()
    bruno.expect_no_line("connard")

    row.hover()
    row.get_by_role("button", name="Actions sur votre message").click()
    ana.page.get_by_role("dialog").get_by_role("button", name="Retirer").click()
    expect(bruno.log).to_contain_text("Colchique a retiré ce message.")
    expect(bruno.log.get_by_text("vingt minutes")).to_have_count(0)


def test_a_restart_of_the_house_loses_and_doubles_nothing(person: PersonMaker, house: House) -> None:
    ana, bruno = person().come_in("Marjolaine"), person().come_in("Chouette")
    ana.say("Avant la coupure.")
    bruno.expect_line("Avant la coupure.")
    with ana.noise.outage(), bruno.noise.outage():
        assert house.stop() == 0
        state = ana.page.get_by_role("status").filter(has_text="Connexion perdue.")
        expect(state).to_be_visible()
        ana.say("Pendant la coupure.")
        expect(ana.line("Pendant la coupure.")).to_contain_text("Partira dès que la connexion revient.")
        ana.composer.fill("Un brouillon que je garde")
        house.start()
        retry = ana.page.get_by_role("button", name="Réessayer maintenant")
        if retry.is_visible():
            retry.click()
        ana.expect_settled("Pendant la coupure.")
        bruno.expect_line("Pendant la coupure.")
    expect(state).to_have_count(0)
    bruno.say("Me revoilà.")
    ana.expect_line("Me revoilà.")
    for one in (ana, bruno):
        expect(one.line("Avant la coupure.")).to_have_count(1)
        expect(one.line("Pendant la coupure.")).to_have_count(1)
    expect(ana.composer).to_have_value("Un brouillon que je garde")
    ana.page.reload()
    ana.expect_line("Me revoilà.")
    expect(ana.composer).to_have_value("Un brouillon que je garde")
    expect(ana.line("Pendant la coupure.")).to_have_count(1)
    lines = [text for text in ana.log.get_by_role("article").all_inner_texts() if "coupure" in text]
    assert ["Avant" in line for line in lines] == [True, False]
