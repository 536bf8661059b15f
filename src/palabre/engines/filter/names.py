"""Where a form is a name or meant literally, told by how it is written and what is near."""

import re
from typing import Final

from palabre.engines.filter.views import fold

_TITLE: Final = re.compile(
    r"(?:^|[^\w])(?:[Dd]octeure?|[Dd]r\.?|[Pp]rofesseure?|[Pp]r\.?|[Mm]aître|[Mm]e\.?|[Ff]amille|[Cc]olonel"
    r"|[Cc]apitaine|[Cc]ommissaire|[Cc]ommandant|[Gg]énéral|[Aa]bbé|[Pp]ère|[Ss]œur|[Jj]uge|[Nn]otaire"
    r"|[Dd]éputée?|[Ss]énateur|[Ss]énatrice|[Ii]nfirmière?|[Éé]poux|[Vv]euve|[Bb]oulangerie|[Cc]abinet"
    r"|[Éé]tablissements|[Gg]arage)\s(?:[A-ZÀ-Þ][\w'-]{1,20}\s){0,2}$"
)
_CIVIL: Final = re.compile(
    r"(?:^|[^\w])(?:[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|M\.|Mme|Mlle)\s(?:[A-ZÀ-Þ][\w'-]{1,20}[\s-]){0,2}$"
)
_OF_A_NAME: Final = re.compile(
    r"\b(?:s'appel\w+|(?:vrai|son|de) nom|famille|mairie|accueil|pharmacie|boulangerie|docteur|prof"
    r"|professeur|maîtresse|voisine?|notaire|maire|rue)\b"
)
_SECOND_NAME: Final = re.compile(r"^-[A-ZÀ-Þ][a-zà-ÿ]{2,}")
_NAME_BEFORE: Final = re.compile(r"(?:[A-ZÀ-Þ][a-zà-ÿ]{2,}-|[A-ZÀ-Þ][a-zà-ÿ]{2,} et )$")
_NAME_AFTER: Final = re.compile(r"^ et [A-ZÀ-Þ][a-zà-ÿ]{2,}")
_PLACE_AFTER: Final = re.compile(
    r"^,? (?:c'est|est|était|c'était|se trouve|coule|se situe) (?:\w+ ){0,3}?(?:ruisseau|rivière|village"
    r"|commune|hameau|lieu-dit|ville|bourg|quartier|affluent|île|montagne|col|étang|lac|plage|canton)\b"
)
_CORRECTED: Final = re.compile(
    r"^ ?(?:…|\.{2,3}|,) ?(?:pardon|oups|enfin|je veux dire|euh|non),? (?:Mme |Mlle |M\. )?"
    r"(?P<word>[A-ZÀ-Þ][\w-]{3,24})"
)

_TO_CORRECT: Final = re.compile(r"(?:pardon|oups|je veux dire),? (?:Mme |Mlle |M\. )$")


def is_a_name(text: str, start: int, end: int) -> bool:
    """Whether what stands here in the text as it was written is the name of a person or of a place."""
    written = text[start:end]
    if not written[:1].isupper() or (len(written) > 1 and written.isupper()):
        return False
    before, after = text[max(0, start - 64) : start], text[end : end + 64]
    if _TITLE.search(before) is not None:
        return True
    if _CIVIL.search(before) is not None and (
        _SECOND_NAME.search(after) is not None or _OF_A_NAME.search(text) is not None
    ):
        return True
    if _TO_CORRECT.search(before) is not None or _PLACE_AFTER.search(after) is not None:
        return True
    corrected = _CORRECTED.search(after)
    return corrected is not None and fold(corrected["word"]).text.startswith(fold(written).text)


def is_in_a_couple(text: str, start: int, end: int) -> bool:
    """«Dick et Fanny»: a capital, and another first name beside it."""
    if not text[start : start + 1].isupper():
        return False
    before, after = text[max(0, start - 32) : start], text[end : end + 32]
    return _NAME_BEFORE.search(before) is not None or _NAME_AFTER.search(after) is not None


_LITERAL: Final = tuple(
    (re.compile(form), re.compile(near))
    for form, near in (
        (
            r"\bbatards?$",
            r"\b(?:baguettes?|pain|pains|pate|petrir|boulang\w+|ficelle|levain|miche|labrador|caniche|teckel|viennois\w*|refuge|croisement|chiots?|adorables?)\b",
        ),
        (
            r"\b(?:truies?|porcs?|cochon\w*|verrats?)$",
            r"\b(?:porcelets?|elevage|eleveu\w+|abattoir|enclos|mise bas|a la ferme)\b",
        ),
        (
            r"\b(?:rats?|cafards?|blattes?|souris)$",
            r"\b(?:abri de jardin|grenier|cave|pieges?|deratis\w+|terriers?|poulailler|compost|potager)\b",
        ),
        (
            r"\b(?:chiennes?|chiens?|guenons?|singes?|macaques?|dindes?|vaches?|anes?|thons?|morues?|grues?)$",
            r"\b(?:veterinaire|chiots?|zoo|elevage|petits|portee|enclos|filets?|plumes?|nid|etable|peche)\b",
        ),
        (
            r"\b(?:ntm|niquer? ta mere)$",
            r"\b(?:concerts?|stade|albums?|rap|rappeurs?|joey ?starr|kool shen|groupe|scene|disque)\b",
        ),
    )
)
_BEAST_AFTER: Final = re.compile(
    r" (?:de |d')(?:chats?|chatons?|minous?|chiots?|merles?|moustiques?|pigeons?)\b"
)
_ONE_OF_THEM: Final = re.compile(
    r"(?:^|\b(?:(?<!est )(?<!es )(?<!etes )(?<!suis )(?:une|un|la|le|les|des|nos|mes|deux|trois"
    r"|cette|ce)|de|d'"
    r"|et|ou|chez|c'est)\b) ?(?:(?:grosse?s?|belles?|beaux?|vieux|vieille|petite?s?|bande) )?(?:de |d')?$"
)


def is_literal(text: str, start: int, end: int) -> bool:
    """An animal, a loaf or a band, by the words around it; ``text`` is folded."""
    written = text[start:end]
    if _BEAST_AFTER.match(text, end) is not None:
        return True
    for form, near in _LITERAL:
        if form.search(written) is not None and near.search(text) is not None:
            return _ONE_OF_THEM.search(text[max(0, start - 32) : start]) is not None or written.startswith(
                "n"
            )
    return False
