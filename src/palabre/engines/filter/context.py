"""Cheap cues around a word: quoted, reported, said of oneself, thrown at somebody, or spoken against."""

import re
from functools import cached_property
from typing import Final

_QUOTED: Final = re.compile(r'«[^«»]{1,400}»|“[^“”]{1,400}”|"[^"]{1,400}"|„[^„“”]{1,400}[“”]')
_SECOND: Final = re.compile(
    r"\b(?:tu|toi|te|ton|ta|tes|vous|vos|votre|t'|t es|tes|apprends?|arrete|casse|degage|ferme"
    r"|va|tais|retourne|you|your|ur|u|yourself)\b|\bt'"
)
_FIRST: Final = re.compile(
    r"\b(?:je|j|jsuis|chuis|chui|jveux|jvais|jai|me|moi|mon|ma|mes|i|im|my)\b"
    r"|\b[jm]'"
)
_AFFECTION: Final = re.compile(r"[❤♥💕💖💗😘🥰😍🤗]|<3|\bmerci\b")
_ENDEARMENT: Final = re.compile(
    r"\b(?:(?:ma|mon) (?:cherie?|coeur|belle|amour|puce|poule|poulette|ange|tresor|ami|amie|grande"
    r"|douce|bichette)"
    r"|ca fait (?:du bien|plaisir)|content(?:e)? de (?:te|vous)|bises|bisous|je t'(?:aime|adore)"
    r"|tu m'as (?:\w+ )?fait(?:e)? (?:rire|pleurer de rire|plaisir))\b"
)
_FOND: Final = re.compile(
    r"\b(?:mon|ma|mes) (?:vieux |vieille |sacre |sacree |gros |grosse |petit |petite )?$"
)
_TOLD: Final = re.compile(
    r"\b(?:a|ont|avait|avaient|m'a|m'ont|lui a|nous a) (?:encore )?(?:ecrit|dit|repondu|lance|crie"
    r"|balance|sorti"
    r"|envoye|hurle|traite|traitee?|insulte|ose dire) (?:(?:un|une|ferme|va|te faire|sale|gros"
    r"|grosse|pauvre|espece"
    r"|de|d'|toi|tu es|t'es|que|qu'elle|qu'il|etait|est|vieille?|petite?) ?){0,4}$"
    r"|\b(?:traite[rs]?|traitee?s?|qualifier?|appeler) (?:quelqu'un|une femme|un homme|les gens"
    r"|autrui|une personne"
    r"|un collegue|son voisin|les autres|un gamin|une fille) (?:de |d')(?:sale )?$"
)
_REPORTED: Final = re.compile(
    r"(?:\b(?:il|elle|on|ils|elles|personne|qui|monde|prof|mere|pere|chef|ex|gens|patron|frere|soeur)\b"
    r"[^.!?]{0,24}\b(?:dit|disent|disait|disaient|repete\w*|pense\w*|trouve\w*|croi\w+|raconte\w*)"
    r"|\b(?:dis|pense|crois|trouve) pas|\bjamais dit) (?:\w+ ){0,3}?qu(?:e |')[^.!?,]{0,24}$"
)
_NAMED: Final = re.compile(
    r"\b(?:s'appell\w+|rue|avenue|village|commune|hameau|nom de famille|col|mont|montagne|pic|pont"
    r"|lieu-dit|chateau|foret|lac|chanson|marche"
    r"|titre)"
    r"(?: (?:de la|de l'|des?|du|la|le|les|\w+))? $"
)
_STOP_SAYING: Final = re.compile(
    r"\b(?:arrete[rz]?|stop|cesse[rz]?|faut pas|jamais|marre|ras le bol|fatigue|agace)[^.!?,]{0,12}"
    r" (?:dire|dise|disent|croire|penser|entende?|entendre|repeter|repete) qu(?:e |')[^.!?,]{0,20}$"
)
_OF_KIN: Final = re.compile(
    r"^[esx]{0,2} (?:de |d')(?:neveu|niece|fils|fille|frere|frangin|soeur|frangine|mari|femme|chien|chat"
    r"|cousine?|pere|mere|pote)\b"
)
_PLAYED: Final = re.compile(
    r"\b(?:joue[rs]?|jouait|jouent|interprete|incarne|campe)(?: \w+){0,1} (?:un|une|le|la|les|des) "
    r"(?:(?:vrai|vraie|gros|grosse|sale|pauvre|vieille|vieux|petit|petite) )?$"
)
_ON_STAGE: Final = re.compile(
    r"^[esx]{0,2}[^.!?]{0,32}\b(?:dans (?:la|le|un|une|cette|ce|l'|son|sa) ?(?:serie|film|piece|roman"
    r"|saison"
    r"|episode|comedie|opera|adaptation|telefilm)|a l'ecran|au cinema|au theatre|sur scene|a la tele)\b"
)
_TITLED: Final = re.compile(
    r"^[esx]{0,2}\W{0,3} ?(?:c'est comme ca qu|c'est ainsi qu|(?:c'est|c'etait|est|etait) (?:le |un "
    r"|l')?(?:nom|titre|surnom|mot|groupe|film"
    r"|livre|cocktail|roman|album|jeu))\b"
)
_THAT_ONE: Final = re.compile(
    r"^[esx]{0,2} (?:(?:celui|celle|ceux)[- ]la|(?:ce|cet|cette) (?:mec|type|gars|fille|nana|meuf|femme"
    r"|homme|bonhomme"
    r"|gamine?|modo|joueur|joueuse|prof|voisine?))\b"
)
_I_MAKE: Final = re.compile(r"^[esx]{0,2} (?:que )?je (?:fais|peux)\b")
_WHAT_A: Final = re.compile(r"\bquel(?:le)?s? (?:gros |grosse |pauvre |petite? |sale |beau |belle )?$")
_JOY: Final = re.compile(
    r"\bj'adore\b|\bje t'(?:aime|adore)"
    r"|\b(?:c'est|c'etait|t'es|tu es) (?:trop |tellement |si )?(?:drole|genial\w*|marrante?|adorable"
    r"|excellent\w*)\b"
    r"|\b(?:bien joue|respect|chapeau|bravo)(?: (?:a toi|l'artiste|champion\w*))? ?[!.]*$"
    r"|[😋😘🥰😍❤💕🤗]"
)
_LAUGHTER: Final = re.compile(r"\b(?:m+d+r+|lo+l|pt+dr+|xpt+dr+|haha\w*|hihi\w*|xd+|jpp)\b|[😂🤣😅😆😹]")
_COUNTER: Final = re.compile(
    r"\b(?:injures?|insultes?|insulter|insultez|insultent|insultant\w*|propos (?:racistes?"
    r"|homophobes?|sexistes?)"
    r"|interdite?s?|inacceptables?|inadmissibles?|intolerables?|honteux|puni[es]? par la loi"
    r"|respect(?:ez|e|ons)"
    r"|arretez|stop (?:au|a la|aux)|pas (?:\w+ )?(?:tolerable|acceptable|normal|admissible"
    r"|correct|supportable) d|appele[rz]? les gens|pas (?:bien|cool|drole|normal"
    r"|acceptable) de (?:dire|traiter|se moquer|parler)"
    r"|racistes?|racisme|homophob\w+|sexistes?|antisemit\w+|transphob\w+|islamophob\w+"
    r"|discrimin\w+|harcel\w+"
    r"|ne (?:dites|dis) (?:pas|plus|jamais)|on ne dit pas|signale[rz]?|moderer|gros mots?"
    r"|etymologie|definition"
    r"|signifie|veut dire|traduire|traduction|dictionnaire|argot|slur|insulting)\b"
)
_MENTION: Final = re.compile(
    r"(?:\b(?:traite[rzs]?|traitees?|traitent|traitait|traites|appele[rzs]?|appelle[nst]*"
    r"|appelees?|insulte[rzs]?|insultees?"
    r"|insultent|qualifie[rzs]?|dire|dit|disait|disent|dise|ecrit|crie[rz]?|hurle|mots?"
    r"|termes?|injures?|insultes?|expressions?"
    r"|surnoms?|called|said|saying|word|term|means)\b(?: (?:me|de|d'|moi|nous|un|une|ton|le|la"
    r"|les|a|il|est|comme|ca|encore|fils|fille|face|gueule|tete|tout le temps|me|us|them|a)\b){0,3}"
    r"[\s:,'\"«“d]{0,4})$"
)
_SELF: Final = re.compile(
    r"(?:\b(?:je suis|j'suis|jsuis|j suis|chuis|chui|je me sens|je fais|j'ai ete|j'etais"
    r"|jetais|je passe pour|je peux etre|j'aimerais etre|je serai?s?|je deviens|suis-je|je me trouve"
    r"|on est|nous sommes|on a ete|moi|nous|i'm|im|i am|i was|i feel)\b(?: (?:vraiment|trop"
    r"|tellement|si|bien|assez|juste|qu'un|qu'une|que|un|une|des"
    r"|le|la|les|gros|grosse|pauvre|vieux|petit|sacre|sacree|tous|toutes|aussi|encore"
    r"|quand meme|completement|plus|parfois|a|an|such|so"
    r"|the|real|moi|dernier|derniere|roi|reine|pire|champion|championne|vraie?s?|poil|moins|aussi|fier"
    r"|fiere|d'etre|comme|passe pour|moitie|mi|un peu|of"
    r"|proud)\b){0,5}[\s,]*)$"
)
_AMONG: Final = re.compile(r"\bentre (?:vieux |vieilles |petite?s |grosse?s )?$")
_OF_US: Final = re.compile(r"^[esx]{0,2},? (?:on|nous)\b")
_SELF_AFTER: Final = re.compile(
    r"^[esx]{0,2} (?:que je suis|je suis|j'ai ete|(?:de )?moi|comme moi|que j'ai ete|am i)\b"
)
_AIMED: Final = re.compile(
    r"(?:\b(?:espece d(?:e |'|u |es )|especes d(?:e |')|bande d(?:e |')|sales? |gueule d(?:e "
    r"|')|face d(?:e |')|tronche d(?:e |')|fils d(?:e |')"
    r"|t'?es |t'etais |tu es |tu etes |vous etes |vous etiez |tu peux etre |vous pouvez etre |tu fais "
    r"|tu restes |tu n'es "
    r"|tu n'es qu'|c'est toi |toi le |toi l'|toi la "
    r"|va chier |casse[- ]toi |degage |la ferme |ferme[- ]la |ta gueule |ftg |tg |you(?:'re"
    r"| are|r)? |u r |ur |youre )"
    r"(?:(?:vraiment|juste|trop|tellement|si|bien|un|une|des|le|la|les|qu'un|qu'une|que|de|d'"
    r"|gros|grosse|pauvre|sale|petit|petite|vieux|vieille"
    r"|sacre|sacree|quand meme|toujours|encore|aussi|franchement|grave|completement|plus|comme"
    r"|roi des|reine des|a|an|the|such|so|fucking|deux|trois|belles?|beaux|beau|vraie?s?|pure?s?|jolie?s?"
    r"|sacrees?"
    r"|just|really|very|stupid|dumb|lourd et|lourde et|moche et|bete et|nul et|con et|ptain de"
    r"|putain de|n'est qu'un)[ ']){0,4})$"
)
_POINTED: Final = re.compile(
    r"(?:(?:^|[,:;.!?…] ?)(?:un|une|de|deux) (?:vraie?s?|belles?|beaux?|sacree?s?|pure?s?) "
    r"|\b(?:eh|he|hey|ho|hep|wesh|toi),? (?:le |la |l')|\b(?:maudite?|crisse de|crisse d'|hosti?e? de"
    r"|hosti?e? d'|osti de|osti d'|esti de|esti d'|calisse de|tabarnak de) |\b(?:quels? |quelles? |ce "
    r"|cet |cette |ces "
    r"|(?:est|sont|etait|sera|es|reste|c'est"
    r"|fait) (?:vraiment |juste |trop |bien |qu'|que |pas )?(?:un|une|des|le|la) "
    r"|regardez[- ]moi (?:ce|cet|cette|ces) |gros |grosse |pauvre |petit |petite |vieux "
    r"|vieille |sacre |sombre |mere la |race |tous des |toutes des |que des )"
    r"(?:(?:gros|grosse|pauvre|sale|petit|petite|vieux|vieille|vrai|vraie|putain de|pur|pure"
    r"|espece de|sacre|sacree|beau|belle|sombre) ?){0,3})$"
)
_LIKE_YOU: Final = re.compile(
    r"^[esx]{0,2} (?:(?:dans|de) (?:ton|votre) (?:genre|espece)|de (?:service|premiere|mes deux"
    r"|bas etage)\b|comme (?:toi"
    r"|vous)\b)"
)
_CALLED: Final = re.compile(
    r"(?:[,!?:;.]|\b(?:chier|ferme|toi|gueule|degage|race|creve|stp|merci|ecrire|va|hein))\s*$"
)
_SENTENCE_END: Final = re.compile(
    r"^[esx]{0,2}\s*(?:[!?.,]|$|mdr|lol|ptdr|stp|wesh|va\b|de moderat\w+|[😀-🙏🤐-🧿])"
)
_IMPERSONAL: Final = re.compile(
    r"\b(?:c'est|c|cetait|c'etait|ca fait|ce serait|trouve ca) (?:vraiment |trop |tres |super "
    r"|un peu |juste |pas )*$"
)
_DENIED: Final = re.compile(
    r"\b(?:pas|jamais|plus|not|n'est|never) (?:tous |toutes |vraiment )?(?:un |une |des |de "
    r"|d'|a |que des )?$"
)
_WINDOW: Final = 56


