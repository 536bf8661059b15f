"""Signs of danger from oneself by how somebody takes leave: absence, burdens, gifts, last words."""

from typing import Final

from palabre.engines.filter.constructions.despair import BORING, MEAL, PILLS
from palabre.engines.filter.constructions.pastimes import TOLD
from palabre.engines.filter.constructions.patterns import construct

_GONE: Final = (
    r"(?:plus (?:la|ici|de ce monde|parmi vous|en vie|vivante?|la pour (?:voir|longtemps|repondre))"
    r"(?! (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|la semaine|le \d|entre|avant \d|a partir"
    r"|en (?:aout|juillet|vacances|conge)|jusqu|apres \d|de \d|cet|pour (?:le|la|t'|vous aider)))"
    r"|morte?(?! de (?:rire|faim|soif|fatigue|froid|chaud|honte|peur|trouille))|sous terre|six pieds"
    r"|enterree?|au cimetiere|dans (?:ma|la) tombe|partie? (?:pour (?:de bon|toujours)|loin de tout"
    r"|definitivement)|disparue?(?: pour)?|au ciel|de l'autre cote(?! d))"
)
FAREWELLS: Final = (
    # «quand je serai plus là …»
    construct(
        "self_harm.signal",
        "gone",
        r"\b(?:quand|une fois que|le jour ou|des que|lorsque|si|bientot|demain|ce soir|cette nuit|d'ici peu) "
        r"(?:moi )?(?:je (?:ne |n'y )?|j'y |j')(?:serai|suis|serais|etais|aurai)s? (?:enfin |deja |bien )?"
        rf"{_GONE}|\bje (?:ne )?serai(?:s)? (?:bientot |deja |enfin |surement )?"
        r"(?:plus (?:de ce monde|parmi vous|en vie|vivante?|la pour (?:voir|longtemps))|sous terre"
        r"|six pieds sous terre|au ciel|enterree?)\b"
        r"|\bje (?:ne )?(?:verrai|feterai|connaitrai|passerai) (?:pas|plus|jamais) (?:demain|noel|le jour"
        r"|le printemps|l'ete|l'hiver|l'annee prochaine|le nouvel an|mes \w+ ans|la fin (?:de l'annee|du mois"
        r"|de la semaine))\b|\bj'aurai jamais \w+ ans\b|\bpas de (?:lendemain|demain) pour moi\b"
        r"|\bsi je (?:n'existais|crevais|n'etais (?:plus|pas) (?:la|nee?))\b",
        unless=TOLD,
    ),
    # A burden to others.
    construct(
        "self_harm.signal",
        "burden",
        r"\b(?:je suis|j'suis|je me sens|l'impression d'etre|je ne suis|je n'suis) (?:[\w']+ ){0,2}?"
        r"(?:(?:un|une|qu'un|qu'une) (?:poids|fardeau|charge|plaie|gene) (?:pour (?!le|la|l')|de trop)"
        r"|de trop (?:partout|ici|sur (?:cette )?(?:terre|planete)|dans (?:ce monde|la vie|ma famille"
        r"|cette)|pour (?:tout|eux|elle|lui)))"
        r"|\b(?:soulagee?s?|soulagement|respirer(?:ont|aient|ait|a)|heureux|tranquilles?|mieux"
        r"|arranger(?:ait|aient|a)) (?:[\w']+ ){0,3}?(?:(?:si|que) je (?:n'existais|disparai\w+|mour\w+|parte"
        r"|n'etais|creve|meure|sois morte?)|(?:quand|le jour ou|une fois que|des que) "
        r"je (?:serai (?:plus|morte?|partie?|loin|enterree?|disparue?|sous)|ne serai plus|partirai"
        r"|disparaitrai|meur\w+|creve\w*|pars|saute\w*|mourrai)|si j'etais morte?)"
        r"|\b(?:boulet|poids|fardeau|charge|inutile|sers a rien|ratee?|honte|erreur|deception)\b"
        r"[^.!?\n]{0,40}\b(?:autant|vaut mieux|mieux que je|plus simple|ferais mieux)\b[^.!?\n]{0,20}\b"
        r"(?:disparai\w+|partir|parte|m'en aller|en finir|mourir|meure|creve|crever|arrete)\b"
        r"|\b(?:prefere|mieux|voulu)\b[^.!?\n]{0,12}\b(?:pas m'avoir|que je (?:ne )?(?:sois"
        r"|naisse) (?:pas|jamais))"
        r"|\b(?:sera|seront|serez|seras|pleurer\w*|souffrir\w*) (?:\w+ )?(?:un temps|un moment|au debut"
        r"|quelques jours|deux jours|un peu)\b[^.!?\n]{0,40}\b(?:remettr\w+|oublier\w*|passera|passeront"
        r"|mieux (?:comme ca|ainsi|apres|sans moi))|\b(?:bouche|personne) de moins\b|\bpersonne (?:ne "
        r"|n')?(?:\w+ )?(?:besoin de moi(?! (?:samedi"
        r"|demain|ce|pour|aujourd\w+|lundi|dimanche|cet|\?))|me pleurer\w*|viendrait (?:me chercher|a mon))",
        unless=TOLD,
    ),
    # Things given away, affairs in order.
    construct(
        "self_harm.signal",
        "given_away",
        r"\bla ou je (?:vais|pars|serai)\b[^.!?\n]{0,40}\b(?:plus|pas|rien) (?:besoin|l'usage|servir\w*"
        r"|mal|souffrir|utile|m'embeter)\b|\b(?:plus|pas) besoin\b[^.!?\n]{0,16}\bla ou je (?:vais|pars"
        r"|serai)\b"
        r"|\ben souvenir de moi\b|\b(?:affaires|papiers|dettes|comptes)\b[^.!?\n]{0,60}\b(?:m'en aller"
        r"|partir (?:en paix|tranquille|pour (?:de bon|toujours))|en paix|plus rien a faire|je peux mourir)\b"
        r"|\bqui (?:\w+ )?(?:prendra|voudra|s'occupera|gardera|nourrira|va s'occuper)\b[^.!?\n]{0,30}\b"
        r"(?:apres moi|quand je (?:ne )?serai (?:plus|morte?|partie? (?:pour|loin)|disparue?)"
        r"|quand je m'en (?:irai|serai allee?))|\bpren(?:ez|ds|dra|drez) (?:bien )?soin (?:de|d'|des"
        r"|du)\b[^.!?\n]{0,40}\b(?:adieu|moi je pars"
        r"|pardon"
        r"|pour toujours|je m'en vais(?! a| en)|plus la|moi c'est fini|je vous laisse)\b"
        r"|\b(?:chat|chien|cles|affaires"
        r"|lettre)\b[^.!?\n]{0,40}\bmerci pour tout\b[^.!?\n]{0,12}\b(?:pardon|adieu)",
        unless=BORING,
    ),
    # Last things, the great journey.
    construct(
        "self_harm.signal",
        "farewell",
        r"\bquand (?:vous|tu) (?:lirez|verrez|entendrez|liras|verras) (?:ca|ce message|ces mots"
        r"|cette lettre|ceci)\b"
        r"[^.!?\n]{0,40}\b(?:plus|trop tard|partie?(?! en)|morte?|fini)\b"
        r"|(?<!je )\b(?:dites|dis|direz)\b[^.!?\n]{0,30}\bque je (?:l'|les |vous |t')(?:aimais|ai aimee?s?)\b"
        r"|\bderni(?:er|ere)s? (?:message|nuit|soir|soiree|jour|fois|heures?|volontes?|voyage|noel"
        r"|anniversaire|clope"
        r"|cigarette|chanson|verre|lettre)\b[^.!?\n]{0,24}\b(?:sur (?:cette )?(?:terre|planete)|ici-bas"
        r"|ici bas|de ma vie"
        r"|dans ce (?:bas )?monde|avant (?:de (?:mourir|m'en aller|tirer)|le grand|la fin)|parmi vous"
        r"|rideau)\b"
        r"|\b(?:ma derniere (?:nuit|heure)|mes dernieres (?:heures|volontes))\b(?! (?:a|en|au|aux|chez"
        r"|dans|de|d'|avant|avec)\b)"
        r"|\b(?:le grand voyage|voyage sans retour|l'au-dela)\b"
        r"|\b(?:je|j'|on) (?:[\w']+ ){0,2}?(?:passer?|serai|rejoin\w+|attends?|revoit|retrouv\w+|reverr\w+"
        r"|pars|monte) (?:[\w']+ ){0,2}?(?:de l'autre cote(?= *$|[.!])|au paradis(?= *$|[,.!]| les| bientot))"
        r"|\b(?:rejoindre|retrouver|suivre|rejoins) (?:enfin |bientot |vite )?(?:mon|ma|mes|mamie|papi"
        r"|papy|maman|papa|lui"
        r"|elle|les) ?(?:\w+ ){0,3}?(?:la-haut|la haut|au ciel|au paradis|dans la (?:tombe|mort)|au cimetiere"
        r"|de l'autre cote|dans l'au-dela|qui (?:est|sont) (?:mort|partie? trop|au ciel))"
        r"|\b(?:plus (?:envie|la force|de raison)|marre|fatigu\w+|depuis (?:sa"
        r"|leur) mort)\b[^.!?\n]{0,60}\b(?:rejoindre"
        r"|retrouver|suivre) (?:mon|ma|mes|mamie|papi|papy|maman|papa|lui|elle)\b(?! (?:a|au|en|chez))"
        r"|\b(?:lettre|mot|message|video)s? d'adieux? (?:a|pour|est|sur|dans|que j)\b|\b(?:mes adieux"
        r"|faire mes adieux)\b",
        unless=TOLD,
    ),
    # What others will be spared, who shall come, what no longer holds.
    construct(
        "self_harm.signal",
        "release",
        r"\b(?:seigneur|dieu|allah|ciel|anges?|mort|faucheuse)\b[^.!?\n]{0,16}\b(?:me (?:prenne|reprenne"
        r"|rappelle|cherche)|m'emporte|vienne me (?:chercher"
        r"|prendre))\b|\b(?:me|m'y) laisser (?:couler|glisser(?= *$|[,.!]| dans| au)|mourir|emporter(?= *$"
        r"|[,.!]))\b"
        r"|\b(?:rien|personne|qui) (?:[\w']+ ){0,3}?(?:me|m') ?(?:retien\w+|r'?tien\w*"
        r"|rattache)\b(?! (?:le|la|mon|mes|un|une|que)\b)"
        r"|\b(?:vie|quotidien|existence) (?:\w+ )?(?:plus (?:simple|facile|belle|douce|tranquille)"
        r"|meilleure|mieux)\b[^.!?\n]{0,10}\bsans (?:moi|(?:un|une) \w+ comme moi)\b"
        r"|\b(?:auront|aura|auras|aurez) plus a (?:s'|se |t'|te |vous |me )(?:inquieter|soucier|occuper"
        r"|preoccuper|supporter|trainer|payer|nourrir)(?: (?:de|pour) moi)?"
        r"(?= *$|[,.!]| tres| bientot| quand| de moi| pour moi)|\bj'aurai (?:bientot |enfin "
        r"|surement )+la paix\b|\bmorte?,? je (?:serais?|souffrirai\w*|ne)\b"
        r"|\b(?:appuyer|mettre) sur off\b|\bdebranch\w+-moi\b|\bqu'on (?:me debranche|m'acheve"
        r"|eteigne la lumiere|en finisse avec moi)\b",
        unless=TOLD,
    ),
    construct(
        "self_harm.signal",
        "release",
        r"\b(?:me|j'me|jme) vois (?:plus|pas|pus|pu) (?:d'avenir|de futur|vivre|vieillir|exister"
        r"|dans (?:un|deux|cinq|dix|vingt) ans)\b(?! (?:a|en|avec|chez)\b)"
        r"|\b(?:je|j')(?: ne|n')? ?merite (?:pas|plus|pu|meme pas) (?:de |d'|l')(?:vivre|exister|respirer"
        r"|etre (?:la|en vie|nee?)|air que)\b"
        r"|\bje merite de (?:mourir|crever|souffrir)\b|\b(?:bientot|enfin) (?:la fin|fini"
        r"|termine) pour moi\b|\b(?:mon histoire|ma route|mon chemin|mon voyage) "
        r"s'arretent? (?:ici|la|ce soir|demain)\b|\b(?:se reverra|se retrouvera|rendez-vous) (?:la-haut"
        r"|de l'autre cote(?= *$|[,.!])|au paradis(?!,)|dans une autre vie|chez les anges)"
        r"|\bveille[sz]? (?:bien )?sur (?:ma|mon|mes|eux|elle|lui)\b[^.!?\n]{0,24}\b(?:pour moi|apres moi"
        r"|quand je (?:ne )?serai|adieu|a ma place)\b"
        r"|\bsoyez heureu(?:x|ses) sans moi\b|\bil (?:ne )?me reste (?:plus )?(?:que |qu')?(?:quelques"
        r"|peu de|une) (?:heures?|jours|nuits?)(?= *$|[,.!]| a vivre| avant d'en)"
        r"|\bje (?:ne )?(?:veux|peux) (?:plus|pu|pus) (?:avancer|tenir|me battre|faire semblant"
        r"|rien ressentir|me reveiller(?! (?:a|avant|tot|si)))(?= *$|[,.!])"
        r"|\b(?:me|m'en) (?:partir|aller|monter|envoler)\b[^.!?\n]{0,24}\bau ciel\b"
        r"|\bpartir loin\b[^.!?\n]{0,30}\b(?:au ciel|pour toujours|sans retour)\b"
        r"|\b(?:trouve|trouver|manque|aurai|avais|eu) (?:enfin )?(?:que )?le courage de (?:le faire"
        r"|passer a|partir pour|sauter|mettre fin)\b",
        unless=TOLD,
    ),
    # What is left behind, what was kept for it, words to those who stay.
    construct(
        "self_harm.signal",
        "left_behind",
        r"\b(?:ecrit|laisse|laissees?|prepare|fini) (?:une|ma|des|mes|la|les|quelques|deux"
        r"|trois) (?:\w+ )?lettres?\b[^.!?\n]{0,40}\b(?:trouver\w*|liront|lira|apres|quand (?:je|ils|elle)"
        r"|demain|comprendr\w+|pardon|chacun|adieu)\b"
        r"(?![^.!?\n]{0,40}\b(?:mariage|anniversaire|noel|fete|motivation|facteur|poste)\b)"
        rf"|\b(?:collectionne|stocke|accumule|entasse|cache|planque|mets de cote"
        rf"|garde) (?:\w+ ){{0,2}}?(?:les|mes|des|ces|ses) {PILLS}\b(?! (?:au frais|dans le frigo|hors))"
        rf"|\b(?:pris|avale|prendre|avaler|prends) (?:toute )?(?:une|la|deux|trois|sa) (?:boites?"
        rf"|plaquettes?|flacons?) (?:entieres? |complete )?(?:de |d'){PILLS}\b"
        r"|\bc'est la derniere fois que (?:je (?:vous|te) (?:parle|ecris|embrasse|vois)|vous me|tu me"
        r"|on se (?:parle|voit))\b|\b(?:dites|dis|direz)\b[^.!?\n]{0,24}\bque (?:c'est|ce n'est|c'etait"
        r"|ce n'etait) pas (?:de )?"
        r"(?:sa|leur|ta) faute\b|\b(?:saura|sauront|saurez|sauras) quoi faire (?:apres|quand je|de mes"
        r"|avec mes|sans moi)\b"
        r"|\bpardon(?:ne-moi|nez-moi)?,? (?:maman|papa|mamie|mes (?:enfants|parents|amis)|mon (?:fils"
        r"|coeur|amour|bebe)|ma (?:fille|puce|cherie))\b[^.!?\n]{0,30}(?:(?:j'ai (?:tout "
        r"|vraiment )?essaye|j'y arrive)(?= *$|[,.!]| plus)"
        r"|tiens plus|je (?:pars|m'en vais|peux plus|n'en peux)|adieu)"
        r"|\bmon dernier souhait\b[^.!?\n]{0,30}\b(?:oubli\w+|pardon\w*|enterr\w+|cendres|pleur\w+"
        r"|souven\w+)\b"
        r"|\bme reste (?:plus )?qu'une (?:seule )?chose a faire(?= *$|,? (?:et|vous|adieu|demain|ce soir))"
        r"|\btout le monde (?:dort|est couche)\b[^.!?\n]{0,40}\b(?:(?:pour|de) partir|en finir"
        r"|je (?:le fais|saute))\b",
        unless=MEAL,
    ),
    construct(
        "self_harm.signal",
        "left_behind",
        r"\b(?:toit|pont|rebord|balcon|parapet|viaduc)\b[^.!?\n]{0,40}\b(?:j'ai peur|je pleure|en larmes"
        r"|je tremble|plus la force|pense a (?:tout|la fin)|je me dis saute|envie de (?:basculer|tomber"
        r"|lacher))\b"
        r"|\b(?:ts|tentatives?(?: de suicide)?)\b[^.!?\n]{0,40}\b(?:envie de recommencer|je recommence\w*"
        r"|vais recommencer|la prochaine|je (?:me )?(?:suis )?rat\w+)\b"
        r"|\bje (?:me )?raterai pas (?:ma sortie|cette fois)\b"
        r"|\b(?:vieux|vieille|seule?|malade|souffre|douleurs?)\b[^.!?\n]{0,40}\btemps que (?:cela|ca"
        r"|tout(?: cela| ca)?) (?:cesse|finisse|s'arrete|prenne fin|s'acheve)\b"
        r"|\bje me suis (?:encore |re|a nouveau |re-)coupee?\b(?! (?:le|la|les|en|du|de|avec|un|une|au)\b)"
        r"|\ba quoi ca sert que je (?:vive|respire|existe|sois (?:la|en vie)|reste(?= *$|[,.!?]| en vie"
        r"| parmi))"
        r"|\b(?:plus|pus|pu) (?:aucune |de |d'|la moindre )?raisons? (?:de |d')(?:rester|vivre"
        r"|etre) ?(?:icitte|ici|la|en vie)?(?= *$|[,.!?])"
        r"|\b(?:je|j')(?:[\w']+ ){0,4}?\b(?:me (?:tuer|pendre|noyer|flinguer|suicide|jete|pendr|flingue"
        r"|scarifie)|me tranch(?:er|e) les (?:veines?|venes?)|saut(?:er|e) par la (?:fenetre"
        r"|fnetre))\b(?= *$|[,.!]| ce soir| svp| demain)",
        unless=TOLD,
    ),
    construct(
        "self_harm.signal",
        "if_gone",
        r"\bsi (?:demain |lundi |ce soir )?(?:je|j') ?(?:ne |n')?(?:suis|reponds|reviens|donne|poste"
        r"|ecris) plus [^.!?\n]{0,30}\bc'est que (?:j'(?:aurai|ai) (?:enfin )?(?:reussi|trouve le courage"
        r"|saute|fini|franchi|gagne la paix)|je (?:l'ai|l'aurai) fait|je suis (?:morte?|partie?(?! en)))\b"
        r"|\bmon heure (?:est venue|approche|a sonne)\b|\b(?:j'aurais|jaurais) (?:jamais|pas"
        r"|mieux fait de ne pas) (?:du )?(?:survivre|me rater|en rechapper|m'en sortir|sortir vivante?)\b"
        r"|\b(?:cerveau|tete|coeur|pensees|voix|cauchemars?)\b[^.!?\n]{0,12}\b(?:se tais\w+|se coupe\w*"
        r"|s'eteign\w+|s'arrete\w*) (?:pour toujours|definitivement|a jamais|pour de bon)\b"
        r"|\b(?:aimerais|voudrais|espere|souhaite|reve d'|envie d'|prefererais) ?(?:avoir|attraper|choper"
        r"|me choper) (?:une |un |le )(?:\w+ )?(?:maladie (?:mortelle|incurable|grave)|cancer"
        r"|truc (?:mortel|grave)|accident)\b"
        r"|\bma vie (?:est|c'est|etait) (?:\w+ )?(?:un echec|fichue|foutue|finie|un enfer|une erreur"
        r"|un desastre|trop dure)\b[^.!?\n]{0,30}\b(?:partir|en finir|disparaitre|autant|mourir|m'en aller"
        r"|arrete tout|stop)\b"
        r"|\brien (?:ne |n')?a (?:plus )?(?:de|aucun) sens\b[^.!?\n]{0,20}\b(?:a quoi bon|je veux|vie"
        r"|mourir|partir)\b|\b(?:j'ai|jai) (?:deja |encore )?(?:fait|eu) (?:[\w]+ ){1,2}?(?:ts"
        r"|tentatives? de suicide)\b"
        rf"|\b(?:avale|gobe|prends|bouffe) (?:toute )?(?:la|ma) (?:boite"
        rf"|plaquette)\b[^.!?\n]{{0,24}}\b(?:parle plus|fini|basta|adieu|ciao|bye|c'est regle)\b"
        rf"|\b(?:avalee?|pris|prise) (?:des|tous? (?:les|ses)|trop de|plein de"
        rf"|une boite de) (?:\w+ )?{PILLS}\b"
        r"[^.!?\n]{0,30}\b(?:(?:repond|bouge|reveille|respire|parle) (?:plus|pas)|samu|help|aidez"
        r"|que faire|quoi faire)\b|\b(?:seule?|chambre|garage|grenier|cave"
        r"|foret)\b[^.!?\n]{0,16}\bavec (?:une|ma|la) (?:corde|lame|boite de (?:cachets|medocs"
        r"|medicaments))\b",
        unless=TOLD,
    ),
    construct(
        "self_harm.signal",
        "last_of_all",
        r"\bmon dernier (?:coucher de soleil|lever de soleil|soir|repas|matin|noel|printemps|hiver"
        r"|souffle)\b(?! (?:a|en|au|avant|de|chez|ici|avec|du)\b)|\bdernier message a (?:chacun|tous"
        r"|tout le monde|ma|mon|mes)\b"
        r"|\b(?:mon assurance[- ]vie|l'argent de (?:mon|l')assurance)\b[^.!?\n]{0,40}\b(?:enfants?|famille"
        r"|femme|mieux|au moins|quand je)\b|\b(?:enfants?|famille|femme)\b[^.!?\n]{0,40}\b(?:avec "
        r"|toucher\w* )(?:l'argent de )?(?:mon|l')assurance[- ]vie\b"
        r"|\b(?:je suis|j'suis|chuis) une erreur\b[^.!?\n]{0,16}\b(?:corriger|reparer|effacer)\b"
        r"|\b(?:dites|dis|faites) (?:au revoir|adieu|mes adieux) a (?:mon|ma|mes|mamie|papi|maman|papa)\b"
        r"|\btu me manques?,? (?:papa|maman|mamie|papi|papy|mon (?:ange|frere|fils"
        r"|bebe))\b[^.!?\n]{0,16}\b(?:j'arrive bientot|je te rejoins|je viens te rejoindre|j'arrive)(?= *$"
        r"|[.!])"
        r"|\b(?:trouv|retrouv|decouvr)\w+ (?:\w+ )?mon (?:corps|cadavre)\b|\bje me laisse (?:mourir"
        r"|deperir|couler|glisser vers)\b|\bplan pour (?:(?:me|se) (?:tuer|suicider|pendre|jeter)"
        r"|en finir(?! avec)|mourir)\b",
        unless=TOLD,
    ),
)
