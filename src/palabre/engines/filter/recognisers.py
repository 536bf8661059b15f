"""Contact details, links and account numbers, written plainly or to dodge."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_UNITS: Final = {
    "zero": "0", "zeros": "0", "o": "0", "oh": "0", "un": "1", "une": "1", "deux": "2", "trois": "3", "quatre": "4", "quattre": "4",
    "cinq": "5", "cinque": "5", "six": "6", "sis": "6", "sept": "7", "set": "7", "huit": "8", "uit": "8", "neuf": "9",
}  # fmt: skip
_TEENS: Final = {
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "kinze": 15, "seize": 16,
}  # fmt: skip
_TENS: Final = {
    "vingt": 20, "vingts": 20, "vint": 20, "trente": 30, "quarante": 40, "karante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
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
_FILLERS: Final = frozenset(
    {"et", "puis", "point", "tiret", "espace", "slash", "ensuite", "apres", "virgule", "trait", "pt"}
)
_LETTER_FIGURES: Final = str.maketrans("oil", "011")
_MAX_GAP: Final = 5
_BREAKS: Final = frozenset('€%$=:«»"')
_DATE: Final = re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:19|20)\d\d\b")
_LOTTERY: Final = re.compile(
    r"\b(?:loto|tirage|euromillions?|keno|grille|numeros? (?:gagnants?|complementaire)|siret|siren|isbn|colis|commande|suivi|ref\w*)\b"
)
_PHONE_CUE: Final = re.compile(
    r"\b(?:numero|num|nr|tel|telephone|phone|portable|mobile|appel\w*|sms|texto|joindre|joignable|contacte?\w*|whatsapp|whatsap|wsp|call|text me|06|07|rappel\w*|bipe\w*)\b"
)
_PLUS: Final = re.compile(r"(?:\+|\bplus|\b00)\s*\(?$")
_COUNTRIES: Final = ("33", "32", "41", "352", "212", "213", "216", "1", "590", "594", "596", "262")
_MIN_PHONE: Final = 8


@dataclass(kw_only=True, frozen=True, slots=True)
class Finding:
    """What a recogniser saw, at code points of the folded view."""

    kind: str
    start: int
    end: int


@dataclass(kw_only=True, slots=True)
class _Piece:
    digits: str
    start: int
    end: int
    word: bool


def _pieces(text: str) -> Iterator[_Piece | None]:
    """Figures and number words in order; None where the chain breaks."""
    last = 0
    waiting: _Piece | None = None
    for found in _TOKEN.finditer(text):
        token, start, end = found[0], *found.span()
        gap = text[last:start]
        if len(gap) > _MAX_GAP or not _BREAKS.isdisjoint(gap) or any(char.isalnum() for char in gap):
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


def _read_piece(token: str, start: int, end: int) -> _Piece | None:
    if token[0].isdigit() or any(char.isdigit() for char in token) or not token.strip("o"):
        return _Piece(digits=token.translate(_LETTER_FIGURES), start=start, end=end, word=False)
    if token in _UNITS:
        return _Piece(digits=_UNITS[token], start=start, end=end, word=True)
    if token in _ENGLISH:
        return _Piece(digits=_ENGLISH[token], start=start, end=end, word=True)
    value = _TEENS.get(token) or _TENS.get(token)
    return None if value is None else _Piece(digits=str(value), start=start, end=end, word=True)


def _compose(before: _Piece, piece: _Piece, token: str) -> _Piece | None:
    """«soixante» + «dix» + «huit» = 78, «quatre» + «vingt» + «douze» = 92; None when they stay apart."""
    if not (before.word and piece.word):
        return None
    first, second = int(before.digits), int(piece.digits)
    value: int | None = None
    if first == 4 and token in {"vingt", "vingts"}:  # noqa: PLR2004 - four twenties
        value = 80
    elif first in {60, 80} and 10 <= second <= 16:  # noqa: PLR2004 - soixante-dix … quatre-vingt-seize
        value = first + second
    elif first in {10, 70, 90} and 7 <= second <= 9:  # noqa: PLR2004 - dix-sept, soixante-dix-sept …
        value = first + second
    elif (
        len(before.digits) > 1
        and first >= 20
        and first % 10 == 0
        and first not in {70, 90}
        and 1 <= second <= 9
    ):  # noqa: PLR2004
        value = first + second
    elif (
        first in {70, 90} and token in _UNITS and len(before.digits) > 1 and before.word and 1 <= second <= 9
    ):  # noqa: PLR2004
        value = first + second  # septante-deux, nonante-quatre
    if value is None:
        return None
    return _Piece(digits=str(value), start=before.start, end=piece.end, word=True)


def find_phones(text: str) -> Iterator[Finding]:
    """French numbers (and those of Belgium, Switzerland, Luxembourg), grouped, spelled, with o for 0."""
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
    cue = _PHONE_CUE.search(text) is not None
    index = 0
    while index < len(chain):
        stop = _phone_at(text, chain, index, cue=cue)
        if stop is None:
            index += 1
            continue
        yield Finding(kind="phone", start=chain[index].start, end=chain[stop - 1].end)
        index = stop


def _phone_at(text: str, chain: list[_Piece], index: int, *, cue: bool) -> int | None:
    """The index after a number that begins with this piece, if one does and ends with a piece."""
    digits = ""
    before = text[max(0, chain[index].start - 8) : chain[index].start]
    international = _PLUS.search(before) is not None
    if not (international or cue or chain[index].digits[0] == "0"):
        return None
    for stop in range(index + 1, min(len(chain), index + 16) + 1):
        digits += chain[stop - 1].digits
        if len(digits) > 15:  # noqa: PLR2004 - no number is longer
            return None
        if len(digits) > _MIN_PHONE and _is_phone(digits, international=international, cue=cue, pieces=stop - index):
            following = chain[stop].digits if stop < len(chain) else ""
            if following and len(digits) < 10 and len(following) <= 2:  # noqa: PLR2004 - the number goes on
                continue
            return stop if _stands_alone(text, chain[index:stop], cue=cue) else None
    return None


def _is_phone(digits: str, *, international: bool, cue: bool, pieces: int) -> bool:
    local = digits
    if digits.startswith("00"):
        local, international = digits[2:], True
    if international or (cue and len(digits) == 11 and digits.startswith("33")):  # noqa: PLR2004
        for country in _COUNTRIES:
            if local.startswith(country):
                rest = local[len(country) :].removeprefix("0")
                if 8 <= len(rest) <= 10 and (country != "33" or len(rest) == 9) and rest[0] != "0":  # noqa: PLR2004
                    return True
    if len(digits) == 10 and digits[0] == "0" and digits[1] != "0":  # noqa: PLR2004
        return digits not in {"0123456789"}
    # Without its first 0, or written for a Belgian fixed line or Luxembourg: only when announced as a number.
    return cue and len(digits) == 9 and (digits[0] in "67" or (digits[0] == "0" and pieces <= 4))  # noqa: PLR2004


def _stands_alone(text: str, pieces: list[_Piece], *, cue: bool) -> bool:
    start, end = pieces[0].start, pieces[-1].end
    if start and text[start - 1].isalnum() and not text[start - 1].isalpha():
        return False
    if cue:
        return True
    if _LOTTERY.search(text) is not None or _DATE.search(text[start:end]) is not None:
        return False
    # Figures one by one in rising order are counting, not a number.
    digits = "".join(piece.digits for piece in pieces)
    return not all(int(b) == (int(a) + 1) % 10 for a, b in zip(digits, digits[1:], strict=False))


_PROVIDERS: Final = (
    r"(?:gmail|gmaill?|gmel|googlemail|hotmail|hotmai|outlook|live|msn|yahoo|ymail|orange|wanadoo|free|sfr|neuf|laposte|bbox|icloud|me|proton(?:mail)?|gmx|aol"
    r"|numericable|club internet|skynet|telenet|bluewin|videotron|tutanota|caramail|mailo|zoho|yopmail)"
)
_DOT: Final = r"(?:\s*[.·•]\s*|\s*[\(\[\{<]\s*(?:\.|point|dot|pt)\s*[\)\]\}>]\s*|\s*,\s*|[\s_-]+(?:point|dot|pt|poin)[\s_-]+)"
_TLD: Final = r"(?:com|fr|net|org|eu|be|ch|lu|ca|info|io|me|co|uk|de|es|it|pro|test|example|coop|qc|re|gp|mq|ma|dz|tn|ru|site|online|xyz|dev|app)"
_AT: Final = r"(?:\s*@\s*|\s*[\(\[\{<]\s*(?:a|at|arobase|arobaze|arobas|@|chez)\s*[\)\]\}>]\s*|[\s._-]*\b(?:arobase?|arobaze?|arrobase?|a commercial|at|chez|arb)\b[\s._-]*|\s*[ⓐⒶ]\s*)"
_EMAIL: Final = re.compile(r"[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}\b")
_AT_SIGN: Final = re.compile(_AT)
_DOMAIN: Final = re.compile(
    rf"(?:{_PROVIDERS}(?:{_DOT}|\s+){_TLD}\b|{_PROVIDERS}\b(?!\w)|[a-z0-9][a-z0-9-]{{1,40}}{_DOT}{_TLD}\b)"
)
_BARE_DOMAIN: Final = re.compile(
    rf"\b(?:gmail|hotmail|outlook|yahoo|protonmail|icloud|wanadoo|laposte)(?:{_DOT}|\s+){_TLD}\b"
)
_LOCAL_BEFORE: Final = re.compile(
    rf"(?:[a-z0-9][a-z0-9_%+-]*(?:{_DOT}|[._-]|\s+(?:tiret|underscore|tiret du bas)\s+))*[a-z0-9_%+-]+$"
)
_MAIL_CUE: Final = re.compile(
    r"\b(?:e-?mails?|mel|courriel|adresse|ecri[svrt]\w*|contact\w*|msn|envoie\w*|joindre|mon)\b"
)
_WEAK_AT: Final = re.compile(r"\b(?:at|chez)\b")
_STRONG_PROVIDER: Final = re.compile(
    r"^(?:g?mail|gmail|gmel|hotmail|hotmai|outlook|yahoo|protonmail|proton|icloud|wanadoo|laposte|gmx|yopmail|live|msn)"
)


def find_emails(text: str) -> Iterator[Finding]:
    """Addresses, plain or dodged («jean point dupont arobase gmail point com», «jean (at) …»)."""
    if "@" in text:
        for found in _EMAIL.finditer(text):
            yield Finding(kind="email", start=found.start(), end=found.end())
    for at in _AT_SIGN.finditer(text):
        domain = _DOMAIN.match(text, at.end())
        if domain is None:
            continue
        weak = _WEAK_AT.search(at[0]) is not None and not any(sign in at[0] for sign in "([{<")
        if (
            weak
            and _STRONG_PROVIDER.match(domain[0]) is None
            and (at[0].strip() == "chez" or "." not in domain[0])
        ):
            if _MAIL_CUE.search(text) is None or not re.search(_DOT + _TLD, domain[0]):
                continue
        if (
            _DOT_END.search(domain[0]) is None
            and "@" not in at[0]
            and _STRONG_PROVIDER.match(domain[0]) is None
        ):
            continue
        if (
            at[0].strip() == "@"
            and _DOT_END.search(domain[0]) is None
            and _STRONG_PROVIDER.match(domain[0]) is None
        ):
            continue
        local = _LOCAL_BEFORE.search(text[max(0, at.start() - 64) : at.start()])
        if local is None:
            continue
        yield Finding(kind="email", start=at.start() - len(local[0]), end=domain.end())
    for found in _BARE_DOMAIN.finditer(text):
        before = text[max(0, found.start() - 64) : found.start()].rstrip()
        local = _LOCAL_BEFORE.search(before)
        if local is not None and _MAIL_CUE.search(text) is not None and local[0] not in _NOT_LOCAL:
            yield Finding(kind="email", start=found.start() - 1 - len(local[0]), end=found.end())


_DOT_END: Final = re.compile(rf"{_DOT}{_TLD}$")
_NOT_LOCAL: Final = frozenset(
    {
        "sur",
        "de",
        "est",
        "le",
        "la",
        "compte",
        "mail",
        "site",
        "et",
        "ou",
        "par",
        "adresse",
        "une",
        "un",
        "boite",
        "mon",
        "ma",
        "chez",
        "avec",
    }
)

PLATFORM: Final = (
    r"(?:snap(?:chat)?|snp|snapp|insta(?:gram)?|ig|tele?gram|telegramme|tlgrm|whats ?app?|watsapp?|wsp|wapp|discord|disc|messenger|tik ?tok|face ?book|fb|skype|kik|twitter|wickr|threema|viber|twitch"
    r"|onlyfans|mym|steam|psn|bluesky|mastodon|threads|wechat|yubo|bereal|signal|vk|👻)"
)
_HANDLE: Final = (
    r"(?:@[a-z0-9][a-z0-9._-]{1,31}|(?=[a-z0-9._-]{0,30}[0-9._-])[a-z0-9][a-z0-9._-]{1,30}[a-z0-9_])"
)
_WORD_HANDLE: Final = r"(?!(?:est|c|quoi|pour|pas|sur|en|et|ou|de|le|la|les|il|on|si|ca|plus|mais|moi|toi|marche|bug\w*|aussi|perso|vide|bloque|hs|trop|tout|stp|svp|please|privé|prive|public|un|une|des|du|mon|ton|qui|que|quand|dans|avec|nul|mort|down|panne|mdr|lol)\b)[a-z0-9][a-z0-9._-]{2,31}"
_LINKING: Final = r"\s*(?:c'?est|c|cest|est|:|=|->|→|—|-|>|is)?\s*:?\s*"
_ACCOUNTS: Final = (
    re.compile(
        rf"\b(?:mon|notre|my|son|leur|le) {PLATFORM}\s*(?:c'?est|c|cest|est|:|=|->|is)\s*:?\s*(?P<handle>{_HANDLE}|{_WORD_HANDLE})"
    ),
    re.compile(rf"(?:\b|(?<=👻)){PLATFORM}{_LINKING}(?P<handle>{_HANDLE})"),
    re.compile(
    re.compile(rf"\b(?:add|ajoute[rzs]?|suivez|suis|follow|rejoi\w+|trouve[rz]?|cherche[rz]?|ecri[st]\w*|contacte[rz]?|demande[rz]?)(?:[- ]moi)? (?:sur|on|via) {PLATFORM}\s*:?\s*(?P<handle>{_HANDLE})"),
    ),
    re.compile(
        rf"\b(?:add|ajoute[rzs]?|follow)(?:[- ]moi)? (?P<handle>{_HANDLE}|{_WORD_HANDLE}) (?:sur|on|via|en) {PLATFORM}\b"
    ),
    re.compile(rf"(?P<handle>{_HANDLE})\s*(?:sur|on|via|en|,|/|\()?\s*{PLATFORM}\b"),
    re.compile(
        r"\b(?:t\.me|wa\.me|discord\.gg|discord\.com/invite|snapchat\.com/add|instagram\.com|facebook\.com|tiktok\.com/@)/?(?P<handle>[a-z0-9._@/-]{2,60})"
    ),
)
_NOT_HANDLE: Final = re.compile(
    r"^@?(?:\d+[hkm€%]?\d*|\d+[a-z]{0,3}|[a-z]+[.]+|\d+[-/.]\d+.*|(?:a|y|c|peut|est|celui|celle|ceux|ce|cette|par|plus|vis|week|mi|sous|demi|rendez|porte|auto|anti|non|ex|tik|face|la|grand|petit|au|e)-[a-z-]+|.*\.(?:com|fr|net|org)|[a-z]+-(?:moi|toi|vous|nous|le|la|les|tu|il|elle|on|ce|ils|en|y)|\.+|\d[\d.]*)$"
)


def find_accounts(text: str) -> Iterator[Finding]:
    """A name on another platform: «snap : luna.92», «ajoute kiki_92 sur insta»."""
    for pattern in _ACCOUNTS:
        for found in pattern.finditer(text):
            handle = found["handle"].strip(".-")
            if len(handle) > 1 and _NOT_HANDLE.match(handle) is None:
                yield Finding(kind="account", start=found.start("handle"), end=found.end("handle"))
                break


_STREET: Final = re.compile(
    r"\b\d{1,4}(?: ?(?:bis|ter|quater|[a-d]))?\s*,?\s*(?P<way>rue|av(?:enue)?\.?|bd|bld|boulevard|impasse|imp\.|allees?|chemin|quai|square|residence|lotissement|sentier|faubourg|fbg|ruelle|venelle|chaussee"
    r"|place|route|rte|cours|passage|villa|cite)\s+(?:(?:de la|de l'|du|des|de|d'|la|le|les|l')\s*)?(?P<name>[a-z][a-z'-]+)"
)
_COMMON_WAYS: Final = frozenset(
    {"place", "route", "rte", "cours", "passage", "villa", "cite", "chemin", "square", "quai"}
)
_AT_HOME: Final = re.compile(
    r"\b(?:j'?habite|habites?|habitent|adresse|chez|je vis|vit|loge|viens|passe|rdv|rendez[- ]vous|domicile|maison|appart\w*|sonne|livre[rz]?|etage|interphone|digicode)\b"
)


def find_addresses(text: str) -> Iterator[Finding]:
    """A number with a street; ``address_public`` when nothing says that somebody lives there."""
    for found in _STREET.finditer(text):
        at_home = _AT_HOME.search(text) is not None
        if not at_home and found["way"] in _COMMON_WAYS:
            continue
        yield Finding(kind="address" if at_home else "address_public", start=found.start(), end=found.end())


_IBAN: Final = re.compile(r"\b[a-z]{2}\d{2}(?:[ .-]?[a-z0-9]{4}){3,7}(?:[ .-]?[a-z0-9]{1,3})?\b")


def find_ibans(text: str) -> Iterator[Finding]:
    """Account numbers whose check digits are right (ISO 7064, modulo 97)."""
    for found in _IBAN.finditer(text):
        compact = re.sub(r"[ .-]", "", found[0])
        turned = compact[4:] + compact[:4]
        if int("".join(str(int(char, 36)) for char in turned)) % 97 == 1:
            yield Finding(kind="iban", start=found.start(), end=found.end())


_LINK: Final = re.compile(
    r"(?:h[tx]{2}ps?\s*:?\s*//\s*\S{3,}|\bwww\s*\.\s*\S{3,}|\b[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,3}\.(?:com|fr|net|org|eu|ly|gg|gl|biz|xyz|shop|online|store|tv|ru|cn|be|ch|lu|io|app|dev|tk|link|site|club|live|top|pro|me|info|co)(?:/\S*)?(?![\w.@-]))"
)
_RISKY: Final = re.compile(r"\.(?:be|ch|lu|tv|link|site|club|live|top|pro|me|info|co|app|net|online)$")
_DODGED_LINK: Final = re.compile(
    rf"\b[a-z0-9][a-z0-9-]{{2,40}}(?:\s*[\(\[]\s*(?:\.|point|dot)\s*[\)\]]\s*|\s+(?:point|dot)\s+)(?:com|fr|net|org|eu|ru|xyz|gg|io)\b"
)
_KNOWN_SITES: Final = re.compile(
    r"(?:^|[/.])(?:[a-z0-9-]+\.)?(?:gouv\.fr|service-public\.fr|wikipedia\.org|wiktionary\.org|youtube\.com|youtu\.be|lemonde\.fr|lefigaro\.fr|liberation\.fr|ouest-france\.fr|francetvinfo\.fr|radiofrance\.fr|meteofrance\.com|sncf-connect\.com"
    r"|ratp\.fr|ameli\.fr|caf\.fr|doctolib\.fr|allocine\.fr|openstreetmap\.org|rtbf\.be|rts\.ch|radio-canada\.ca|arte\.tv|ina\.fr|marmiton\.org|legifrance\.fr|3018\.fr|3114\.fr|lequipe\.fr)\b"
)
_SHORTENER: Final = re.compile(
    r"\b(?:bit\.ly|t\.ly|tinyurl\.com|goo\.gl|cutt\.ly|shorturl\.\w+|is\.gd|rb\.gy|linktr\.ee|ow\.ly|[a-z-]+\.link)/"
)


def find_links(text: str) -> Iterator[Finding]:
    """``link`` for any address of a page, ``link_known`` for well-known public sites, ``link_short``."""
    for pattern in (_LINK, _DODGED_LINK):
        for found in pattern.finditer(text):
            written = found[0]
            if found.start() and text[found.start() - 1] in "@._":
                continue
            plain = pattern is _LINK and not written.startswith(("http", "hxxp", "www"))
            if plain and "/" not in written and _RISKY.search(written) is not None and "-" not in written:
                continue
            kind = "link"
            if _SHORTENER.search(written) is not None:
                kind = "link_short"
            elif _KNOWN_SITES.search(written) is not None:
                kind = "link_known"
            yield Finding(kind=kind, start=found.start(), end=found.end())


CUES: Final = frozenset({"figure", "mail", "platform"})
"""Cues of the lexicon without which, figures and signs apart, there is nothing to look for."""
_FIGURE: Final = re.compile(r"[0-9]")
_PROFILE: Final = re.compile(r"\b(?:t|wa)\.me/|discord\.gg/|(?:snapchat|instagram|facebook|tiktok|discord)\.com/")
_SIGNS: Final = re.compile(r"[@./]|\(a\)|👻")


def find_contacts(text: str, cues: frozenset[str]) -> Iterator[Finding]:
    """Every recogniser whose first signs are there."""
    figures = _FIGURE.search(text) is not None
    signs = _SIGNS.search(text) is not None
    if figures or "figure" in cues:
        yield from find_phones(text)
    if figures:
        yield from find_addresses(text)
        yield from find_ibans(text)
    if signs or "mail" in cues:
        yield from find_emails(text)
        yield from find_links(text)
    if "platform" in cues or (signs and _PROFILE.search(text) is not None):
        yield from find_accounts(text)
