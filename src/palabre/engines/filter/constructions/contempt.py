"""Contempt without a word of abuse: what somebody has in the head, what they are worth, sayings."""

import re
from typing import Final

from palabre.engines.filter.constructions.patterns import construct

ONESELF: Final = re.compile(r"\b(?:je|j'|jsuis|chuis|moi|mon|mes|nous)\b|\b[jm]'")
FOND: Final = re.compile(
    r"[❤😍🥰😘]|<3|\b(?:merci|bisous?|cherie?|mon (?:coeur|amour)|je t'(?:aime|adore)|tu (?:me"
    r"|nous) manques?"
    r"|chanson|film|serie|roman|proverbe)\b"
)
_YOU_ARE: Final = r"(?:t'? ?es|tu es|tu n'es|t'etais|vous etes|il est|elle est|ils sont|elles sont|c'est)"
_YOU_HAVE: Final = r"(?:t'? ?as|tu as|tu n'as|vous avez|il a|elle a|ils ont|avoir|t'aurais|avec)"
_MIND: Final = (
    r"(?:qi|q\.i\.|cerveaux?|cervelle|neurones?|intelligence|charisme|personnalite|conversation|humour"
    r"|esprit"
    r"|vivacite|reflexion|culture|finesse|delicatesse|elegance|tact|profondeur|niveau intellectuel"
    r"|sens de l'humour|jugeote|credibilite|utilite|vocabulaire|charme|sex-appeal)"
)
_STUPID: Final = (
    r"(?:con|conne|cons|bete|betes|stupides?|idiote?s?|debiles?|nuls?|nulles?|moches?|laide?s?|creti"
    r"n\w*|abrutie?s?|teubes?|ignorante?s?|mechante?s?|lourde?s?|mediocres?|pathetiques?|pitoyables?"
    r"|ridicules?|inutiles?|tarees?|tares?)"
)
_STUPIDITY: Final = (
    r"(?:betise|sottise|cretinerie|connerie|stupidite|ignorance|mediocrite|suffisance|vulgarite"
    r"|mechancete"
    r"|pretention|imbecillite|anerie|nullite|idiotie|grossierete)"
)
_CROWD: Final = (
    r"(?:salon|chat|tchat|forum|serveur|groupe|vocal|discord|canal|coin|monde|famille"
    r"|humanite)"
)

