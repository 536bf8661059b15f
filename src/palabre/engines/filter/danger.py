"""Threats to others, and signs that somebody is in danger from themselves."""

import re
from typing import Final

from palabre.engines.filter.patterns import construct

_PART: Final = r"(?:la|les|ta|tes|le|ton|vos|votre|leur|leurs|sa|ses|son) "
_HURT: Final = (
    r"(?:tuer|buter|crever|massacrer|frapper|defoncer|eclater|demolir|saigner|planter|egorger"
    r"|etrangler|fumer|niquer|fracasser|exploser|cogner|tabasser|bruler|cramer|flinguer"
    r"|descendre|rafaler|lyncher|violer|gifler"
    r"|poignarder|suriner|trouer|ecraser|detruire|depecer|enterrer|abattre|noyer|pendre"
    r"|demonter|mutiler|decapiter|eventrer|etriper|marave|maraver|savater|bastonner|crucifier"
    r"|demembrer|liquider|eliminer|taper|shooter|canarder|attraper"
    rf"|faire {_PART}(?:peau|fete)|regler {_PART}compte|monter en l'air|(?:casser|peter|arracher|couper"
    rf"|briser|exploser|eclater"
    rf"|tordre|trancher|fracasser|defoncer|refaire|ouvrir|trouer) {_PART}\w+"
    r"|(?:mettre|mets|sacrer|coller|foutre) (?:une |un |des |ma )"
    r"(?:balle|coup|droite|coups|raclee|volee|branlee|baffes?|gifles?|claques?|correction|patates?"
    r"|tarte dans)|envoyer (?:a l'hopital"
    r"|a l'hosto|au cimetiere))"
)
_HURT_SOMEBODY: Final = (
    r"(?:briser|casser|peter|couper|arracher|exploser|eclater|trancher|fracasser|tordre"
    r"|ecraser|bruler|defoncer|cramer|detruire|tuer|crever|violer|frapper|massacrer|egorger"
    r"|buter|saigner|trouer|poignarder|demolir|etrangler|enterrer|kidnapper)"
)
_WILL: Final = (
    r"\b(?:je|j'|on|nous|jvais|j'vais|jv|jva|vais|viens|vient|venir|vienne|envie|vont|allons"
    r"|moi|m'a|reve|pote[s]?|gars|cousins?|freres?|mecs)\b[^.!?\n]{0,28}?"
)
_GAME: Final = re.compile(
    r"\b(?:prochain tour|au tour suivant|pion|pions|plateau|cartes? magiques?|cluedo|fifa|fc ?2\d"
    r"|partie|parties|jeu|jeux|jouer|match|matchs|foot|rugby|basket|tennis"
    r"|tournoi|ranked|boss|niveau|mario|kart|smash|fortnite|valorant|lol|cs|call of|minecraft"
    r"|uno|echecs|poker|monopoly|belote|tarot|ping[- ]pong|babyfoot|scrabble"
    r"|equipe|finale|quart|demi|derby|psg|om|asse|championnat|ligue|manche|round|elo|raid"
    r"|donjon|guilde|playstation|xbox|switch|quiz|blind ?test)\b"
)
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
THREATS: Final = (
    construct(
        "threat.violence",
        "violence",
        rf"{_WILL}\b(?:te |t'|vous |tous vous |toutes vous )(?:\w+ )?{_HURT}\b",
        unless=_GAME,
    ),
    construct(
        "threat.violence",
        "violence",
        r"(?:merites?|meritez|faudrait|faut|devrait) (?:qu'on |que (?:quelqu'un|je) "
        rf"|vraiment )*(?:vienne? )?(?:te |t'|vous ){_HURT}\b",
    ),
    construct(
        "threat.violence",
        "violence",
        rf"{_WILL}\b{_HURT_SOMEBODY} (?:ton|ta|tes|vos|votre|toi)\b(?! (?:son|micro|score|record))",
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:je te |je vous |j'te |jte |jt'|on te |on t'|je t')(?:\w+ )?(?:tue|bute|creve"
        r"|massacre|defonce|egorge|saigne|plante|frappe|demolis|fracasse|eclate|flingue|tabasse"
        r"|fume|tuerai|buterai|creverai|tape|cogne|gifle|etrangle|casse (?:la|les) \w+|pete (?:la"
        r"|les) \w+)\b(?! (?:pas|plus|de rire|la bise))",
        unless=_GAME,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:i(?:'ll| will|'m going to|'m gonna| am going to)|im gonna|gonna"
        r"|we will) (?:\w+ )?(?:kill|murder|beat|stab|shoot|rape|hurt|find|burn|slap|punch"
        r"|strangle) (?:you|u|ur|your)\b",
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:je vais|j'vais|jvais|on va|vont|va) (?:lui |leur |le |la |l')(?:egorger|massacrer"
        r"|buter|flinguer|poignarder|tabasser|saigner|lyncher|violer|faire la peau"
        r"|casser la gueule|casser les dents)\b",
        unless=_GAME,
    ),
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
    construct(
        "threat.exposure",
        "violence",
        r"\b(?:je|j'|on|nous|vais|vont|jvais) ?(?:\w+ ){0,2}?(?:balance|balancer|balancerai|publie"
        r"|publier|diffuse|diffuser|poste|poster|leak|leaker|affiche|afficher|montre|montrer"
        r"|partage|envoie|envoyer|mets|mettre|envoyer?)\b (?:toutes? )?(?:tes|ta"
        r"|ton) (?:\w+ )?(?:photos?|nudes?|videos?|adresse|numero|secrets?|vrai nom|identite"
        r"|conversations?|messages?|dossiers?|infos?)\b",
    ),
    construct(
        "threat.exposure",
        "violence",
        r"\b(?:je|j|on|jsais) ?(?:sais|sait|connais|connait|ai trouve|a trouve) (?:exactement "
        r"|tres bien |deja )?(?:ou (?:tu|t'|vous|ta|ton|tes) ?\w*|ton adresse|ta rue|ton immeuble"
        r"|ta maison|ton ecole|ton lycee|ta boite|ton numero|ta famille"
        r"|ton vrai nom)\b(?! veux en venir| veux aller)",
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:tu vas|vous allez|tu va|ca va) (?:\w+ )?(?:me |le |bien |nous )*(?:payer(?: cher)?"
        r"|regretter|comprendre ta douleur|pleurer ta mere|manger|prendre cher"
        r"|le sentir passer)\b(?! (?:par|en|avec|ton|ta|tes|le|la|les|un|une|du|des|pour|combien"
        r"|a la caisse|au|quoi|de)\b)",
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:tu|vous) (?:le |me le |l')(?:paieras?|payeras?|regrettera?s?|paierez|regretterez)\b"
        r"|\battention a (?:toi|vous|ta famille|tes (?:fesses|arrieres|proches|gosses|enfants)"
        r"|ta gueule)\b|\bgare a (?:toi|vous|ta gueule)\b|\b(?:je )?(?:t'|vous |te )(?:aurais?|ai"
        r"|aura|avais) (?:bien |pourtant )?prevenue?s?\b",
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:surveille|regarde) (?:bien )?(?:derriere toi|tes arrieres|ton dos)\b|\b(?:fais"
        r"|fait) (?:gaffe|attention) a (?:toi|ta gueule|tes arrieres|ta famille)\b|\bje (?:te"
        r"|vous) (?:retrouverai|attends dehors|attends a la sortie|louperai pas|raterai pas"
        r"|lache pas)\b|\bje vais (?:te|vous) retrouver\b(?! (?:ici|la|demain|au|a))|\b(?:tu perds"
        r"|tu ne perds|tu paies) rien pour attendre\b|\btu (?:feras|fera) moins (?:le|la) (?:malin"
        r"|maligne|fier)\b|\bt(?:u es|'es|es) (?:un homme )?morte?\b(?! de| d'|\w| (?:trop|avant|apres|en"
        r"|au|a|contre|par|pour|tout|ou|sur)\b)"
        r"|\btu vas voir (?:ce que|ta|toi|comment je|si je)\b|\bon va (?:s'occuper de toi"
        r"|regler ca dehors|se retrouver)\b|\btes jours sont comptes\b|\b(?:you will|you'll"
        r"|u will) (?:pay|regret)\b|\bwatch your back\b",
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:fais|faites|fait) (?:bien )?attention (?:quand|lorsque|le soir|en rentrant|sur le chemin"
        r"|dans la rue)\b"
        r"|\bun accident (?:est|arrive|c'est) (?:\w+ ){0,2}?(?:vite|si vite)\b|\bdernieres heures\b"
        r"|\bprofite(?:z)? bien (?:de (?:tes|ta|ton|vos|votre)|tant que)\b|\bon se (?:reverra|recroisera"
        r"|retrouvera)\b"
        r"|\b(?:dommage|triste|bete) (?:\w+ )?(?:si|qu'il) (?:\w+ )?arriv\w+ (?:\w+ ){0,2}?a (?:ta|ton|tes"
        r"|ta famille|toi)\b"
        r"|\bla memoire longue\b|\bon (?:sait|connait) (?:tous )?ou te trouver\b"
        r"|\btu (?:ne )?sais pas a qui tu (?:parles|as affaire)\b"
        r"|\btu (?:dormiras|dors) moins (?:bien|tranquille)\b|\b(?:je|on) (?:te|vous) (?:garde"
        r"|a) a l'oeil\b"
        r"|\bje n'oublie(?:rai)? (?:pas|rien|jamais)\b[^.!?\n]{0,20}\b(?:toi|tes?|vous)\b"
        r"|\bca va (?:mal )?(?:se finir|finir mal|tourner mal)\b",
        unless=_GAME,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:merites?|meritez|prendre|recevoir|vas prendre|cherches?) (?:bien )?(?:une|des|deux|trois"
        r"|qu'une) (?:bonne )?(?:balles?"
        r"|claques?|baffes?|gifles?|raclee|coups? (?:de|dans)|droite|correction)\b|\b(?:je|on|nous|jvais"
        r"|mes potes|mes freres) "
        r"(?:t'|te |vous )attend\w*\b[^.!?\n]{0,32}\b(?:devant chez|en bas de chez|battes?|couteaux?"
        r"|barres?|a la sortie)\b"
        r"|\b(?:je |j'|on |jte )?(?:te |t')?(?:casse|brise|plie|coupe|dechire|fends)(?:rai|r)? en (?:deux"
        r"|mille|quatre|morceaux)\b"
        r"|\bsi je (?:te|vous) (?:vois|croise|trouve|chope|attrape)\b[^.!?\n]{0,24}\b(?:mort|morte|casse"
        r"|defonce|creve|tue|fume)\w*"
        r"|\bt(?:u es|'es|es) morte?\b[^.!?\n]{0,10}\b(?:si|quand) je (?:te|t')|\bje (?:vais "
        r"|te )?\w{0,4} ?(?:te )?(?:kill\w*|monte en l'air)\b",
        unless=_GAME,
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\btant que tu (?:le )?peux\b|\ba quelle heure (?:tu|t') ?(?:\w+ )?(?:sors|rentres|pars|finis"
        r"|quittes|passes)\b"
        r"|\bon verra (?:bien )?si tu (?:\w+ )?(?:rigoles|ris|souris|fais|parles"
        r"|es)\b[^.!?\n]{0,24}\b(?:encore|demain|toujours|apres|malin)\b"
        r"|\b(?:te |vous )?retomber (?:dessus|sur (?:la|le|ta))\b|\btu (?:vas )?(?:rigoler|rire|rigoleras"
        r"|riras|ris|rigoles) (?:beaucoup )?moins\b"
        r"|\bje (?:connais|sais) (?:ta voiture|ta plaque|tes horaires|tes habitudes|ton chemin"
        r"|ou tu (?:travailles|bosses|gares))\b",
        unless=_GAME,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:tu vas|vous allez|va) (?:\w+ )?(?:finir|terminer|te retrouver|dormir) (?:a l'hosto"
        r"|a l'hopital|au cimetiere|aux urgences"
        r"|six pieds sous terre|dans (?:un|le) (?:fosse|coffre|cercueil))\b|\bprepare (?:ton cercueil"
        r"|ta tombe|tes obseques|ton enterrement)\b",
        unless=_GAME,
    ),
)

_ABOUT_IT: Final = re.compile(
    r"\b(?:3114|prevention|conference|documentaires?|films?|series?|romans?|livres?|episodes?"
    r"|personnages?|heros|heroine|chansons?|paroles|association|statistiques?|debat|articles?"
    r"|reportage|journal|telefilm|acteur|actrice|scenario|jeu|boss)\b"
)
_HARM_SELF: Final = (
    r"(?:me suicider|m'suicider|me tuer|me buter|me pendre|me flinguer|me noyer"
    r"|me foutre en l'air|en finir(?! avec (?!la vie|tout|ma vie))|mourir|crever|disparaitre(?! (?:une?"
    r"|deux|trois|quelques|en|dans|pendant|jusqu|sous|un peu)\b)"
    r"|m'ouvrir les veines|me tailler les veines|me trancher les veines|me jeter (?:sous|du"
    r"|d'un|par|dans)|sauter (?:du|d'un) (?:pont|toit|immeuble)|sauter par la fenetre"
    r"|me (?:crisser|jeter|foutre) en bas|(?:ne )?(?:plus|pas|pu|plu) (?:exister|vivre|etre (?:la|en vie"
    r"|vivante?)|me reveiller)"
    r"|ne plus jamais me reveiller|m'endormir (?:et|pour) (?:ne )?(?:plus|jamais)"
    r"|me faire du mal|me couper(?! les cheveux| la frange| les ongles| du pain| une)"
    r"|me scarifier|me mutiler|me bruler la peau|partir pour de bon"
    r"|avaler (?:\w+ ){0,3}?(?:medicaments|cachets|medocs|somniferes|boite)"
    r"|prendre tou[st] (?:mes|les) (?:medocs|cachets|medicaments)|mettre fin a (?:mes jours"
    r"|ma vie|tout ca)|quitter ce monde|rejoindre (?:ma mere|mon pere|les anges) la-haut)"
)
SELF_HARM: Final = (
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
        r"|scarifie\w*|mutile\w*|coupe (?:les|aux|encore|pour|quand|le bras)\w*(?! cheveux"
        r"| ongles)|taillade\w*|lacere\w*)\b|\bje (?:me suicide|vais me suicide\w*"
        r"|suis suicidaire)\b|\b(?:idees|pensees|pulsions) (?:suicidaires|noires)\b"
        r"|\bma (?:derniere )?(?:lettre d'adieu|tentative de suicide|ts\b)",
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:la|ma|cette) vie (?:ne |n')?(?:\w+ )?(?:vaut|merite) (?:plus|pas) (?:la peine"
        r"|le coup|d'etre vecue|rien)\b|\b(?:ma|la) vie (?:ne |n')?a (?:plus|pas) (?:de"
        r"|aucun) (?:sens|interet|valeur)\b|\ba quoi (?:bon|ca sert de) (?:rester en vie|vivre"
        r"|continuer a vivre|continuer|exister|etre en vie|se lever)\b|\b(?:plus|pas|aucune?"
        r"|perdu) (?:la |de |l'|d'|le |aucune? |toute? )?(?:force|envie|gout|raison|courage"
        r"|energie)s? (?:de |d'|a |pour )?(?:continuer a |encore )?(?:vivre|exister|continuer"
        r"|rester en vie|etre en vie)\b|\b(?:perdu|plus) le gout (?:a|de) la vie\b",
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\bpersonne (?:ne |n')?(?:\w+ ){0,2}?(?:regrettera|regretterait|remarquera|remarquerait"
        r"|pleurera|pleurerait|manquerai)\w*\b|\b(?:manquerais?|manquerai) a personne\b|\b(?:mieux"
        r"|tranquilles?|heureux|soulages?|debarrasses?) (?:sans|de) moi\b|\b(?:si|quand"
        r"|le jour ou) je (?:meurs|mourais|disparais|disparaissais|mourrai|ne serai plus la"
        r"|serai plus la|pars pour toujours)\b(?! de| dans (?:le|ce) jeu| c'etait| c'est que)"
        r"|\bje (?:serai(?:s)?"
        r"|suis) (?:\w+ )?mieux (?:morte?|enterree?|six pieds)\b|\b(?:ne |n')?(?:derangerai|embeterai"
        r"|generai)s? plus personne\b|\bn'en aurai plus besoin\b"
        r"|\b(?:ne |n')?(?:vois|voit|trouve) (?:plus|pas) (?:d'|de |aucune |l')?(?:issue|sortie|solution"
        r"|avenir|espoir)\b"
        r"|\bcompte (?:les|mes|tous les) (?:cachets|medicaments|medocs|comprimes)\b"
        r"|\b(?:fatiguee?|lasse?|marre|epuisee?|tannee?) (?:de vivre|d'exister|d'etre en vie|de la vie)\b"
        r"|\bderni(?:er|ere) (?:message|nuit|soir)\b[^.!?\n]{0,24}\b(?:adieu|merci pour tout|pardon)\b"
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
        r"|\bc'est (?:mes|mon) dernier (?:message|soir|jour)s?\b|\bj'?(?:e )?n?'?(?:en )?(?:peux?|peut"
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
        r"(?:sauter|me jeter|m'ouvrir|me pendre)(?: du| d'un| par| sous|\b)|\bje me (?:fais saigner"
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
)
