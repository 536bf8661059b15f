"""Names on other platforms, streets, account numbers and links."""

import re
from collections.abc import Iterator
from typing import Final

from palabre.engines.filter.constructions.beginnings import compile_quick
from palabre.engines.filter.contacts.findings import Finding

PLATFORM: Final = (
    r"(?:snap(?:chat)?|sn[4@]p|snp|snapp|[1!]nsta|inst[4@]|insta(?:gram)?|ig|tele?gram|telegramme|tlgrm"
    r"|whats ?app?"
    r"|watsapp?|wsp|wapp|discord|disc|messenger|tik ?tok|face ?book|fb|skype|kik|twitter|wickr"
    r"|threema|viber|twitch"
    r"|onlyfans|mym|steam|psn|bluesky|mastodon|threads|wechat|yubo|bereal|signal|vk|tg|dc|sc|zangi"
    r"|(?:petit )?fantome(?: jaune)?|avion en papier|truc (?:vert|bleu)|l[ae] (?:bleue|verte|jaune"
    r"|violette)|appli (?:au fantome|verte|bleue|jaune"
    r"|violette)|face de bouc|👻|✈️?|📸)"
)
_HANDLE: Final = (
    r"(?:@[a-z0-9][a-z0-9._-]{1,31}|(?=[a-z0-9._-]{0,30}[0-9._-])[a-z0-9][a-z0-9._-]{1,30}[a-z0-9_])"
)
_WORD_HANDLE: Final = (
    r"(?!(?:est|c|quoi|pour|pas|sur|en|et|ou|de|le|la|les|il|on|si|ca|plus|mais|moi|toi|marche"
    r"|bug\w*|aussi|perso|vide|bloque|hs|trop|tout|stp|svp|please|privé|prive|public|un|une"
    r"|des|du|mon|ton|qui|que|quand|dans|avec|nul|mort|down|panne|mdr"
    r"|lol)\b)[a-z0-9][a-z0-9._-]{2,31}"
)
_LINKING: Final = (
    r"\s*(?:(?:moi|perso|toujours|tjrs),? )?(?:c'?est|c(?![a-z0-9])|cest|est|:|=|->|→|—|-|>|is|👉"
    r"|➡️?)?\s*:?\s*[\"«]? ?"
)
_ACCOUNTS: Final = (
    re.compile(
        rf"\b(?:mon|notre|my|son|leur|le|mn) {PLATFORM}(?![a-z])\s*(?:(?:c'?est|c|cest|:|=|->"
        rf"|is)\s*:?\s*(?P<handle>{_HANDLE}|{_WORD_HANDLE})|est\s*:?\s*(?P<handle_is>{_HANDLE}))"
    ),
    re.compile(rf"(?:\b|(?=👻)){PLATFORM}(?![a-z]){_LINKING}(?P<handle>{_HANDLE})"),
    re.compile(
        re.compile(
            r"\b(?:add|ajoute[rzs]?|suivez|suis|follow|rejoi\w+|trouve[rz]?|cherche[rz]?|ecri[st]\w*"
            r"|contacte[rz]?|demande[rz]?)(?:[- ]moi)? (?:sur|on"
            rf"|via) {PLATFORM}\s*:?\s*(?P<handle>{_HANDLE})"
        ),
    ),
    re.compile(
        rf"\b(?:add|ajoute[rzs]?|follow)(?:[- ]moi)? (?P<handle>{_HANDLE}|{_WORD_HANDLE}) (?:sur|on"
        rf"|via|en) {PLATFORM}\b"
    ),
    re.compile(rf"(?P<handle>{_HANDLE}),? (?:c'?est|c) (?:mon|ma) {PLATFORM}\b"),
    re.compile(rf"(?P<handle>{_HANDLE})[\"»]?\s*(?:sur|on|via|en|,|/|\()?\s*(?:le |l'|mon )?{PLATFORM}\b"),
    re.compile(
        rf"\b(?:sur|via|dans) (?:le |l'|mon )?{PLATFORM}\b,? (?:je suis|jsuis|c'?est|moi c'?est"
        rf"|cherche[rz]?|tape[rz]?"
        rf"|je m'appelle|on me trouve|mon pseudo (?:c'?est|est))(?: sous)? [\"«]? ?(?P<handle>{_HANDLE})"
    ),
    re.compile(
        rf"\b(?:pseudo|nom|blaze|blase|identifiant|arobase|@)\b[^.!?\n]{{0,12}}\b{PLATFORM}\b\s*(?:c'?est"
        rf"|est|:|=)"
        rf"\s*[\"«]? ?(?P<handle>{_HANDLE})"
    ),
    re.compile(
        r"\b(?:pseudo|blaze|blase|identifiant|arobase|compte|nom) (?:sur|la-bas|ailleurs)\b[^.!?\n]{0,32}"
        r"(?:c'?est|:|=)\s*(?P<handle>@[a-z0-9][a-z0-9._-]{2,31})"
    ),
    re.compile(
        rf"^\W*(?:mon )?(?:fb|facebook|insta|ig|snap|sc|tg|telegram|discord|dc"
        rf"|tiktok)\s*[:=]\s*(?P<handle>{_WORD_HANDLE})"
        r"(?= [a-z]+\b|\W*$)"
    ),
    re.compile(rf"\b{PLATFORM}\b[^.!?:\n]{{0,16}}(?:->|→|=>|:) ?(?P<handle>{_HANDLE})"),
    re.compile(r"\bcode ami\b[^.!?\n]{0,16}?(?P<handle>(?:sw-)?\d{4}-\d{4}-\d{4})\b"),
    re.compile(r"(?<![\w#])(?P<handle>[a-z0-9][a-z0-9._-]{1,31}#\d{4})(?!\d)"),
    re.compile(
        r"(?P<handle>(?:@[a-z0-9]|(?=[a-z0-9-]{1,24}[._])[a-z0-9])[a-z0-9._-]{2,31})[\"»]? (?:partout\b|sur"
        r" x\b"
        r"|sur toutes les applis|dans la (?:barre|recherche)|sur tous les reseaux)"
    ),
    re.compile(
        r"\b(?:t\.me|wa\.me|discord\.gg|discord\.com/invite|snapchat\.com/add|instagram\.com"
        r"|facebook\.com|tiktok\.com/@)/?(?P<handle>[a-z0-9._@/+-]{2,60})"
    ),
)
_NOT_HANDLE: Final = re.compile(
    r"^@?(?:\d+[hkm€%]?\d*|\d+[a-z]{0,3}|[a-z]+[.]+|\d+[-/.]\d+.*|(?:a|y|c|peut|est|celui"
    r"|celle|ceux|ce|cette|par|plus|vis|week|mi|sous|demi|rendez|porte|auto|anti|non|ex|tik"
    r"|face|la|grand|petit|au|e)-[a-z-]+|.*\.(?:com|fr|net|org)|[a-z]+-(?:moi|toi|vous|nous|le"
    r"|la|les|tu|il|elle|on|ce|ils|en|y)|\.+|\d[\d.]*)$"
)


