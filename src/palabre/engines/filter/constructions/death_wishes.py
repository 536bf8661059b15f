"""Wishes that somebody dies, and demands that they kill themselves."""

from typing import Final

from palabre.engines.filter.constructions.pastimes import PLAYED
from palabre.engines.filter.constructions.patterns import construct

_LAUGH_TO_DEATH: Final = (
    r"(?! (?:de |d')(?:rire|gourmandise|plaisir|bonheur|joie|emotion|curiosite|impatience|gene|rage|faim"
    r"|soif|chaud|froid|fatigue|honte|peur|trouille|sommeil|envie|jalousie"
    r"|ennui)|\w)"
)
_KILL_YOURSELF: Final = (
    r"(?:va(?:s)? te (?:pendre|suicider|tuer|noyer|flinguer|buter|jeter|foutre en l'air"
    r"|faire (?:sauter|ecraser|renverser|exploser|tuer|buter|shooter|pendre|egorger|cramer|piquer"
    r"|euthanasier|avorter)|crever)|va (?:crever|mourir|t'ouvrir les veines"
    r"|sauter d)|allez (?:crever|mourir|vous (?:pendre|suicider|tuer))"
    r"|tue[- ]toi|suicide[- ]toi|pends[- ]toi|bute[- ]toi|flingue[- ]toi|noie[- ]toi"
    r"|etouffe[- ]toi avec|ouvre[- ]toi les veines|taille[- ]toi les veines"
    r"|jette[- ]toi (?:sous|du|d'un|par|a)|fais[- ]toi (?:ecraser|renverser|exploser|sauter|piquer"
    r"|euthanasier|tuer|buter)|saute (?:par la fenetre|d'un pont|du pont|du toit|du balcon|de ton balcon"
    r"|du \d+e|du \w+ieme|dans le vide)|bois de la javel|prends une corde"
    r"|tuez[- ]vous|suicidez[- ]vous|pendez[- ]vous|kys\b|kill (?:yourself|urself|ur self"
    r"|yourselves)|hang yourself|go (?:and )?die|drop dead|i hope (?:you|u|they) (?:all )?die"
    r"|(?:you|u) should (?:die|be dead)|die in a (?:fire|hole))"
)
DEATH_WISHES: Final = (
    construct(
        "threat.death_wish",
        "violence",
        r"(?:^|[,.!?;:]\s*|\b(?:toi|mais|alors|allez|donc|vas-y|tu peux|tu devrais|et|juste|plutot"
        rf"|please|just|stp|bon|te dis|pute|connard) )(?:(?!on |il |elle |ca |qui "
        rf"|je )\w+ )?{_KILL_YOURSELF}{_LAUGH_TO_DEATH}"
        r"(?! (?:les (?:ballons|pneus)|dans la piscine))",
    ),
    construct(
        "threat.death_wish",
        "violence",
        r"(?:^|[,.!?;:]\s*|\b(?:allez|mais|toi|alors|bon|bah|et) )(?:creve|crevez|meurs"
        r"|mourez)\b(?!-|[ -]coeur|,? (?:au lit|a demain|bonne nuit|dodo|aller)| (?:de|un|une|le|la|les|d'"
        r"|pas|ce|hier|apres|encore))",
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
        r"|le pire|un cancer|le cancer|tout le malheur)|\bta mere aurait du avorter"
        r"|(?<!es )(?<!est )(?<!suis )(?<!la )(?<!de )\b(?:mort aux"
        r"|mort a|a mort les) (?!rats\b|trousses|vaches|cons\b|patrons|moustiques|spoil\w+|trolls|bots"
        r"|zombies|tricheurs|pigeons|influenceurs|pub\w*|politiques|l'interieur|la (?:maison|petanque)|le "
        r"|jamais)\w+|\bqu'(?:il|elle|ils|elles) (?:creven?t"
        r"|meuren?t)\b",
    ),
    construct(
        "threat.death_wish",
        "ill_wish",
        r"\b(?:j'?espere|vivement|je (?:prie|souhaite|reve)|inchallah|nchallah|pourvu|puisses?|puissiez"
        r"|si seulement|j'attends"
        r"|quand|le jour ou)\b[^.!?\n]{0,30}?\b(?:tu|vous|il|elle|ils) (?:te |vous |se |ne te "
        r"|ne vous )?(?:\w+ )?(?:feras? (?:ecraser"
        r"|renverser|planter|buter|tuer|poignarder|shooter|violenter)|chopera?s? (?:le|un|une"
        r"|la) (?:cancer|sida|avc|saloperie|maladie)"
        r"|crevera?s?|mourra?s?|bruleras?|brules (?:vif|en enfer)|noiera?s?|claquera?s?|clamsera?s?"
        r"|pourrira?s?"
        r"|finira?s? (?:a la morgue|sous (?:un|le|les)|au cimetiere|six pieds|dans un (?:accident|cercueil))"
        r"|souffrira?s? (?:jusqu|a mort|le martyre)|reveilleras? (?:pas|plus|jamais)|tuera?s? (?:en|sur"
        r"|dans)|creverez|mourrez"
        r"|brulerez|crever en|auras? un (?:accident|avc|cancer)|tomberas? (?:du|d'un|dans un ravin|raide)"
        r"|disparaitras? de)\b"
        r"|\b(?:j'?espere|vivement|pourvu|je (?:prie|souhaite))\b[^.!?\n]{0,16}?\b(?:ton|ta|tes|votre|vos"
        r"|leur) (?:avion|voiture|train"
        r"|maison|immeuble|bus|moto|velo|freins?|coeur|famille|mere|gosses?) (?:va"
        r"|vont )?\w{0,5} ?(?:s'ecras\w*|explos\w*|brul\w*"
        r"|s'ecroul\w*|lach\w*|se crash\w*|coul\w*|s'arret\w*|crev\w*|mour\w*)\b"
        r"|\bj'?espere qu'un (?:camion|bus|train|chauffard|voiture) (?:va )?(?:te|vous|lui)\b",
    ),
    construct(
        "threat.death_wish",
        "ill_wish",
        r"(?:^|[,.!?;:] *|\b(?:et|mais|toi|alors|donc|bon|allez|vas-y|stp) )(?:(?:etouffe|noie|pends"
        r"|immole|ecrase|bute|flingue|eteins"
        r"|tire|supprime|crame|jette)[- ]toi(?: (?:avec|et|une balle|dans|sous|$)| *$|[!,.])"
        r"|(?:fais|chope|attrape|ramasse|choppe) (?:donc |juste )?(?:un|une|le|la) (?:\w+ )?(?:avc|cancer"
        r"|crise cardiaque|infarctus|sida|arret"
        r" cardiaque|embolie|tumeur|rupture d'anevrisme)|va (?:jouer|dormir|courir|faire un tour"
        r"|traverser) (?:sur|au milieu de)"
        r" (?:l'autoroute|la voie|les rails|le periph)|avale (?:ton bulletin|de la javel|du detergent"
        r"|un couteau)"
        r"|mets (?:ta|la) tete (?:dans|sous) (?:le four|un train|un sac)|saute (?:du|depuis) (?:dixieme"
        r"|pont|toit|balcon)"
        r"|disparais (?:de (?:la planete|la terre|ce monde|la surface)|definitivement|pour toujours))\b"
        r"|\b(?:le monde|la terre|tout le monde|la planete|on|l'humanite|ta famille) (?:\w+ )?(?:irait"
        r"|iraient|sera(?:it)?|ira|se portera\w*"
        r"|tournera\w*|respirera\w*) (?:bien |beaucoup |tellement )?(?:mieux|soulagee?"
        r"|plus belle?) (?:sans (?:toi|vous)(?! (?:dans|a la|au|en))"
        r"|si tu (?:mour|crev|disparai|respir|n'exist|etais mort|te tu))\w*"
        r"|\bpersonne (?:ne )?(?:te |t'|s'en |le |n'y )?(?:\w+ ){0,2}?(?:(?:re)?marqu\w+|pleur\w+|verr\w+"
        r"|regrett\w+|manqu\w+)\b[^.!?\n]{0,12}\bsi tu"
        r" (?:mour|crev|disparai|te tu|te suicid|te pend|saut)\w*|\b(?:suicide|tue|pends"
        r"|creve)\w*\b[^.!?\n]{0,10}\bpersonne (?:ne )?(?:te )?pleur\w+",
    ),
    construct(
        "threat.death_wish",
        "your_death",
        r"\b(?:ton (?:enterrement|cercueil|avis de deces|arret de mort|oraison)|tes (?:obseques"
        r"|funerailles|cendres)|ta (?:tombe|pierre tombale"
        r"|mise en biere))\b(?=[^.!?\n]{0,50}\b(?:danser\w*|champagne|fete|rire|rira|crach\w+|piss\w+"
        r"|impatien\w+|hate|vite|va si bien|te va|pret"
        r"|prete|bientot|rigol\w+|attends?|t'attend|creus\w+|commande\w*|depeche|choisi\w*|personne|feter?"
        r"|musique))"
        r"|\b(?:danser\w*|champagne|fete|rirai|cracher\w*|pisser\w*|hate|attends|creuse\w*|vivement"
        r"|impatien\w+|prepare|commande|rendez-vous|voir"
        r"|organise|danse)\b[^.!?\n]{0,24}\b(?:(?:a|sur|de|pour|d') ?)?(?:ton (?:enterrement|cercueil"
        r"|avis de deces)|tes (?:obseques|funerailles"
        r"|cendres)|ta (?:tombe|mort|pierre tombale))\b|\ble jour (?:de ta mort|ou tu (?:claques|claqueras"
        r"|creves|creveras|meurs|mourras|canes|clamses))\b|(?:^|[,.!] ?)deced(?:e|ez) (?:vite|stp|bientot"
        r"|donc)\b|\bqu'(?:un|une) (?:\w+ ){1,4}?(?:te|vous) (?:ronge|bouffe|tue|emporte|devore|ecrase"
        r"|acheve)\b|\bpense a (?:te suicider|te pendre|mourir|sauter d"
        r"|disparaitre)\b[^.!?\n]{0,8}\??[^.!\n]{0,20}\b(?:service|bonne idee|essaie|essaye|devrais"
        r"|soulager\w*)\b|\bfausse couche\b[^.!?\n]{0,10}\b(?:rate|toi|tu)"
        r"|\b(?:toi|tu|t')\b[^.!?\n]{0,24}\b(?:finir|fini|ete|etre) (?:en |une )?(?:fausse couche"
        r"|avorte\w*|noye a la naissance)"
        r"|\b(?:corde|pont|fenetre|balcon|javel|four|cercueil|rails|tombe"
        r"|morgue) (?:\w+ ){0,2}?(?:t'attend|est (?:faite? )?pour toi|te tend|te va"
        r"|n'attend que toi)\b|\b(?:plancher|place)\b[^.!?\n]{0,20}\bavec une corde\b"
        r"|\bune corde et\b[^.!?\n]{0,12}\b(?:tabouret|bye|ciao|salut)"
        r"|\brepose en paix d'avance\b|\balle? mo\b(?=[ ,!]|$)|\b(?:tu|vous) (?:devrais|pourrais"
        r"|ferais mieux de|as qu'a|peux) (?:\w+ )?(?:sauter"
        r"|te laisser mourir|te pendre|te noyer|t'immoler|essayer de voler|arreter de respirer"
        r"|t'ouvrir les veines|avaler)\b",
    ),
    construct(
        "threat.death_wish",
        "grim",
        r"\b(?:aurais|aurait|aurions) (?:bien |tellement )?(?:aime|prefere|voulu|souhaite) (?:que "
        r"|qu')(?:tu|vous|il|elle) (?:\w+ )?(?:meur\w+|creve\w*|(?:sois|soyez|soit) (?:mort\w*"
        r"|jamais ne\w*|pas ne\w*)|naiss\w+ (?:pas|jamais)|y (?:passe|reste)\w*)\b"
        r"|\b(?:cancer|mort|covid|accident|maladie|crash)\b[^.!?\n]{0,50}\baurait du (?:te (?:prendre|tuer"
        r"|choisir|faucher|toucher)|vous (?:prendre|tuer)|etre (?:toi|pour toi)|tomber sur toi)\b"
        r"|\b(?:mort|mortel|mortelle|accident|cancer|maladie|agonie|pire"
        r"|souffrances?)\b[^.!?\n]{0,50}\bce que (?:je|on|nous) (?:te|vous) souhait\w+"
        r"|\b(?:je|on|nous) (?:te|vous|lui|leur) souhait\w+ (?:juste |seulement )?(?:un |une |le |la |de "
        r"|d')(?:\w+ ){0,2}?(?:accident|maladie|mort|cancer|avc|agonie|crever|mourir"
        r"|souffrir)\b(?! (?:en moins|rapide et sans))"
        r"|\bpuiss\w+ (?:[\w']+ ){1,4}?(?:te|vous) (?:tomber dessus|emporter|engloutir|frapper|ecraser"
        r"|foudroyer|bouffer|tuer)\b|\b(?:attends|hate|vivement|reve)\b[^.!?\n]{0,40}\b(?:tu (?:sois"
        r"|seras)|t'es|t'etais) (?:\w+ )?(?:morte?|enterree?|crevee?)\b|\breussis (?:au moins )?ta mort\b"
        r"|\b(?:hop|direction|retourne|file) (?:hop )?(?:dans (?:la|ta) tombe|au cimetiere|a la morgue"
        r"|sous terre)(?= *$|[!,.])"
        r"|\b(?:auras?|as|merites?|meritez) (?:bien )?(?:droit )?(?:le |la |au |a la )(?:bucher|guillotine"
        r"|potence|peloton|pendaison|chaise electrique|lapidation)\b",
        unless=PLAYED,
    ),
)
