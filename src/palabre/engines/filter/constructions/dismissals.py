"""Sending somebody away, asking what is no question, praising what is no praise: contempt in plain words."""

import re
from typing import Final

from palabre.engines.filter.constructions.contempt import FOND, ONESELF
from palabre.engines.filter.constructions.patterns import construct

DISMISSALS: Final = (
    # --- away with somebody
    construct(
        "insult.mild",
        "contempt_leave",
        r"\bpersonne (?:ici |la |dans ce \w+ )?(?:ne |n')?(?:veut (?:de |plus de )?(?:toi|vous|lui|te|t'"
        r"|vous voir)"
        r"|(?:t'|te |vous )(?:aime|a sonne|a demande(?! ton avis)|a invite|attend\w*|supporte|calcule"
        r"|regrett\w+"
        r"|ecoute|lit"
        r"|repond\w*|croit|suit|retient|connait|parlai?t|a parle|a cause|prend au serieux|a attendue?))\b"
        r"|\b(?:qui|on) (?:ne )?(?:t'|vous )a(?:vait)? (?:pas |rien )?(?:sonnee?|demandee?|invitee?"
        r"|permis|fait croire|autorisee?|cause|parle)\b(?! (?:si|ton|votre|l'heure|d'ou|pour|en mariage"
        r"|de l'aide"
        r"|a (?:la|l'|ma|sa|mon|son)))"
        r"|\b(?:se passe|se passait|se passerait|peut se passer"
        r"|se passera) (?:\w+ ){0,2}?(?:bien )?de (?:toi|vous|lui"
        r"|tes|ta|ton|votre|vos)\b"
        r"|\btu (?:ne )?manque(?:s|ras|rais)? (?:vraiment )?(?:a|pas a) (?:personne|grand monde)\b"
        r"|\b(?:bon debarras|a la niche|couche[- ]toi sale)\b|\b(?:du balai|oust+e?)[, !]+(?:du balai"
        r"|on t'a|on vous a"
        r"|t'es|sors|dehors|va|toi|espece|les (?:nuls|trolls|relous))\b"
        r"|\bva(?:s|-t'en)? (?:donc |plutot |te faire )?(?:voir ailleurs|polluer|bouder|chialer"
        r"|pleurer (?:chez|dans)"
        r"|gouter|jouer (?:ailleurs|aux billes|dehors|dans ta|a la poupee|sur l'autoroute)|aboyer"
        r"|emmerder|embeter)"
        r"|\b(?:retourne|rentre|reste|va|repars)[sz]? (?:\w+ )?(?:dans (?:ton trou|ta grotte|ta niche"
        r"|ta caverne|ton"
        r" coin|tes jupes|ta cour|les jupes)|sous (?:ton|ta) (?:pont|pierre|caillou)|a (?:la niche"
        r"|ta niche|tes"
        r" (?:poupees|legos?|billes|couches))|au bac a sable|en (?:maternelle|cp\b|ce1\b|primaire)"
        r"|jouer (?:aux (?:billes|legos?|petites voitures)|a"
        r" la (?:poupee|marelle|dinette)|dans (?:ton|ta) )|chez (?:ta mere|ta maman|maman))",
        unless=FOND,
    ),
    construct(
        "insult.mild",
        "contempt_leave",
        r"\b(?:on|c') ?(?:est|etait|avait|etais|se) (?:\w+ ){0,2}?(?:si bien|(?:enfin )?la paix"
        r"|(?:plus )?tranquilles?"
        r"|mieux|calme|au calme)[^.!?\n]{0,16}?\b(?:avant que (?:tu|t'|vous|il|elle)|sans (?:toi|lui"
        r"|elle|vous)"
        r"|et (?:tu|t'|puis (?:toi|tu|il|elle|lui)))"
        r"|\bencore (?:toi|lui|elle|vous|eux|ce \w+|cette \w+) ?[?!,.…]+ ?(?:on (?:avait|etait|n'en)"
        r"|pitie|t'as pas|tu"
        r" n'as|sortez|sors|degage)"
        r"|\b(?:oh non|tiens|revoila|voila|et voila|re-voila|mince)[ ,!]+(?:pas |encore |re)?(?:revoila "
        r"|voila )?(?:lui|le"
        r" (?:boulet|penible|relou|lourd|bruit de fond|comique|clown|troll|moulin|rabat-joie"
        r"|casse-pieds))\b"
        r"|\b(?:l'ambiance|la soiree|le salon|la discussion) (?:est |etait )?(?:mort\w*|gach\w+|fichu\w*"
        r"|plomb\w+"
        r"|cass\w+)[^.!?\n]{0,24}\b(?:toi|depuis que (?:tu|t')|grace a|a cause de)"
        r"|\b(?:tu|vous) (?:fais|faites|ferais|feriez) fuir (?:les|tout|tous|tes)\b"
        r"|\brend(?:s|ez)?[- ](?:nous|moi|toi) (?:un )?service\b[^.!?\n]{0,16}\b(?:pars|partez"
        r"|disparai\w+|tais|degage"
        r"|deconnecte|quitte|desinstalle|reviens pas|va-t'en|ferme)\w*"
        r"|\b(?:fais|faites)[- ](?:toi|vous) (?:oublier|tout petit)\b|\btu (?:pollues|gaches|voles"
        r"|gaspilles) (?:l'air"
        r"|l'oxygene|l'ambiance|l'atmosphere|ce|le|la)\b|\b(?:gaspillage|gachis|perte) (?:d'oxygene"
        r"|d'air|d'espace)\b",
        unless=ONESELF,
    ),
    construct(
        "insult.mild",
        "contempt_leave",
        r"\bcause toujours\b|\bparle a ma main\b|\bferme la (?:parenthese|porte) (?:et la bouche"
        r"|derriere toi en sortant)"
        r"|\b(?:on|tout le monde|personne)[^.!?\n]{0,6} (?:s'en|se|s') ?(?:fout|fiche|contrefout|tape"
        r"|cogne|branle|tamponne"
        r"|bat les (?:couilles|steaks|reins)) (?:\w+ )?(?:de |d')(?:ta |ton |tes |votre |vos |toi\b"
        r"|vous\b|ce que (?:tu|vous))"
        r"|\b(?:garde|gardez|ravale|range|remballe)[- ]?(?:la |le |les |toi |tout |tu )?(?:ta salive"
        r"|votre salive|ton avis|ta science|tes (?:lecons|conseils|commentaires|remarques|reflexions"
        r"|idees))"
        r"|\b(?:epargne|epargnez)[- ]nous\b|\b(?:retire|retirez|enleve|enlevez|confisque\w*"
        r"|coupe\w*)[- ]?(?:lui )?"
        r"(?:son |le |ton )(?:clavier|micro|telephone|wifi|internet)\b|\bqui (?:\w+ )?(?:a|lui a"
        r"|t'a) (?:donne|file|prete"
        r"|laisse) (?:\w+ )?(?:un clavier|le clavier|internet|le wifi|un micro|le micro) (?:a|entre)\b"
        r"|\b(?:les (?:grands|adultes|grandes personnes)) (?:parlent|discutent|causent)\b"
        r"|\blaisse[zr]? parler les"
        r" (?:grands|adultes)\b|\bton avis\b[^.!?\n]{0,12}\b(?:on s'en|tu peux|n'interesse|interesse"
        r"|ne compte|compte pas"
        r"|vaut rien|tu te le|peux te le)|\b(?:tes|ton|ta) (?:\w+ )?(?:tu peux )?(?:te )?(?:les |le "
        r"|la )?(?:carre[rs]?|foutre"
        r"|fourrer|mettre) (?:ou je pense|au cul|dans le cul|la ou)",
        unless=FOND,
    ),
    # --- questions that ask nothing, praise that praises nothing
    construct(
        "insult.mild",
        "contempt_ask",
        r"\b(?:tes parents|tes vieux|ta mere|ta maman|maman|papa) (?:savent|sait|est au courant"
        r"|sont au courant)"
        r" (?:que |qu')(?:t'|tu |il |elle |vous )"
        r"|\b(?:fais|fait|faites|fe) (?:\w+ )?expre?s?s?\b[^.!?\n]{0,8}\bou (?:t'? ?es|tu es|il est"
        r"|elle est|c'est|vous etes)"
        r"|\b(?:t'? ?es|tu es) (?:\w+ ){0,3}?ou (?:tu (?:le )?fais|t'? ?es|tu es) (?:expres|naturel"
        r"|vraiment comme ca|de"
        r" naissance)|\bou (?:t'? ?es|tu es|c'est) (?:vraiment comme ca|de naissance|ne comme ca|naturel"
        r"|genetique)\b"
        r"|\ba part (?:te plaindre|raler|critiquer|gueuler|insulter|juger|mentir|pleurer|parler|troller"
        r"|rager)\b[^.!?\n]{0,12}"
        r"\b(?:tu|vous|il|elle) (?:sai[st]|fais|fait|sers|sert)"
        r"|\btu t'es (?:deja )?(?:vue?|regardee?|entendue?|relue?|lue?)\b(?! (?:dans le film|a la tele"
        r"|sur la photo|en photo"
        r"|comment))"
        r"|\b(?:t'? ?as|tu as|tu n'as|vous avez|il a) (?:vraiment )?(?:pas de vie|que ca a faire"
        r"|rien d'autre a faire"
        r"|rien de mieux a faire|pas (?:autre chose|mieux|d'autres?) (?:chose )?a (?:faire|foutre)"
        r"|une vie a cote)\b"
        r"|\bpour qui (?:tu te|vous vous|il se|elle se) pren\w+\b|\b(?:tu te|vous vous|il se|elle se"
        r"|ca se) pren(?:ds|d|ez) pour"
        r" (?:qui|quoi|dieu|le nombril|un expert|einstein|une star|un genie|la reine|le roi|le centre"
        r"|un caid|une lumiere)"
        r"|\b(?:tu te|vous vous|il se|elle se|ca se|monsieur se|madame se|qui se) (?:crois|croit"
        r"|croyez) (?:\w+ ){0,1}?"
        r"(?:malin\w*|drole\w*|marrant|intelligent\w*|superieur\w*|interessant\w*|futee?|fort|forte"
        r"|important\w*|fin|tout"
        r" permis|au-dessus|sortie? de la cuisse)"
        r"|\bla cuisse de jupiter\b|\b(?:ca va|elles vont bien|attention) (?:a )?(?:les"
        r"|tes) chevilles(?= ?[?!.]|$)"
        r"|\b(?:tes|ses|vos|les) chevilles (?:\w+ )?(?:enflent|gonflent|vont bien|passent)\b"
        r"|\by a des (?:jours|moments|fois) ou (?:t'? ?es|tu es) pas\b|\bt'arrive de (?:penser|reflechir"
        r"|te taire)\b"
        r"|\bfaut (?:t'|te l'|lui |vous )expliquer (?:avec|en) (?:des|un) dessins?\b"
        r"|\bje t'explique avec des dessins\b"
        r"",
        unless=FOND,
    ),
    construct(
        "insult.mild",
        "contempt_ask",
        r"\b(?:bravo|merci|felicitations|chapeau|gg),? (?:l'artiste|champion|einstein|sherlock|genie"
        r"|captain|capitaine"
        r" (?:obvious|evidence)|pour (?:cette |cet |ces |ton |ta )?(?:\w+ )?(?:inutile|betise|anerie"
        r"|intervention inutile))\b"
        r"|\b(?:captain obvious|capitaine evidence|monsieur je[- ]sais[- ]tout|madame je[- ]sais[- ]tout"
        r"|miss je[- ]sais)\b"
        r"|\bc'est mignon quand (?:tu|il|elle) (?:essai\w+|pense\w*|reflechi\w*|parle\w*|crois|croit)\b"
        r"|\b(?:philosophe|expert|specialiste|avocat|justicier|philosophe) (?:de (?:comptoir|canape"
        r"|salon|bazar|supermarche"
        r"|pacotille)|du dimanche|en carton|de mes deux)\b|\ben carton\b(?= ?[.!?]*$)"
        r"|\bc'est (?:un role|de l'humour|une blague)\b[^.!?\n]{0,12}\bou (?:t'? ?es|tu|t'as)\b",
        unless=ONESELF,
    ),
    construct(
        "insult.direct",
        "go_away",
        r"\b(?:degagez?|casse[- ]toi|cassez[- ]vous|tire[- ]toi|barre[- ]toi|dehors"
        r"|couche),? (?:d'ici,? |de la,? )?(?:la vieille|le vieux|la grosse|le gros|le nain"
        r"|pouilleux|morveu\w+|clodo|gamin|minus|puceau|minable|raclure|vermine|sale \w+|gros \w+"
        r"|grosse \w+|vieille \w+|pauvre \w+|espece)\b"
        r"|\bva(?:s)? (?:donc )?te faire (?:empailler|pendre|embaumer|enterrer|cuire (?:le|un oeuf)"
        r"|tondre|dresser|castrer|voir chez les grecs)\b"
        r"|\b(?:ramassis|meute|brochette|clique|troupeau|tas) d(?:e |'|es )(?!bonnes|bons|souvenirs"
        r"|objets|copains|copines|amis|moutons (?:dans|au|qui)|vaches|chevres|chiens"
        r"|sable|terre|bois|linge|feuilles|papiers?|pierres?|cailloux|trucs?|choses|gens|monde|fumier"
        r"|ferraille|neige|compost|livres|vaisselle|questions?|problemes?|oies|loups"
        r"|brebis|photos|voitures|recettes|crevettes|fruits|legumes|viande|poulet|jeux|films|vetements"
        r"|cartons|messages|temps|raisons|conneries|fric|sous|bonbons|raisin)"
        r"(?:gros |vieux |petits? |sales? )?(?:[a-z]+(?:ards?|asses?|eux|ons|ins|iques|ottes?|ets|euses"
        r"|res|ches|iens|les|us|es|is))\b(?<=[sx])(?= ?(?:[.!?,]|$|ici|que|et|dans|qui|va|vous|ce |la ))",
        unless=FOND,
    ),
    construct(
        "insult.mild",
        "go_away",
        r"\b(?:concentre|tissu|festival|tombereau|feu d'artifice) (?:de |d')(?:conneries?|betises?"
        r"|aneries?|stupidites?|mauvaise foi|inepties|sottises|nullite)\b"
        r"|\b(?:doit|doive) etre (?:triste|dur|long|fatigant|penible|epuisant|chiant"
        r"|difficile) d'etre (?:toi|lui|elle|vous|aussi|si|con|bete|dans ta tete)\b"
        r"|\b(?:encore )?un (?:gamin|gosse|mioche|kikoo|morveux|ado attarde) (?:de (?:\d+|dix|onze|douze"
        r"|treize|quatorze) ans )?qui (?:fait (?:le|son)|se croit|se prend|veut (?:faire|jouer)"
        r"|ramene|joue (?:au|les)|sait tout)|\b(?:on|nous) se croirait (?:en|a la|dans une"
        r"|au) (?:\w+ de )?(?:maternelle|creche|garderie|recre|bac a sable|primaire)"
        r"|\bniveau\b[^.!?\n]{0,16}\b(?:maternelle|creche|cp|bac a sable)\b(?= ?[?!.]|$)|\b(?:devrais"
        r"|devriez|pourrais|faut|faudrait) (?:\w+ )?apprendre a (?:lire|ecrire"
        r"|reflechir|penser|te taire|compter|vivre|parler|jouer) (?:avant|un peu|d'abord|correctement"
        r"|mon|ma)\b|\bjouer (?:avec|a) tes (?:poupees|legos?|billes|petites voitures|jouets"
        r"|barbies?|playmobils?|cubes)\b|\blaisse[zr]? les (?:grands|adultes)\b|\b(?:tu"
        r"|vous) (?:ne )?(?:racont\w+|dis|dites|sors|sortez|debite[sz]?|ecri[sv]\w*) (?:toujours "
        r"|encore |vraiment"
        r" |vraiment que |que )?(?:de la merde|(?:que )?des? (?:conneries|aneries|inepties|debilites"
        r"|grosses betises)|de la bouse|du vent)\b",
        unless=FOND,
    ),
    construct(
        "insult.direct",
        "vocative",
        r"\b(?:ohe|eh|he|hep|oh|allo|salut|bonjour),? (?:du con|ducon|les cons|les nazes|les nuls"
        r"|la grosse|le gros tas|le nain|la moche|bouffon"
        r"|tocard|les tocards|les bouffons|gros con|tete de (?:noeud|con|gland))\b"
        r"|\b(?:ton|ta|votre|vos|tes) (?:clown|bouffon|con|conne|abruti|abrutie|idiot|idiote|connard"
        r"|connasse|imbecile|nul|tocard|debile|naze|boulet|cretin"
        r"|cretine|pouffe|petasse|larve|guignol|cinglee?|taree?|mongol|moche|pute|salope)s? (?:de"
        r"|d') ?(?:frere|pere|mere|soeur|pote|mec|mari|femme|copain|copine"
        r"|chef|cousin|cousine|fils|fille|prof|patron|pere|ami|amie|famille|race|modo)s?\b"
        r"|\b(?:tu|vous) (?:me|nous) (?:files?|filez|donnes?|donnez|fous|foutez) la (?:gerbe|nausee"
        r"|gale)\b",
        unless=re.compile(rf"{ONESELF.pattern}|\b(?:mdr+|lol|ptdr|haha\w*)\b|[😂🤣😄😉❤]"),
    ),
    construct(
        "insult.mild",
        "scorn",
        r"\bpas (?:byzance|versailles|le perou|folichon|reluisant|brillant) (?:dans ta|dans sa|la-haut"
        r"|chez toi|sous ton|sous le crane)\b"
        r"|\b(?:et|avec) (?:la |le |l'|les )(?:finesse|politesse|intelligence|orthographe|reflexion"
        r"|logique|verite|humour|hygiene|travail|delicatesse"
        r"|tact|elegance|modestie|respect|galanterie|honnetete),? (?:ca )?(?:fait|font) (?:deux|trois"
        r"|mille)\b"
        r"|\b(?:auras|aurez|gagneras|as|decrocheras) (?:\w+ )?(?:le|un) (?:prix )?nobel\b"
        r"|\btrop pour ce que (?:t'as|tu as|vous avez)\b"
        r"|\b(?:casses?|cassez) les (?:oreilles|bonbons|noisettes|burnes)\b"
        r"|\btais[- ]toi\b[^.!?\n]{0,16}\b(?:tu nous|tu me|tu dis|tu racontes|t'es|personne"
        r"|on s'en|tu saoules?)|\bheureusement (?:que |qu')[^.!?\n]{0,12}\b(?:te|t'|vous) (?:demande"
        r"|paie|paye|ecoute|croit|laisse)\b"
        r"|\b(?:comprends?|comprend|vois|etonnant|etonne|etonnes) (?:mieux )?(?:pourquoi|que) (?:tu|t'"
        r"|vous|on t'|ta|ton) ?(?:es (?:celibataire|seule?|divorcee?|puceau|vire"
        r"|tout seul)|as pas d'amis|as pas de copine|a quitte|ex |femme|mari|a vire)|\b(?:ta"
        r"|votre) mauvaise foi\b",
        unless=FOND,
    ),
    construct(
        "insult.mild",
        "tired_of_you",
        r"\b(?:t'as|tu as|vous avez|t'as pas) (?:bientot |pas )?fini (?:de (?:faire (?:ton|ta|le|la|l')"
        r"|jouer (?:a|au|les)|chouiner|raler|brailler|gueuler|pleurer|te plaindre|nous)"
        r"|ton (?:cinema|cirque|numero)|ta (?:crise|comedie))|\b(?:tu es|t'es"
        r"|vous etes) nee?s? (?:fatigue|con|idiot|bete|hier|sans (?:cerveau|tete))\w*"
        r"|\bretourne (?:donc )?(?:faire|a|sucer|dormir avec) (?:tes|ton) (?:devoirs|pouce|sieste|dodo"
        r"|couches|cahiers?|legos?|poupees?|doudou)\b"
        r"|\ble jour ou (?:tu|vous|il|elle) (?:\w+ ){1,6}?[^.!?\n]{0,12}\b(?:fete|neiger\w*|champagne"
        r"|dents|previen\w+|miracle|reveille\w*)\b"
        r"|\b(?:ton|votre) cas (?:est (?:desespere|grave|clinique|perdu)|releve|s'aggrave|m'inquiete)"
        r"|\b(?:pathetique|ridicule|minable|lamentable|pitoyable|affligeant|navrant"
        r"|consternant),? (?:juste \w+ )?(?:ton|ta|tes|votre|vos) [a-z]+|\b(?:tu|vous) (?:me"
        r"|nous) (?:fatigue[sz]?|gave[sz]?|broute[sz]?|tanne[sz]?|exaspere[sz]?|desespere[sz]?"
        r"|afflige[sz]?)\b|\bc'est beau (?:l'ignorance|la betise|la connerie|l'inculture|la naivete)\b"
        r"|\b(?:tu|vous)\b[^.!?\n]{0,16}\bplomb\w+ l'ambiance\b"
        r"|\b(?:t'es|tu es|il est|elle est|vous etes)\b[^.!?\n]{0,12}?\b(?:bas de plafond|(?:lente?"
        r"|longue?) a la detente|pas aidee?|dure? a la comprenette|mou du (?:bulbe|cerveau)"
        r"|limitee? (?:comme|intellectuellement|du bulbe|hein|non))\b",
        unless=FOND,
    ),
    construct(
        "insult.direct",
        "tired_of_you",
        r"\b(?:tu|vous) ressembl\w+ a (?:rien|un (?:clochard|clown|rat|porc|sac|cochon|phoque|crapaud)"
        r"|une (?:poubelle|truie|sorciere|serpilliere|vache|meduse|dinde))\b"
        r"|\b(?:je|j') ?(?:te|vous|t') ?(?:chie|pisse|vomis) (?:dans|sur|dessus|a la|au)\b"
        r"|\bj'te (?:chie|pisse|crache) (?:dans|sur|dessus|a la)\b",
        unless=FOND,
    ),
    # --- scorn that names what somebody lacks
    construct(
        "insult.mild",
        "scorn",
        r"\b(?:des|les|aux) gens (?:comme (?:toi|vous|lui|elle|eux)|de (?:ton|votre) (?:espece|genre"
        r"|acabit)|dans (?:ton|votre) genre)\b"
        r"|\b(?:toujours|encore|meme refrain|pitie)\b[^.!?\n]{0,24}\bchange[zr]? de disque\b"
        r"|\bchange de disque\b"
        r"|\b(?:belle|quelle|brillante|superbe|magnifique) (?:demonstration|preuve|lecon) (?:d'"
        r"|de )(?:incompetence|betise|connerie|ignorance"
        r"|mauvaise foi|nullite|mediocrite|stupidite|vulgarite)|\b(?:essa\w+|tente\w*|teste\w*"
        r"|decouvr\w+) le silence\b|\ble silence te va\b"
        r"|\b(?:perds|perdre|perdu) (?:toute )?(?:foi en"
        r"|espoir en) l'humanite\b(?=[^.!?\n]{0,32}\b(?:toi|te |tes|message|lisant))"
        r"|\b(?:toi|te |tes|message\w*|lisant|lire)\b[^.!?\n]{0,24}\b(?:perds|perdre"
        r"|perdu) (?:toute )?(?:foi|espoir) en l'humanite\b"
        r"|\b(?:attendai\w+|attend) (?:plus )?que (?:ton (?:avis|opinion|commentaire)|ta (?:reponse"
        r"|remarque|science)|tes (?:conseils|lumieres))"
        r"|\ble ridicule\b[^.!?\n]{0,24}\b(?:gratuit|payant|tuait|rembours\w+|sport olympique)|\b(?:tu"
        r"|toi|vous|t'as|elle|il)\b[^.!?\n]{0,16}"
        r"\bpour (?:ne )?rien dire\b|\bpour ne rien dire\b[^.!?\n]{0,24}\b(?:metier|talent|don|avenir"
        r"|champion)"
        r"|\b(?:y a|existe) (?:des|un|une) (?:ecoles?|asiles?|hopita\w+|pilules?|zoos?"
        r"|enclos) (?:\w+ )?pour (?:toi|vous|les gens (?:comme|dans))"
        r"|\blaisse[zr]? (?:parler |discuter )?les gens (?:intelligents|normaux|serieux|qui savent"
        r"|competents|cultives)\b"
        r"|\bde (?:ta|votre) part\b[^.!?\n]{0,24}\b(?:m'etonne|surpren\w+|surprise?|normal|niveau"
        r"|etonnant)",
        unless=FOND,
    ),
    construct(
        "insult.mild",
        "scorn",
        r"\btu veux (?:un|une) (?:cookie|medaille|mouchoir|biscuit|susucre|su-sucre|applaudissement"
        r"|standing ovation|sucette|tetine)"
        r"(?: pour (?:ca|cette|ton|ta|avoir)| ou quoi|,? (?:champion|bebe|le genie)| ?\?$)"
        r"|\bplus (?:droles?|interessante?|belle|beau|agreable|sympa|supportable|utile) quand (?:tu|t'"
        r"|vous|il|elle) ?(?:dors?|te tais|vous taisez"
        r"|parles? pas|es pas la|n'es pas|ecris pas|se tait|dort|la fermes?)"
        r"|\b(?:te|vous) (?:\w+ )?(?:regarder|contempler) le nombril\b|\b(?:tu"
        r"|vous) (?:ne )?fai\w+ (?:meme )?rire (?:personne|que toi|que vous)"
        r"|\bfait (?:\w+ )?rire (?:que toi|que vous|que lui|qu'elle|personne)\b"
        r"|\boublie\w* a la naissance\b"
        r"|\bj'ai (?:deja )?(?:connu|vu|croise|rencontre) (?:des|un|une) (?!films?|livres?|series?|jeux?"
        r"|articles?|textes?)[a-z -]{3,24} plus (?:receptif"
        r"|malin|vif|vive|causant|aimable|mature|futee?|intelligent|sympathique|expressif|bavard|eveille"
        r"|charismatique|chaleureu)\w*"
        r"|\b(?:tu|vous) (?:nous |me |les )?(?:uses|usez|epuises|epuisez|pompes l'air|pompez l'air"
        r"|tapes sur (?:le|les) (?:systeme|nerfs)|cours sur"
        r" le haricot|fais perdre (?:notre|mon|son) temps|faites perdre)\b|\b(?:pauvrete|misere"
        r"|tristesse|vacuite|indigence) (?:intellectuelle"
        r"|d'esprit|mentale)\b|\bniveau (?:zero|caniveau|maternelle|cp\b|moins mille|ras des paquerettes"
        r"|moquette|sous[- ]sol)\b(?=[^.!?\n]{0,16}$)"
        r"|\b(?:tu vis|vous vivez|t'habites|tu sors|sors) (?:\w+ )?(?:dans une grotte|sous un caillou"
        r"|de ta grotte|d'une grotte|chez les cromagnons)"
        r"|\b(?:va|touche|toucher) (?:toucher )?de l'herbe\b|\bbien placee? pour (?:parler|juger"
        r"|donner)\b|\b(?:trop (?:complique|subtil|dur"
        r"|intelligent|abstrait) pour (?:toi|vous|lui|ton)|ca te depasse|au-dessus de tes (?:moyens"
        r"|capacites|forces))"
        r"|\b(?:utilise|branche|allume|active|connecte|sers-toi de|demarre) (?:un peu |donc )?(?:ton|ta"
        r"|votre) (?:cerveau|tete|cervelle|neurone|ciboulot)"
        r"|\b(?:ton |d')?age mental\b(?! (?:de l'enfant|moyen))|\bmeme (?:ma|mon|un|une"
        r"|mes) [a-z -]{3,24} mieux (?:que )?(?:toi|vous|lui|elle)\b"
        r"|\b(?:je plains|pitie de|courage a) (?:ta (?:femme|mere|copine|famille)|tes (?:enfants|parents"
        r"|voisins|collegues|gosses|profs|amis)|ton (?:mari|chien"
        r"|mec|patron|prof|chat|psy))\b|\bpersonne (?:ne )?te pleurera\b"
        r"|\bon (?:n')?a pas (?:ete )?(?:eleve|garde) les cochons ensemble\b",
        unless=FOND,
    ),
)
