"""Two people and those who watch walk from the door to a reversal, and everybody is told in words."""

import re

import pytest
from playwright.sync_api import expect

from web.e2e.conftest import PersonMaker
from web.e2e.house import House
from web.e2e.people import ROOM_NAME

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e-path")]

RUDE = "Tu es vraiment un connard."
UNKIND = "Ta tarte est ratée, comme tout ce que tu fais."
LINK = "Regardez https://exemple.fr/tarte, c’est ma recette."


def test_from_the_door_to_the_reversal(person: PersonMaker, house: House) -> None:
    ana, bruno = person().come_in("Anémone"), person().come_in("Brindille")
    alix = person().watch(house.invite("Alix"))

    # They talk.
    ana.say("Bonsoir, qui a goûté à la tarte ?")
    bruno.expect_line("Bonsoir, qui a goûté à la tarte ?")
    ana.expect_settled("Bonsoir, qui a goûté à la tarte ?")

    # A refused line never leaves; its author learns which rule, which words, and how to contest.
    bruno.insist(RUDE)
    refused = bruno.line(RUDE)
    expect(refused).to_contain_text("Ce message n’est pas parti.")
    expect(refused.locator("mark")).to_contain_text("connard")
    expect(refused.get_by_role("link", name="Contester")).to_have_attribute("href", re.compile("^/dossier/"))
    bruno.say(UNKIND)
    ana.expect_line(UNKIND)
    ana.expect_no_line(RUDE)

    # Two interactions to report; a receipt at once.
    ana.report("Brindille", UNKIND, "Insulte, harcèlement")
    receipt = ana.page.get_by_role("dialog").get_by_role("link").filter(has_text=re.compile(r"[\w-]{20}"))
    expect(receipt).to_have_attribute("href", re.compile("^/recu/"))
    ana.close_dialog()

    # Two keys to decide.
    alix.case(UNKIND).click()
    evidence = alix.page.get_by_role("main")
    expect(evidence).to_contain_text("Bonsoir, qui a goûté à la tarte ?")
    expect(evidence.get_by_role("button", name="Exclure temporairement")).to_be_visible()
    alix.page.keyboard.press("4")
    expect(evidence.get_by_role("button", name="Exclure temporairement : confirmer")).to_be_visible()
    alix.page.keyboard.press("Enter")
    expect(alix.word).to_have_text("Décidé : Exclure temporairement.")

    # Bruno is told, in words; the line is gone for everybody, and Ana hears the outcome.
    told = bruno.page.get_by_role("alert").filter(has_text="Vous ne pouvez plus écrire jusqu’à")
    expect(told).to_contain_text("Ce message insulte quelqu’un.")
    expect(bruno.composer).to_have_count(0)
    expect(bruno.page.get_by_text("Vous pouvez lire, pas écrire.")).to_be_visible()
    expect(ana.log).to_contain_text("Ce message a été retiré par la modération.")
    expect(ana.line(UNKIND)).to_have_count(0)
    expect(ana.page.get_by_text("Un de vos signalements a reçu sa réponse.")).to_be_visible()
    ana.page.get_by_role("link", name="Voir le détail").click()
    expect(ana.page.get_by_role("heading", name="Votre signalement")).to_be_visible()
    expect(ana.page.get_by_role("main")).to_contain_text("Une décision a été prise.")
    ana.page.get_by_role("link", name="Accueil de la maison").click()

    # The statement of reasons, and an appeal in three interactions.
    told.get_by_role("link", name="Lire la décision et la contester").click()
    statement = bruno.page.get_by_role("main")
    expect(statement.get_by_role("heading", name="Décision et motifs")).to_be_visible()
    for point in (
        "Vous ne pouvez plus écrire pendant un temps.",
        "Ni insulte, ni harcèlement",
        "Ce message insulte quelqu’un.",
        "Une personne qui veille",
        "Jusqu’à quand",
        "C’est gratuit",
        UNKIND,
    ):
        expect(statement).to_contain_text(point)
    statement.get_by_label("Dites avec vos mots").fill("C’était une plaisanterie entre amis.")
    statement.get_by_role("button", name="Envoyer la réclamation").click()
    expect(statement).to_contain_text("Elle attend qu’une autre personne l’examine.")

    # Who decided may not answer; another person does, and reverses.
    alix.page.get_by_role("button", name="Réclamations (").click()
    alix.case("C’était une plaisanterie").click()
    expect(alix.page.get_by_role("main")).to_contain_text("Vous avez pris cette décision")
    expect(alix.page.get_by_role("button", name="Annuler")).to_have_count(0)
    camille = person().watch(house.invite("Camille"))
    camille.page.get_by_role("button", name="Réclamations (").click()
    camille.case("C’était une plaisanterie").click()
    camille.page.get_by_label("Votre réponse, dite à la personne").fill("En effet, le ton était amical.")
    camille.page.get_by_role("button", name="Annuler").click()
    expect(camille.word).to_have_text("Décision annulée. Ce qu’elle avait pris est rendu.")

    # What was taken comes back, exactly; both sides know.
    ana.page.get_by_role("link", name=ROOM_NAME).click()
    ana.expect_line(UNKIND)
    bruno.page.reload()
    expect(statement).to_contain_text("Cette décision a été annulée")
    expect(statement).to_contain_text("En effet, le ton était amical.")
    bruno.page.get_by_role("link", name="Accueil de la maison").click()
    bruno.page.get_by_role("link", name=ROOM_NAME).click()
    bruno.say("Merci de m’avoir entendu.")
    ana.expect_line("Merci de m’avoir entendu.")

    camille.page.get_by_role("button", name="Journal").click()
    expect(camille.page.get_by_role("main").get_by_role("listitem").first).to_contain_text("Camille")


