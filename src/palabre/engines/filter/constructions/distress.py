"""Signs that somebody is in danger from themselves."""

import re
from typing import Final

from palabre.engines.filter.constructions.patterns import construct

_ABOUT_IT: Final = re.compile(
    r"\b(?:3114|prevention|conference|documentaires?|films?|series?|romans?|livres?|episodes?"
    r"|personnages?|heros|heroine|chansons?|paroles|association|statistiques?|debat|articles?"
    r"|reportage|journal|telefilm|acteur|actrice|scenario|jeu|boss)\b"
)
_LAUGH_TO_DEATH: Final = (
    r"(?! (?:de |d')(?:rire|gourmandise|plaisir|bonheur|joie|emotion|curiosite|impatience|gene|rage|faim"
    r"|soif|chaud|froid|fatigue|honte|peur|trouille|sommeil|envie|jalousie"
    r"|ennui)|\w)"
)
_HARM_SELF: Final = (
    r"(?:me suicide[r]?|m'suicider|me tuer|me buter|me pendre|me flinguer?|me caner"
    r"|me noyer(?! (?:dans (?:un|le"
    r"|mon) (?:chocolat|boulot|travail|cafe|verre)|de))|me foutre en l'air|en finir(?! avec (?!la vie|tout"
    r"|ma vie))|mourir|crever|disparaitre(?! (?:de (?:ce (?:groupe|salon|serveur|forum|site)|la (?:liste"
    r"|circulation|soiree|reunion|photo)|l'ecran|cette|mon (?:bureau|ecran)|facebook|insta\w*)|une?|deux"
    r"|trois|quelques|en|dans|pendant|jusqu|sous|un peu)\b)"
    r"|m'ouvrir les veines|me tailler les veines|me tranche[r]? les (?:veines?|venes?)"
    r"|me faire (?:renverser|ecraser|percuter|faucher)|m'enlever la vie|me laisser mourir|me (?:mettre"
    r"|tirer|foutre|coller|loger) une balle|me supprimer|me jeter (?:sous|du"
    r"|d'un|par|dans)|sauter (?:du|d'un) (?:pont|toit|immeuble)|saute[r]? par la fenetre|me (?:crisser"
    r"|jeter|foutre) en bas|(?:ne )?(?:plus|pas|pu|plu) (?:exister|vivre|etre (?:la|en vie"
    r"|vivante?)|me reveiller(?! (?:a|avant|si|tot|en|la nuit|pour)\b))|ne plus jamais me reveiller"
    r"|m'endormir (?:et|pour) (?:ne )?(?:plus|jamais)"
    r"|me faire du mal|me couper(?! les cheveux| la frange| les ongles| du pain| une)"
    r"|me scarifier|me mutiler|me bruler la peau|partir pour de bon"
    r"|avaler (?:\w+ ){0,3}?(?:medicaments|cachets|medocs|somniferes|boite)"
    r"|prendre tou[st] (?:mes|les) (?:medocs|cachets|medicaments)|m'oter la vie|mettre fin a (?:mes jours"
    r"|ma vie|tout ca)|quitter ce monde|rejoindre (?:ma mere|mon pere|les anges) la-haut)"
)
_PILLS: Final = r"(?:cachets?|comprimes?|medicaments?|medocs?|dolipranes?|paracetamol|somniferes?|pilules?)"
_CLOSE: Final = (
    r"(?:ami|amie|pote|copain|copine|frere|soeur|fille|fils|mere|pere|cousine?|mec|meuf|femme|mari|ex"
    r"|blonde|garcon|camarade|gamine?|ado|membre|chum|coloc|voisine?|collegue|niece|neveu|petite|eleve"
    r"|gars|besta|bff)"
)
_END_ONESELF: Final = (
    r"(?:se (?:suicider|tuer|pendre|jeter|foutre en l'air|flinguer|noyer|faire du mal|couper|scarifier"
    r"|mutiler"
    r"|laisser mourir|caner|buter)|s'(?:ouvrir les veines|enlever la vie|oter la vie)|en finir|mourir"
    r"|passer a l'acte|sauter(?: du| d'un| par|,|$)|se donner la mort)"
)
DISTRESS: Final = (
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:j|je|jveux|jvais|jpense|moi|j'veux|j'vais|jai"
        r"|jaimerais)\b(?:(?! (?:tu|vous|il|elle|ils|elles)\b)[^.!?\n]){0,40}?\b(?:envie|besoin|voudrais"
        r"|veux|aimerais|aimerai|prefere"
        r"|prefererais|pense|songe|reve|vais|va|compte|prevu|decide|hate|idees?|prete?|tente"
        r"|essaye|essaie|failli|voulu|pensees?|recommence|recommencer"
        rf"|mieux)\b (?:(?!te |vous |lui |leur )\w+ ){{0,3}}?(?:a |de |d'"
        rf"|que )?{_HARM_SELF}\b{_LAUGH_TO_DEATH}",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"(?:^|[,.!?;]\s*)(?:envie|besoin|marre,? envie) (?:\w+ )?(?:de "
        rf"|d'){_HARM_SELF}\b{_LAUGH_TO_DEATH}",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\bje me (?:suis (?:encore |re)?)?(?:fais (?:encore |souvent )?du mal|fait du mal"
        r"|scarifi\w*|mutil\w*|coupee? (?:les|aux|encore|pour|quand|le bras)\w*(?! cheveux"
        r"| ongles)|taillade\w*|lacere\w*)\b|\bje (?:me suicide|vais me suicide\w*"
        r"|suis suicidaire)\b|(?<!d')(?<!ses )(?<!leurs )(?<!leur )(?<!ont des )\b(?:idees|pensees"
        r"|pulsions) (?:suicidaires|noires)\b(?![^.!?\n]{0,30}\b(?:il y a longtemps|selon|enquete|etude"
        r"|autrefois|jadis"
        r"|derriere moi))|\b(?:recommence|repris|retombee?)[^.!?\n]{0,16}"
        r"\b(?:la |les |ma |mes )?(?:scarifi\w+|mutilations?|automutil\w+)|\bm'?(?:un ?alive|desunaliv)\w*"
        r"|\bma (?:derniere )?(?:lettre d'adieu|tentative de suicide|ts\b)",
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:la|ma|cette) vie (?:ne |n')?(?:\w+ )?(?:vaut|merite) (?:plus|pas) (?:la peine"
        r"|le coup|d'etre vecue|rien)\b|\b(?:ma|la) vie (?:ne |n')?a (?:plus|pas) (?:de"
        r"|aucun) (?:sens|interet|valeur)\b|\ba quoi (?:bon|ca sert de) (?:rester en vie|vivre"
        r"|continuer a vivre|continuer(?! (?:ce|cette|le|la|les|a|dans|ici|avec)\b)|exister|etre en vie"
        r"|se lever)\b|\b(?:plus|pas|aucune?"
        r"|perdu) (?:la |de |l'|d'|le |aucune? |toute? )?(?:force|envie|gout|raison|courage"
        r"|energie)s? (?:de |d'|a |pour )?(?:continuer a |encore )?(?:vivre|exister|continuer"
        r"|rester en vie|etre en vie)\b|\b(?:perdu|plus) le gout (?:a|de) la vie\b",
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\bpersonne (?:ne |n')?(?:(?!te |t'|vous )\w+ ){0,2}?(?:regrettera|regretterait|remarquera"
        r"|remarquerait"
        r"|pleurera|pleurerait|manquerai)\w*\b|\b(?:manquerais?|manquerai) a personne\b"
        r"|\b(?<!joue )(?<!jouent )\b(?:mieux|tranquilles?|heureux|soulages?|debarrasses?) (?:sans"
        r"|de) moi\b|\b(?:si|quand"
        r"|le jour ou) je (?:meurs|mourais|disparais|disparaissais|mourrai|ne serai plus la"
        r"|serai plus la|pars pour toujours)\b(?! de| dans (?:le|ce) jeu| c'etait| c'est que)"
        r"|\bje (?:serai(?:s)?"
        r"|suis) (?:\w+ )?mieux (?:morte?|enterree?|six pieds)\b|\b(?:ne |n')?(?:derangerai|embeterai"
        r"|generai)s? plus personne\b|\bn'en aurai plus besoin\b"
        r"|\b(?:ne |n')?(?:vois|voit|trouve) (?:plus|pas) (?:d'|de |aucune |l')?(?:issue|sortie|solution"
        r"|avenir|espoir)\b"
        r"|\bcompte (?:les|mes|tous les) (?:cachets|medicaments|medocs|comprimes)\b"
        r"|\b(?:fatiguee?|lasse?|marre|epuisee?|tannee?) (?:de vivre|d'exister|d'etre en vie"
        r"|de la vie)\b(?! (?:en|a|dans|chez|avec|ici|parisienne|de (?:bureau|chateau|couple)|chere"
        r"|sociale|citadine|moderne|quotidienne)\b)|\bderni(?:er|ere) (?:message|nuit"
        r"|soir)\b[^.!?\n]{0,24}\b(?:adieu|merci pour tout|pardon)\b"
        r"|\b(?:vous|tu|on) (?:ne )?(?:me |m')(?:verrez|reverrez|verras|reverras|verra"
        r"|entendrez) plus jamais\b"
        r"|\bun poids pour (?:tout le monde"
        r"|tous|ma famille|mes (?:parents|proches|amis)|les autres|eux)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\badieu\b(?![^.!?\n]{0,20}\bcomme on dit\b),? (?:\w+ )?(?:c'est fini|tout le monde|a tous"
        r"|a toutes|le monde|la vie"
        r"|mes amis|les amis|je |j'|c'etait)|\bc'est (?:fini|termine|la fin) pour moi\b"
        r"|\bce soir (?:c'est )?(?:la derniere fois|je pars|j'en finis|tout s'arrete)\b"
        r"|\bc'est (?:mes|mon) dernier (?:message|soir|jour)s?\b(?! (?:du|de|d'|a|au|en|ici|dans|avant"
        r"|chez)\b)|\bj'?(?:e )?n?'?(?:en )?(?:peux?|peut"
        r"|supporte|veux?) (?:vraiment )?(?:plus|pu|plu) (?:de )?(?:vivre|cette vie|la vie|d'etre en vie"
        r"|exister)\b|\b(?:j'ai|jai) (?:deja )?(?:prepare|ecrit|achete|trouve) (?:une|ma|la|mes"
        r"|les|des) (?:corde|lettre d'adieu|cachets|lames?)\b|\bj'ai avale (?:toute|une|tous|plein"
        r"|trop|des) (?:\w+ ){0,2}(?:boite|cachets|medicaments|medocs)\b",
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:i|im|i'm)\b (?:\w+ ){0,3}?(?:want to die|wanna die|kill myself|end my life"
        r"|end it all|hurt myself|cut myself|cutting myself|suicidal|don't want to live"
        r"|dont want to live|kms)\b",
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:mon|ma|mes|un|une) (?:ami|amie|pote|copine|copain|frere|soeur|fille|fils|mere|pere"
        r"|cousine?|meilleure? amie?)s? (?:\w+ ){0,2}?(?:veut|voulait|parle de|menace de|va"
        r"|pense a|essaie de|dit vouloir) (?:se suicider|se tuer|mourir|se pendre|en finir|sauter"
        r"|se faire du mal)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:plus|pas|pu) envie d'(?:etre (?:la|ici|en vie)|exister|avancer)\b"
        r"|\bque (?:tout|ca|tout ca|la douleur) s'arrete\b(?! de| au feu)|\bje m'ouvre (?:les )?(?:veines"
        r"|bras|poignets)\b"
        r"|\b(?:me|m') ?(?:suis )?(?:foutre|foutu|flanquer) en l'air\b|\b(?:autant|mieux vaut|vaut mieux"
        r"|mieux vaudrait) "
        r"(?:\w+ )?(?:disparaitre|mourir|crever|en finir)\b(?! de rire)|\b(?:pense|songe|envie|failli"
        r"|voulu)e? (?:a |de )?"
        r"(?:sauter(?! (?:la|le|les|une?|de joie|dans|en|a|mon|ma|ce|cette|sur|au)\b)|me jeter(?! (?:sur"
        r"|dans|a))|m'ouvrir(?! (?:a|aux|une))|me pendre(?! au))|\bje me (?:fais saigner"
        r"|brule (?:la peau|les bras)"
        r"|taillade|coupe les (?:bras|veines|poignets)|lacere)\w*"
        r"|\bpersonne (?:ne )?m'aime\b[^.!?\n]{0,24}\b(?:mourir|disparaitre"
        r"|finir|vivre|crever)\b|\bje (?:ne )?veux plus (?:etre la|me lever|continuer|lutter|souffrir)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:mon|ma|un|une) (?:ami|amie|pote|copine|copain|frere|soeur|fille|fils|mere|pere|cousine?|mec"
        r"|meuf|femme|mari|ex)"
        r" (?:[\w']+ ){0,3}?(?:qu'elle|qu'il|veut|va) (?:\w+ )?(?:se (?:tuer|suicider|pendre"
        r"|foutre en l'air|faire du mal)|en finir)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\bje pense (?:souvent|tout le temps|tous les jours|sans cesse|beaucoup) a (?:la mort|mourir"
        r"|en finir|ma mort)\b"
        r"|\b(?:plus|pas|pu) (?:la )?force de (?:me battre|lutter|me lever|continuer|tenir"
        r"|faire semblant)\b|\bje me (?:deteste|hais)\b"
        r"|\bplus rien (?:ne )?(?:me|m') ?(?:retient|attache|rattache|interesse)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:je|j'|jpense|jy)\b ?(?:\w+ ){0,3}?(?:penser?|songer?|songe|reflechis|repense)\b[^.!?\n]{0,20}?"
        r"\b(?:(?:au|qu'au) sui[cs]+ide|(?:a|qu'a) (?:me (?:sui[cs]+ider|tuer|pendre|foutre en l'air)"
        r"|la mort|mourir|en finir(?! avec (?:le|la|les|ce|cette|un)\b)))\b(?! de (?:rire|faim))",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        rf"\b(?:combien|quelle (?:dose|quantite)) (?:de |d'|il faut de )?(?:\w+ )?{_PILLS}\b[^.!?\n]{{0,40}}"
        r"\b(?:mourir|plus (?:jamais )?(?:se|me) reveiller|jamais (?:se|me) reveiller|(?:me|se) tuer"
        r"|en finir|s'endormir pour (?:de bon|toujours))\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\bkms (?:demain|ce soir|tonight|bientot|asap|rn|now|fr|lol|mdr)\b"
        r"|\b(?:vais|jvais|veux|envie de|gonna|imma|wanna) kms\b"
        r"|\bme sui(?:s|ss|sc)ider?\b|\bme (?:tuer|suicider|pendre)\b,? (?:c'est |reste )?(?:la |ma |mon )"
        r"(?:seule|unique|derniere)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:idees?|pensees?|pulsions?|(?:des|mes|ces) envies) (?:de (?:suicide|mort|mourir"
        r"|me (?:tuer|suicider|pendre)))\b"
        r"|\ba quoi je sers\b|\bautant (?:partir|disparaitre) pour (?:toujours|de bon)\b"
        r"|\bje (?:ne )?serai(?:s)? (?:bientot |demain )?plus (?:de ce monde|parmi vous|en vie"
        r"|un poids|un fardeau)\b"
        r"|\b(?:plus|pu|pas) capable (?:de |d')(?:vivre|exister|etre en vie)\b"
        r"|\bque (?:tout )?ca (?:s')?arrete(?: pour de bon| enfin)?$"
        r"|\b(?:pu|plu|pus) envie? (?:de |d')(?:vivre|exister|etre la)\b|\bpu envi de vivre?\b"
        r"|\b(?:ecrit|laisse|prepare|fini) ma lettre\b[^.!?\n]{0,24}\b(?:tout est pret|prenez soin|pardon"
        r"|adieu)\b"
        r"|\brejoindre (?:mon|ma|mes) \w+ (?:la-haut|la haut|au ciel|au paradis|dans la tombe)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:j'ai|jai|j'avais) (?:\w+ ){0,2}?(?:stocke|garde|mis de cote|achete|accumule|reuni"
        r"|prepare|assez de)"
        rf" (?:\w+ ){{0,3}}?{_PILLS}\b[^.!?\n]{{0,24}}\b(?:partir|mourir|en finir|toujours|de bon|me tuer)\b"
        r"|\b(?:serez|seras|seront|sera|serait|seraient|vivrez|vivront|irez|iront) (?:\w+ )?(?:mieux"
        r"|tranquilles?"
        r"|heureux|heureuses?|soulagee?s?) (?:sans moi|quand je (?:serai (?:plus|morte?|partie?|loin)"
        r"|ne serai plus|partirai)|apres moi|une fois que je)\b"
        r"|\bsi je (?:saute|meurs|disparais|creve|me (?:tue|pends|jette|suicide"
        r"|flingue))\b[^.!?\n]{0,24}\b(?:qui"
        r"|personne|remarqu\w+|manquer\w*|rendre compte|pleurer\w*|s'en)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\bcomment (?:on fait|faire|je fais|fait-on) pour mourir\b|\bj'ai (?:une|ma) corde (?:prete"
        r"|dans|au)\b"
        r"|\bje vais faire une betise (?:ce soir|cette nuit)\b"
        r"|\b(?:le )?suicide\b[^.!?\n]{0,12}\b(?:seule|unique|derniere) (?:sortie|solution|issue"
        r"|option|porte|facon)\b"
        r"|\bje me (?:suis )?(?:\w+ )?(?:entaille|taillade|lacere|scarifie)e? (?:les|le|la) (?:bras"
        r"|poignets?|cuisses?"
        r"|jambes?|peau)\b|\bde trop sur (?:cette )?terre\b|\bpourquoi (?:continuer a|continuer de"
        r"|rester en) vi(?:vre|e)\b(?! (?:a|en|avec|chez|au|aux|la|ici|ensemble)\b)"
        r"|\b(?:peux|peut|supporte) (?:vraiment )?(?:plus|pu) (?:de )?(?:cette|mon) existence\b"
        r"|\b(?:aurais|aurai) (?:prefere |mieux fait de )?(?:ne )?(?:pas|jamais) (?:du )?(?:naitre"
        r"|etre nee?)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:mwen|man|an) (?:pa|pe) (?:vle|le) viv\b|\b(?:mwen|man|an) (?:anvi|vle|le) (?:mouri|mo)\b"
        r"|\b(?:bghit|baghi|baghya|bghet) (?:n)?mou?t\b|\b3yi+t mn (?:l)?hayat\w*\b",
    ),
    # Fear for somebody, now.
    construct(
        "self_harm.signal",
        "close_one",
        rf"\b(?:mon|ma|mes|un|une|ce|cette|notre|son) (?:meilleure? |petite? |grande? "
        rf"|ancienne? )?{_CLOSE}s? (?:[\w']+ ){{0,5}}?"
        r"(?:veut|va|veulent|vont|parle de|menace de|pense a|envisage de|vouloir|qu'elle va|qu'il va"
        r"|qu'il veut|qu'elle veut"
        rf"|envie de|voudrait) (?:\w+ )?{_END_ONESELF}"
        r"|\b(?:il|elle) (?:vient d'ecrire qu'(?:il|elle)|dit qu'(?:il|elle)|m'a dit qu'(?:il"
        r"|elle)) (?:va|veut) "
        rf"{_END_ONESELF}\b(?=[^.!?\n]{{0,60}}\b(?:aide\w*|quoi faire|que faire|urgent|vite|help|peur"
        rf"|repond plus|ce soir))"
        r"|\b(?:mon|ma|mes|un|une|ce|cette) (?:\w+ )?(?:ami|amie|pote|copain|copine|frere|soeur|fille|fils"
        r"|mere|pere|femme|mari|eleve|voisine?|ado|cousine?)s?\b[^.!?\n]{0,24}\b(?:ne |n')?(?:veut"
        r"|a) plus (?:envie de )?(?:vivre|exister)\b(?! (?:a|en|chez|avec|ici|ensemble))"
        r"|\bs'enlever la vie\b|\b(?:elle|il|soeur|frere|fille|fils|copine|copain|pote|amie?|niece|neveu"
        r"|cousine?) (?:[\w']+ ){0,4}?(?:se (?:scarifie|mutile|taillade|lacere|coupe (?:les|encore"
        r"|volontairement|expres))|s'est (?:encore )?(?:scarifiee?|mutilee?|coupe (?:les|encore)"
        r"|coupee? (?:volontairement|expres|encore)))\b|\b(?:messages?|lettre|mot|vocal"
        r"|sms)s? d'adieux?\b(?![^.!?\n]{0,40}\b(?:collegues?|retraite|pot|depart|equipe|club)\b)"
        r"|\blettre d'adieu (?:cette nuit|ce soir|ce matin)\b",
        unless=_ABOUT_IT,
    ),
    # Questions of how.
    construct(
        "self_harm.signal",
        "way_to_die",
        r"\b(?:comment|quel(?:le)? (?:est )?(?:la |le )?(?:facon|moyen|methode)|le plus (?:rapide|simple)"
        r"|moyen)\b"
        r"[^.!?\n]{0,16}\b(?:(?:me|se) (?:tuer|suicider|pendre|noyer|supprimer)|mourir|en finir(?! avec)"
        r"|crever)\b"
        r"(?![^.!?\n]{0,20}\b(?:rire|chaud|faim|ennui|moins bete|homard|dans (?:le|ce)|idiot)\b)"
        r"|\b(?:mal|souffre|souffrir|douloureux|douleur)\b[^.!?\n]{0,12}\b(?:de mourir|quand on (?:meurt"
        r"|se (?:noie|tue|pend|jette"
        r"|suicide)|saute))\b"
        r"|\bmourir sans (?:souffrir|douleur|avoir mal)\b|\b(?:dose|combien|assez"
        r"|quoi)\b[^.!?\n]{0,30}\b(?:jamais|plus|pas) (?:jamais )?(?:se|me) reveiller\b|\b(?:normal"
        r"|vous avez deja|quelqu'un (?:a deja"
        r"|d'autre))\b"
        r"[^.!?\n]{0,30}\b(?:envie de mourir|envie de plus etre|pense a (?:mourir|en finir|se suicider)"
        r"|envier les morts)\b",
        unless=_ABOUT_IT,
    ),
    # Other tongues and regions.
    construct(
        "self_harm.signal",
        "far_tongue",
        r"\b(?:bghit|baghi|nheb|nhabb|nhebb|n7eb|habb|hab|bghina|ghir) (?:ghir )?(?:n)?mou?t\b"
        r"|\b3yi+t (?:men|mel|mn|f) "
        r"(?:l|had l|had )?(?:7ayati?|hayati?|7yati?|dounia|denya)\b|\b(?:nmout|nmoute) (?:w "
        r"|ou )?(?:nertah|nerta7)\b"
        r"|\bya rab+i? (?:prends|prenez|rappelle)[- ]moi\b|\bqu'allah me (?:prenne|reprenne|rappelle)\b"
        r"|\b(?:mwen|man|an) (?:ni )?(?:bouke|fatige|las) (?:viv|ak lavi|epi lavi)|\b(?:mwen|man"
        r"|an) (?:\w+ )?anvi (?:mo|mouri)\b"
        r"|\b(?:pa|pe pa) ka sipote lavi|\blavi (?:two|tro) (?:di|red|red)\b"
        r"|\b(?:better off (?:dead|without me)|wish i (?:was|were) (?:dead|never born)|(?:want|going"
        r"|wanna|gonna|ready) (?:to )?"
        r"(?:end it(?: all)?(?= tonight| now|$|[,.])|not (?:be|wake))|ending it (?:all|tonight)"
        r"|end my life|(?:don't|dont) want to"
        r" (?:be here anymore|be alive|wake up|live)|tired of (?:living|being alive)|life is (?:pointless"
        r"|not worth)"
        r"|no reason to live|nobody would care if i (?:died|was gone|disappeared)|goodbye forever"
        r"|(?:and )?never wake up|sleep forever)\b|\b(?:mwen|man|an) (?:le|vle|anvi) domi pou (?:toujou"
        r"|bon)\b|\b(?:mwen|man|an) las (?:viv|ak)\b",
        unless=_ABOUT_IT,
    ),
)
