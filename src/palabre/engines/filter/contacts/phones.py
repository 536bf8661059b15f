"""Telephone numbers of France and its neighbours, grouped, spelled, or with letters for figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from palabre.engines.filter.contacts.findings import Finding

_UNITS: Final = {
    "zero": "0", "zeros": "0", "o": "0", "oh": "0", "un": "1", "une": "1", "deux": "2", "trois": "3",
    "quatre": "4", "quattre": "4", "cinq": "5", "cinque": "5", "six": "6", "sis": "6", "sept": "7",
    "set": "7", "huit": "8", "uit": "8", "neuf": "9",
}  # fmt: skip
_TEENS: Final = {
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "kinze": 15,
    "seize": 16,
}  # fmt: skip
_TENS: Final = {
    "vingt": 20, "vingts": 20, "vint": 20, "trente": 30, "quarante": 40, "karante": 40, "cinquante": 50,
    "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_HUNDRED: Final = {"cent": 100, "cents": 100}
_ENGLISH: Final = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "seven": "7",
    "eight": "8",
    "nine": "9",
}
NUMBER_WORDS: Final = (
    frozenset(_UNITS) - {"o", "oh", "set", "un", "une", "uit", "sis"} | frozenset(_TEENS) | frozenset(_TENS)
)

_TOKEN: Final = re.compile(r"[0-9oil]*[0-9][0-9oil]*|\bo+\b|[a-z]+")
_FIGURE_LIKE: Final = re.compile(r"[0-9]|(?<![a-z])[oil](?![a-z])")
_GLUED_UNIT: Final = re.compile(r"zero|deux|trois|quatre|cinq|six|sept|huit|neuf|un")
_GLUED_UNITS: Final = re.compile(rf"(?:{_GLUED_UNIT.pattern}){{2,16}}")
_NUMBER_WORD: Final = re.compile(
    r"\b(?:"
    + "|".join(sorted({*_UNITS, *_TEENS, *_TENS, *_ENGLISH}, key=lambda word: (-len(word), word)))
    + r")s?\b"
)
_FILLERS: Final = frozenset(
    {
        "et",
        "puis",
        "point",
        "tiret",
        "espace",
        "slash",
        "ensuite",
        "apres",
        "virgule",
        "trait",
        "pt",
        "suite",
        "fin",
        "reste",
    }
)
_LETTER_FIGURES: Final = str.maketrans("oil", "011")
_MAX_GAP: Final = 5
_BREAKS: Final = frozenset('€%$=:«»"')
_DATE: Final = re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:19|20)\d\d\b")
_LOTTERY: Final = re.compile(
    r"\b(?:loto|tirage|euromillions?|keno|grille|numeros? (?:gagnants?|complementaire)|siret"
    r"|siren|isbn|colis|commande|suivi|ref\w*|temperatures?|degres|horaires?|scores?|resultats?|marees?"
    r"|pages?|chapitres?|etapes?|departements?|notes (?:du|de|des|en)|tailles?|pointures?|pressions?"
    r"|kilometres?|suite"
    r" logique)\b"
)
# What a number is the number of, right before it: whatever else the line says, nobody can be called there.
_NUMBER_OF: Final = re.compile(
    r"\b(?:isbn|siret|siren|ref(?:erence)?s?|dossiers?|commandes?|suivi|tracking|colis|tickets?|factures?"
    r"|serie"
    r"|contrats?|matricule|licences?|client|fidelite|securite sociale|secu|code-barres|lot|version|abonne"
    r"|adherent|dossard|billet|reservation)\b[^a-z]{0,16}(?:(?:numero|no|n°|num|est|c'est|de|le|:|porte)"
    r" ?){0,3}[^a-z]{0,16}$"
)
_PUBLIC: Final = re.compile(
    r"\b(?:sos|numeros? (?:vert|gratuit|unique|d'urgence)|samu|antipoison|standard|service client|mairie"
    r"|prefecture"
    r"|gendarmerie|commissariat|hopital|info service|appel gratuit|ecoute|prevention|signalement"
    r"|association|ligne d'aide)\b"
)
_PHONE_CUE: Final = re.compile(
    r"\b(?:numero|num|nr|cell|cellulaire|tel|telephone|phone|portable|mobile|appel\w*|sms|texto|joindre"
    r"|joignable|contacte?\w*|whatsapp|whatsap|wsp|gsm|natel|bigo|fixe|call|text me|texte[- ]mo[ie]"
    r"|(?:mon|ton|son|un|leur|le) 0[67](?! (?:c'est|du|au|et|\d\d? ?(?:h|janv|fev|mars|avr|mai|juin|juil|aout"
    r"|sept|oct|nov|dec)))|rappel\w*|textot\w*|nimewo|nmra|composez?|tape[rz]?|sonne[rz]?|fais le"
    r"|bipe?\w*)\b"
)
_OWN_PREFIX: Final = re.compile(r"\b(?:mon|ton|son) 0[67]$")
_PLUS: Final = re.compile(r"(?:\+|\bplus|\b00)\s*\(?$")
_COUNTRIES: Final = (
    "33", "32", "41", "352", "212", "213", "216", "221", "223", "225", "226", "228", "229", "237",
    "241", "242", "243", "261", "262", "269", "509", "590", "594", "596", "687", "689", "31", "34", "39",
    "44", "49", "351", "377", "1",
)  # fmt: skip
# Numbers of services, which nobody has at home, where the line says that it is one.
_PUBLIC_RANGES: Final = ("08", "09", "01", "02", "03", "04", "05")
# Numbers that are free to call: services only.
_FREE: Final = ("0800", "0805", "0806", "0808", "0809")
# Area codes of Québec: grouped 3, 3 and 4 they need no announcement.
_AREAS: Final = ("263", "354", "367", "418", "438", "450", "468", "514", "579", "581", "819", "873")
_MIN_PHONE: Final = 8


@dataclass(kw_only=True, slots=True)
class _Piece:
    digits: str
    start: int
    end: int
    word: bool


class _Around:
    """What a text says of its numbers, each read once and when first asked for."""

    def __init__(self, text: str) -> None:
        self.text: Final = text

    @cached_property
    def announced(self) -> bool:
        """Somebody can be called."""
        return _PHONE_CUE.search(self.text) is not None

    @cached_property
    def public(self) -> bool:
        """A service is named, not a person."""
        return _PUBLIC.search(self.text) is not None

    @cached_property
    def numbered(self) -> bool:
        """A draw, an order or a register is spoken of."""
        return _LOTTERY.search(self.text) is not None


def _pieces(text: str) -> Iterator[_Piece | None]:
    """Figures and number words in order; None where the chain breaks."""
    last = 0
    waiting: _Piece | None = None
    for found in _TOKEN.finditer(text):
        token, start, end = found[0], *found.span()
        gap = text[last:start]
        if (
            len(gap) > _MAX_GAP
            or not (_BREAKS.isdisjoint(gap) or _is_prefix(text, last, gap))
            or any(char.isalnum() for char in gap)
        ):
            if waiting is not None:
                yield waiting
                waiting = None
            yield None
        last = end
        piece = _read_piece(token, start, end)
        if piece is None:
            if token in _FILLERS:
                continue
            if waiting is not None:
                yield waiting
                waiting = None
            yield None
            continue
        if waiting is not None:
            joined = _compose(waiting, piece, token)
            if joined is not None:
                waiting = joined
                continue
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def _is_prefix(text: str, end: int, gap: str) -> bool:
    """«mon 06 : 39…»: what announces a number is its beginning."""
    return gap.strip() == ":" and gap != ":" and _OWN_PREFIX.search(text[max(0, end - 8) : end]) is not None


def _read_piece(token: str, start: int, end: int) -> _Piece | None:
    if token[0].isdigit() or any(char.isdigit() for char in token) or not token.strip("o"):
        return _Piece(digits=token.translate(_LETTER_FIGURES), start=start, end=end, word=False)
    if token in _UNITS:
        return _Piece(digits=_UNITS[token], start=start, end=end, word=True)
    if token in _ENGLISH:
        return _Piece(digits=_ENGLISH[token], start=start, end=end, word=True)
    if _GLUED_UNITS.fullmatch(token) is not None:
        digits = "".join(_UNITS[unit] for unit in _GLUED_UNIT.findall(token))
        return _Piece(digits=digits, start=start, end=end, word=True)
    value = _TEENS.get(token) or _TENS.get(token) or _HUNDRED.get(token)
    return None if value is None else _Piece(digits=str(value), start=start, end=end, word=True)


def _compositions() -> dict[tuple[str, str], str]:
    """Two numbers in a row, as figures and token, that are one: («60», «dix») = 70, («4», «vingt») = 80."""
    table = {("4", "vingt"): "80", ("4", "vingts"): "80"}
    units = {token: int(value) for token, value in _UNITS.items() if value != "0"}
    for ten in (20, 30, 40, 50, 60, 70, 80, 90):
        table |= {(str(ten), token): str(ten + value) for token, value in units.items()}
    for ten in (60, 80):
        table |= {(str(ten), token): str(ten + value) for token, value in _TEENS.items()}
    for token in ("sept", "huit", "uit", "neuf", "set"):
        table["10", token] = str(10 + units[token])
    # «quatre cent trente-huit», as area codes are said in Québec.
    small = units | _TEENS | _TENS
    for hundred in range(2, 10):
        table |= {(str(hundred), cent): str(100 * hundred) for cent in ("cent", "cents")}
        table |= {(str(100 * hundred), token): str(100 * hundred + value) for token, value in small.items()}
        for ten in range(20, 100, 10):
            before = str(100 * hundred + ten)
            table |= {(before, token): str(100 * hundred + ten + value) for token, value in units.items()}
    return table


_COMPOSED: Final = _compositions()


def _compose(before: _Piece, piece: _Piece, token: str) -> _Piece | None:
    """«soixante» + «dix» + «huit» = 78, «quatre» + «vingt» + «douze» = 92; None when they stay apart."""
    value = _COMPOSED.get((before.digits, token)) if before.word and piece.word else None
    if value is None:
        return None
    return _Piece(digits=value, start=before.start, end=piece.end, word=True)


def may_hold_phone(text: str) -> bool:
    """Whether there are figures enough, where a word counts for two."""
    figures = len(_FIGURE_LIKE.findall(text))
    if figures >= _MIN_PHONE or figures + 2 * len(_NUMBER_WORD.findall(text)) >= _MIN_PHONE:
        return True
    return figures > 0 and figures + len(_GLUED_UNIT.findall(text)) >= _MIN_PHONE


def find_phones(text: str) -> Iterator[Finding]:
    """French numbers (and those of Belgium, Switzerland, Luxembourg), grouped, spelled, with o for 0."""
    if not may_hold_phone(text):
        return
    chain: list[_Piece] = []
    for piece in (*_pieces(text), None):
        if piece is not None:
            chain.append(piece)
            continue
        if chain:
            yield from _phones_in(text, chain)
            chain = []


def _phones_in(text: str, chain: list[_Piece]) -> Iterator[Finding]:
    if sum(len(piece.digits) for piece in chain) < _MIN_PHONE:
        return
    around = _Around(text)
    index = 0
    while index < len(chain):
        stop = _phone_at(around, chain, index)
        if stop is None:
            index += 1
            continue
        yield Finding(kind="phone", start=chain[index].start, end=chain[stop - 1].end)
        index = stop


def _phone_at(around: _Around, chain: list[_Piece], index: int) -> int | None:
    """The index after a number that begins with this piece, if one does and ends with a piece."""
    digits = ""
    text, cue = around.text, around.announced
    before = text[max(0, chain[index].start - 8) : chain[index].start]
    international = _PLUS.search(before) is not None
    if not (
        international
        or cue
        or chain[index].digits[0] == "0"
        or chain[index].digits in _AREAS
        or (chain[index].word and chain[index].digits in {"6", "7"})
    ):
        return None
    for stop in range(index + 1, min(len(chain), index + 16) + 1):
        digits += chain[stop - 1].digits
        if len(digits) > 15:  # noqa: PLR2004 - no number is longer
            return None
        if len(digits) >= _MIN_PHONE and (
            _is_phone(
                digits,
                international=international,
                cue=cue,
                groups=tuple(len(piece.digits) for piece in chain[index:stop]),
            )
            or _is_said_without_zero(digits, chain[index:stop])
        ):
            following = chain[stop].digits if stop < len(chain) else ""
            if following and len(digits) < 10 and len(following) <= 2:  # noqa: PLR2004 - the number goes on
                continue
            return stop if _stands_alone(around, chain[index:stop]) else None
    return None


def _is_said_without_zero(digits: str, pieces: list[_Piece]) -> bool:
    """«six trente-neuf nonante-huit douze douze»: nobody counts like that."""
    return (
        len(digits) == 9  # noqa: PLR2004
        and all(piece.word for piece in pieces)
        and tuple(len(piece.digits) for piece in pieces) == (1, 2, 2, 2, 2)
    )


def _is_grouped(digits: str, groups: tuple[int, ...]) -> bool:
    """Québec 514 555 0123, Luxembourg 621 123 456, Tunisia 98 123 456: only so, and only where announced."""
    return (
        groups == (3, 3, 4)
        or (groups == (3, 3, 3) and digits[0] == "6")
        or (groups == (2, 3, 3) and digits[0] in "24579")
    )


def _is_phone(digits: str, *, international: bool, cue: bool, groups: tuple[int, ...]) -> bool:
    local = digits
    if digits.startswith("00"):
        local, international = digits[2:], True
    if international or (cue and len(digits) == 11 and digits.startswith("33")):  # noqa: PLR2004
        for country in _COUNTRIES if local.startswith(_COUNTRIES) else ():
            if local.startswith(country):
                rest = local[len(country) :].removeprefix("0")
                if 8 <= len(rest) <= 10 and (country != "33" or len(rest) == 9) and rest[0] != "0":  # noqa: PLR2004
                    return True
    if len(digits) == 10 and digits[0] == "0" and digits[1] != "0":  # noqa: PLR2004
        return True
    if cue and digits[0] not in "01" and _is_grouped(digits, groups):
        return True
    if groups == (3, 3, 4) and digits.startswith(_AREAS):
        return True
    if cue and groups == (1, 3, 3, 4) and digits[0] == "1" and digits[1] not in "01":
        return True
    # Without its first 0, or written for a Belgian fixed line or Luxembourg: only when announced as a number.
    return cue and len(digits) == 9 and (digits[0] in "67" or (digits[0] == "0" and len(groups) <= 4))  # noqa: PLR2004


def _stands_alone(around: _Around, pieces: list[_Piece]) -> bool:
    text = around.text
    start, end = pieces[0].start, pieces[-1].end
    if start and text[start - 1].isalnum() and not text[start - 1].isalpha():
        return False
    digits = "".join(piece.digits for piece in pieces)
    if digits.startswith(_FREE) or (digits.startswith(_PUBLIC_RANGES) and around.public):
        return False
    if (
        not digits.startswith(("06", "07"))
        and _NUMBER_OF.search(text[max(0, start - 40) : start]) is not None
    ):
        return False
    if around.announced:
        return True
    if around.numbered or _DATE.search(text[start:end]) is not None:
        return False
    # Figures one by one in rising order are counting, not a number.
    return not all(int(b) == (int(a) + 1) % 10 for a, b in pairwise(digits))