def find_accounts(text: str) -> Iterator[Finding]:
    """A name on another platform: «snap : luna.92», «ajoute kiki_92 sur insta»."""
    for pattern in _ACCOUNTS:
        for found in pattern.finditer(text):
            name = "handle_is" if found.groupdict().get("handle_is") else "handle"
            handle = found[name].strip(".-")
            if len(handle) > 1 and _NOT_HANDLE.match(handle) is None:
                yield Finding(kind="account", start=found.start(name), end=found.end(name))
                break


_STREET: Final = re.compile(
    r"\b\d{1,4}(?: ?(?:bis|ter|quater|[a-d]))?\s*,?\s*(?P<way>rue|av(?:enue)?\.?|bd|bld"
    r"|boulevard|impasse|imp\.|allees?|chemin|quai|square|residence|lotissement|sentier"
    r"|faubourg|fbg|ruelle|venelle|chaussee"
    r"|place|route|rte|cours|passage|villa|cite)\s+(?:(?:de la|de l'|du|des|de|d'|la|le|les"
    r"|l')\s*)?(?P<name>[a-z][a-z'-]+)"
)
_STREET_OF: Final = compile_quick(
    r"\b(?:au|numero|n°) (?:numero )?\d{1,4}(?: ?(?:bis|ter|[a-d]))? (?:de la |de l'|du )(?:rue|avenue"
    r"|impasse|ruelle"
    r"|chemin|boulevard|allee|place|quai)\b(?: (?:de la |de l'|du |des |de |d')?[a-z][a-z'-]+)?"
)
_STREET_FIRST: Final = compile_quick(
    r"\b(?:rue|avenue|chaussee|chemin|boulevard|quai|impasse|ruelle|dreve|allee|clos|route|sentier|square"
    r"|venelle)\s+(?:(?:de la|de l'|du"
    r"|des|de|d'|la|le|les|l')"
    r"\s*)?[a-z][a-z'-]{2,}(?: [a-z'-]{2,}){0,2},? (?:numero |n° ?|no )?\d{1,3}(?: ?(?:bis|[a-d]))?\b(?!"
    r" ?(?:,\d|/)| ?(?:ans|euros?|€|h\b|fois"
    r"|personnes|metres|km))"
)
# A flat, a lot or a villa by its number, as where streets have none.
_DWELLING: Final = compile_quick(
    r"\b(?:villa|lot(?:issement|\.)?|cite|residence|immeuble|bloc|bat(?:iment)?|derb|quartier|morne|clos"
    r"|rang)(?!\w)"
    r"[^.!?\n]{0,32}\b(?:numero|n°|no|porte|app(?:artement|t)?\.?|lot|bat(?:iment)?|villa|bloc) ?(?:\d{1,4}"
    r"|[a-d])\b"
)
_FLAT: Final = compile_quick(
    r"\b(?:bat(?:iment)?|bloc|immeuble|escalier|hall) ?(?:\d{1,3}|[a-h])\b[^.!?\n]{0,12}"
    r"\b(?:porte|app(?:artement|t)?\.?|etage) ?\d{1,4}\b"
)
_COMMON_WAYS: Final = frozenset(
    {"place", "route", "rte", "cours", "passage", "villa", "cite", "chemin", "square", "quai"}
)
_AT_HOME: Final = compile_quick(
    r"\b(?:j'?habite|habites?|habitent|adresse|chez|je vis|vit|loge|viens|passe|rdv"
    r"|rendez[- ]vous|domicile|maison|appart\w*|sonne[srz]?|livre(?:[rz]|-moi)|etage|interphone|digicode"
    r"|domicilie\w*"
    r"|demeure\w*|crech\w+|reste a[u]?|reste o|rete|proprio\w*|voisine?s?|portail|my place|je suis au"
    r"|boite aux lettres|sonnettes?|demande[rz]? apres|dort|dorment|ma rue c'?est|mon ex|son ex|allez (?:la"
    r"|le|les) voir|on y"
    r" est)\b"
)


