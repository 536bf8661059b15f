"""Shoots every page and state of a lively house: ``python -m web.e2e.screenshots FOLDER [MINUTES]``."""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, expect

from web.e2e.browsing import Theme, chromium
from web.e2e.house import House
from web.e2e.people import DESKTOP, NARROW, PHONE, Person

THEMES: tuple[Theme, ...] = ("light", "dark")
SHAPES = (DESKTOP, PHONE, NARROW)
PLAIN = ("regles", "confidentialite", "accessibilite", "signaler", "suivis", "rien-ici")
SPEED = "5"


@dataclass(kw_only=True, frozen=True, slots=True)
class Album:
    """Where the pictures go; one state is one file for each shape and theme."""

    folder: Path

    def shoot(self, person: Person, name: str, *, whole: bool = False) -> None:
        """Take one state in all shapes and themes, and leave the page as it was."""
        kept = person.page.viewport_size
        for shape in SHAPES:
            person.page.set_viewport_size(shape)
            for theme in THEMES:
                person.page.emulate_media(color_scheme=theme)
                person.page.wait_for_timeout(120)
                path = self.folder / f"{name}-{shape['width']}-{theme}.png"
                person.page.screenshot(path=path, full_page=whole)
        if kept is not None:
            person.page.set_viewport_size(kept)
        person.page.emulate_media(color_scheme="light")


def rooms(album: Album, browser: Browser, house: House) -> tuple[Person, Person]:
    ana, bruno = (Person(browser, house.url).come_in(name) for name in ("Tilleul", "Corneille"))
    bruno.say("Bonsoir à tous, il reste une place sur le banc ?")
    ana.expect_line("il reste une place")
    ana.say("Bien sûr, installe-toi. On parlait de la pluie.")
    bruno.expect_line("On parlait de la pluie")
    bruno.say("Ta tarte de dimanche était ratée, tout le monde l’a dit.")
    ana.expect_line("Ta tarte de dimanche")
    album.shoot(ana, "room")
    ana.insist("Regardez https://exemple.fr/tarte, c’est ma recette.")
    ana.insist("Quelle espèce de clown, ce présentateur.")
    ana.insist("Tu es vraiment un connard.")
    expect(ana.line("un connard")).to_contain_text("Ce message n’est pas parti.")
    album.shoot(ana, "room-pending")
    row = ana.line("Ta tarte de dimanche").first
    row.hover()
    row.get_by_role("button", name="Actions sur le message de Corneille").click()
    album.shoot(ana, "report")
    ana.page.get_by_role("dialog").get_by_role("button", name="Insulte, harcèlement").click()
    expect(ana.page.get_by_role("dialog").get_by_text("Signalement reçu. Merci.")).to_be_visible()
    album.shoot(ana, "reported")
    ana.close_dialog()
    ana.page.get_by_role("button", name="Quitter la maison").click()
    album.shoot(ana, "leaving")
    ana.close_dialog()
    ana.open("/salons")
    ana.page.wait_for_timeout(500)
    album.shoot(ana, "rooms")
    return ana, bruno


def watch(album: Album, browser: Browser, house: House, bruno: Person) -> None:
    alix = Person(browser, house.url).watch(house.invite("Alix"))
    alix.case("Ta tarte de dimanche").click()
    mute = alix.page.get_by_role("button", name="Exclure temporairement")
    expect(mute).to_be_visible()
    album.shoot(alix, "desk")
    alix.page.set_viewport_size(PHONE)
    alix.page.get_by_role("button", name="Exclure temporairement").click()
    expect(alix.page.get_by_role("button", name="Exclure temporairement : confirmer")).to_be_visible()
    album.shoot(alix, "desk-decision")
    alix.page.get_by_role("button", name="Exclure temporairement : confirmer").click()
    expect(alix.word).to_have_text("Décidé : Exclure temporairement.")
    alix.page.set_viewport_size(DESKTOP)
    alix.page.get_by_role("button", name="Journal").click()
    album.shoot(alix, "desk-journal")

    told = bruno.page.get_by_role("link", name="Lire la décision et la contester").first
    expect(told).to_be_visible()
    album.shoot(bruno, "muted")
    told.click()
    expect(bruno.page.get_by_role("heading", name="Décision et motifs")).to_be_visible()
    album.shoot(bruno, "statement", whole=True)
    bruno.page.get_by_label("Dites avec vos mots").fill("Ce n’était qu’un avis sur une tarte.")
    bruno.page.get_by_role("button", name="Envoyer la réclamation").click()
    expect(bruno.page.get_by_role("main")).to_contain_text("Elle attend qu’une autre personne")
    album.shoot(bruno, "appealed", whole=True)

    camille = Person(browser, house.url).watch(house.invite("Camille"))
    camille.page.get_by_role("button", name="Réclamations").click()
    camille.case("Ce n’était qu’un avis").click()
    expect(camille.page.get_by_role("button", name="Annuler")).to_be_visible()
    album.shoot(camille, "desk-appeal")


