"""Look-alike letters after UTS 39: one skeleton for texts that the eye takes for the same."""

import unicodedata
from typing import Final

# Each pair of strings is read column by column: a letter, and the Latin letter that it is taken for.
# The selection is ours: letters of living scripts, phonetic and small capitals, turned letters.
_LETTERS: Final = (
    # Cyrillic
    ("аесорухіјѕԁԛԝһӏьвкмнтгпиё", "aecopyxijsdqwhlbbkmhtrnue"),
    ("АВЕКМНОРСТУХІЈЅԌҮЗЁ", "ABEKMHOPCTYXIJSGY3E"),
    ("ѵѴԍѡӕԚԜҺӀґєїѳҝңҳүұҫӧӓ", "vVgwaQWhlrieokhxyycoa"),
    # Greek
    ("αβγδεζηθικλμνξοπρσςτυφχψω", "abydeznoiklmvxonpostufxyw"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΣ", "ABEZHIKMNOPTYXS"),
    ("ϲϳϵϜϺϹ", "cjeFMC"),
    # Armenian
    ("օոսհցզյղաքթպԼՏՕՍԱԲձՁ", "onuhgqjnupppLSOUUPds"),
    # Cherokee
    ("ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᎽᎿᏀᏃᏎᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧᏴᏳ", "DRTiAJEWMHYhGZ4bRWSVSLCPKdBG"),
    # Hebrew, Coptic and Lisu letters met in disguised Latin words
    ("סוןⲟⲞⲣⲢⲥⲤ", "oiloOpPcC"),
    ("ꓐꓑꓒꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "BPdDTGKJCZFMNLSRVHWXYAEIOU"),
    # Latin letters outside the French alphabet, phonetic letters, small capitals
    ("ıɑɡɩʟɪøđħłŧƀɓɗɖɠɦɨɭɱɲŋɳɔəɛɜɣʋʌʍɯʎʐʒȷ", "iagiliodhltbbddghilmnnnoeeeyvvwmyzzj"),
    ("ØĐĦŁŦƁƊƓƘƤƬƲƳƎƏ", "ODHLTBDGKPTVYEE"),
    ("ᴀʙᴄᴅᴇꜰɢʜᴊᴋᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢꞯ", "abcdefghjkmnoprstuvwyzq"),
    ("ƒƙƥƭɐɒǝɟɥɹʇʁɾʞʃꓵꓷƖǀɼʂȥɕʝⱥȼɇɉɍɏ", "fkptaaejhrtrrkjndllrszcjacejry"),
    # Currency signs and letter-like signs drawn with a stroke
    ("₵₡€£₦₱₲₳₴₮₩¢ⱠⱤⱭℰ", "cceLNPGASTWcLRAE"),
)

# What the eye reads as several letters, or several letters that it reads as one.
_LIGATURES: Final = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ꝏ": "oo", "ꭍ": "f"}

# UTS 39 takes these for one another: the figures 0 and 1, the bar, capital I and small l.
_STROKES: Final = {"i": "l", "1": "l", "|": "l", "0": "o"}

_LEET: Final = {
    "2": "z",
    "3": "e",
    "4": "a",
    "5": "s",
    "6": "g",
    "7": "t",
    "8": "b",
    "9": "g",
    "@": "a",
    "$": "s",
}

_JOINED_STROKES: Final = (("rn", "m"), ("vv", "w"))


def _letter_table() -> dict[int, str]:
    table = {ord(char): text for char, text in _LIGATURES.items()}
    for alike, latin in _LETTERS:
        table.update(zip(map(ord, alike), latin, strict=True))
    for first in (0x1F130, 0x1F150, 0x1F170):  # squared, negative circled and negative squared capitals
        table.update({first + index: chr(ord("A") + index) for index in range(26)})
    return table


LATIN_LOOK_ALIKES: Final = _letter_table()
"""Code point → the Latin letters that it is taken for; full-width and mathematical letters are NFKC's."""

_MARKS: Final = frozenset({"Mn", "Me"})

_HANGUL_FILLERS: Final = frozenset({0x115F, 0x1160, 0x3164, 0xFFA0})
_BLANK_LETTERS: Final = frozenset({0x2800, 0x1D159, 0x180E, 0x034F, 0x17B4, 0x17B5}) | _HANGUL_FILLERS
_TAGS: Final = range(0xE0000, 0xE0080)
_VARIATION_SELECTORS: Final = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0), range(0x180B, 0x1810))
_EMOJI_JOINERS: Final = frozenset({0x200D, 0xFE0E, 0xFE0F})