_PLACE: Final = compile_quick(
    r"\b(?:musees?|palais|hopital|hopitaux|clinique|mairie|prefecture|cathedrale|theatre|cinema|opera|stade"
    r"|bibliotheque|mediatheque|gare|commissariat|gendarmerie|lycee|universite|ambassade"
    r"|office de tourisme)\b"
)
_HOME: Final = compile_quick(
    r"\b(?:j'?habite|habites?|habitent|je vis|vit|chez (?:moi|toi|lui|elle)|sonne[srz]?|interphone"
    r"|digicode|etage"
    r"|appart\w*|domicile|ma maison|ta maison|son adresse|mon adresse|ton adresse)\b"
)
_HOME_OF: Final = compile_quick(
    r"\b(?:j'?habite|habites?|habitent|adresse|chez (?:moi|toi|lui|elle|nous)|vit|loge|domicilie\w*|demeure"
    r"|crech\w+|sonne[srz]?|portail|interphone|maison)\b"
)
_LIVES: Final = compile_quick(
    r"\b(?:j'?habite|habitent?|habites|vit|vivent|loge[sz]?|creche|chez (?:moi|nous|elle|lui)|domicilie\w*)\b"
)
_TOWN: Final = re.compile(r"^(?: ?(?:bte|boite|b) ?\d{1,3})?,? [1-9]\d{3,4} [a-z]{2}")
# Nothing but an address was said, perhaps with its town.
_WHOLE: Final = re.compile(
    r"^\W*(?:au |l'|c'est |la )*\W*(?:bte ?\d+|boite ?\d+)?\W*(?:a )?(?:[a-z-]{3,24})?\W*$"
)


def find_addresses(text: str) -> Iterator[Finding]:
    """A number with a street; ``address_public`` when nothing says that somebody lives there."""
    at_home = _AT_HOME.search(text) is not None
    if _PLACE.search(text) is not None and _HOME.search(text) is None:
        return
    for found in _STREET.finditer(text):
        if (
            not at_home
            and found["way"] in _COMMON_WAYS
            and _TOWN.search(text[found.end() : found.end() + 32]) is None
        ):
            continue
        yield Finding(kind="address" if at_home else "address_public", start=found.start(), end=found.end())
    if _LIVES.search(text) is not None:
        for found in _STREET_OF.finditer(text):
            yield Finding(kind="address", start=found.start(), end=found.end())
    for found in _FLAT.finditer(text) if at_home else ():
        yield Finding(kind="address", start=found.start(), end=found.end())
    if at_home and _HOME_OF.search(text) is not None:
        for found in _DWELLING.finditer(text):
            yield Finding(kind="address", start=found.start(), end=found.end())
    # As in Belgium and Switzerland: only where somebody lives, since a year may follow the name of a street.
    for found in _STREET_FIRST.finditer(text):
        if at_home:
            yield Finding(kind="address", start=found.start(), end=found.end())
        elif (
            _TOWN.search(text[found.end() : found.end() + 32]) is not None
            or _WHOLE.search(text[: found.start()] + text[found.end() :]) is not None
        ):
            yield Finding(kind="address_public", start=found.start(), end=found.end())