class Context:
    """Cues of one folded text that hold for all of it, each read when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _quoted(self) -> tuple[tuple[int, int], ...]:
        # Quotation marks around the whole text quote nobody.
        length = len(self._text.strip())
        found = (match.span() for match in _QUOTED.finditer(self._text))
        return tuple(span for span in found if span[1] - span[0] < length - 2)

    @cached_property
    def second_person(self) -> bool:
        """Somebody is spoken to."""
        return _SECOND.search(self._text) is not None

    @cached_property
    def first_person(self) -> bool:
        """The author speaks of themselves."""
        return _FIRST.search(self._text) is not None

    @cached_property
    def laughter(self) -> bool:
        """«mdr», «lol», a laughing face."""
        return _LAUGHTER.search(self._text) is not None

    @cached_property
    def affection(self) -> bool:
        """A heart, a kiss, or thanks: what sounds rough is meant well."""
        return _AFFECTION.search(self._text) is not None

    @cached_property
    def endearment(self) -> bool:
        """«ma chérie», «ça fait plaisir»: said among people who like each other."""
        return self.affection or _ENDEARMENT.search(self._text) is not None

    @cached_property
    def joy(self) -> bool:
        """«j'adore», «trop drôle»: rough words among people who are glad of each other."""
        return self.affection or _JOY.search(self._text) is not None

    @cached_property
    def counter_speech(self) -> bool:
        """The text speaks about insults or against them."""
        return _COUNTER.search(self._text) is not None

    def in_quotes(self, start: int, end: int) -> bool:
        """Whether these code points stand inside quotation marks with other words around them."""
        return any(a <= start and end <= b for a, b in self._quoted)


