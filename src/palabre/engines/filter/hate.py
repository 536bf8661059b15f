"""Hostility to a group of people: who is named, what is said of them, and who speaks against it."""

import re
from collections.abc import Iterator
from typing import Final

from palabre.engines.filter.context import Context
from palabre.engines.filter.patterns import Match

_PEOPLE: Final = (
    r"(?:arabes?|noirs?|noires?|juifs?|juives?|feujs?|homos?|homosexuel\w*|gays?|lesbiennes?"
    r"|bisexuel\w*|bi|trans|transsexuel\w*|transgenres?|travestis?|musulmans?|musulmanes?"
    r"|islamistes?|femmes?|meufs|filles|nanas|gonzesses|femelles|handicapes?|handicapees?"
    r"|infirmes|trisomiques?|autistes?|refugiee?s?"
    r"|migrante?s?|immigree?s?|immigrantes?|immigrants?|clandestins|sans[- ]papiers|etrangers"
    r"|etrangeres|roms?|romanos?|gitans?|gitanes?|tziganes|manouches|asiatiques?|chinois"
    r"|chinoises?|vietnamiens|japonais|blacks?|renois?|rebeus?|beurs?|maghrebins?|maghrebines?"
    r"|africains?|africaines?|algeriens?|marocains?|tunisiens?"
    r"|turcs?|kurdes|afghans?|syriens?|indiens|pakistanais|portugais|polonais|roumains?"
    r"|blancs?|blanches|chretiens?|catholiques|senegalais|maliens?|comoriens?|antillais"
    r"|creoles|mexicains?|latinos?|nains|obeses|gros|vieux|personnes (?:agees|handicapees"
    r"|trans|noires|de couleur)|gens de couleur|lgbt\w*|queers?|negros?|negres?|bougnoules?"
    r"|youpins?|pedes?|pd|gouines?|tapettes|tafioles|bamboulas?|bicots|chinetoques?|niakoues?)"
)
_GROUP: Final = (
    r"\b(?:(?:ces|des|les|aux|vous|sales?|tous|toutes|un|une|ce|cet|cette|l'|d'une?|chaque"
    r"|autres?|comme|de|d'|par|ses|nos|mes|tes|leurs|aucune?|pour|etre|es|etes|la|le|du"
    r"|quelqu'un|quelques|jeunes?|contre|espece|putains? de|soi-disant) ?(?:(?:sales?"
    r"|putains? de|jeunes?|vieux|vieilles?|gros|grosses?|autres|pauvres|soi-disant|plupart des"
    r"|personnes|gens|meufs|mecs|majorite des|espece de|tous les|toutes les"
    rf"|les) )?{_PEOPLE})\b"
)
_ENGLISH_GROUP: Final = (
    r"(?:\b(?:women|blacks|black people|jews|muslims|gays|gay people|lesbians|trans people"
    r"|trannies|immigrants|refugees|arabs|asians|disabled people|mexicans|foreigners|africans"
    r"|whites|white people|christians|homosexuals|females)\b)"
)
_HATED: Final = (
    r"(?:parasites?|vermines?|cafards?|cloportes?|rats?\b|nuisibles?|sous[- ]hommes?"
    r"|sous[- ]humains?|sous[- ]races?|inferieure?s?|dechets?|ordures?|un cancer|le cancer de"
    r"|une? peste|la peste|un fleau|le fleau|fleaux?|une plaie|une maladie|maladies?"
    r"|des malades|un virus|contamin\w+|infest\w+|envahi\w*|pollu(?:e|ent)|souill\w+|tarees?"
    r"|tares"
    r"|des singes?|singes?\b|animaux|comme des (?:betes|chiens|animaux|porcs)|des betes"
    r"|des chiens|porcs?\b|cochons?\b|des sauvages|primates?|monstres|demons|abominations?"
    r"|erreurs? de la nature|contre[- ]nature|anormaux|anormales?|degoutent?|degoutante?s?"
    r"|degout|repugn\w+|immondes?|puent|pue\b|crasseu\w+|horribles?|pourri\w*|toxiques"
    r"|degeneree?s?|debiles|stupides|des idiot\w*|bons a rien|bonnes a rien|bonnes? qu'a"
    r"|faineants?|profiteurs?|assistes"
    r"|extermin\w+|elimine\w*|gaze[rz]?|gazees?|expuls\w+|deporte\w*|virer|virez|brule[rz]?"
    r"|brulent|bruler\w*|pendre|pendu\w*|lynch\w+|abattre|abattu\w*|tuer|tuez|tues\b|buter"
    r"|massacr\w+|fusill\w+|creven?t|crever|creve\b|mourir|meurent|mort aux|morts\b|mort\b"
    r"|disparaitre|disparaissent|eradiqu\w+|nettoy\w+|sterilis\w+|castr\w+|au four|aux fours"
    r"|four creme\w*"
    r"|(?:ne )?merite\w* (?:pas|aucun|aucune|de mourir|d'etre|la mort|tous|toutes|rien|ce qui"
    r"|leur|moins|le)\w*|deteste\w*|je hais|hais\b|haissent|haine pour|ai la haine"
    r"|(?:ne )?supporte (?:pas|plus)|(?:peux|peut) (?:pas|plus) (?:saquer|blairer|voir"
    r"|supporter|encadrer|sentir)|meprise|execre|une? honte|la honte|la pire|les pires"
    r"|pire espece|un danger|une menace|menacent|voleurs|voleuses|violeurs|violents|criminels?"
    r"|delinquants|terroristes?|complotent|controlent|dominent le monde|tous? (?:les )?memes"
    r"|dehors\b|hors de (?:france|chez|mon|notre|ce)|rentre(?:z|r|nt)? (?:chez|dans)"
    r"|retourn\w+ (?:dans|chez|en|au|d'ou)|remigr\w+|interdits? aux|devraient? (?:pas |tous "
    r"|toutes |etre |se |avoir|mourir|crever|rester|jamais|retourner|fermer|apprendre"
    r"|disparaitre|ne )|faut (?:les |tous |toutes )*(?:virer|tuer|expulser|gazer|bruler"
    r"|dresser|enfermer|frapper|soigner|interdire|parquer|eliminer)|aucun droit|pas (?:le "
    r"|de )droits?|droit de (?:vivre|vote)|enferm\w+|parqu\w+|esclaves?|en cage|a la cuisine"
    r"|soumis\w*|bonnes? a|objets?|des putes|putes\b|salopes\b|de merde|des merdes|la merde\b"
    r"|merdes?\b|connards|connasses|encules|batards|racailles?|sous-merdes?|fils de|ne (?:sont"
    r"|seront) (?:jamais )?(?:pas )?(?:des |de )?(?:vrais?|vraies|humains?|normaux|rien)"
    r"|pas (?:des )?(?:humains?|etres humains|normale?s?|normaux|comme nous|les bienvenu\w*"
    r"|bienvenu\w*|francais\b|chez (?:eux|vous)|civilise\w*)|moins que rien"
    r"|vomir|gerber|crach\w+|frapp\w+|battre|battues?|violer|violees?|ecras\w+|tabass\w+"
    r"|detrui\w+|attaqu\w+|tirer (?:sur|dessus)|flingu\w+|egorg\w+|decapit\w+|poignard\w+"
    r"|enterr\w+|noyer|noyes?|brise\w*|gifl\w+|etrangl\w+|moches|laides?|laids|dangereu\w+"
    r"|nocifs?|inutiles?|sans cervelle|cerveau|ruin\w+|detestables?|ignobles?|minables"
    r"|perver\w+|pedophiles?|malfaisants?|des clowns|fous\b|folles\b|chieu\w+|merdiques?"
    r"|ecoeur\w+|sans (?:valeur|interet|honneur|ame|pudeur)|malhonnetes?|pitoyables?"
    r"|(?:ne )?(?:valent|vaut) (?:pas|rien|moins)\w*|pas d'importance|aucune (?:compassion"
    r"|pitie|valeur|importance)|compter pour personne|(?:on|si) (?:les )?(?:tuait|tue|brulait"
    r"|gazait|virait|expulsait)|se faire (?:enculer|foutre|mettre)|rien de plus|souffrir"
    r"|que du mepris|mepris|jamais (?:faire )?confiance|menteurs?|manipulat\w+|hypocrites?"
    r"|ratees?|rates\b|defigur\w+|insignifian\w+|insupportables?|ne (?:devraient"
    r"|doivent) (?:pas|jamais)\w*)"
)
_ENGLISH_HATED: Final = (
    r"(?:vermin|scum|subhuman|inferior|disgusting|filth\w*|trash|animals|parasites?"
    r"|should (?:all )?(?:die|be (?:killed|shot|gassed|burned|deported|hanged))|deserve to"
    r"|kill all|hate (?:all|every|those|these|the)|i hate|gas the|go back|don't belong"
    r"|not human|criminals|rapists|are (?:all )?(?:stupid|evil|dumb|dirty))"
)
_GROUPS: Final = re.compile(rf"{_GROUP}|{_ENGLISH_GROUP}")
_HATEFUL: Final = re.compile(rf"\b(?:{_HATED}|{_ENGLISH_HATED})")
_REACH: Final = 64
_NOT_HATE: Final = re.compile(
    r"\b(?:(?:ne |n')?(?:sont|est|etaient|soient) (?:pas|jamais) (?:tous |toutes |tous des "
    r"|toutes des |des |un |une |de |la |le |les )?(?!des humains|humains?|comme nous|normaux"
    r"|normal|chez|francais|les bienvenu|bienvenu|de vrais|vraiment des|egaux|dignes)"
    r"|ne (?:valent|vaut) pas moins|ne (?:devons|devez|doit|doivent|faut) pas (?:faire|laisser"
    r"|dire|traiter|oublier|permettre)|si vous dites|n'esperez pas|personne (?:ne )?(?:devrait"
    r"|doit|merite|n'a)|aucune? (?:\w+ )?(?:ne )?(?:merite|devrait|doit)\b|arretez|stop (?:a"
    r"|au|aux)|contre (?:le racisme|l'homophobie|la haine|les discriminations|l'antisemitisme"
    r"|les violences|les preju\w+|l'exclusion)|pas d'accord|victimes? d|discrimin\w+"
    r"|solidarite|droits des|memes droits|defend\w*|respect(?:er|ons|ez|e) (?:les|tous|toutes"
    r"|tout)|insulter|propos|(?:dit|dire|disent|dites|croire|croient|pense|pensent|pretendre"
    r"|affirmer|ecrire|ecrit) que|ceux qui|celles qui|gens qui|quelqu'un qui"
    r"|(?:phrase|idee|remarque|opinion|affirmation)s?|article|reportage|selon|etude"
    r"|statisti\w+|c'est (?:faux|grave|honteux|inadmissible|raciste|homophobe|sexiste"
    r"|scandaleux|ignoble de|mal de|horrible de|degoutant de|inacceptable)|est (?:inacceptable"
    r"|inadmissible|raciste|sexiste|homophobe|antisemite|une honte de|un mensonge|un cliche"
    r"|un prejuge)|je (?:les |vous )?(?:aime|adore|soutiens|respecte|admire)|fiere? (?:d'etre"
    r"|de)|debat|racisme|antisemitisme|homophobie|islamophobie|sexisme|transphobie"
    r"|la haine (?:envers|contre)|haine des autres|prejuges?|proteg\w+|lutte[rz]?|manif\w*"
    r"|soutien|prison|oppress\w+|genocide|shoah|holocauste|musee|histoire|livre|roman|film"
    r"|documentaire)\b"
)
_STILL_HATE: Final = re.compile(
    r"\b(?:merite\w* (?:pas|aucun|de mourir|la mort)|ne sont pas (?:des )?(?:humains|etres)"
    r"|je (?:deteste|hais) (?:vraiment |tous |toutes )?(?:les|ces|tous)|mort aux|creven?t"
    r"|gazer|extermin\w+)\b"
)
_OWN_GROUP: Final = re.compile(
    r"\b(?:je suis|moi je suis|en tant que?|nous sommes|on est|chez nous les|i am an?"
    rf"|as an?) (?:\w+ )?(?:une? )?{_PEOPLE}\b"
)
_INSINUATION: Final = re.compile(
    r"\b(?:on sait (?:bien|tous|toutes|deja)? ?(?:comment|ce que|de quoi|qui)|on connait"
    r"|encore|toujours|c'est toujours|c'est encore|evidemment|bizarrement"
    r"|comme par hasard)\b[^.!?\n]{0,24}?\b(?:les|ces|des|un|une|vos"
    rf"|nos) {_PEOPLE}\b(?=[^.!?\n]{{0,30}}?(?:hein|hasard|evidemment|\.\.\.|…|voila|bizarre"
    rf"|tiens|etonnant|surpris|$))|{_PEOPLE}\b[^.!?\n]{{0,10}}\bcomme par hasard\b"
)


def find_hate(text: str, cues: frozenset[str], context: Context) -> Iterator[Match]:
    insinuated = _INSINUATION.search(text)
    if insinuated is not None and not context.in_quotes(*insinuated.span()):
        yield Match(rule="hate.insinuation", start=insinuated.start(), end=insinuated.end())
    if "hostile" not in cues or _OWN_GROUP.search(text) is not None:
        return
    pair = _nearest(_GROUPS.finditer(text), _HATEFUL.finditer(text))
    if pair is None or context.in_quotes(*pair):
        return
    if _NOT_HATE.search(text) is not None and _STILL_HATE.search(text) is None:
        return
    yield Match(rule="hate.group", start=pair[0], end=pair[1])


def _nearest(groups: Iterator[re.Match[str]], hateful: Iterator[re.Match[str]]) -> tuple[int, int] | None:
    """The first group and hostile word that stand near one another, in one pass over both."""
    words = [found.span() for found in hateful]
    index = 0
    for group in groups:
        start, end = group.span()
        while index < len(words) and words[index][1] < start - _REACH:
            index += 1
        for first, last in words[index : index + 4]:
            if first > end + _REACH:
                break
            if last <= start or first >= end:
                return min(start, first), max(end, last)
    return None