_IBAN: Final = re.compile(r"\b[a-z]{2}\d{2}(?:[ .-]?[a-z0-9]{4}){3,7}(?:[ .-]?[a-z0-9]{1,3})?\b")

_IBAN_SAID: Final = re.compile(
    r"\b(?:iban|rib|virement|vire[rz]?(?:[- ]moi)?)\b[^a-z0-9]{0,6}(?:sur |est |c'est )?$"
)


def find_ibans(text: str) -> Iterator[Finding]:
    """Account numbers whose check digits are right (ISO 7064, modulo 97)."""
    for found in _IBAN.finditer(text):
        if _IBAN_SAID.search(text[max(0, found.start() - 24) : found.start()]) is not None:
            yield Finding(kind="iban", start=found.start(), end=found.end())
            continue
        compact = re.sub(r"[ .-]", "", found[0])
        turned = compact[4:] + compact[:4]
        if int("".join(str(int(char, 36)) for char in turned)) % 97 == 1:
            yield Finding(kind="iban", start=found.start(), end=found.end())


_LINK: Final = re.compile(
    r"(?:h[tx]{2}ps?\s*:?\s*//\s*\S{3,}|\bwww\s*\.\s*\S{3,}"
    r"|\b[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,3}\.(?:com|fr|net|org|eu|ly|gg|gl|biz"
    r"|xyz|shop|online|store|tv|ru|cn|be|ch|lu|io|app|dev|tk|link|site|club|live|top|pro|me"
    r"|info|co)(?:/\S*)?(?![\w.@-]))"
)
_RISKY: Final = re.compile(r"\.(?:be|ch|lu|tv|link|site|club|live|top|pro|me|info|co|app|net|online)$")
_DODGED_LINK: Final = re.compile(
    r"\b[a-z0-9][a-z0-9-]{2,40}(?:\s*[\(\[]\s*(?:\.|point|dot)\s*[\)\]]\s*|\s+(?:point"
    r"|dot)\s+)(?:com|fr|net|org|eu|ru|xyz|gg|io)\b"
)
# Dots pulled apart on purpose.
_SPREAD_LINK: Final = re.compile(
    r"\b[a-z0-9][a-z0-9-]{1,40}(?:"
    r"(?: ?\. [a-z0-9-]{2,40}| \. ?[a-z0-9-]{2,40}){1,2} ?\. ?(?:com|net|org|eu|xyz|info|shop|io|gg|fr|be"
    r"|ch|ca)\b"
    r"| \. (?:com|org|xyz|shop)\b"
    r"|(?:\s?\(\.\)\s?|\s?\[\.\]\s?)[a-z0-9-]{2,40}(?:(?:\s?\(\.\)\s?|\s?\[\.\]\s?)[a-z]{2,6})?\b)"
    r"|\b(?:www|w w w)(?: \. | point | dot | )[a-z0-9-]{2,40}(?:(?: \. | point | dot | )[a-z0-9-]{2,40}){0,2}"
    r"(?: \. | point | dot | )(?:com|fr|net|org|eu|be|ch|xyz|info|io)\b"
)
_APART: Final = re.compile(r" \.|\. [a-z]{2,6}\b|\(\.|\[\.|\bw(?:ww| w w) ")
_KNOWN_SITES: Final = re.compile(
    r"(?:^|[/.])(?:[a-z0-9-]+\.)?(?:gouv\.fr|service-public\.fr|wikipedia\.org|wiktionary\.org"
    r"|youtube\.com|youtu\.be|lemonde\.fr|lefigaro\.fr|liberation\.fr|ouest-france\.fr"
    r"|francetvinfo\.fr|radiofrance\.fr|meteofrance\.com|sncf-connect\.com"
    r"|ratp\.fr|ameli\.fr|caf\.fr|doctolib\.fr|allocine\.fr|openstreetmap\.org|rtbf\.be"
    r"|rts\.ch|radio-canada\.ca|arte\.tv|ina\.fr|marmiton\.org|legifrance\.fr|3018\.fr"
    r"|3114\.fr|lequipe\.fr)\b"
)
_SHORTENER: Final = re.compile(
    r"\b(?:bit\.ly|t\.ly|tinyurl\.com|goo\.gl|cutt\.ly|shorturl\.\w+|is\.gd|rb\.gy|linktr\.ee"
    r"|ow\.ly|[a-z-]+\.link)/"
)


def find_links(text: str) -> Iterator[Finding]:
    """``link`` for any address of a page, ``link_known`` for well-known public sites, ``link_short``."""
    apart = _APART.search(text) is not None
    for found in _SPREAD_LINK.finditer(text) if apart else ():
        if _KNOWN_SITES.search(found[0].replace(" ", "").replace("point", ".")) is None:
            yield Finding(kind="link_short", start=found.start(), end=found.end())
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
