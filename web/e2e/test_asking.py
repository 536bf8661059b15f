"""Before a line leaves that would be stopped, its author is asked; a harmless one never waits for long."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from web.e2e.browsing import audit, sideways, small_targets
from web.e2e.conftest import PersonMaker
from web.e2e.people import NARROW

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e-asking")]

RUDE = "Tu es vraiment un connard."
KIND = "Tu es vraiment un artiste."


def listen(page: Page) -> list[dict[str, Any]]:
    """All that this page will say on its line."""
    said: list[dict[str, Any]] = []
    page.on("websocket", lambda line: line.on("framesent", lambda frame: said.append(json.loads(frame))))
    return said


def sent(said: list[dict[str, Any]]) -> list[str]:
    return [frame["text"] for frame in said if frame["type"] in {"message.send", "message.edit"}]


def test_what_would_be_refused_is_asked_about_and_mended_by_keyboard_alone(person: PersonMaker) -> None:
    ana, bruno = person(), person().come_in("Bergeronnette")
    said = listen(ana.page)
    ana.come_in("Ancolie")
    keys = ana.page.keyboard
    keys.type(RUDE)
    keys.press("Enter")
    expect(ana.question).to_contain_text("Pas encore envoyé. Tel quel, ce message sera refusé")
    expect(ana.question).to_contain_text("Ces mots s’adressent à quelqu’un et peuvent blesser.")
    expect(ana.question.locator("mark")).to_contain_text("connard")
    mend = ana.question.get_by_role("button", name="Corriger")
    expect(mend).to_be_focused()
    expect(mend).to_have_accessible_description(re.compile("Pas encore envoyé.* peuvent blesser"))
    expect(ana.page.locator("[aria-live=polite][aria-atomic=true]")).to_contain_text("Une question avant")
    assert sent(said) == []

    # A second Enter sends nothing: it gives the words back.
    keys.press("Enter")
    expect(ana.question).to_have_count(0)
    expect(ana.composer).to_be_focused()
    expect(ana.composer).to_have_value(RUDE)
    for _ in "connard.":
        keys.press("Backspace")
    keys.type("artiste.")
    keys.press("Enter")
    bruno.expect_line(KIND)
    ana.expect_settled(KIND)
    assert sent(said) == [KIND]
    bruno.expect_no_line(RUDE)


def test_whoever_insists_is_refused_as_foretold_and_may_contest(person: PersonMaker) -> None:
    ana = person().come_in("Bleuet")
    ana.say(RUDE)
    foretold = ana.question.locator("mark").text_content()
    ana.page.keyboard.press("Tab")
    ana.page.keyboard.press("Enter")
    refused = ana.line(RUDE)
    expect(refused).to_contain_text("Ce message n’est pas parti.")
    expect(refused.locator("mark")).to_have_text(foretold or "")
    expect(refused.get_by_role("link", name="Contester")).to_be_visible()
    expect(ana.question).to_have_count(0)
    expect(ana.composer).to_be_focused()


def test_a_line_that_deserves_a_second_look_is_asked_about_once(person: PersonMaker) -> None:
    ana, bruno = person(), person().come_in("Loriot")
    said = listen(ana.page)
    ana.come_in("Églantine")
    ana.say("Quelle espèce de clown, ce présentateur.")
    expect(ana.question).to_contain_text("Relisez-vous avant que les autres ne lisent")
    ana.question.get_by_role("button", name="Envoyer quand même").click()
    bruno.expect_line("espèce de clown")
    ana.expect_settled("espèce de clown")
    expect(ana.question).to_have_count(0)
    assert [frame["type"] for frame in said if "text" in frame] == ["message.check", "message.send"]


def test_who_wants_to_die_is_shown_whom_to_call_before_and_after(person: PersonMaker) -> None:
    ana = person(viewport=NARROW).come_in("Campanule")
    ana.say("Envie de mourir, ce soir.")
    expect(ana.question).to_contain_text("Si vous l’envoyez, une personne le lira avant les autres")
    expect(ana.question.get_by_role("link", name="3114")).to_have_attribute("href", "tel:3114")
    assert sideways(ana.page) == []
    assert small_targets(ana.page, 24) == []
    assert audit(ana.page) == []
    ana.question.get_by_role("button", name="Envoyer quand même").click()
    expect(ana.line("Envie de mourir")).to_contain_text("En attente d’un regard humain")
    expect(ana.line("Envie de mourir").get_by_role("link", name="3114")).to_be_visible()


def test_what_is_begun_meanwhile_is_neither_lost_nor_sent(person: PersonMaker) -> None:
    ana = person().come_in("Digitale")
    ana.say(RUDE)
    expect(ana.question).to_be_visible()
    ana.composer.fill("Autre chose")
    ana.question.get_by_role("button", name="Corriger").click()
    expect(ana.composer).to_have_value(f"{RUDE}\nAutre chose")


def test_a_question_is_still_there_after_a_reload(person: PersonMaker) -> None:
    ana = person().come_in("Épilobe")
    ana.say(RUDE)
    expect(ana.question).to_contain_text(RUDE)
    ana.page.reload()
    expect(ana.question).to_contain_text(RUDE)
    expect(ana.log.get_by_text(RUDE)).to_have_count(0)


def test_a_new_text_of_a_line_is_asked_about_too(person: PersonMaker) -> None:
    ana, bruno = person().come_in("Fusain"), person().come_in("Garance")
    ana.say("Le gâteau cuit vingt minutes.")
    bruno.expect_line("vingt minutes")
    ana.line("vingt minutes").hover()
    ana.line("vingt minutes").get_by_role("button", name="Actions sur votre message").click()
    ana.page.get_by_role("dialog").get_by_role("button", name="Modifier").click()
    ana.say(RUDE)
    expect(ana.question).to_contain_text("Votre message d’avant reste en place.")
    expect(bruno.line("vingt minutes")).to_be_visible()
    ana.question.get_by_role("button", name="Corriger").click()
    expect(ana.composer).to_have_value(RUDE)
    ana.say("Le gâteau cuit trente minutes.")
    expect(bruno.line("trente minutes")).to_contain_text("(modifié)")


def test_a_house_that_does_not_answer_the_question_is_sent_the_line(person: PersonMaker) -> None:
    ana = person(patient=False)
    asked: list[str] = []

    def deafen(line: WebSocketRoute) -> None:
        house = line.connect_to_server()

        def hear(frame: str | bytes) -> None:
            if json.loads(frame)["type"] == "message.check":
                asked.append(str(frame))
            else:
                house.send(frame)

        line.on_message(hear)

    ana.page.route_web_socket("**/api/v1/live", deafen)
    ana.come_in("Hellébore")
    ana.say("Bonsoir à qui ne demande rien.")
    ana.expect_settled("ne demande rien")
    assert len(asked) == 1
