"""The staff's rules, from a draft with a fault to the stop; two people override one; a line is tried."""

import re
import sqlite3
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

from web.e2e.browsing import Theme, audit, sideways, small_targets
from web.e2e.conftest import PersonMaker
from web.e2e.house import House
from web.e2e.people import DESKTOP, NARROW, PHONE, Person
from web.e2e.test_reach import tab_to

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e-rules")]

THEMES: tuple[Theme, ...] = ("light", "dark")
RULE = "equipe.boutons"
FAULTY = 'seen("contact.") ||\n  text.folded.contians("bouton")'
SOUND = 'text.folded.contains("bouton")'
REVIEWED = 30
COUNTED = 20_000
"""Milliseconds: hits are counted in memory, and stored every few seconds."""
BACKTESTED = 40_000
"""Milliseconds: a backtest runs in a process of its own, which has to start."""


@contextmanager
def store(house: House) -> Generator[sqlite3.Connection]:
    with (
        closing(sqlite3.connect(house.data / "palabre.sqlite3", timeout=10)) as connection,
        connection,
    ):
        yield connection


def let_a_day_pass(house: House) -> None:
    """The rule has been in its stage for longer than a day."""
    day = timedelta(hours=25) // timedelta(microseconds=1)
    with store(house) as connection:
        connection.execute("UPDATE rule_versions SET since = since - ? WHERE rule_id = ?", (day, RULE))


def drawn(house: House) -> bool:
    with store(house) as connection:
        return bool(connection.execute("SELECT 1 FROM rule_samples WHERE number = 1").fetchone())


def let_it_hit(house: House, stage: str, samples: int, review: str | None) -> None:
    """The rule has so many samples of this stage in all: copies of one that it drew."""
    deadline = time.monotonic() + COUNTED / 1000
    while not drawn(house):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    with store(house) as connection:
        connection.execute("DELETE FROM rule_samples WHERE number > 1")
        connection.execute("UPDATE rule_samples SET stage = ?, review = ?", (stage, review))
        for number in range(2, samples + 1):
            connection.execute("CREATE TEMP TABLE copy AS SELECT * FROM rule_samples WHERE number = 1")
            connection.execute("UPDATE copy SET number = ?", (number,))
            connection.execute("INSERT INTO rule_samples SELECT * FROM copy")
            connection.execute("DROP TABLE copy")


def rules_of(person: Person) -> Page:
    person.page.get_by_role("navigation").get_by_role("button", name="Règles", exact=True).click()
    expect(person.page.get_by_role("heading", name="Règles du filtre")).to_be_visible()
    return person.page


def row(page: Page, rule: str) -> Locator:
    return page.get_by_role("listitem").get_by_role("button").filter(has_text=rule)


def write(page: Page, rule: str, expression: str) -> None:
    page.get_by_role("button", name="Écrire une règle").click()
    page.get_by_label("Nom", exact=True).fill(rule)
    page.get_by_label("Quand s’applique-t-elle").fill(expression)
    page.get_by_label("publicité, répétition").check()


def draft(person: Person, rule: str) -> Page:
    """Write a rule that nothing is wrong with, and open it."""
    page = rules_of(person)
    write(page, rule, SOUND)
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(person.word).to_contain_text(f"Brouillon enregistré : {rule}.")
    return page