def test_a_held_line_is_seen_by_its_author_alone_until_a_person_lets_it_pass(
    person: PersonMaker, house: House
) -> None:
    ana, bruno = person().come_in("Capucine"), person().come_in("Roitelet")
    ana.insist(LINK)
    waiting = ana.line(LINK)
    expect(waiting).to_contain_text("En attente d’un regard humain (d’ordinaire moins de")
    expect(waiting).to_contain_text("Personne d’autre ne le voit.")
    ana.say("En attendant, parlons d’autre chose.")
    bruno.expect_line("En attendant, parlons d’autre chose.")
    later = person().come_in("Mésange")
    later.expect_line("En attendant, parlons d’autre chose.")
    for other in (bruno, later):
        other.expect_no_line("exemple.fr")

    # Taken back: nobody ever saw it.
    waiting.get_by_role("button", name="Retirer").click()
    expect(waiting).to_have_count(0)

    # Held again; the one who watches lets it go with two keys.
    second = "Voici https://exemple.fr/soupe pour demain."
    ana.insist(second)
    alix = person().watch(house.invite("Odile"))
    alix.case("exemple.fr/soupe").click()
    expect(alix.page.get_by_role("button", name="Laisser passer")).to_be_visible()
    expect(alix.case("exemple.fr/tarte")).to_have_count(0)
    alix.page.keyboard.press("1")
    expect(alix.page.get_by_role("button", name="Laisser passer : confirmer")).to_be_visible()
    alix.page.keyboard.press("Enter")
    for one in (ana, bruno, later):
        one.expect_settled(second)


def test_of_two_who_watch_one_has_the_case_and_the_other_sees_why(person: PersonMaker, house: House) -> None:
    ana, bruno = person().come_in("Pervenche"), person().come_in("Martinet")
    bruno.say("Tes histoires durent plus que la veillée.")
    ana.report("Martinet", "Tes histoires durent plus que la veillée.", "Insulte, harcèlement")
    alix, camille = person().watch(house.invite("Nour")), person().watch(house.invite("Sacha"))
    for one in (alix, camille):
        one.case("Tes histoires durent").click()
        expect(one.page.get_by_role("button", name="Retirer")).to_be_visible()

    alix.page.keyboard.press("3")
    expect(alix.page.get_by_role("button", name="Avertir : confirmer")).to_be_visible()
    camille.noise.announce(*(f"409 {path}" for path in _case_paths(camille.page.url, camille.noise.asked)))
    camille.page.keyboard.press("2")
    expect(camille.word).to_have_text("Nour regarde déjà ce dossier.")
    expect(camille.page.get_by_role("button", name="Retirer : confirmer")).to_have_count(0)
    alix.page.keyboard.press("Enter")
    expect(alix.word).to_have_text("Décidé : Avertir.")
    expect(camille.case("Tes histoires durent")).to_have_count(0)
    expect(bruno.page.get_by_role("alert")).to_contain_text("La modération vous adresse un avertissement.")


def test_whoever_is_banned_can_read_why_and_contest(person: PersonMaker, house: House) -> None:
    ana, bruno = person().come_in("Ancolie"), person().come_in("Chardon")
    bruno.say("Je reviendrai gâcher chaque soirée.")
    ana.report("Chardon", "Je reviendrai gâcher chaque soirée.", "Insulte, harcèlement")
    alix = person().watch(house.invite("Maël"))
    alix.case("Je reviendrai gâcher").click()
    expect(alix.page.get_by_role("button", name="Bannir")).to_be_visible()
    alix.page.keyboard.press("6")
    expect(alix.page.get_by_role("button", name="Bannir : confirmer")).to_be_visible()
    alix.page.keyboard.press("Enter")

    expect(bruno.page.get_by_role("heading", name="La porte est fermée pour vous")).to_be_visible()
    bruno.page.get_by_role("link", name="Lire la décision et la contester").click()
    expect(bruno.page.get_by_role("main")).to_contain_text("La maison vous est fermée pendant un temps.")
    bruno.page.get_by_label("Dites avec vos mots").fill("Je me suis emporté, pardon.")
    bruno.page.get_by_role("button", name="Envoyer la réclamation").click()
    expect(bruno.page.get_by_role("main")).to_contain_text("Elle attend qu’une autre personne l’examine.")


def _case_paths(_: str, asked: list[str]) -> set[str]:
    """The addresses at which a claim may come too late."""
    found = {re.sub(r"^https?://[^/]+", "", url) for url in asked if "/moderation/cases/" in url}
    return {f"{path.split('?')[0].rstrip('/')}/claim" for path in found}
