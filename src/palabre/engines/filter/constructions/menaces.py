"""Threats that are only let hear."""

import re
from typing import Final

from palabre.engines.filter.constructions.pastimes import PLAYED
from palabre.engines.filter.constructions.patterns import construct

_FRIENDLY: Final = re.compile(
    r"\b(?:trottoir|verglas|neige|glisse|pluie|nuit tombe|bisous?|te prendre|te chercher|cafe|resto|covoit\w+"
    r"|jeu|match|partie|echecs|samedi|anniversaire)\b"
)
MENACES: Final = (
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:tu vas|vous allez|tu va|ca va) (?:(?!pas |jamais )\w+ )?(?:me |le |bien "
        r"|nous )*(?:payer(?: cher)?"
        r"|regretter|comprendre ta douleur|pleurer ta mere|manger|prendre cher"
        r"|le sentir passer)\b(?! (?:par|en|avec|ton|ta|tes|le|la|les|un|une|du|des|pour|combien"
        r"|a la caisse|au|quoi|de)\b)",
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:tu|vous) (?:le |me le |l')(?:paieras?|payeras?|regrettera?s?|paierez"
        r"|regretterez)\b(?! (?:quand|plus tard|en|par|apres|demain|lundi|la semaine|pas)\b)"
        r"|\battention a (?:(?:toi|vous)(?! (?:sur|en (?:montant|descendant|voiture)|,? bisous))"
        r"|ta famille|tes (?:fesses|arrieres|proches|gosses|enfants)"
        r"|ta gueule)\b|\bgare a (?:toi|vous|ta gueule)\b|\b(?:je )?(?:t'|vous |te )(?:aurais?|ai"
        r"|aura|avais) (?:bien |pourtant )?prevenue?s?\b",
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:surveille|regarde) (?:bien )?(?:derriere toi|tes arrieres|ton dos)\b|\b(?:fais"
        r"|fait) (?:gaffe|attention) a (?:toi|ta gueule|tes arrieres|ta famille)\b|\bje (?:te"
        r"|vous) (?:retrouverai|attends dehors|attends a la sortie|louperai pas|raterai pas"
        r"|lache pas)\b|\bje vais (?:te|vous) retrouver\b(?! (?:ici|la|demain|au|a|en|pour|apres"
        r"|dans le (?:train|bus|hall)|devant (?:le|la|l'))\b)|\b(?:tu perds"
        r"|tu ne perds|tu paies) rien pour attendre\b|\btu (?:feras|fera) moins (?:le|la) (?:belle|beau"
        r"|fiere|grande|malin|maligne|fier)\b|\bt(?:u es|'es|es) (?:un homme )?morte?\b(?! de| d'|\w"
        r"| si (?:maman|papa|le prof|la prof|le chef|mamie|ta mere|mon)|,? j'ai (?:une|la|ton|le) (?:tour"
        r"|carte|dame|roi|reine|as|joker)| (?:trop|avant|apres|en"
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
        r"|retrouvera)\b(?! (?:de|d'|a|au|aux|demain|lundi|samedi|bientot|la semaine|en|dans|pour|apres|ce"
        r"|cet)\b)|\b(?:dommage|triste|bete) (?:\w+ )?(?:si|qu'il) (?:\w+ )?arriv\w+ (?:\w+ ){0,2}?a (?:ta"
        r"|ton|tes"
        r"|ta famille|toi)\b"
        r"|\bla memoire longue\b|\bon (?:sait|connait) (?:tous )?ou te trouver\b"
        r"|\btu (?:ne )?sais pas a qui tu (?:parles|as affaire)\b"
        r"|\btu (?:dormiras|dors) moins (?:bien|tranquille)\b|\b(?:je|on) (?:te|vous) (?:garde"
        r"|a) a l'oeil\b"
        r"|\bje n'oublie(?:rai)? (?:pas|rien|jamais)\b[^.!?\n]{0,20}\b(?:toi|tes?|vous)\b"
        r"|\bca va (?:mal )?(?:se finir|finir mal|tourner mal)\b",
        unless=PLAYED,
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\btant que tu (?:le )?peux\b|(?<!demande )\ba quelle heure (?:tu|t') ?(?:\w+ )?(?:sors|rentres"
        r"|pars|finis"
        r"|quittes|passes)\b"
        r"|\bon verra (?:bien )?si tu (?:\w+ )?(?:rigoles|ris|souris|fais|parles"
        r"|es)\b[^.!?\n]{0,24}\b(?:encore|demain|toujours|apres|malin)\b"
        r"|\b(?:te |vous )?retomber (?:dessus|sur (?:la|le|ta))\b|\btu (?:vas )?(?:rigoler|rire|rigoleras"
        r"|riras|ris|rigoles) (?:beaucoup )?moins\b"
        r"|\bje (?:connais|sais) (?:ta voiture|ta plaque|tes horaires|tes habitudes|ton chemin"
        r"|ou tu (?:travailles|bosses|gares))\b",
        unless=PLAYED,
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:dors|dormez) bien\b[^.!?\n]{0,24}\b(?:sera|est|serait|etre)\b[^.!?\n]{0,12}\b(?:la"
        r"|ta) derniere\b"
        r"|\b(?:accidents?|disparus?|morts?|hopital|hosto|brules?|tues?|tabasses?)\b[^.!?\n]{0,10}"
        r"\bpour moins que ca\b"
        r"|[🔪🩸🔫⚰][^.!?\n]{0,12}\b(?:tu es|t'es) (?:le|la) prochaine?\b",
        unless=PLAYED,
    ),
    construct(
        "threat.veiled",
        "hint",
        r"\b(?:a ta place|si j'etais (?:toi|vous)|je serais (?:toi|vous)|j'serais toi"
        r"|je serais pas tranquille)\b[^.!?\n]{0,40}\b(?:tranquille|mefi\w+|dormir\w* (?:mal|pas|plus"
        r"|ailleurs|avec|d'un oeil|la lumiere)|surveill\w+|demenag\w+|trottoir|fermer\w* (?:ma|ta|la)"
        r"|ferais (?:gaffe|attention)|taire|tairais|trainer\w*"
        r"|rentrer\w* (?:pas|seul)|sortir\w* (?:pas|plus|seul)"
        r"|peur|changerais de (?:rue|ville|lycee|ecole|trottoir|chemin)|autre chemin|irais pas (?:en cours"
        r"|a l'ecole|au lycee|au boulot|la-bas)|disparaitr\w+|partir\w* loin)"
        r"|\bt'en mordre les doigts\b(?! (?:si tu (?:rates|viens pas|ne viens pas|loupes)|de (?:pas"
        r"|ne pas)))|\bevite(?:z)? de (?:trainer|sortir|rentrer|passer|marcher)\b"
        r"[^.!?\n]{0,16}\b(?:seule?|la nuit|dehors|dans (?:le|mon) quartier|par (?:la|chez nous))"
        r"|\bferme(?:z)? (?:bien )?(?:a double tour|ta porte|a cle|tes volets|tes fenetres"
        r"|vos portes)(?: (?:ce soir|cette nuit|la nuit|desormais))? *$"
        r"|\b(?:tu as|t'as|vous avez) (?:de la chance|du bol|du cul) (?:que |qu')[^.!?\n]{0,24}\b(?:ecran"
        r"|loin|pas la|sous la main|connaisse pas|trouve pas|retienne|retienn\w+)"
        r"|\bcach\w* derriere (?:ton|un|ton petit|l') ?ecran\b|\bderriere (?:ton"
        r"|un) ecran\b[^.!?\n]{0,24}\b(?:malin|fort|verra|en face|rigol\w+|moins)",
        unless=PLAYED,
    ),
    construct(
        "threat.veiled",
        "hint",
        r"\btu vas (?:t'en (?:souvenir|rappeler)|comprendre (?:ta|qui|a qui|ce que)|voir (?:ce qui"
        r"|ce qu'il|a qui|qui je|de quoi)|savoir qui|apprendre a (?:me|qui)"
        r"|danser|chanter moins|vite (?:comprendre|dechanter|regretter)|avoir des (?:problemes|ennuis"
        r"|soucis|nouvelles de (?:mon|mes|moi|nous|notre)))\b"
        r"|\bje (?:ne )?reponds plus de (?:rien|moi|mes (?:actes|gestes))\b|\bde quoi (?:je suis|on est"
        r"|nous sommes) capables?\b|\btu (?:sais|connais) pas qui (?:je suis|est mon)"
        r"|\b(?:tot ou tard|un jour ou l'autre|un de ces jours"
        r"|ca finira par)\b[^.!?\n]{0,30}\b(?:retomb\w+|paiera\w*|payer\w*|recroiser\w*|croisera"
        r"|retrouver\w*|te tomber|t'arriver\w*)"
        r"|\bsur le coin (?:du nez|de la gueule|de la figure|de la tete)\b"
        r"|\bplat qui se mange froid\b[^.!?\n]{0,20}\b(?:toi|tu|vous|attends|appetit)"
        r"|\b(?:ton|votre) (?:tour|heure) (?:viendra|arrive|approche|va (?:venir|arriver)"
        r"|a sonne)\b(?!,? (?:c'est a|de jouer))|\bcompte a rebours\b[^.!?\n]{0,16}\b(?:toi|pour toi|ta)"
        r"|\btic[- ]tac,? tic[- ]tac\b *$|\b(?:fallait|faut|fallait vraiment) pas (?:me |nous )(?:chercher"
        r"|enerver|provoquer|manquer de respect)\b(?! (?:a la|a l'|des))"
        r"|\b(?:ton compte est bon|tes jours sont|tes heures sont|dans (?:mon|notre) (?:collimateur|viseur"
        r"|radar)"
        r"|t'es sur (?:ma|notre) liste)\b|\bun homme averti en vaut deux\b|\bt'es (?:averti|prevenu)e?\b"
        r"|\b(?:on|je) (?:va |vais )?regl\w+ (?:nos comptes|ca (?:entre hommes|autrement|a ma facon|dehors"
        r"|en face|a l'ancienne))",
        unless=PLAYED,
    ),
    construct(
        "threat.veiled",
        "hint",
        r"\b(?:viens|vien|ose|repete|redis|dis|parle)\b[^.!?\n]{0,16}\b(?:me le dire|le dire|repeter"
        r"|dire ca|ca|le redire)\b[^.!?\n]{0,8}\b(?:en face|devant moi|dehors|irl|en vrai|dans la rue)\b"
        r"|\bon (?:verra|va voir) si (?:t'|tu )(?:\w+ ){0,4}?(?:en face|la meme (?:bouche|gueule)|dehors"
        r"|en vrai|devant moi)"
        r"|\b(?:mes|nos|des|les) (?:freres|cousins|potes|gars|grands|amis|collegues"
        r"|mecs)\b[^.!?\n]{0,16}\b(?:aimeraient|veulent|voudraient|vont|adoreraient"
        r"|savent (?:deja )?ou)\b[^.!?\n]{0,12}\b(?:te"
        r" (?:rencontrer|voir|parler|trouver|rendre visite|causer)|faire ta connaissance|tu (?:habites|vis"
        r"|travailles|dors))\b *(?:$|[.!])"
        r"|\b(?:des gens|quelqu'un|on|mon cousin|deux potes) (?:va|vont|viendr\w+"
        r"|passer\w*) (?:bientot )?(?:te )?(?:rendre (?:une )?(?:petite )?visite|passer te voir"
        r"|faire un tour chez toi)\b"
        r"|\b(?:j'ai|on a|y a|il y a) (?:note|retenu|garde|enregistre) (?:ton (?:pseudo|nom|visage)"
        r"|ta (?:tete|plaque|photo))\b|\bon sait (?:qui|ou|a quelle heure|comment|par ou) (?:t'|tu|ta|ton)"
        r"|\b(?:il|certains|d'autres|un mec|y en a qui|des gens|le dernier"
        r"|ceux)\b[^.!?\n]{0,30}\b(?:disparu|fini (?:a l'hopital|a l'hosto|mal)|regrette|eu des problemes"
        r"|mal fini)\b[^.!?\n]{0,24}\b"
        r"(?:pour moins|comme toi|trop parle|qui (?:m'|me|nous)|avant toi)|\b(?:les balances|les bavards"
        r"|ceux qui parlent(?: trop)?|les poucaves)\b[^.!?\n]{0,16}\b(?:finissent|tombent|durent|ca finit"
        r"|regrettent)",
        unless=PLAYED,
    ),
    construct(
        "threat.veiled",
        "kin",
        r"\b(?:ta|ton|tes|vos|votre) (?:petite? |grande? |jolie |vieille |charmante )?(?:soeur|mere|femme"
        r"|fille|fils|famille|gosses?|enfants?|momes?|parents|frere|grand-mere|meuf|daronne|darons?|mamie)\b"
        r"[^.!?\n]{0,40}\b(?:rentre (?:toujours |souvent )?seule?|toute seule|(?:sort"
        r"|finit) (?:de l'ecole |du travail |du lycee |les cours )?a (?:quelle|\d+|quatre|cinq|six|sept"
        r"|huit)|dommage|triste|bete|con"
        r"|quelque chose|un accident|un malheur|un truc|tu y tiens|tu l'aimes|va(?:it|ient)? bien ?(?:$|\?"
        r"|hein|j'espere)|en securite|surveille\w*|protege\w*)\b(?! (?:que|qu'elle|qu'il|pour (?:elle|lui)"
        r"|de rater))"
        r"|\b(?:jolie?|belle|beaux?|sympa) (?:maison|voiture|famille|soeur|fille|baraque|bagnole|enfants"
        r"|gosses|quartier|moto)\b[^.!?\n]{0,24}\b(?:dommage|con |bete|triste|moche|arrive|restent?|brule"
        r"|assuree?)\b"
        r"|\bce serait (?:vraiment |trop )?(?:con|bete|dommage|triste|moche|malheureux) (?:que |qu'"
        r"|s')(?:il|elle|un|quelque|tu|ta|ton|tes|ca)\b[^.!?\n]{0,24}\b(?:arriv\w+|tomb\w+|brul\w+"
        r"|disparai\w+|cass\w+|crev\w+"
        r"|malheur|accident)|\btu tiens a (?:ta|ton|tes) (?:famille|mere|soeur|vie|parents|enfants|gosses"
        r"|chien|chat|jambes|dents)\b|\bs'il (?:t'|te |lui |leur )arriv\w+ (?:quelque chose|un truc"
        r"|malheur)\b(?=[^.!?\n]{0,16}\b(?:dommage|triste|bete|con)\b)"
        r"|\bregarde (?:bien )?sous (?:ta|ton) (?:voiture|lit|bagnole)\b[^.!?\n]{0,16}\bavant\b"
        r"|\b(?:le feu|les freins|un incendie|une fuite de gaz|une chute)\b[^.!?\n]{0,20}\b(?:ca |c'est "
        r"|est )(?:\w+ )?(?:vite|si vite|fragile|si bete)\b",
        unless=PLAYED,
    ),
    construct(
        "threat.veiled",
        "warned",
        r"\btu (?:ne )?devrais (?:pas|plus|eviter de) (?:rentrer|passer|trainer|sortir|marcher|dormir"
        r"|venir)\b(?! (?:sans|trop|avec|apres|si))"
        r"|\bquand (?:tu me|je te|on se|nous) (?:crois\w+|verras|verrai"
        r"|retrouver\w*)\b(?=[^.!?\n]{0,30}\b(?:drole|rir\w+|rigol\w+|moins|courir|pleur\w+|compren\w+"
        r"|malin|face)|$)"
        r"|\b(?:drole|bizarre|moins)\b[^.!?\n]{0,12}\bquand (?:tu me|je te|on se) (?:crois\w+|verras"
        r"|verrai|verra)\b"
        r"|\b(?:etonne|etonnes|plains|pleure|pleurer)\w*\b[^.!?\n]{0,12}\bs'il (?:t'|vous )arrive\b"
        r"|\bil (?:va|pourrait) t'arriver (?:des|une|quelque|un)\b"
        r"|\b(?:les gens|les mecs|les filles|ceux|celles|les petits) comme (?:toi"
        r"|vous)\b[^.!?\n]{0,24}\b(?:long feu|on les|finissent|durent|ca finit|savent pas|se taisent"
        r"|courent)\b"
        r"|\b(?:je |j')?(?:te|vous|jte|j'te) conseille (?:vivement |fortement |franchement |juste )*(?:de "
        r"|d')(?:changer de (?:quartier|rue|ville|trottoir|lycee|pseudo|pays|nom"
        r"|ton|bahut)|te taire|la fermer|fermer ta|disparaitre|courir|te cacher|quitter (?:la ville"
        r"|le quartier|le pays)|retirer ce|effacer ce|faire profil|te faire petit|surveiller|numeroter)"
        r"|\bpense a (?:tes proches|ta famille|tes gosses|tes enfants|ta mere|ta soeur|ta sante|tes dents"
        r"|tes jambes)\b *(?:$|[.!])"
        r"|\b(?:numerote|compte) (?:bien )?tes (?:abattis|os|dents|cotes|jours|heures)\b",
        unless=PLAYED,
    ),
    construct(
        "threat.veiled",
        "warned",
        r"\b(?:mais|et) (?:t'|tu )(?:n')?habites? pas (?:si |tres )?loin\b|\b(?:dernier|derniere|celui"
        r"|celle|mec|gars|type) qui m'a (?:parle|manque|regarde|cherche|insulte|contredit"
        r"|repondu|double|trahi)\b[^.!?\n]{0,24}\b(?:bequilles|hopital|hosto|fauteuil|dents|paille"
        r"|regrett\w+|marche|plus|encore|pleure|cimetiere|fini|tombe)\b"
        r"|\blarmes de sang\b|\bpleurer (?:du sang|ta (?:mere|race|daronne))\b|\b(?:ca va|on va"
        r"|quelqu'un va|bientot ca|quelqu'un viendra) (?:bientot )?(?:sonner|toquer|frapper|cogner)"
        r" (?:chez toi|a ta porte)\b|\b(?:aura|auras|avoir"
        r"|aurait) des consequences\b(?=[^.!?\n]{0,24}\b(?:aimer\w+|pour toi|plaire|regrett\w+|t'|te|tes))"
        r"|\b(?:je|on) (?:sais|sait|connais|connait) (?:tres bien |deja |exactement )?(?:ou (?:te trouver"
        r"|tu (?:dors|traines|te gares|bosses|finis)|vit ta|habite ta|dort ta))\b"
        r"|\b(?:on te|je te|on va te|je vais te) (?:retrouvera|retrouverai|retrouver|choper|chopera"
        r"|choperai|aura|aurai|cueillir|cueillera) (?:un |tot|quand|ou que|n'importe|tkt|t'inquiete"
        r"|bientot|ce jour|en bas|au coin|dans (?:le|la|un))",
        unless=PLAYED,
    ),
    construct(
        "threat.veiled",
        "next_time",
        r"\b(?:j'ai|on a) (?:de |des )?(?:\w+ )?(?:bons |vieux )?(?:amis|contacts|potes|cousins"
        r"|freres) dans (?:ta|ton) (?:ville|rue|cite|fac|boite|quartier|lycee|immeuble)\b(?! qui (?:tien"
        r"|vend|cherch))"
        r"|\bprofite(?:z)? (?:bien )?(?:de (?:tes|ta|ton|ces)|tant)\b[^.!?\n]{0,30}\b(?:va pas durer"
        r"|durera pas|avant que|sera pas long|bientot (?:fini|termine))\b"
        r"|\b(?:t'|tu )aurais (?:mieux fait de |du )(?:te taire|la fermer|fermer ta|(?:ne )?(?:pas"
        r"|jamais) (?:me|nous) (?:chercher|provoquer|repondre|parler|toucher|mentir))\b"
        r"|\bqui me cherchent? (?:me |finit par me |finissent par me )?trouven?t?\b"
        r"|\bla prochaine fois\b[^.!?\n]{0,20}\b(?:pas avec des mots|sera pas (?:pareil|verbal|avec)"
        r"|je (?:parlerai|discuterai|previendrai) pas"
        r"|pas de (?:pitie|cadeau|avertissement))\b|\bpeur pour (?:ta|ton|tes) (?:voiture|famille|maison"
        r"|mere|soeur|gosses?|enfants|chien|chat|moto|dents|vie)\b(?![^.!?\n]{0,30}\b(?:grele|neige|vols?"
        r"|verglas|orage|tempete))"
        r"|\bje (?:t'|vous )ai (?:vue?|suivie?|observee?|reperee?)\b[^.!?\n]{0,16}\b(?:devant chez (?:toi"
        r"|vous)|en bas de chez toi|sortir de (?:chez toi|ton|ta)|rentrer (?:chez toi|seule?)|devant ton"
        r"|derriere toi)\b"
        r"(?![^.!?\n]{0,40}\b(?:velo|coucou|salue\w*|klaxon\w*|bravo|nouvelle? voiture|beau|sympa)\b)"
        r"|\bton nom est (?:note|sur ma liste(?! d)|dans mon carnet)\b(?! pour)"
        r"|\bfais(?:ons)? attention (?:quand tu|en) (?:sors|rentres|rentrant|sortant"
        r"|traversant)\b(?: du (?:boulot|taf|lycee|bar)| de (?:chez toi|l'ecole|la fac)| le soir"
        r"| la nuit)?(?= *$|[.!])",
        unless=_FRIENDLY,
    ),
    construct(
        "threat.veiled",
        "dear",
        r"\b(?:t'as|tu as|vous avez|t') (?:tout |vraiment )?interet a (?:te (?:cacher|taire|barrer|tenir"
        r"|planquer|faire (?:tout )?petit)|courir|fermer|partir|t'excuser|retirer|effacer|disparaitre"
        r"|faire (?:gaffe|attention)|degager|la (?:fermer|boucler))\b"
        r"|\b(?:ca|cela|cette histoire|ton \w+) (?:va|vont|risque de) (?:te|vous) couter (?:tres "
        r"|vraiment )?cher\b(?! (?:en|de|l'|la|ces|ce|au|a)\b)|\brancunier\w*\b[^.!?\n]{0,12}\bmais\b"
        r"|\bon verra (?:bien )?qui (?:rigol\w+|rira)\b"
        r"|\b(?:longue|mauvaise|dure|sale) (?:journee|nuit|semaine) pour (?:toi|vous)\b"
        r"|\bje sais qui (?:c'est|est) (?:ta|ton|tes) (?:copine|soeur|mere|famille|meuf|frere|fille|fils"
        r"|femme|patron|boss|employeur)\b"
        r"|\bderniere fois que je (?:te|vous) (?:previens|avertis)\b"
        r"|\ble bras long\b[^.!?\n]{0,16}\b(?:mefi\w+|attention|gaffe|verras|sais)\b|\b(?:t'as"
        r"|tu as) une (?:famille|femme|fille|mere|soeur)\b[^.!?\n]{0,12}\bpense[sz]? (?:a elle|y)\b",
        unless=_FRIENDLY,
    ),
    construct(
        "threat.veiled",
        "seeks",
        r"\bespere que (?:t'es|tu es|vous etes) bien assuree?s?\b"
        r"|\bconseil(?: d'amie?)?[ ,:]{1,3}(?:reste chez toi|ferme|tais-toi|evite|barre-toi|disparais"
        r"|sors pas|retire|efface|oublie-nous|change de (?:rue|ville|quartier))"
        r"|\b(?:tu|vous) (?:joues?|jouez) (?:au plus malin|avec (?:ma patience|mes nerfs|le feu|ta vie"
        r"|ta sante))\b|\b(?:tu|vous) (?:cherches?|cherchez|veux) (?:vraiment )?(?:les ennuis|la merde"
        r"|la bagarre|les problemes|des problemes|des noises|la guerre)\b",
        unless=PLAYED,
    ),
)