def is_invisible(char: str) -> bool:
    """True for a character that takes no place or shows nothing, spaces apart."""
    code = ord(char)
    if code < 0xA0:
        return code < 0x20 or code >= 0x7F
    return (
        unicodedata.category(char) == "Cf"
        or code in _BLANK_LETTERS
        or code in _TAGS
        or any(code in block for block in _VARIATION_SELECTORS)
    )


def has_invisible(text: str) -> bool:
    """True when a character shows nothing: zero-width, bidi control, tag, soft hyphen, filler.

    Joiners and variation selectors that build an emoji are part of what is seen, and tags that build
    a flag of a region too.
    """
    if text.isascii():
        return not text.isprintable()
    in_flag = False
    for index, char in enumerate(text):
        code = ord(char)
        in_flag = code == 0x1F3F4 or (in_flag and code in _TAGS)
        if not is_invisible(char):
            continue
        if in_flag or (code in _EMOJI_JOINERS and index and _carries_emoji(text[index - 1])):
            continue
        return True
    return False


def _carries_emoji(char: str) -> bool:
    code = ord(char)
    # A key cap is a figure, then U+FE0F; a joiner may follow U+FE0F or a skin tone.
    return unicodedata.category(char) in {"So", "Sk"} or char in "#*0123456789©®™‼⁉" or code in _EMOJI_JOINERS


_SCRIPTS: Final = (
    (range(0x0041, 0x0250), "Latin"),
    (range(0x0250, 0x02B0), "Latin"),
    (range(0x0370, 0x0400), "Greek"),
    (range(0x0400, 0x0530), "Cyrillic"),
    (range(0x0530, 0x0590), "Armenian"),
    (range(0x0590, 0x0600), "Hebrew"),
    (range(0x0600, 0x0780), "Arabic"),
    (range(0x0900, 0x0980), "Devanagari"),
    (range(0x0E00, 0x0E80), "Thai"),
    (range(0x10A0, 0x1100), "Georgian"),
    (range(0x1100, 0x1200), "Korean"),
    (range(0x13A0, 0x1400), "Cherokee"),
    (range(0x1C80, 0x1C90), "Cyrillic"),
    (range(0x1D00, 0x1DC0), "Latin"),
    (range(0x1E00, 0x1F00), "Latin"),
    (range(0x1F00, 0x2000), "Greek"),
    (range(0x2C60, 0x2C80), "Latin"),
    (range(0x2C80, 0x2D00), "Coptic"),
    (range(0x2DE0, 0x2E00), "Cyrillic"),
    (range(0x3040, 0x3100), "Japanese"),
    (range(0x3400, 0xA000), "Japanese"),
    (range(0xA4D0, 0xA500), "Lisu"),
    (range(0xA640, 0xA6A0), "Cyrillic"),
    (range(0xA720, 0xA800), "Latin"),
    (range(0xAB30, 0xAB70), "Latin"),
    (range(0xAB70, 0xABC0), "Cherokee"),
    (range(0xAC00, 0xD7B0), "Korean"),
    (range(0xFF21, 0xFF5B), "Latin"),
)


def _script(char: str) -> str | None:
    """The script of a letter, None for what every script shares; coarse, as UTS 39 needs it."""
    if not char.isalpha() or char in "ªºµ":
        return None
    code = ord(char)
    for block, name in _SCRIPTS:
        if code in block:
            return name
    compatible = unicodedata.normalize("NFKC", char)
    if compatible != char and compatible.isascii():
        return "Latin"
    return "other"


def mixed_scripts(text: str) -> bool:
    """True when letters of more than one script stand together, as in a disguised name."""
    return len({script for char in text if (script := _script(char)) is not None}) > 1


def skeleton(text: str, *, leet: bool = False, marks: bool = True) -> str:
    """The form under which look-alikes are equal: NFD, look-alikes mapped, NFD again, case folded.

    As in UTS 39 the figures 0 and 1, capital I, small l and the bar are taken for one another.
    ``leet`` also reads the other figures as letters; ``marks=False`` drops accents ("Lea" = "Léa").
    """
    shown = "".join(char for char in text if not is_invisible(char))
    compatible = unicodedata.normalize("NFKC", shown).translate(LATIN_LOOK_ALIKES)
    folded = unicodedata.normalize("NFD", compatible.casefold()).translate(LATIN_LOOK_ALIKES)
    if not marks:
        folded = "".join(char for char in folded if unicodedata.category(char) not in _MARKS)
    table = str.maketrans(_STROKES | _LEET if leet else _STROKES)
    alike = folded.translate(table)
    for strokes, letter in _JOINED_STROKES:
        alike = alike.replace(strokes, letter)
    return unicodedata.normalize("NFD", alike)