def rules(album: Album, browser: Browser, house: House) -> None:
    odile = Person(browser, house.url).watch(house.invite("Odile"))
    page = odile.page
    page.get_by_role("button", name="Règles", exact=True).click()
    expect(page.get_by_role("list", name="Règles d’origine")).to_be_visible()
    album.shoot(odile, "rules")
    page.get_by_role("button", name="Écrire une règle").click()
    page.get_by_label("Nom", exact=True).fill("equipe.tartes")
    when = page.get_by_label("Quand s’applique-t-elle")
    when.fill('seen("contact.") ||\n  text.folded.contians("tarte")')
    page.get_by_label("publicité, répétition").check()
    expect(page.get_by_text("Aucune fonction ne s’appelle")).to_be_visible()
    album.shoot(odile, "rules-fault")
    when.fill('text.folded.contains("tarte")')
    expect(page.get_by_text("Rien à corriger.")).to_be_visible()
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    page.get_by_role("button", name="Essayer sur le passé").click()
    expect(page.get_by_role("list", name="Échantillon")).to_be_visible(timeout=60_000)
    album.shoot(odile, "rules-rule")
    page.get_by_role("heading", name="Essai sur le passé").scroll_into_view_if_needed()
    album.shoot(odile, "rules-backtest")
    page.get_by_role("button", name="Mettre en observation").click()
    page.get_by_role("button", name="Arrêter", exact=True).click()
    page.get_by_role("button", name="Écrire une nouvelle version").click()
    page.get_by_label("Quand s’applique-t-elle").fill('text.folded.contains("tartes") && text.length > 20')
    page.get_by_label("Que devient le message").select_option("nudge")
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    page.get_by_text("Ce qui change depuis").click()
    page.get_by_role("button", name="Demander une dérogation").click()
    page.get_by_role("heading", name="Dérogation").scroll_into_view_if_needed()
    album.shoot(odile, "rules-history")
    page.get_by_role("button", name="Essayer une ligne").click()
    page.get_by_label("La ligne").fill("T’es vraiment un c\u200bonn4rd, appelle le 06 12 34 56 78")
    page.get_by_role("button", name="Essayer", exact=True).click()
    expect(page.get_by_role("list", name="Signaux")).to_be_visible()
    album.shoot(odile, "line")


def pages(album: Album, browser: Browser, house: House, ana: Person) -> None:
    ana.open("/suivis")
    ana.page.get_by_role("main").get_by_role("link").last.click()
    expect(ana.page.locator("dl")).to_be_visible()
    album.shoot(ana, "receipt", whole=True)
    other = Person(browser, house.url)
    for path in PLAIN:
        other.open(f"/{path}")
        expect(other.page.get_by_role("heading", level=1)).to_be_visible()
        album.shoot(other, path, whole=True)
    other.open("/")
    expect(other.page.get_by_role("form")).to_be_visible()
    other.page.wait_for_timeout(500)
    album.shoot(other, "door", whole=True)
    other.page.get_by_label("Pseudonyme").fill("Modérateur")
    other.page.get_by_role("button", name="Entrer et parler").click()
    expect(other.page.get_by_role("group", name="Libres en ce moment")).to_be_visible()
    album.shoot(other, "door-faults", whole=True)
    other.fill_door("Grive", age="15")
    other.page.get_by_role("button", name="Entrer et parler").click()
    expect(other.page.get_by_role("heading", name="Pas encore")).to_be_visible()
    album.shoot(other, "under-age", whole=True)


def main(folder: Path, minutes: str = "2") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    album = Album(folder=folder)
    with tempfile.TemporaryDirectory() as data, House(Path(data)) as house, chromium() as browser:
        evening = subprocess.Popen(
            [
                *(sys.executable, "-m", "palabre", "demo", "--evening", "--url", house.url),
                *("--minutes", minutes, "--speed", SPEED),
            ],
            cwd=data,
            stderr=subprocess.DEVNULL,
        )
        try:
            Person(browser, house.url).open("/").page.wait_for_timeout(30_000)
            ana, bruno = rooms(album, browser, house)
            watch(album, browser, house, bruno)
            rules(album, browser, house)
            evening.wait()
            pages(album, browser, house, ana)
        finally:
            evening.terminate()
            evening.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