def test_a_rule_earns_its_place_step_by_step_and_is_stopped(person: PersonMaker, house: House) -> None:
    ana = person().come_in("Églantine")
    for line in ("Bonsoir.", "Qui veut un bouton de nacre ?", "On parle de boutons ce soir."):
        ana.say(line)
        ana.expect_settled(line)
    alix = person().watch(house.invite("Alix"))
    page = rules_of(alix)

    # A slip of the pen is pointed at while one writes.
    write(page, RULE, FAULTY)
    fault = page.get_by_role("listitem").filter(has_text="Ligne 2, colonne ")
    expect(fault).to_contain_text("Aucune fonction ne s’appelle « contians » ici.")
    fault.get_by_role("button", name="Y aller").click()
    expect(page.get_by_label("Quand s’applique-t-elle")).to_be_focused()
    page.get_by_label("Quand s’applique-t-elle").fill(SOUND)
    expect(page.get_by_text("Rien à corriger.")).to_be_visible()
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(alix.word).to_contain_text(f"Brouillon enregistré : {RULE}.")

    # Nothing goes on before a backtest, which shows the lines that it hits.
    observe = page.get_by_role("button", name="Mettre en observation")
    expect(observe).to_be_disabled()
    page.get_by_role("button", name="Essayer sur le passé").click()
    rule = page.get_by_role("region", name="Règle", exact=True)
    expect(rule).to_contain_text("2 messages touchés sur 3", timeout=BACKTESTED)
    sample = rule.get_by_role("list", name="Échantillon")
    expect(sample.get_by_role("listitem")).to_have_count(2)
    expect(sample.locator("mark").first).to_have_text("bouton")
    observe.click()
    expect(alix.word).to_have_text("C’est fait : En observation.")

    # In the shadow it counts and does nothing.
    ana.say("Encore un bouton de rose.")
    ana.expect_settled("Encore un bouton de rose.")
    expect(row(page, RULE)).to_contain_text("1 message touché aujourd’hui", timeout=COUNTED)
    expect(row(page, RULE)).to_contain_text("Avant « En partie »")

    # A day later people look at what it hit, with one key for each.
    let_a_day_pass(house)
    let_it_hit(house, "shadow", REVIEWED, None)
    page.get_by_role("button", name="Juger les exemples").click()
    expect(rule.get_by_role("blockquote")).to_contain_text("Encore un bouton de rose.")
    for done in range(1, REVIEWED):
        page.keyboard.press("2" if done == 1 else "1")
        expect(rule).to_contain_text(re.compile(rf"Encore {REVIEWED - done} exemples? à juger"))
    page.keyboard.press("1")
    expect(rule).to_contain_text("Assez d’exemples sont jugés.")
    expect(rule).to_contain_text("Précision 96,7 % sur 30 exemples jugés")

    # On a share, then on all.
    expect(page.get_by_text("Prête pour « En partie ».").first).to_be_visible()
    page.get_by_label("Part des messages").fill("50")
    page.get_by_role("button", name="Faire agir en partie").click()
    expect(alix.word).to_have_text("C’est fait : En partie.")
    expect(rule).to_contain_text("agit sur 50 % des messages")
    expect(page.get_by_role("button", name="Mettre en service")).to_be_disabled()
    let_a_day_pass(house)
    let_it_hit(house, "share", REVIEWED, "right")
    page.get_by_role("button", name="Mettre en service").click()
    expect(alix.word).to_have_text("C’est fait : En service.")
    ana.insist("Un bouton de plus.")
    expect(ana.line("Un bouton de plus.")).to_contain_text("En attente d’un regard humain")

    # Two presses stop it, and the next line passes.
    page.get_by_role("button", name="Arrêter", exact=True).click()
    page.get_by_role("button", name="Arrêter : confirmer").click()
    expect(alix.word).to_have_text("Règle arrêtée.")
    ana.say("Un dernier bouton, et bonne nuit.")
    ana.expect_settled("Un dernier bouton, et bonne nuit.")
    expect(rule.get_by_role("listitem").filter(has_text="Arrêt, version 1.")).to_contain_text("Alix")