CONTEMPT: Final = (
    # --- what somebody has in the head, or has not
    construct(
        "insult.mild",
        "contempt",
        rf"\b{_YOU_HAVE} (?:\w+ ){{0,2}}?(?:le |la |l'|autant d'|autant de |un |moins d'"
        rf"|moins de ){_MIND}"
        r" ?(?:qu'|que |d'|de |comme )(?!acier|fer|un genie|un ange)"
        rf"|(?:^|[.!?,] ?)(?:le |la |l'){_MIND} (?:d'un|d'une|de mon|de ma|du|de la) [^.!?\n]{{3,24}}$"
        rf"|\bplus (?:de |d'){_MIND} (?:que |qu')(?:toi|vous|lui|elle|eux|ce |cette |ton |ta "
        r"|[a-z]{3,12}[ .!?]*$)"
        rf"|\b(?:avec|vu|a|et) plus (?:de |d'){_MIND}(?=[ .!?]*$)"
        rf"|\b(?:pas|aucun|aucune|zero|ni) (?:une once |un gramme |un pet |un brin )?(?:de |d')?{_MIND}"
        r"\b(?= ?(?:[.!?,]|$|ni |et |celui|celle|ce |cette |dans ))",
        unless=ONESELF,
    ),
    construct(
        "insult.mild",
        "contempt",
        r"\b(?:rien|vide|que du vent|pas grand[- ]chose|de l'air|air frais|courant d'air) (?:\w+ ){0,2}?"
        r"(?:dans|entre) (?:la |le |les |ta |ton |tes |sa |son |ses |deux )*(?:tete|crane|ciboulot"
        r"|caboche|citron"
        r"|cabochon|cerveau|boite cranienne|oreilles|tympans)\b"
        r"|\b(?:ton|votre|son|leur) (?:cerveau|crane|ciboulot) (?:est |n'est |a |tourne |reste "
        r"|\w+ ){0,3}?"
        r"(?:vide|en option|en panne|en solde|en mode avion|grille|ramolli|debranche|a off|en vacances"
        r"|en greve"
        r"|atrophie|rouille|a l'arret|en pause|mort|lisse|creux)\b"
        r"|\b(?:cerveau|cervelle|tete|crane) (?:vide|de (?:moineau|piaf|linotte|mouche|limace|poulet"
        r"|veau|bulot"
        r"|moule|pois|gerbille|bigorneau|calamar)|d'(?:huitre|oiseau|oeuf|escargot))\b"
        r"|\b(?:pas|plus|jamais) (?:recu |eu |fait |vu )?(?:la |toutes? (?:la |les |ses "
        r"|tes )?)(?:mise a jour"
        r"|mises a jour|lumiere|notice|tete|cases|frites|tasses|boulons)\b(?= ?(?:[.!?,]|$|celui|celle"
        r"|ce |chez"
        r"|a tous|dans le|a l'))"
        r"|\b(?:tourne[sz]?|tournent) (?:vraiment |franchement )?pas rond\b"
        r"|\bun (?:petit )?grain\b(?= ?(?:[.!?,]|$))"
        r"|\bboite cranienne\b[^.!?\n]{0,24}\b(?:vide|creuse|boite a)",
        unless=ONESELF,
    ),
    construct(
        "insult.mild",
        "contempt",
        rf"\b{_YOU_ARE} (?:\w+ ){{0,1}}?(?:aussi|a peu pres aussi) (?:utile|drole|marrant|discret"
        r"|discrete|fin|fine"
        r"|vif|vive|interessant|interessante|intelligent|intelligente|malin|maligne|subtil|subtile"
        r"|agreable|rapide"
        r"|futee?|leger|legere|sympathique|passionnant|passionnante|mature|credible|charismatique"
        r"|eveillee?"
        r"|cultivee?) (?:qu'|que )"
        rf"|\b{_YOU_ARE} (?:lourd|lourde|vif|vive|fin|fine|leger|legere|malin|drole|bete|con|conne|sourd"
        r"|pale|creux|mou"
        r"|molle|moche|laid|laide) comme (?:un|une|la|le|les|mes|tes)\b(?! (?:pinson|singe|gazelle|plume"
        r"|coeur"
        r"|jour|camion|renard|clou|ange|bonjour|mouche))",
        unless=ONESELF,
    ),
    construct(
        "insult.mild",
        "contempt",
        r"\b(?:etre|es|est|etes|ecrire|lire|voir|connu|vu|trouver) (?:\w+ ){0,2}?(?:aussi|si|tellement"
        r"|plus) "
        rf"{_STUPID} (?:que (?:toi|vous|lui|elle|ca)\b|et (?:respirer|vivre|marcher)|c'est pas possible"
        r"|tu meurs|on meurt|faut le faire|ca devrait|c'est un metier|c'est de l'art)"
        r"|\bcomment (?:\w+ ){0,3}?(?:peut|peux|fais|fait|faites"
        rf"|pouvez)\b[^.!?\n]{{0,12}} etre (?:aussi|si) {_STUPID}\b"
        r"|\b(?:pas|jamais) (?:possible|permis|vu|connu)\b[^.!?\n]{0,16}\b(?:aussi|si"
        rf"|etre) {_STUPID}\b(?= (?:a ce"
        r" point|comme|que toi|que lui)|[.!? ]*$)"
        rf"|\b{_STUPID} (?:et|a) (?:ce|quel|un tel) point\b|\bplus {_STUPID} (?:que (?:toi|lui|elle"
        r"|vous)|tu meurs)\b"
        rf"|\b(?:ta|votre|sa|quelle|leur|cette|d'une) {_STUPIDITY} (?:n'a d'egal\w*|n'a pas de"
        r"|est (?:sans|legendaire"
        r"|abyssale|contagieuse)|abyssale|crasse|sans (?:nom|fond|limites?|bornes?)|rare|affligeante"
        r"|insondable"
        r"|consternante|devrait|me (?:sidere|depasse|fatigue|consterne)|humaine)",
        unless=ONESELF,
    ),
    construct(
        "insult.mild",
        "contempt_reading",
        r"\b(?:tu|vous|t')\b[^.!?\n]{0,16}?\b(?:sais|saches|savez|sachiez) (?:toujours "
        r"|vraiment )?(?:pas|meme pas|ni)"
        r" (?:\w+ ){0,1}?(?:lire|ecrire|compter|conjuguer|aligner|reflechir|penser)\b"
        r"|\b(?:apprends|apprenez|commence par apprendre) (?:deja |d'abord |donc )?a (?:lire|ecrire"
        r"|compter|conjuguer"
        r"|reflechir|penser|vivre|te taire|fermer|aligner)\b"
        r"|\bpersonne (?:n'a |ne |n')?(?:lu|lit|lira|veut lire|regarde\w*|achete\w*|ecoute\w*|like\w*"
        r"|suit) (?:jamais )?"
        r"(?:ton|ta|tes|vos|votre)\b|\bton humour (?:date|est (?:mort|lourd|nul|plat|rate|perime)|tombe"
        r"|vole|fait (?:pitie|peur))"
        r"|\bmerci d'etre passee?s?,? (?:et )?(?:ferme|la porte|dehors|adieu|bon vent)"
        r"|\b(?:tu|t'es|vous etes|toujours|il est|elle est|encore"
        r"|completement)\b[^.!?\n]{0,12}?\ba cote de la plaque\b"
        r"|\bon dirait (?:un|une) (?:\w+ ){1,2}?qui (?:aboie|bave|braille|piaille|couine|beugle)\b"
        r"|\bdisque (?:est )?raye\b"
        r"(?=[^.!?\n]{0,24}\b(?:toi|change|encore|tu)\b)"
        r"|\b(?:fais|fait|faites|faut)[- ](?:toi|te|vous|le|la) (?:faire )?(?:soigner|interner|enfermer"
        r"|piquer|castrer|exorciser)\b"
        r"|\b(?:oublie|pris|prends|rate|arrete)[sz]? (?:de prendre )?(?:tes|ses|vos) (?:cachets|medocs"
        r"|medicaments|gouttes|pilules"
        r"|comprimes)\b(?= ?(?:[?!]|toi|ou quoi|papi|pepe|hein|aujourd'hui \?|ce (?:matin|soir) \?|celui"
        r"|celle)|$)"
        r"|\b(?:j'espere|esperons) que (?:tu|t'|vous) ?(?:n')?(?:auras|aurez|aura|vas) (?:jamais"
        r"|pas)(?: avoir)?"
        r" (?:de |d'|te )(?:gosses|enfants|descendance|reproduire|petits)\b|\bte reproduis (?:pas"
        r"|jamais)\b",
        unless=re.compile(
            r"\b(?:mon (?:fils|pere|mari|eleve|chien|grand-pere)|ma (?:fille|mere|grand-mere)|mamie"
            r"|maman|papa|docteur|medecin|fievre"
            r"|bebe|m'a (?:dit|demande|sorti)|il m'a|elle m'a|je n'ai|j'ai)\b|[❤😍🥰]"
        ),
    ),
    construct(
        "insult.mild",
        "contempt_only",
        r"\b(?:t'? ?es|tu n'es|vous n'etes|vous etes|il n'est|elle n'est|tu resteras"
        r"|tu seras toujours)(?: vraiment| juste| rien)? (?:qu'|que )(?:un|une|des)"
        r" (?!humain|homme|femme|enfant|debutant|reve|eleve|etudiant|ami|amie|amour|ange|bebe|etre"
        r"|simple|pas|lecteur|visiteur|passionne"
        r"|benevole|stagiaire|invite|amateur|novice|mortel|ado\b|jeune|coeur)[a-z]{3,}",
        unless=FOND,
    ),
    construct(
        "insult.direct",
        "species",
        r"(?<!une )(?<!cette )(?<!quelque )(?<!l')(?<!chaque )\bespece d(?:e |')(?:gros|grosse|sale"
        r"|vieux|vieille|sombre|pauvre|pourri|triple"
        r"|double|putain|immonde|horrible|ignoble) (?:de )?(?!nounours|coquin|malin|veinard|gourmand"
        r"|chanceux|bete|doudou|fou\b|canard|sage)[a-z]{3,}",
        unless=FOND,
    ),
    construct(
        "insult.direct",
        "contempt_worth",
        r"\b(?:ton|ta|tes|votre|vos|son|une|sale|quelle) haleine (?:de |d'|qui |a )(?!cafe|frais|fraiche"
        r"|menthe)"
        r"|\bj'en ai (?:connu|vu|croise|lu) (?:\w+ )?(?:cons|abrutis|idiots|imbeciles|tares|boulets|nuls"
        r"|cretins|debiles)\b[^.!?\n]{0,12}\bmais"
        r" (?:toi|lui|elle|vous|la)\b|\b(?:tu|vous) (?:es|etes) (?:la |le |un |une )(?:pire|dernier"
        r"|derniere)s? des? (?:\w+)",
        unless=FOND,
    ),
    # --- what somebody is worth
    construct(
        "insult.direct",
        "contempt_worth",
        rf"\b(?:{_YOU_ARE}|voila|toi|vous|quelle|lui"
        rf"|{_YOU_ARE} vraiment) (?:et \w+ \w+ )?(?:vous etes )?(?:que )?(?:la |une |le |un )"
        r"(?:vraie? )?(?:honte|lie|lepre|peste|plaie|gangrene|poison|verrue|crasse|poubelle|rebut"
        r"|fond du panier|tumeur|pestiferee?"
        r") (?:de |du |de la |pour |sur )(?:ce |cette |cet |notre |le |la |l'|ta |ton |votre |tout "
        rf"|tous )?(?:{_CROWD}|espece|planete"
        r"|societe|terre|pays|genre humain|monde|parents|famille|profession|metier|quartier)\b"
        r"|\b(?:tu|vous) (?:ne )?(?:sers|servez|vaux|valez|merites|meritez) (?:strictement |vraiment "
        r"|absolument )?(?:a rien|rien"
        r"|que dalle|pas (?:la salive|un clou|un kopeck|mieux)|meme pas (?:la|le|un|une"
        r"|qu'on))\b(?! (?:de mal|de te))"
        r"|\btu (?:me|nous) (?:degoutes?|ecoeures?|debectes?|repugnes?|fais vomir|fais gerber|fais honte"
        r"|donnes? envie de (?:vomir"
        r"|gerber)|revulses?)\b|\bvous (?:me|nous) (?:degoutez|ecoeurez|debectez|repugnez"
        r"|faites (?:vomir|gerber|honte))\b"
        r"|\bje (?:te|vous) (?:conchie|vomis|meprise|execre|hais|crache (?:dessus|a la|au|sur))\w*"
        r"|\bje crache sur (?:toi|vous|ta|ton|tes|lui|elle)\b|\b(?:tu|vous) (?:n')?(?:es"
        r"|etes) rien\b(?= ?(?:[.!,]|$|du tout|qu'))"
        r"|\b(?:t'? ?as|tu as|il a|elle a) (?:completement )?rate (?:ta|sa) vie\b|\b(?:ta|sa) (?:pauvre"
        r"|petite|miserable|triste) vie\b"
        r"(?= (?:de|est|doit|minable|vide)|[ .!?]*$)",
        unless=re.compile(rf"{FOND.pattern}|\b(?:mdr+|lol|ptdr|haha\w*|match|but|spoil\w*)\b|[😂🤣]"),
    ),
    construct(
        "insult.direct",
        "contempt_worth",
        r"\b(?:t'? ?as|tu as|il a|elle a|avec|vu|regarde\w*|vous avez|quelle|c'est quoi"
        r"|et) (?:\w+ ){0,4}?(?:ta|sa|cette|une|la|votre|ste|sa"
        r"|cte) (?:sale |grosse |petite |vieille )?(?:gueule|tronche|tete|face|trogne|tronche) (?:de |d'"
        r"|a )(?!vainqueur|fatigu|deterr|ange"
        r"|mort\b|lit|bois|linotte|enfant|bebe|chien battu|pluie|la une|lard|l'envers|coucher|dehors"
        r"|partir|gagnant|premier|dans|te lever|rien"
        r"|monsieur|l'emploi|neige|turc|gateau|star|cinema|sa mere|son pere|ma |mon |l'eau|poisson|ail"
        r"|liste|serie|gondole|pont|cheval|lecture"
        r"|veau|mule)[a-z' ]{3,}"
        r"|\b(?:ta|sa|votre) (?:gueule|tronche|face) (?:ressemble|ferait|fait) (?:\w+ )?(?:a|peur|fuir"
        r"|pitie|vomir)\b"
        r"|\b(?:t'? ?as|tu as) (?:deja )?vu ta (?:gueule|tronche|tete|face)\b"
        r"|\b(?:tu|vous) (?:pues?|puez|schlingues?|schlinguez|refoules?|cocottes?|sens le (?:fauve|rat"
        r"|bouc|phoque|poisson|moisi|vieux"
        r"|vomi|cadavre)|sens la (?:sueur|merde|pisse|mort|charogne|transpi\w*)|chlingues?)\b(?! pas)"
        r"|\b(?:mets|mettre|fous|foutre|plonge) ta (?:tete|tronche|gueule) dans (?:les|la"
        r"|le) (?:chiottes?|toilettes|cuvette|four|poubelle)\b"
        r"|\b(?:t'? ?as|tu as|il a|elle a) ete (?:eleve\w*|pondue?|finie?|concue?|bercee?|fabriquee?"
        r"|sevree?) (?:\w+ )?(?:par (?:un|une|des)"
        r" (?:singe|chien|loup|porc|poule|chevre|rat|cochon)\w*|a la (?:pisse|javel|biere|hache)"
        r"|au (?:pipi|gros rouge|pinard)|dans une"
        r" (?:porcherie|etable|poubelle|niche)|trop pres)|\beleve\w* dans une (?:porcherie|etable"
        r"|poubelle)\b"
        r"|\b(?:ta mere|ton pere|tes parents|tes vieux) (?:\w+ ){0,2}?(?:aurai(?:t|ent) (?:mieux fait"
        r"|du) (?:de )?(?:\w+ ){0,2}?(?:avaler|avorter"
        r"|s'abstenir|se retenir|te noyer|mettre une capote|te jeter|te laisser|se proteger)|(?:doi(?:t"
        r"|vent)|ont|a) (?:\w+ ){0,2}?(?:honte|regrett\w+"
        r"|pleurer|rate le brouillon|fait une erreur))\b",
        unless=ONESELF,
    ),
    # --- sayings turned against somebody
    construct(
        "insult.mild",
        "contempt_saying",
        r"\b(?:idiot|imbecile|fou|simplet) (?:du|de) (?:village|salon|service)\b(?= ?(?:[.!?,]|$|est"
        r"|s'est|a |c'est|le notre|du))|\ba chaque village"
        r" son (?:idiot|fou|imbecile)\b|\ble ridicule (?:ne )?tue pas\b[^.!?\n]{0,16}\b(?:heureusement"
        r"|sinon|pour toi|tu serais|tu|toi|vous|dommage)\b"
        r"|\b(?:si|quand) (?:la |les |on |le )(?:betise|connerie|cons|silence|aneries?|taxai\w+|ridicule"
        r"|connards|imbeciles|idiots)\b[^.!?\n]{2,36}"
        r"\b(?:tu|toi|t'|t|vous|il|elle) ?(?:serais|es|seriez|serait|rembours\w+|aurais|paierais"
        r"|pourrais)\b"
        r"|\bavec (?:un |des |une )?amie?s? (?:pareille?s?|comme (?:toi|vous|ca"
        r"|lui))\b[^.!?\n]{0,24}\bennemis\b"
        r"|\b(?:a|pendant|lors de) la distribution (?:de |des |du )(?:cerveaux?|l'intelligence|neurones)"
        r"|\bplus on (?:te|vous) connait\b"
        r"|\b(?:tu|vous) (?:creuses?|creusez) (?:encore|toujours)\b"
        r"|\btouche le fond\b[^.!?\n]{0,16}\bcreus\w+"
        r"|\b(?:et )?ca (?:vote|modere|conduit|se reproduit|a le permis|respire|parle|se croit|se prend"
        r"|se dit|veut donner|donne des lecons|ose|ouvre|juge"
        r"|critique)\b[^.!?\n]{0,32}?\b(?:et|mais) (?:ca )?(?:sait|est|a|n'a|ne|connait|fait|n'est"
        r"|tient)? ?(?:meme )?(?:pas|jamais|rien)\b"
        r"|^(?:et )?ca (?:vote|modere|se reproduit|a le permis|conduit)\b|\bnombril du monde\b"
        r"|\bpete\w* plus haut que\b"
        r"|\bl'intelligence (?:ne )?(?:soit|est|n'est) pas contagieuse\b|\bintelligence te poursuit\b"
        r"|\bcomme un lundi\b(?=[^.!?\n]{0,24}personne)"
        r"|\bcharme d'une porte de prison\b|\b(?:la )?porte (?:est|elle est) (?:la|par la"
        r"|grande ouverte)\b[^.!?\n]{0,20}\b(?:profite\w*|degage|sors"
        r"|prends|toi|dehors|casse)"
        r"|\b(?:peux|pouvez|pourrais) (?:\w+ )?en faire (?:un|une|des) (?:cornet|papillote|confetti"
        r"|avion|cocotte|papier)\w*",
        unless=FOND,
    ),
)