def _before(text: str, start: int) -> str:
    return text[max(0, start - _WINDOW) : start]


def is_mentioned(text: str, start: int, end: int, context: Context) -> bool:
    """Quoted, or after a word of reporting: the author passes it on, and does not say it."""
    if context.in_quotes(start, end):
        return True
    before = _before(text, start)
    if any(sign.search(before) is not None for sign in (_MENTION, _REPORTED, _NAMED, _TOLD, _STOP_SAYING)):
        return True
    after = text[end : end + _WINDOW]
    if _OF_KIN.search(after) is not None and _FOND.search(before) is not None:
        return True
    return _TITLED.search(after) is not None or (
        _PLAYED.search(before) is not None and _ON_STAGE.search(after) is not None
    )


def is_said_of_oneself(text: str, start: int, end: int) -> bool:
    """«je suis trop con», «quel idiot je suis», «entre pédés on se comprend»."""
    before = _before(text, start)
    if _WHAT_A.search(before) is not None and _I_MAKE.search(text[end : end + 12]) is not None:
        return True
    if _AMONG.search(before) is not None and _OF_US.search(text[end : end + 12]) is not None:
        return True
    return _SELF.search(before) is not None or _SELF_AFTER.search(text[end : end + 24]) is not None


def is_fond(text: str, start: int) -> bool:
    """«mon vieux …»."""
    return _FOND.search(_before(text, start)) is not None


