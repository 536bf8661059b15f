"""A line in which its author says to be under the minimum age."""

import re
from collections.abc import Iterator
from typing import Final

from palabre.engines.filter.context import Context

_WORDS: Final = {
    "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13,
    "quatorze": 14, "quinze": 15, "kinze": 15, "seize": 16, "dix sept": 17, "dix-sept": 17, "dixsept": 17,
    "dix huit": 18, "dix-huit": 18, "dix neuf": 19, "dix-neuf": 19, "vingt": 20, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
}  # fmt: skip
_YOUNGEST: Final = 6
_NUMBER: Final = r"(?P<age>\d ?\d?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")"
_YEARS: Final = r"\s*(?:ans?|piges?|balais|berges|a\b|yo\b|y/o|years? old|y o)"
# «14 ans d'expérience», «14 ans de plus», «14 ans pour finir», «14 ans que je travaille» are not ages.
_NOT_AN_AGE: Final = (
    r"(?!\w)(?!\s*(?:d'|de (?!(?:paris|lyon|lille|marseille|nantes|bordeaux|toulouse)\b)|que j"
    r"|que c|qu'|a attendre|a tenir|pour (?!discuter|parler|vous|toi)|avant|apres|dans ma tete"
    r"|mental|devant|plus tard|chez|entre))"
)
_SAYS: Final = (
    r"(?:\bj'?ai|\bg|\bgt|\bj ai|\bjai|\bj'est|\bje suis|\bjsuis|\bmoi|\bmoi c'est|\bj'aurai"
    r"|\bje vais avoir|\bjvais avoir|\bj'ai eu|\bje viens d'avoir|\bje fais|\bje fete mes"
    r"|\bj'ai fete mes|\bon a|\bnous avons|\bi'?m|\bi am|\bim)"
)
_STATED: Final = re.compile(
    rf"{_SAYS}\s*(?:(?:que|seulement|juste|a peine|bientot|presque|deja|tout juste|encore|moi"
    rf"|only|just|tjrs|toujours|mm|meme pas)\s+)*{_NUMBER}{_YEARS}{_NOT_AN_AGE}"
)
_ENGLISH_BARE: Final = re.compile(
    r"\b(?:i'?m|i am|im) (?:only |just )?(?P<age>1[0-7])\s*(?:$|[.,!?]|\b(?:and|f|m|from|btw"
    r"|lol|female|male|girl|boy)\b)"
)
_CARD: Final = re.compile(
    r"(?:^|[,.;:/|!]\s*|\b(?:slt|salut|cc|coucou|hello|bonjour|asv"
    r"|ici) )(?:(?P<age>1[0-7])\s*(?:(?:ans?)?\s*[/,|-]?\s*\b[fmg]\b"
    # «15 h» is what the clock says.
    r"|(?:ans?\s*|[/,|-]\s*|ans?\s*[/,|-]\s*)h\b|h(?=\s*(?:ch|cherche|celib\w*|dispo)\b))|\b[fhmg]\s*[/,"
    r"|-]?\s*(?P<age2>1[0-7])\s*(?:ans?)?)(?:\s|$|[/,|.-])"
)
_TEEN_CARD: Final = re.compile(
    r"(?:^|\b(?:slt|salut|cc|coucou|hello|bonjour|asv|fille|mec|garcon|meuf"
    rf"|gars),? (?:de )?){_NUMBER}\s*ans?\s*(?:$|[,.!?;/]|\b(?:et toi|et vous|ici|fille|garcon"
    r"|mec|meuf|f|h|cherche)\b)"
)
_NOT_YET: Final = re.compile(
    r"\b(?:j'?ai|jai|j|je n'ai|j'n'ai|jn'ai) (?:meme )?(?:pas"
    r"|meme pas) (?:encore )?(?:mes )?(?:18|dix[- ]huit)(?:\s*ans)?\b|\bj'?ai (?:moins de"
    r"|-) ?(?:18|dix[- ]huit|16|15|13) ans\b|\b(?:j'aurai|je vais avoir|j'ai bientot"
    r"|je fete mes) (?:bientot )?(?:18|dix[- ]huit) ans\b"
)
_MINOR: Final = re.compile(
    r"\b(?:je suis|j'suis|jsuis|j suis|chuis|chui|suis|je sui|i'?m|i am|im) (?:encore "
    r"|toujours |une? |une fille |un garcon |qu'une? |aussi |a |un peu |tjrs )*(?:mineure?s?"
    r"|minor|underage|under 18|pas majeure?|pas encore majeure?|collegienn?e?|au college"
    r"|en (?:cm[12]|ce[12]|sixieme|6e(?:me)?|5e(?:me)?|4e(?:me)?|cinquieme|quatrieme)"
    r"|en (?:3e(?:me)?|troisieme) (?:au college|et)|en primaire)\b"
    r"(?! (?:de fond|d'or|dans les mines|a la retraite|du projet|position|place|ligne|semaine"
    r"|division|de (?:bitcoin|crypto)|pour vous|par rapport|en (?:maths|maj)|a enseigner"
    r"|vitesse|prof|comme prof|annee|etage|rang))"
)
_WORKS_THERE: Final = re.compile(
    r"\b(?:prof\w*|enseign\w+|travaille|surveillante?|cpe|mon fils|ma fille|mes (?:enfants"
    r"|eleves)|quand j'etais|avant|a l'epoque|charbon\w*)\b"
)
_REPORTED: Final = re.compile(
    r"\b(?:elle|il|dit|disait|repond|ecrit|pretend|me dit|m'a dit|genre|quand|film|serie|role"
    r"|personnage|chanson|on dirait que|comme si|si|depuis que|lorsque|des que"
    r"|avant que)\b[^.!?\n]{0,12}$"
)


def find_disclosures(text: str, minimum_age: int, context: Context) -> Iterator[tuple[int, int]]:
    """Where in a folded text the author says to be younger than ``minimum_age``."""
    for pattern in (_STATED, _ENGLISH_BARE, _CARD, _TEEN_CARD):
        for found in pattern.finditer(text):
            groups = found.groupdict()
            age = _read_age(groups.get("age") or groups.get("age2") or "")
            if _YOUNGEST <= age < minimum_age and _is_own(text, found.start(), found.end(), context):
                yield found.start(), found.end()
    for pattern in (_NOT_YET, _MINOR):
        found_here = pattern.search(text)
        if found_here is not None and _is_own(text, found_here.start(), found_here.end(), context):
            if pattern is _MINOR and _WORKS_THERE.search(text) is not None:
                continue
            yield found_here.start(), found_here.end()


def _read_age(written: str) -> int:
    compact = written.replace(" ", "") if written[:1].isdigit() else written
    return int(compact) if compact.isdigit() else _WORDS.get(written, 0)


def _is_own(text: str, start: int, end: int, context: Context) -> bool:
    return not context.in_quotes(start, end) and _REPORTED.search(text[max(0, start - 24) : start]) is None
