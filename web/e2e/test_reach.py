"""For everybody: by keyboard alone, on a phone, at 320 pixels, in both themes, with every page audited."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from web.e2e.browsing import Theme, audit, sideways, small_targets
from web.e2e.conftest import PersonMaker
from web.e2e.house import House
from web.e2e.people import DESKTOP, NARROW, PHONE, Person

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e-reach")]

PAGES = ("/regles", "/confidentialite", "/accessibilite", "/signaler", "/suivis", "/rien-ici")
LEAST_FOCUS = 2.0


# --- By keyboard alone ------------------------------------------------------------------------


@dataclass(kw_only=True, frozen=True, slots=True)
class Focus:
    """What has the focus, and how it shows."""

    name: str
    outline: float
    hidden: bool
    nowhere: bool
    """Between the last stop and the first, or what had it is gone."""


def focus_of(page: Page) -> Focus:
    found = page.evaluate(
        """() => {
          const one = document.activeElement;
          const box = one.getBoundingClientRect();
          const style = getComputedStyle(one);
          const x = Math.min(innerWidth - 1, Math.max(0, box.left + Math.min(box.width, 40) / 2));
          const y = Math.min(innerHeight - 1, Math.max(0, box.top + Math.min(box.height, 40) / 2));
          const top = document.elementFromPoint(x, y);
          return {
            name: one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent.trim(),
            outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
            hidden: top === null || !(one.contains(top) || top.contains(one)),
            nowhere: one === document.body,
          };
        }"""
    )
    return Focus(
        name=" ".join(found["name"].split()),
        outline=found["outline"],
        hidden=found["hidden"],
        nowhere=found["nowhere"],
    )


def tab_to(page: Page, name: str, *, most: int = 40, key: str = "Tab") -> None:
    """Press Tab until this is reached; each stop on the way must be seen."""
    for _ in range(most):
        page.keyboard.press(key)
        focus = focus_of(page)
        if focus.nowhere:
            continue
        assert focus.outline >= LEAST_FOCUS, focus
        assert not focus.hidden, focus
        if name in focus.name:
            return
    pytest.fail(f"{name} was not reached by {key}")


def test_everything_from_the_door_to_a_report_by_keyboard_alone(person: PersonMaker) -> None:
    bruno = person().come_in("Bergère")
    bruno.say("Ton chapeau est ridicule.")
    ana = person().open("/")
    keys = ana.page.keyboard
    expect(ana.page.get_by_role("form")).to_be_visible()
    keys.press("Tab")
    assert focus_of(ana.page).name == "Aller au contenu"
    for label, value in (("Pseudonyme", "Linotte"), ("Âge", "51"), ("Code postal", "1000")):
        tab_to(ana.page, label)
        keys.type(value)
    tab_to(ana.page, "Entrer et parler")
    keys.press("Enter")

    expect(ana.composer).to_be_focused()
    keys.type("Bonsoir Bergère.")
    keys.press("Enter")
    ana.expect_settled("Bonsoir Bergère.")

    # Message by message with the arrows; Enter opens what can be done; Escape gives the place back.
    keys.press("ArrowUp")
    expect(ana.line("Bonsoir Bergère.")).to_be_focused()
    keys.press("ArrowUp")
    theirs = ana.line("Ton chapeau est ridicule.")
    expect(theirs).to_be_focused()
    focus = focus_of(ana.page)
    assert focus.outline >= LEAST_FOCUS
    assert not focus.hidden
    keys.press("Enter")
    dialog = ana.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    keys.press("Escape")
    expect(dialog).to_have_count(0)
    expect(theirs).to_be_focused()

    keys.press("Enter")
    tab_to(ana.page, "Insulte, harcèlement")
    keys.press("Enter")
    expect(dialog.get_by_text("Signalement reçu. Merci.")).to_be_visible()
    keys.press("Escape")
    expect(theirs).to_be_focused()
    keys.press("Escape")
    expect(ana.composer).to_be_focused()

    # F6 walks the regions, forwards and backwards; the room list leads to another room, which is spoken.
    keys.press("F6")
    expect(ana.page.get_by_role("navigation", name="Salons")).to_be_focused()
    keys.press("Shift+F6")
    expect(ana.composer).to_be_focused()
    keys.press("F6")
    tab_to(ana.page, "Le potager")
    keys.press("Enter")
    expect(ana.page.get_by_role("heading", name="Le potager", level=1)).to_be_visible()
    expect(ana.composer).to_be_focused()
    expect(ana.page.locator("[aria-live=polite][aria-atomic=true]")).to_contain_text("Salon Le potager")

    # And out again.
    tab_to(ana.page, "Quitter la maison", key="Shift+Tab")
    keys.press("Enter")
    tab_to(ana.page, "Rester")
    keys.press("Enter")
    expect(ana.page.get_by_role("button", name="Quitter la maison")).to_be_focused()


def test_a_sheet_opens_again_in_the_very_moment_in_which_it_was_closed(person: PersonMaker) -> None:
    person().come_in("Mésange").say("Vous venez souvent ?")
    ana = person().come_in("Verdier")
    line = ana.line("Vous venez souvent ?")
    line.focus()
    ana.page.keyboard.press("Enter")
    dialog = ana.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    line.evaluate(
        """async (line) => {
          document.querySelector("dialog header button").click();
          for (let turn = 0; turn < 50; turn++) await null;
          line.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
        }"""
    )
    # The event of the first one's closing comes only now; nothing tells when, so ask twice.
    ana.page.wait_for_timeout(100)
    expect(dialog).to_be_visible()
    ana.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(line).to_be_focused()


def test_the_watch_by_keyboard_alone_with_keys_shown_and_switched_off(
    person: PersonMaker, house: House
) -> None:
    bruno, ana = person().come_in("Gentiane"), person().come_in("Courlis")
    bruno.say("Ta soupe est infecte, et toi aussi.")
    ana.report("Gentiane", "Ta soupe est infecte", "Insulte, harcèlement")
    alix = person().watch(house.invite("Louison"))
    keys = alix.page.keyboard
    expect(alix.case("Ta soupe est infecte")).to_be_visible()
    file = alix.page.get_by_role("region", name="Dossier")
    while not file.get_by_text("Ta soupe est infecte").first.is_visible():
        keys.press("j")
        alix.page.wait_for_timeout(100)
    keys.press("?")
    help_dialog = alix.page.get_by_role("dialog", name="Les touches")
    expect(help_dialog).to_contain_text("bannir")
    tab_to(alix.page, "Touches simples actives")
    keys.press("Space")
    keys.press("Escape")
    keys.press("2")
    expect(alix.page.get_by_role("button", name="Retirer : confirmer")).to_have_count(0)

    # With single keys off, Tab and Enter still do everything.
    tab_to(alix.page, "Retirer", most=60)
    keys.press("Enter")
    tab_to(alix.page, "Retirer : confirmer", most=60)
    keys.press("Enter")
    expect(alix.word).to_have_text("Décidé : Retirer.")
    expect(bruno.log).to_contain_text("Ce message a été retiré par la modération.")


# --- On a phone -------------------------------------------------------------------------------


@pytest.mark.parametrize("viewport", [PHONE, NARROW], ids=["phone", "narrow"])
def test_on_a_phone_one_thing_at_a_time_and_nothing_sticks_out(
    person: PersonMaker, house: House, viewport: dict[str, int]
) -> None:
    names = {390: ("Jacinthe", "Busard"), 320: ("Bruyère", "Milan")}[viewport["width"]]
    ana, bruno = person(viewport=viewport, touch=True), person().come_in(names[1])
    ana.open("/")
    expect(ana.page.get_by_role("form")).to_be_visible()
    fits(ana.page)
    assert small_targets(ana.page, 44, "input, button.main") == []
    ana.come_in(names[0])
    expect(ana.page.get_by_role("navigation", name="Salons")).to_be_hidden()
    bruno.say(f"Ici {names[1]}, une {'belle et ' * 18}longue phrase, avec unmotquinefinitpas{'o' * 60}.")
    ana.expect_line(f"Ici {names[1]}")
    assert small_targets(ana.page, 44, "textarea, button.main") == []
    ana.insist("Regardez https://exemple.fr/une-adresse-assez-longue-pour-deborder-un-peu")
    expect(ana.line("exemple.fr")).to_contain_text("En attente d’un regard humain")
    fits(ana.page)
    box = ana.composer.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= viewport["height"]

    ana.line(f"Ici {names[1]}").get_by_role("button", name=re.compile("Actions sur le message")).tap()
    fits(ana.page)
    ana.page.get_by_role("dialog").get_by_role("button", name="Publicité, arnaque, répétition").tap()
    expect(ana.page.get_by_role("dialog").get_by_text("Signalement reçu. Merci.")).to_be_visible()
    ana.page.get_by_role("dialog").get_by_role("button", name="Fermer").tap()

    ana.page.get_by_role("link", name="Les salons").tap()
    expect(ana.page.get_by_role("navigation", name="Salons")).to_be_visible()
    fits(ana.page)
    for path in PAGES:
        ana.open(path)
        expect(ana.page.get_by_role("heading", level=1)).to_be_visible()
        fits(ana.page)

    alix = person(viewport=viewport, touch=True).watch(house.invite("Alix" if viewport == PHONE else "Maël"))
    fits(alix.page)
    alix.case(f"Ici {names[1]}").tap()
    expect(alix.page.get_by_role("button", name="Sans suite")).to_be_visible()
    fits(alix.page)
    alix.page.get_by_role("button", name="Sans suite").tap()
    confirm = alix.page.get_by_role("button", name="Sans suite : confirmer")
    expect(confirm).to_be_visible()
    fits(alix.page)
    confirm.tap()
    expect(alix.word).to_have_text("Décidé : Sans suite.")


def fits(page: Page) -> None:
    """Nothing sticks out sideways, and nothing is too small to touch."""
    assert sideways(page) == []
    assert small_targets(page, 24) == []


def test_text_spacing_and_large_type_lose_nothing(person: PersonMaker) -> None:
    ana = person(viewport=NARROW).come_in("Sarcelle")
    ana.say("Je lis avec de grandes lettres et de larges espaces.")
    ana.expect_settled("grandes lettres")
    # WCAG 1.4.12, and text at 200 % (1.4.4). A style sheet of the test's own goes round the policy.
    ana.page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important; } p { margin-block-end: 2em !important; }`);
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        }"""
    )
    assert sideways(ana.page) == []
    expect(ana.page.get_by_role("button", name="Envoyer")).to_be_in_viewport()
    ana.open("/")
    assert sideways(ana.page) == []