def is_denied(text: str, start: int) -> bool:
    """«nous ne sommes pas des …»."""
    return _DENIED.search(_before(text, start)) is not None


def is_aimed(text: str, start: int, end: int, context: Context) -> bool:
    """«espèce de …», «t'es un …», or called out at somebody at the end of a line."""
    before = _before(text, start)
    if _AIMED.search(before) is not None:
        return True
    if _WHAT_A.search(before) is not None and _THAT_ONE.search(text[end : end + 12]) is not None:
        return True
    return context.second_person and _calls_out(text, before, end)


def is_pointed(text: str, start: int, end: int) -> bool:
    """Aimed, or said of a third person: «quel …», «… est un …», «ce …»; or alone in the line."""
    before = _before(text, start)
    if _AIMED.search(before) is not None:
        return True
    if _IMPERSONAL.search(before) is not None:
        return False
    if _POINTED.search(before) is not None or _LIKE_YOU.search(text[end : end + 24]) is not None:
        return True
    return (not before.strip() or _CALLED.search(before) is not None) and _closes(text, end)


def _calls_out(text: str, before: str, end: int) -> bool:
    return _CALLED.search(before) is not None and _closes(text, end)


def _closes(text: str, end: int) -> bool:
    return _SENTENCE_END.search(text[end : end + 12]) is not None
