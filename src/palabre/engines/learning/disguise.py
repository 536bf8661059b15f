"""How people write in haste, and how they hide a word; put on harmful and harmless lines alike."""

import random
import re
import unicodedata
from collections.abc import Callable
from typing import Final

_LEET: Final = {"a": "4@", "e": "3€", "i": "1!", "o": "0", "s": "5$", "t": "7", "l": "1"}
_LOOK_ALIKES: Final = str.maketrans("aeopcixys", "аеорсіхуѕ")
_SMS: Final = (
    ("qu'est-ce que", "keske"),
    ("c'est", "c"),
    ("t'es", "t"),
    ("tu es", "t"),
    ("tout le monde", "tlm"),
    ("vous", "vs"),
    ("pour", "pr"),
    ("que", "ke"),
    ("quoi", "koi"),
    ("quand", "kan"),
    ("toi", "twa"),
    ("moi", "mwa"),
    ("avec", "avc"),
    ("dans", "ds"),
    ("beaucoup", "bcp"),
    ("je suis", "chui"),
    ("je vais", "jvé"),
    ("j'ai", "g"),
    ("pas", "pa"),
    ("bien", "b1"),
    ("demain", "2m1"),
    ("les", "lé"),
    ("des", "dé"),
    ("mes", "mé"),
    ("tes", "té"),
    ("au", "o"),
)
_TAILS: Final = (
    " mdr",
    " lol",
    " !!!",
    " ptdr",
    " 😂",
    " stp",
    " wesh",
    " frr",
    " askip",
    " sérieux",
    " quoi",
    " hein",
    " là",
    " voilà",
    " svp",
    " ^^",
    " 😡",
    " 🙄",
    " bro",
    " une fois",
    " tsé",
    " wallah",
    "...",
    " !",
    " ?",
    ".",
)
_HEADS: Final = (
    "mdr ",
    "non mais ",
    "en vrai ",
    "franchement ",
    "bon ",
    "wesh ",
    "hé ",
    "alors ",
    "bah ",
    "sérieux ",
    "eh ben ",
    "frère ",
    "oh ",
    "écoute ",
    "genre ",
    "perso ",
    "du coup ",
    "lol ",
    "@{} ",
    "ok ",
)
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def _one_word(text: str, chance: random.Random, change: Callable[[str], str]) -> str:
    found = list(_WORD.finditer(text))
    if not found:
        return text
    # The longest words are the ones that people hide.
    found.sort(key=lambda match: -len(match[0]))
    match = chance.choice(found[:3])
    return text[: match.start()] + change(match[0]) + text[match.end() :]


def _leet(text: str, chance: random.Random) -> str:
    def read(word: str) -> str:
        return "".join(chance.choice(_LEET[c]) if c in _LEET and chance.random() < 0.6 else c for c in word)  # noqa: PLR2004

    return _one_word(text, chance, read)


def _spaced(text: str, chance: random.Random) -> str:
    return _one_word(text, chance, chance.choice((" ", ".", "-", "_")).join)


def _repeated(text: str, chance: random.Random) -> str:
    def stretch(word: str) -> str:
        at = chance.randrange(1, len(word))
        return word[:at] + word[at] * chance.randrange(2, 5) + word[at + 1 :]

    return _one_word(text, chance, stretch)


def _deleted(text: str, chance: random.Random) -> str:
    def drop(word: str) -> str:
        at = chance.randrange(1, len(word))
        return word[:at] + word[at + 1 :]

    return _one_word(text, chance, drop)


def _swapped(text: str, chance: random.Random) -> str:
    def swap(word: str) -> str:
        at = chance.randrange(1, len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return _one_word(text, chance, swap)


def _glued(text: str, chance: random.Random) -> str:
    gaps = [match.start() for match in re.finditer(" ", text)]
    if not gaps:
        return text
    at = chance.choice(gaps)
    return text[:at] + text[at + 1 :]


def _all_glued(text: str, _chance: random.Random) -> str:
    return text.replace(" ", "")


def _sms(text: str, _chance: random.Random) -> str:
    for long, short in _SMS:
        text = re.sub(rf"\b{long}\b", short, text)
    return text


def _bare(text: str, _chance: random.Random) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _masked(text: str, chance: random.Random) -> str:
    def hide(word: str) -> str:
        at = chance.randrange(1, len(word))
        return word[:at] + "*" + word[at + 1 :]

    return _one_word(text, chance, hide)


def _look_alike(text: str, chance: random.Random) -> str:
    return _one_word(text, chance, lambda word: word.translate(_LOOK_ALIKES))


def _shouted(text: str, _chance: random.Random) -> str:
    return text.upper()


Disguise = Callable[[str, random.Random], str]
DISGUISES: Final[tuple[Disguise, ...]] = (
    _leet,
    _spaced,
    _repeated,
    _deleted,
    _deleted,
    _swapped,
    _swapped,
    _glued,
    _glued,
    _all_glued,
    _sms,
    _sms,
    _bare,
    _bare,
    _masked,
    _look_alike,
    _shouted,
)


def framed(text: str, chance: random.Random) -> str:
    """With a word before or after it, as people talk."""
    if chance.random() < 0.25:  # noqa: PLR2004
        text += chance.choice(_TAILS)
    if chance.random() < 0.2:  # noqa: PLR2004
        text = chance.choice(_HEADS).format("Max") + text
    return text