# --- Every page and state, audited ------------------------------------------------------------


def in_both_themes(page: Page, state: str) -> list[str]:
    """What axe finds in light and in dark."""
    found: list[str] = []
    for theme in cast("tuple[Theme, ...]", ("light", "dark")):
        page.emulate_media(color_scheme=theme)
        found += [f"{state} ({theme}) {v.rule}: {v.where} | {v.why}" for v in audit(page)]
    return found


def test_axe_finds_nothing_on_the_pages(person: PersonMaker) -> None:
    ana = person().open("/")
    expect(ana.page.get_by_role("form")).to_be_visible()
    found = in_both_themes(ana.page, "door")
    ana.page.get_by_label("Pseudonyme").fill("Modérateur")
    ana.page.get_by_role("button", name="Entrer et parler").click()
    expect(ana.page.get_by_role("group", name="Libres en ce moment")).to_be_visible()
    found += in_both_themes(ana.page, "door with faults")
    for path in PAGES:
        ana.open(path)
        expect(ana.page.get_by_role("heading", level=1)).to_be_visible()
        found += in_both_themes(ana.page, path)
    ana.open("/signaler")
    ana.page.get_by_label("De quoi s’agit-il").select_option("self_harm")
    ana.page.get_by_role("button", name="Envoyer le signalement").click()
    found += in_both_themes(ana.page, "notice with faults")
    ana.noise.announce("403 /api/v1/entries", "404 /api/v1/receipts/AAAAAAAAAAAAAAAAAAAAAAAA")
    ana.open("/recu/AAAAAAAAAAAAAAAAAAAAAAAA")
    expect(ana.page.get_by_role("alert")).to_be_visible()
    found += in_both_themes(ana.page, "unknown receipt")
    ana.open("/")
    ana.fill_door("Grive", age="16")
    ana.page.get_by_role("button", name="Entrer et parler").click()
    expect(ana.page.get_by_role("heading", name="Pas encore")).to_be_visible()
    found += in_both_themes(ana.page, "under age")
    assert found == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_in_the_room_and_at_the_desk(
    person: PersonMaker, house: House, viewport: dict[str, int]
) -> None:
    wide = viewport == DESKTOP
    ana = person(viewport=viewport).come_in("Ortolan" if wide else "Pipit")
    bruno = person().come_in("Aubépine" if wide else "Genêt")
    author = "Aubépine" if wide else "Genêt"
    found: list[str] = []

    def look(one: Person, state: str) -> None:
        found.extend(in_both_themes(one.page, state))

    bruno.say("Je trouve ta recette franchement mauvaise.")
    ana.say("Bonsoir.")
    ana.insist("Voici https://exemple.fr/recette pour vous.")
    ana.insist("Tu es vraiment un connard.")
    expect(ana.line("un connard")).to_contain_text("Ce message n’est pas parti.")
    ana.say("Envie de mourir, ce soir.")
    expect(ana.question).to_contain_text("3114")
    ana.composer.fill("b" * 1005)
    look(ana, "room with all kinds of lines")
    ana.composer.fill("")
    ana.line("franchement mauvaise").hover()
    ana.line("franchement mauvaise").get_by_role("button", name=f"Actions sur le message de {author}").click()
    ana.page.get_by_role("dialog").get_by_text("Ce qui sera joint").click()
    look(ana, "report")
    ana.page.get_by_role("dialog").get_by_role("button", name="Menace, violence").click()
    expect(ana.page.get_by_role("dialog").get_by_text("Signalement reçu. Merci.")).to_be_visible()
    look(ana, "reported")
    receipt = ana.page.get_by_role("dialog").get_by_role("link").filter(has_text=re.compile(r"[\w-]{20}"))
    receipt_path = receipt.get_attribute("href") or ""
    ana.close_dialog()
    if wide:
        ana.page.get_by_role("button", name="Quitter la maison").click()
        look(ana, "leaving")
        ana.close_dialog()
        ana.page.get_by_text("Réglages").click()
        look(ana, "settings")
    else:
        ana.page.get_by_role("link", name="Les salons").click()
        look(ana, "rooms")

    alix = person(viewport=viewport).watch(house.invite("Nour" if wide else "Odile"))
    look(alix, "desk")
    alix.case("franchement mauvaise").click()
    expect(alix.page.get_by_role("button", name="Exclure temporairement")).to_be_visible()
    look(alix, "case")
    alix.page.get_by_role("button", name="Exclure temporairement").click()
    expect(alix.page.get_by_role("button", name="Exclure temporairement : confirmer")).to_be_visible()
    look(alix, "decision")
    alix.page.get_by_role("button", name="Exclure temporairement : confirmer").click()
    expect(alix.word).to_have_text("Décidé : Exclure temporairement.")
    told = bruno.page.get_by_role("link", name="Lire la décision et la contester").first
    expect(told).to_be_visible()
    look(bruno, "muted")
    told.click()
    expect(bruno.page.get_by_role("heading", name="Décision et motifs")).to_be_visible()
    bruno.page.set_viewport_size({"width": viewport["width"], "height": viewport["height"]})
    look(bruno, "statement")
    bruno.page.get_by_label("Dites avec vos mots").fill("Ce n’était qu’un avis.")
    bruno.page.get_by_role("button", name="Envoyer la réclamation").click()
    expect(bruno.page.get_by_role("main")).to_contain_text("Elle attend qu’une autre personne l’examine.")
    look(bruno, "appealed")
    ana.open(receipt_path)
    expect(ana.page.get_by_role("main")).to_contain_text("Une décision a été prise.")
    look(ana, "receipt")
    ana.open("/suivis")
    look(ana, "follow-up")
    for tab, words in desk_tabs():
        if not wide:
            back_to_the_list(alix.page)
        alix.page.get_by_role("button", name=tab).click()
        words(alix.page)
        look(alix, tab)
    if not wide:
        back_to_the_list(alix.page)
    alix.page.get_by_role("button", name="Touches").click()
    look(alix, "keys")
    assert found == []


def back_to_the_list(page: Page) -> None:
    """On a phone an open case has the screen, and one way back."""
    way = page.get_by_role("button", name=re.compile("^(À décider|Réclamations)$"))
    if not page.get_by_role("navigation", name="Parties de la veille").is_visible():
        way.click()


def desk_tabs() -> list[tuple[str, Callable[[Page], None]]]:
    """The other parts of the desk, and how to know that they are there."""

    def closed(page: Page) -> None:
        expect(page.get_by_role("list", name="Clos").get_by_role("listitem").first).to_be_visible()

    def appeals(page: Page) -> None:
        own = page.get_by_role("list", name="Réclamations").get_by_role("button").filter(has_text="Vous avez")
        own.click()
        expect(page.get_by_role("main")).to_contain_text("Vous avez pris cette décision")

    def journal(page: Page) -> None:
        expect(page.get_by_role("main").get_by_role("listitem").first).to_be_visible()

    return [("Clos", closed), ("Réclamations", appeals), ("Journal", journal)]