def test_a_new_version_shows_what_it_changes_and_a_faulty_one_is_not_kept(
    person: PersonMaker, house: House
) -> None:
    alix = person().watch(house.invite("Odile"))
    rule_id = "equipe.versions"
    page = draft(alix, rule_id)
    page.get_by_role("button", name="Écrire une nouvelle version").click()
    field = page.get_by_label("Quand s’applique-t-elle")
    expect(field).to_have_value(SOUND)
    field.fill("author.rang < REGULAR")
    expect(page.get_by_text("Rien ne s’appelle « author.rang ».")).to_be_visible()
    alix.noise.announce(f"422 /api/v1/moderation/rules/{rule_id}")
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_role("alert").filter(has_text="Corrigez ce qui est indiqué")).to_be_visible()
    field.fill('text.folded.contains("boutons") && author.rung < REGULAR')
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(alix.word).to_contain_text("Brouillon enregistré")
    page.get_by_text("Ce qui change depuis la version 1").click()
    rule = page.get_by_role("region", name="Règle", exact=True)
    expect(rule.locator("ins").first).to_contain_text("boutons")
    expect(rule.locator("del")).to_contain_text("bouton")


def test_no_rule_yet_invites_to_write_one_and_a_silent_house_is_asked_again(
    person: PersonMaker, house: House
) -> None:
    alix = person().watch(house.invite("Ysé"))
    answers = iter(((503, "{}"), (200, '{"items": [], "alerts": []}')))

    def answer(route: Route) -> None:
        told = next(answers, None)
        if told is None:
            route.continue_()
        else:
            route.fulfill(content_type="application/json", status=told[0], body=told[1])

    alix.noise.announce("503 /api/v1/moderation/rules")
    alix.page.route("**/api/v1/moderation/rules", answer)
    page = rules_of(alix)
    page.get_by_role("alert").get_by_role("button", name="Réessayer").click()
    expect(page.get_by_role("main")).to_contain_text("Écrivez la première")


def test_two_people_override_a_built_in_rule_and_one_ends_it(person: PersonMaker, house: House) -> None:
    alix, camille = person().watch(house.invite("Camille")), person().watch(house.invite("Nour"))
    page = rules_of(alix)
    row(page, "insult.direct").click()
    rule = page.get_by_role("region", name="Règle", exact=True)
    expect(rule).to_contain_text("Règle d’origine : elle se lit et ne se modifie pas ici.")
    expect(page.get_by_role("button", name="Écrire une nouvelle version")).to_have_count(0)
    page.get_by_role("button", name="Demander une dérogation").click()
    page.get_by_role("button", name="Demander", exact=True).click()
    expect(rule.get_by_role("alert")).to_contain_text("Dites pourquoi")
    page.get_by_label("Pourquoi, pour la seconde personne").fill("Elle refuse des citations.")
    page.get_by_role("button", name="Demander", exact=True).click()
    expect(alix.word).to_have_text("Demandé. Une autre personne doit confirmer.")
    expect(rule).to_contain_text("une autre personne doit confirmer")
    expect(page.get_by_role("button", name="Confirmer", exact=True)).to_have_count(0)

    other = rules_of(camille)
    row(other, "insult.direct").click()
    expect(other.get_by_role("main")).to_contain_text("Elle refuse des citations.")
    other.get_by_role("button", name="Confirmer", exact=True).click()
    expect(camille.word).to_have_text("Dérogation confirmée.")
    expect(rule).to_contain_text("cette règle agit, mais retient au lieu de refuser", timeout=COUNTED)
    expect(rule).to_contain_text("Demandée par Camille, confirmée par Nour.")

    ana = person().come_in("Garance")
    ana.insist("Tu es vraiment un connard.")
    expect(ana.line("un connard")).to_contain_text("En attente d’un regard humain")
    page.get_by_role("button", name="Y mettre fin").click()
    expect(alix.word).to_have_text("La règle suit de nouveau son étape.")


