"""People in front of a browser: what they see is named as on the page."""

import re
from typing import Self

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from web.e2e.browsing import PATIENCE, Noise, Theme

DESKTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
NARROW = ViewportSize(width=320, height=640)

# The room that the door leads to, and its name on the page.
ROOM = "sous-l-arbre"
ROOM_NAME = "Sous l’arbre"

# The limit of web/src/lib/state/speaker.ts, which a busy machine would pass.
_PATIENT = """
  const soon = window.setTimeout;
  window.setTimeout = (act, wait, ...more) => soon(act, wait === 400 ? 60_000 : wait, ...more);
"""


class Person:
    """One browser of one person, with what it complained of."""

    def __init__(
        self,
        browser: Browser,
        house: str,
        *,
        viewport: ViewportSize = DESKTOP,
        touch: bool = False,
        theme: Theme = "light",
        patient: bool = True,
    ) -> None:
        """``patient``: lines wait for the answer to their question, however slow this machine is."""
        self.house = house
        self.noise = Noise(house=house)
        self.context = browser.new_context(
            viewport=viewport,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            has_touch=touch,
            is_mobile=touch,
            color_scheme=theme,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE)
        self.noise.listen(self.context)
        if patient:
            self.context.add_init_script(_PATIENT)
        self.page: Page = self.context.new_page()
        self.noise.hear_sockets(self.page)

    def close(self) -> None:
        self.context.close()

    def open(self, path: str) -> Self:
        self.page.goto(self.house + path)
        return self

    # --- The door -----------------------------------------------------------------------------

    def fill_door(self, pseudonym: str, age: str = "34", postal_code: str = "29200") -> None:
        self.page.get_by_label("Pseudonyme").fill(pseudonym)
        self.page.get_by_label("Âge", exact=True).fill(age)
        self.page.get_by_label("Code postal").fill(postal_code)

    def come_in(self, pseudonym: str, room: str = ROOM) -> Self:
        """Enter by the door, and wait until one may speak."""
        self.open(f"/salons/{room}")
        self.fill_door(pseudonym)
        self.page.get_by_role("button", name="Entrer et parler").click()
        expect(self.composer).to_be_focused()
        return self

    # --- The room -----------------------------------------------------------------------------

    @property
    def composer(self) -> Locator:
        return self.page.get_by_role("textbox", name="Votre message")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    def say(self, text: str) -> None:
        self.composer.fill(text)
        self.composer.press("Enter")

    @property
    def question(self) -> Locator:
        """What is asked before a line leaves."""
        return self.page.get_by_role("region", name="Avant d’envoyer")

    def insist(self, text: str) -> None:
        """Say what would be stopped, read the question, and send it all the same."""
        self.say(text)
        expect(self.question).to_contain_text(text)
        self.question.get_by_role("button", name="Envoyer quand même").click()
        expect(self.question).to_have_count(0)

    def line(self, text: str) -> Locator:
        """The message with these words, mine or another's."""
        return self.log.get_by_role("article").filter(has_text=text)

    def expect_line(self, text: str) -> None:
        expect(self.line(text)).to_be_visible()

    def expect_no_line(self, text: str) -> None:
        expect(self.page.get_by_text(text)).to_have_count(0)

    def expect_settled(self, text: str) -> None:
        """My words are in the log, numbered and kept."""
        expect(self.line(text)).to_have_attribute("id", re.compile("^m-"))

    def report(self, author: str, text: str, reason: str) -> None:
        """Two interactions: the actions of the message, then the reason."""
        row = self.line(text)
        row.hover()
        row.get_by_role("button", name=f"Actions sur le message de {author}").click()
        self.page.get_by_role("dialog").get_by_role("button", name=reason).click()
        expect(self.page.get_by_role("dialog").get_by_text("Signalement reçu. Merci.")).to_be_visible()

    def close_dialog(self) -> None:
        self.page.keyboard.press("Escape")
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    # --- The watch ----------------------------------------------------------------------------

    def watch(self, link: str) -> Self:
        """Enter by a one-time link as somebody who watches."""
        self.page.goto(link)
        expect(self.page.get_by_role("heading", name="La veille", level=1)).to_be_visible()
        expect(self.page.get_by_role("navigation", name="Parties de la veille")).to_be_visible()
        return self

    def case(self, text: str) -> Locator:
        """The row of the queue whose excerpt holds these words."""
        return self.page.get_by_role("listitem").get_by_role("button").filter(has_text=text)

    @property
    def word(self) -> Locator:
        """The last thing that happened at the desk."""
        return self.page.get_by_role("banner").get_by_role("status")
