"""Wishes that somebody dies, and demands that they kill themselves."""

from typing import Final

from palabre.engines.filter.patterns import construct

_LAUGH_TO_DEATH: Final = (
    r"(?! de (?:rire|gourmandise|plaisir|bonheur|joie|emotion|curiosite|impatience|gene|rage|faim"
    r"|soif|chaud|froid|fatigue|honte|peur|trouille|sommeil|envie|jalousie"
    r"|ennui)|\w)"
)
_KILL_YOURSELF: Final = (
    r"(?:va(?:s)? te (?:pendre|suicider|tuer|noyer|flinguer|buter|jeter|foutre en l'air"
    r"|faire (?:sauter|ecraser|renverser)|crever)|va (?:crever|mourir|t'ouvrir les veines"
    r"|sauter d)|allez (?:crever|mourir|vous (?:pendre|suicider|tuer))"
    r"|tue[- ]toi|suicide[- ]toi|pends[- ]toi|bute[- ]toi|flingue[- ]toi|noie[- ]toi"
    r"|etouffe[- ]toi avec|ouvre[- ]toi les veines|taille[- ]toi les veines"
    r"|jette[- ]toi (?:sous|du|d'un|par|a)|saute (?:par la fenetre|d'un pont|du pont|du toit)"
    r"|bois de la javel|prends une corde"
    r"|tuez[- ]vous|suicidez[- ]vous|pendez[- ]vous|kys\b|kill (?:yourself|urself|ur self"
    r"|yourselves)|hang yourself|go (?:and )?die|drop dead|i hope (?:you|u|they) (?:all )?die"
    r"|(?:you|u) should (?:die|be dead)|die in a (?:fire|hole))"
)
DEATH_WISHES: Final = (
    construct(
        "threat.death_wish",
        "violence",
        r"(?:^|[,.!?;:]\s*|\b(?:toi|mais|alors|allez|donc|vas-y|tu peux|tu devrais|et|juste|plutot"
        rf"|please|just|stp|bon|te dis|pute|connard) )(?:\w+ )?{_KILL_YOURSELF}",
    ),
    construct(
        "threat.death_wish",
        "violence",
        r"(?:^|[,.!?;:]\s*|\b(?:allez|mais|toi|alors|bon|bah|et) )(?:creve|crevez|meurs"
        r"|mourez)\b(?!-|[ -]coeur| (?:de|un|une|le|la|les|d'|pas|ce|hier|apres|encore))",
    ),
    construct(
        "threat.death_wish",
        "violence",
        r"\b(?:j'?espere|esperons|vivement|je (?:veux|voudrais|reve|souhaite)|souhaite"
        r"|faut) (?:que |qu'|vraiment que |bien que |juste que )(?:tu|vous|toi|t'|ta \w+|ton \w+"
        r"|tes \w+|quelqu'un te|il|elle|ils|elles)\b[^.!?\n]{0,24}?\b(?:creves?|crever|creviez"
        r"|crevez|mourir|meure?s?|mourrez|mort|morte|cancer|creve\w*|creverez|buter?|disparaiss\w+"
        r"|tuer?)\b(?! de rire)",
    ),
    construct(
        "threat.death_wish",
        "violence",
        r"\b(?:tu|vous) (?:merites?|meritez|devrais|devriez|aurais du|auriez du|ferais mieux"
        r"|ferais mieux de|vas|allez|mourras|creveras) ?(?:\w+ )?(?:de |d'|te |vous |la "
        r"|l')?(?:mourir|crever|mort|suicider|tuer|pendre|etre mort|avorte|buter|jeter sous"
        r"|egorge\w*|disparaitre de la (?:terre|surface))\b" + _LAUGH_TO_DEATH,
    ),
    construct(
        "threat.death_wish",
        "violence",
        r"\b(?:je te souhaite|je vous souhaite|on te souhaite) (?:la mort|de (?:mourir|crever)"
        r"|le pire|un cancer|le cancer|tout le malheur)|\bta mere aurait du avorter|\b(?:mort aux"
        r"|mort a|a mort les) (?!rats\b|trousses)\w+|\bqu'(?:il|elle|ils|elles) (?:creven?t"
        r"|meuren?t)\b",
    ),
)