def test_a_line_is_tried_by_keyboard_alone(person: PersonMaker, house: House) -> None:
    alix = person().watch(house.invite("Maël"))
    page, keys = alix.page, alix.page.keyboard
    tab_to(page, "Essayer une ligne")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Essayer une ligne")).to_be_visible()
    tab_to(page, "La ligne")
    keys.insert_text("T’es vraiment un conn4rd, appelle le 06 12 34 56 78.")
    tab_to(page, "Dite par")
    keys.press("ArrowDown")
    tab_to(page, "Essayer")
    keys.press("Enter")
    main = page.get_by_role("main")
    expect(main).to_contain_text("La ligne ne serait pas livrée.")
    expect(main).to_contain_text("Rien n’est gardé")
    signals = main.get_by_role("list", name="Signaux")
    expect(signals.get_by_role("listitem").filter(has_text="contact.phone")).to_contain_text("06 12 34 56 78")
    expect(main.get_by_role("list", name="Règles qui s’appliquent")).to_contain_text("contact.phone")
    expect(main.get_by_role("blockquote", name="Telle qu’écrite").locator("mark").first).to_be_visible()
    expect(main).to_contain_text(re.compile(r"Jugé en [\d\s]+µs\."))
    tab_to(page, "Telle qu’écrite")


def test_hostile_lines_are_named_not_obeyed(person: PersonMaker, house: House) -> None:
    alix = person().watch(house.invite("Sacha"))
    page = alix.page
    page.get_by_role("button", name="Essayer une ligne").click()
    main, field = page.get_by_role("main"), page.get_by_label("La ligne")
    send = page.get_by_role("button", name="Essayer", exact=True)

    field.fill("un c\u200bo\u200bn\u00adnard" + "\u0301" * 300)
    send.click()
    written = main.get_by_role("blockquote", name="Telle qu’écrite")
    expect(written).to_contain_text("U+200B")
    expect(written).to_contain_text("U+00AD")
    expect(written).to_contain_text("+297")

    # What turns a text round is taken from nobody: it is named, and one may go on without it.
    alix.noise.announce("422 /api/v1/moderation/judgements")
    field.fill("appelle\u202e le 06 12 34 56 78")
    send.click()
    expect(main.get_by_role("alert").filter(has_text="n’entre pas")).to_contain_text("U+202E")
    page.get_by_role("button", name="Essayer sans ce caractère").click()
    expect(main).to_contain_text("La ligne ne serait pas livrée.")

    field.fill("c\u200bon " * 800)
    send.click()
    expect(main.get_by_role("blockquote", name="Telle qu’écrite")).to_contain_text("U+200B")
    assert sideways(page) == []
    field.fill("a" * 4001)
    send.click()
    expect(main.get_by_role("alert").filter(has_text="C’est trop long")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_in_the_rules_and_nothing_sticks_out(
    person: PersonMaker, house: House, viewport: ViewportSize
) -> None:
    wide = viewport == DESKTOP
    alix = person(viewport=viewport).watch(house.invite("Dominique" if wide else "Louison"))
    found: list[str] = []

    def look(state: str) -> None:
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            found.extend(f"{state} ({theme}) {one.rule}: {one.where} | {one.why}" for one in audit(page))
        for shape in (viewport,) if wide else (viewport, NARROW):
            page.set_viewport_size(shape)
            found.extend(f"{state}: {one}" for one in (*sideways(page), *small_targets(page, 24)))
        page.set_viewport_size(viewport)

    rule = "equipe.large" if wide else "equipe.etroite"
    page = draft(alix, rule)
    expect(page.get_by_role("heading", name="Essai sur le passé")).to_be_visible()
    page.get_by_role("button", name="Demander une dérogation").click()
    look("rule")
    if not wide:
        page.get_by_role("button", name="Toutes les règles").click()
    expect(row(page, "insult.direct")).to_be_visible()
    look("rules")
    write(page, f"{rule}.bis", FAULTY)
    expect(page.get_by_text("Ligne 2, colonne ").first).to_be_visible()
    page.get_by_text("Ce qu’on peut écrire").click()
    look("form with a fault")
    page.get_by_role("button", name="Revenir").click()
    page.get_by_role("navigation").get_by_role("button", name="Essayer une ligne").click()
    page.get_by_label("La ligne").fill("T’es un con\u200bnard, écris à moi@exemple.fr")
    page.get_by_role("button", name="Essayer", exact=True).click()
    expect(page.get_by_role("blockquote", name="Telle qu’écrite")).to_be_visible()
    look("line")
    assert found == []
