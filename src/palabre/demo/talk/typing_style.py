"""From a line of the script to what one person types."""

import random
import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from palabre.demo.talk.people import Persona

_SHORT_FORMS: Final = {
    "beaucoup": "bcp",
    "quelqu'un": "qqn",
    "toujours": "tjrs",
    "pourquoi": "pk",
    "parce que": "pcq",
    "aujourd'hui": "auj",
    "je suis": "jsuis",
    "je ne sais pas": "jsp",
    "bonsoir": "bsr",
    "salut": "slt",
    "maintenant": "mtn",
    "quand": "qd",
    "franchement": "franch",
    "s'il te plaît": "stp",
    "tout le monde": "tlm",
}
_SHORT = re.compile(r"\b(?:" + "|".join(map(re.escape, _SHORT_FORMS)) + r")\b", re.IGNORECASE)
_SPACE_BEFORE_MARK = re.compile(r" (?=[?!:;])(?!:\))")
_EMOJI_CHANCE: Final = 0.1
_SHORTEST_FOR_EMOJI: Final = 12
_FIRST_PICTOGRAM: Final = "\u2600"


def typed(
    template: str, persona: Persona, *, slots: Mapping[str, str], to: Persona | None, rng: random.Random
) -> str:
    """``slots`` fill the places of the template; ``to`` is the person spoken to."""
    text = template
    for name, value in slots.items():
        text = text.replace(f"{{{name}}}", value)
    text = text.replace("{e}", "e" if persona.feminine else "")
    text = _in_style(text, persona, rng)
    # Names last: nobody abbreviates or unaccents them.
    return text.replace("{qui}", to.call_name if to else "toi")


def _in_style(text: str, persona: Persona, rng: random.Random) -> str:
    style = persona.style
    if style.short:
        text = _SHORT.sub(lambda found: _SHORT_FORMS[found[0].lower()], text)
    if style.capitals or text[:2].isupper():
        text = text[:1].upper() + text[1:]
    else:
        text = text[:1].lower() + text[1:]
    if not style.spaced:
        text = _SPACE_BEFORE_MARK.sub("", text)
    if not style.accents:
        text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    if style.typographic:
        text = text.replace("'", "’")
    room_for_emoji = len(text) >= _SHORTEST_FOR_EMOJI and text[-1] < _FIRST_PICTOGRAM and text[-1] != "?"
    if style.emoji and room_for_emoji and rng.random() < _EMOJI_CHANCE:
        text = f"{text} {rng.choice(style.emoji)}"
    return text
