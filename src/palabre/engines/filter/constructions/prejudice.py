"""Hostility that names no group, or blames none aloud: first names, winks, backhanded praise, old lies."""

import re
from typing import Final

from palabre.engines.filter.constructions.patterns import construct

_AGAINST: Final = re.compile(
    r"[«\"“]|\b(?:racis\w+|homophob\w+|sexis\w+|antisemit\w+|transphob\w+|islamophob\w+|xenophob\w+"
    r"|grossophob\w+|cliches?"
    r"|prejuges?|stereotypes?|complotis\w+|theorie|mythe|mensonge|rumeurs?|discrimin\w+|harcel\w+"
    r"|porte plainte"
    r"|plainte|condamne\w*|signale\w*|m'a (?:dit|sorti|lance|crie|demande)|on m'a|on lui a|m'ont|lui ont"
    r"|disait"
    r"|disent|repetait|repete|pretend\w*|soutenait|affirm\w+|racont\w+|insulte\w*|honte|scandal\w+|musee"
    r"|expo\w*"
    r"|documentaire|film|roman|livre|chanson|podcast|cours|expose|histoire)\b"
)
_MEN: Final = r"(?:l'homme|les hommes|les mecs|un mec|un homme|mec|homme|bonhomme)"
_FROM_AFAR: Final = (
    r"(?:arabes?|noire?s?|blacks?|rebeus?|renois?|juifs?|juives?|feujs?|musulmane?s?|gitane?s?|roms?"
    r"|africaine?s?"
    r"|maghrebine?s?|algerien(?:ne)?s?|marocaine?s?|tunisien(?:ne)?s?|turcs?|turques?|antillaise?s?"
    r"|creoles?|asiatiques?"
    r"|chinoise?s?|afghane?s?|syrien(?:ne)?s?|haitien(?:ne)?s?|comorien(?:ne)?s?|roumaine?s?"
    r"|albanaise?s?|portugaise?s?"
    r"|polonaise?s?|migrante?s?|immigree?s?|refugiee?s?|etrangere?s?|clandestine?s?|clandos?"
    r"|handicapee?s?|autistes?"
    r"|trisomiques?|aveugles?|sourde?s?|gays?|homos?|homosexuel(?:le)?s?|lesbiennes?|trans|bi|pd"
    r"|congolaise?s?|senegalaise?s?"
    r"|malien(?:ne)?s?|indien(?:ne)?s?|pakistanaise?s?|kabyles?)"
)
_FEMALE: Final = r"(?:femmes?|filles?|meufs?|nanas?|gonzesses?|bonnes? femmes?|blondes?|nenettes?)"
_FIRST_NAMES: Final = (
    r"(?:mohame?d|mamadou|karim|abdel\w*|rachid|moussa|fatou|fatima|aicha|ahmed|ibrahim\w*|mustapha"
    r"|samir|bilal|youssef"
    r"|farid|djamel|ousmane|boubacar|mouloud|mokhtar|hassan|omar|kader|nordine|brahim|mehmet|ismael"
    r"|sofiane)s?"
)

PREJUDICE: Final = (
    # --- left to be understood
    construct(
        "hate.insinuation",
        "prejudice_name",
        r"\b(?:que des|encore une?|encore des|toujours des|toujours les|tous des|bizarre\w*|tiens"
        r"|comme par hasard|evidemment"
        r"|surprise|devine[zr]?|ramenera? une?|ramene une?|s'appel\w+|petits?"
        rf"|jeune)\b[^.!?\n]{{0,24}}\b{_FIRST_NAMES}\b"
        r"(?=[^\n]{0,40}?\b(?:faits? divers|tribunal|prison|voleu\w+|agress\w+|vols?|deal\w*|etonnant"
        r"|surprise|qui l'eut cru"
        r"|qui l'aurait cru|hein|evidemment|hasard|bizarre|rsa|allocs?|caf|fiche s|casse|braqu\w+|jean"
        r"|kevin|pierre|verra\w*)\b"
        r"|[^.!?\n]{0,6}(?:\.\.\.|…))"
        r"|\b(?:bizarre|tiens|surprise|evidemment|comme par hasard|verra\w*)\b[^.!?\n]{0,40}\b(?:un"
        rf"|des|que des) {_FIRST_NAMES}\b"
        rf"|\b(?:un|des) {_FIRST_NAMES}\b[^.!?\n]{{0,24}}\b(?:dans les faits divers|au tribunal"
        r"|en prison|comme par hasard)\b"
        r"|\btoujours les memes (?:noms|prenoms|profils|tetes|accents?)\b",
        unless=_AGAINST,
    ),
    construct(
        "hate.insinuation",
        "prejudice_pair",
        rf"\bpour (?:un|une|des) (?!match|concert|film|jeu|ami|chat|chien)(?:{_FROM_AFAR}"
        rf"|{_FEMALE}),? (?:tu|t'|vous|il|elle|c'est|ils|elles|on)"
        r" ?(?:te |vous |se )?(?:es\b|est\b|etes|parle\w*|travaill\w+|plutot|pas mal|debrouill\w+"
        r"|conduit|conduis|joue\w*|code\w*|sens"
        r"|cuisin\w+|ecri\w+|sais|sait)"
        r"|\b(?:belle?|beau|intelligente?|propre|polie?|mignonne?|douee?|forte?|rapide|pas mal|pas bete"
        r"|articulee?|civilisee?|drole"
        rf"|courageuse|fine|serieuse?|serieux|honnete|ponctuel(?:le)?) pour (?:un|une) (?:{_FROM_AFAR}"
        rf"|{_FEMALE})\b"
        r"|\b(?:parles?|parlez) (?:\w+ ){0,3}?(?:sans accent|bien|mieux)\b[^.!?\n]{0,16}\b(?:rare"
        r"|chez vous|pour un|pour une|malgre)\b"
        r"|\b(?:normal|forcement|evidemment|logique|ca m'etonne pas|pas etonnant|m'etonnerait pas"
        r"|etonnant)\b[^.!?\n]{0,40}\bc'(?:est|etait) "
        rf"(?:un|une|des) (?:{_FROM_AFAR}|{_FEMALE})\b(?= ?(?:[.!?]|$|qui|au|a la))"
        rf"|\bc'(?:est|etait) (?:encore |surement |forcement )?(?:un|une|des) (?:{_FROM_AFAR}"
        rf"|{_FEMALE}),? (?:ca explique|evidemment"
        r"|forcement|normal|ca m'etonne|pas etonnant|tu t'attendais|faut pas|hein)"
        rf"|\b(?:bon|bonne|vrai|gentil) {_FROM_AFAR},? (?:toi,? )?pas comme les autres\b"
        r"|\btoi,? (?:au moins )?t'es pas (?:trop |si )?(?:fonce|noir|typee?)"
        rf"|\b(?:toi|vous) (?:l'|les? |la )(?:{_FROM_AFAR})\b[^.!?\n]{{0,24}}\b(?:doi[st]|devez|dois t'y"
        r"|connais|etes toujours|plaindre|pas invite)",
        unless=_AGAINST,
    ),
    construct(
        "hate.insinuation",
        "prejudice",
        r"\b(?:merci|bravo|vive|grace a|ah oui|ah) (?:a |pour )?(?:la |le |au |cette |l')?(?:fameuse "
        r"|belle |grande )?(?:diversite"
        r"|mixite|vivre[- ]ensemble|multicultur\w+|ouverture des frontieres|immigration)\b"
        r"|\b(?:fameuse|merveilleuse|formidable|soi-disant) (?:diversite|mixite|richesse culturelle)\b"
        r"|\bla diversite\b[^.!?\n]{0,24}\b(?:brul\w+"
        r"|poubelles?|couteaux?|caillass\w+|vole)|\bvivre[- ]ensemble\b[^.!?\n]{0,24}\b(?:encore|blesse"
        r"|mort|frappe|couteau|victime)"
        r"|\bchances? pour la france\b|\bles bisounours (?:qui|diront|vont|adorent)|\bpadamalgam"
        r"|\bremigr\w+\b|\bgrand remplacement\b(?! (?:de la"
        r"|du|des (?:fen|mou|par)))|\bon est (?:plus|pas) chez (?:nous|soi) (?:ici|dans|maintenant)\b"
        r"|\bdans (?:notre|mon) propre pays\b"
        r"|\b(?:seront|serons|sera|devenus?|deviendront|deviennent) (?:bientot )?(?:majoritaires?"
        r"|minoritaires?|en minorite|plus nombreux que nous)\b"
        r"(?=[^.!?\n]{0,40}\b(?:pays|vous|tolerance|rigol\w+|pleur\w+|chez nous|malins|commander\w*|loi"
        r"|nous)\b)"
        r"|\bon se croirait (?:a|au|en|dans) (?:bagdad|alger|kaboul|bamako|dakar|marrakech|istanbul"
        r"|tunis|kinshasa|lagos|le bled|bled|un souk|afrique|orient|gaza)\b"
        r"|\bc'est (?:plus|pas) (?:\w+[ -]?){1,3},? c'est (?:alger|bamako|kaboul|bagdad|dakar|marrakech"
        r"|istanbul|tunis|le bled|l'afrique|islamabad|lagos)\b"
        r"|\b(?:francais|francaise|belges?|suisses?|quebecois"
        r"|blancs?)e?s? de souche\b[^.!?\n]{0,16}\b(?:preference|uniquement|only|seulement|exclus\w+)\b"
        r"|\b(?:de preference|uniquement|plutot|veux|cherche)\b[^.!?\n]{0,24}\b(?:francais|francaise"
        r"|belge|suisse|blanche?) de souche\b"
        r"|\bbien de chez nous\b(?=[^\n]{0,40}\b(?:tu vois|filtre|trie|etonnant|hein|pas d'|eux"
        r"|prenom)\b)|\b(?:francais|couleurs?|blancs?|noirs?|pays|origines?|bien d'ici"
        r"|ce genre de gens)\b"
        r"[^.!?\n]{0,24}\bsi (?:tu vois|vous voyez)\b|\ble quartier est encore (?:blanc|francais"
        r"|calme)\b|\bquartier (?:\w+ ){0,2}?(?:colore|bigarre)\b[^.!?\n]{0,16}\bsi tu vois\b",
        unless=_AGAINST,
    ),
    construct(
        "hate.insinuation",
        "prejudice",
        r"\b(?:chez|avec) (?:ces gens(?:[- ]la)?|eux|vous autres),? (?:la-bas )?(?:on (?:lapide|egorge"
        r"|vole|frappe|bat|coupe|marie|viole|mange|excise"
        r"|enferme|se lave|travaille pas|connait pas|respecte pas)|la femme|les femmes|c'est (?:normal"
        r"|culturel|genetique|dans (?:le|les|leurs?)))"
        r"|\bc'est (?:culturel|genetique|dans (?:leurs?|les) (?:culture|genes?|nature|sang|coutumes?"
        r"|moeurs)) (?:chez|pour) (?:eux|ces|vous|les)"
        r"|\bc'est dans (?:leurs?) (?:culture|genes?|nature|sang|adn)\b|\bces gens(?:[- ]la)? (?:ne "
        r"|n')?(?:s'integr\w+|ca travaille|ca vole|respect\w+ rien"
        r"|sont pas comme nous|ont pas|vivent comme|on les connait|savent que)"
        r"|\b(?:ils|elles|eux) (?:arrivent|debarquent|viennent|rentrent|entrent) (?:tous )?(?:par"
        r"|en) (?:bateaux?|barques?|milliers|cars|wagons|vagues|charters|hordes)\b"
        r"|\b(?:ils|elles) (?:font|pondent|se reproduisent) (?:\w+ )?(?:gosses|enfants|gamins|mioches"
        r"|comme des (?:lapins|rats))\b(?= (?:chacun|pour|et nous|aux|comme)|[ .,!]*faites)"
        r"|\bcomme des lapins\b[^.!?\n]{0,16}\ballocs?|\bfont semblant de fuir\b|\b(?:fui\w+"
        r"|fuyant) (?:soi-disant )?la guerre\b[^.!?\n]{0,24}\b(?:iphone|telephones?"
        r"|baskets|nike|dernier cri)\b|\b(?:mes|nos) (?:impots|cotisations"
        r"|sous)\b[^.!?\n]{0,8}\b(?:engraisser|nourrir|loger|payer|entretenir|gaver)\b[^.!?\n]{0,8}"
        r"\b(?:ces|les|des|leurs?)\b|\b(?:avant|autrefois|dans le temps|jadis),? (?:il )?y (?:avait"
        r"|a) (?:encore )?des (?:francais|belges|suisses|blancs|quebecois|vrais)\b"
        r"|\bplus (?:un seul |aucun |de )(?:commerce |commercant |visage )?(?:francais|belge|blanc"
        r"|blonde?)\b[^.!?\n]{0,24}\b(?:rue|quartier|classe|ecole|ville|tram|bus)\b"
        r"|\b(?:seule?|derniere?) (?:blanche?|blonde?|francaise?|belge) (?:de|du|dans) (?:l'|la |le "
        r"|mon |ma |sa )?(?:classe|ecole|rue|immeuble|quartier|bus|tram|wagon|equipe)\b"
        r"|\b(?:vu|regarde\w*) (?:la )?couleur (?:de la|des|du) (?:classe|prisons?|quartier|public"
        r"|file)\b"
        r"|\b(?:saucisson|jambon|pinard|cochon|porc|apero)\b[^.!?\n]{0,24}\bca (?:filtre|trie|fait fuir"
        r"|eloigne|les fait)\b"
        r"|\b(?:planque[zr]?|cachez?|surveille[zr]?|attention a|gaffe a|verifiez)\b[^.!?\n]{0,6} (?:ton"
        r"|ta|tes|vos|votre|les) (?:sacs?|velos?|portefeuilles?|cables?|poules|cuivre|garages?"
        r"|poches|telephones?)\b[^.!?\n]{0,24}\b(?:93|neuf trois|neuf-trois|cite|roms?|gitans?"
        r"|gens du voyage|manouches|caravanes|arabes?|noirs?|roumains?|sont en ville)\b",
        unless=_AGAINST,
    ),
    construct(
        "hate.insinuation",
        "prejudice",
        r"\bqui (?:possede|tient|controle|dirige|finance|detient"
        r"|est derriere) (?:vraiment )?(?:hollywood|les banques|la banque|les medias|la presse|le monde"
        r"|la finance|tout ca"
        r"|tout)\b(?=[^\n]{0,40}(?:hein|question|cherchez|on sait|regard|hasard|\?\s*$|toujours))"
        r"|\bfinance (?:apatride|cosmopolite|juive|mondialiste)\b|\blobby (?:juif|sioniste|lgbt\w*|gay"
        r"|trans|homo)\b|\bdragons? celestes?\b"
        r"|\bla (?:petite )?communaute (?:qu'on|dont on|que l'on) (?:ne )?(?:peut|doit|a) (?:pas|plus)\b"
        r"|\bnez crochus?\b|\bon connait le nez\b|\bqui \? vous savez (?:bien )?qui\b"
        r"|\b(?:radin|avare|rat|riche|comme) (?:comme )?un (?:juif|feuj)\b|\bfa(?:is|it) pas (?:ton|ta"
        r"|le|la) (?:juif|feuj|gitan|arabe|rom|portugais|pd|tapette|fiotte|fillette|gonzesse|femmelette"
        r"|triso|mongol|autiste)\b|\btravail d'(?:arabe|africain)\b|\bparler? (?:en )?petit[- ]negre\b"
        r"|\bfil\w* (?:les uns|a la queue) comme des juifs\b"
        r"|\b(?:je suis|chuis|suis) pas (?:raciste|homophobe|sexiste|antisemite|misogyne|facho),? mais\b"
        r"|\b(?:j'ai )?rien contre (?:les|ces) [a-z]{3,16},? mais\b"
        r"|\bj'ai (?:un|une|des) (?:ami|amie|amis|pote|potes|copain|copine"
        rf"|voisin)s? {_FROM_AFAR}\b[^.!?\n]{{0,8}}\bmais\b"
        r"|\b(?:carte du racisme|crie[zs]? au racisme|tu cries au racisme)\b|\bc'est pas (?:du racisme"
        r"|raciste),? c'est\b|\bcomme par hasard\b[^.!?\n]{0,24}\b(?:pas dans les tours"
        r"|communaute|circoncis|kippa|barbu|voilee?)\b|\bun deseq\w+, encore\b"
        r"|\bbarbus? avec un sac a dos\b[^.!?\n]{0,16}\b(?:je (?:change|descends|sors)|courez|boum)",
        unless=re.compile(
            r"[«\"“]|\b(?:cliche|raciste[s]? (?:qui|des|du)|antisemite|theorie|complotis\w+"
            r"|arrete\w* de dire|on m'a|m'a dit|suite)\b"
        ),
    ),
    construct(
        "hate.insinuation",
        "prejudice",
        r"\bles vraie?s (?:francais\w*|belges|suisses|quebecois\w*|blancs)\b[^.!?\n]{0,32}\b(?:eux"
        r"|se levent|travaillent|paient|bossent|d'abord)\b"
        r"|\b(?:non )?(?:parce que|vu|a cause de) (?:la|sa|ta) couleur\b(?= ?(?:[.!?…]|$|de peau|hein))"
        r"|\b(?:propre|calme|tranquille|sur|mieux)\b"
        r"[^.!?\n]{0,24}\bavant (?:l'ouverture du (?:centre|foyer)|l'arrivee (?:des|de ces)|qu'ils"
        r"|qu'on (?:les|ouvre)|les (?:migrants|roms|refugies))"
        r"|\b(?:nous|on|leur) (?:refile\w*|ramene\w*|apporte\w*) (?:leurs?|des) (?:maladies|virus|gale"
        r"|puces|poux|misere)\b",
        unless=_AGAINST,
    ),
    # --- women and men, who loves whom
    construct(
        "hate.insinuation",
        "prejudice_sex",
        r"\b(?:retourne|rentre|file|reste)[sz]? (?:a|dans|faire) (?:ta|la|tes|ton|le) (?:cuisine"
        r"|vaisselle|casseroles|fourneaux|repassage|menage|lessive|tricot|aspirateur|poussette)\b"
        r"|\bfais[- ](?:moi|nous) (?:donc |plutot )?un sandwich(?= (?:au lieu|et tais|femme|bobonne)"
        r"|[ !.]*$)|\b(?:tes|ses|vos) (?:hormones|regles|ragnagnas)\b[^.!?\n]{0,16}\b(?:parlent|qui|hein"
        r"|ou quoi|encore)\b"
        r"|\b(?:t'? ?as|tu as|elle a|vous avez) (?:encore )?(?:tes|ses|vos) (?:regles|ragnagnas"
        r"|anglais)\b(?= ?(?:[?!]|ou quoi|hein|celle|pour))|\bmal[- ]baisee?s?\b"
        r"|\blaisse[zr]? (?:parler|faire|ca aux?) (?:les )?(?:hommes|mecs|vrais)\b|\b(?:metier|truc"
        rf"|sport|affaire|boulot|film|boisson|couleur|voiture|histoire)s? (?:de|d') ?(?:{_FEMALE}|pd"
        r"|pede|tapettes?|fiottes?|gonzesse|tarlouze)s?\b"
        rf"|\b(?:les|vous les) {_FEMALE}\b[^.!?\n]{{0,12}}\b(?:et (?:les cartes|la mecanique|le foot"
        r"|les creneaux|les maths|l'orientation|la logique)|faut (?:leur|pas)|il faut leur"
        r"|ca (?:ne )?(?:sait|comprend|reflechit|pense|pleure))"
        r"|\b(?:elle|t'as|tu as) (?:a )?(?:du )?(?:couche|coucher|passer sous le bureau|sucer) pour\b"
        r"|\b(?:elle )?(?:l'a|l'avait|l'aura) (?:bien |surement )?cherche\b(?=[^\n]{0,40}(?:jupe|habill"
        r"|robe|tenue|soir|seule)|[ .!]*$)"
        r"|\bhabillee comment\b[^.!?\n]{0,10}\b(?:aussi|d'abord|ce soir-la)\b"
        r"|\b(?:encore )?une (?:hysterique|feminazie|castratrice|mal baisee)\b"
        r"|\bune (?:bonne )?femme (?:ca|doit|devrait|qui) (?:ne )?(?:se (?:corrige|tai[st]|dresse"
        r"|soumet|respecte pas)|obei\w+|reste|ferme|commande)"
        r"|\bun papa,? (?:et )?une maman\b|\bpas (?:un|une vraie|de vrais?) (?:vrai )?(?:couple"
        r"|famille)s?\b[^.!?\n]{0,24}\b(?:deux (?:hommes|femmes|mecs|meufs)|chat un chat)"
        r"|\bdeux (?:hommes|mecs|femmes|meufs)\b[^.!?\n]{0,24}\b(?:contre"
        r" nature|pas normal|degueu\w*|degout\w*|pas un couple|appelons un chat|faut pas pousser)"
        rf"|\bun vrai (?:{_MEN}),? (?:ca|ne) (?:ne )?(?:pleure|danse|porte|met)|\b(?:vires?|virer"
        r"|tourner|devenir|devenu) (?:pd|gay|homo|pede|tapette|trans)\b"
        r"(?= ou quoi|[ ?!]*$| avec| a force)|\bpropagande (?:lgbt\w*|trans|gay|homo|du genre)\b"
        r"|\bgarcons? (?:qui danse\w*|avec du vernis|en rose)\b[^.!?\n]{0,16}\b(?:surveiller|louche"
        r"|bizarre|soigner|inquiet\w+)"
        r"|\beffeminee? pour\b|\b(?:gay|homo|trans|bi|lesbienne|homosexuel)\b[^.!?\n]{0,16}\bse soigne\b"
        r"|\bse soigne\b[^.!?\n]{0,16}\b(?:gay|homo|trans|bi|lesbienne|homosexuel)\b|\biel mon cul\b"
        r"|\bpas (?:encore )?(?:trouve|rencontre|connu) (?:le bon|un vrai) (?:mec|homme)\b"
        r"|\b(?:s'afficher|l'afficher|etaler|fassent ca) (?:\w+ )?(?:chez eux|devant|pas sous"
        r"|dans la rue)\b|\bsous pretexte (?:de|d'un|qu'il est|qu'elle est) (?:leur "
        r"|son )?(?:handicap\w*|autis\w*|en fauteuil)\b",
        unless=_AGAINST,
    ),
    # --- said without shame
    construct(
        "hate.group",
        "prejudice_hard",
        r"\b(?:retourne|retournez|rentre|remonte|va|reste|repars)[sz]? (?:donc )?(?:cueillir|garder"
        r"|planter|brouter|manger|dans|a|sur|au|en) (?:ton|ta|tes|du|des|le|la|les|vos|votre)? ?"
        r"(?:champs? de )?(?:coton|bananes?|bananiers?|chevres?|dromadaires?|chameaux?|arbre|cage"
        r"|brousse|jungle|savane|souk|gourbi|caravane|kwassa|boubou|djellaba|tam-tam|cocotier|zoo|tipi"
        r"|igloo)s?\b"
        r"|\b(?:laisse[zr]?|laissons|laisser) (?:les )?(?:tous )?(?:crever|couler|se noyer|geler"
        r"|mourir)\b[^.!?\n]{0,24}\b(?:lampedusa|mediterranee|en mer|dans l'eau|clandos?|migrants?"
        r"|frontiere|calais|bateaux?)\b"
        r"|\b(?:clandos?|migrants?|refugies|bateaux?|ils)\b[^.!?\n]{0,32}\b(?:qu'on les laisse"
        r"|laissons[- ]les|laissez[- ]les) (?:crever|couler|se noyer|geler)\b"
        r"|\bcoul(?:e|er|ez|ons) (?:leurs?|les|le|ces) (?:bateaux?|barques?|kwassas?|zodiacs?"
        r"|pneumatiques|embarcations|radeaux?)\b(?! de (?:sauvetage|peche))"
        r"|\b(?:crasse|vermine|racaille|merde|salete|misere|pourriture|lie) (?:venue|arrivee|importee"
        r"|debarquee|descendue) (?:d'|de |des |du )(?!la tele|l'espace)"
        r"|\bces (?:primates|macaques|singes|sauvages|barbares|animaux|cafards|rats|parasites|nuisibles"
        r"|arrieres|bamboulas) (?:de|du|d'|des|venus|la|qui (?:brulent|cassent|volent|arrivent"
        r"|debarquent|envahissent))\b ?"
        r"(?!(?:la (?:foret|jungle|cave|savane)|zoo|garage|grenier|jardin|cuisine|compost|grange|ville"
        r"|labo\w*))"
        r"|\b(?:nettoy|purge|vid|karcheris)\w+ (?:nos|ces|les|la|le) (?:rues|quartiers?|cites?"
        r"|banlieues?|pays|france|ville)\b[^.!?\n]{0,32}\b(?:crasse|racaille|lance-flammes|karcher"
        r"|bulldozer|etrangers|bombes?|venue|sales)\b"
        r"|\b(?:islam|coran|allah|mahomet|torah|talmud|mosquees?|synagogues?"
        r"|ramadan)\b[^.!?\n]{0,24}\b(?:arracher|eradiquer|bruler|raser|cancer|gangrene|peste|vermine"
        r"|maladie mentale|poubelle|chier|torche|pisse|feu a)\b"
        r"|\b(?:je )?(?:chie|pisse|crache|me torche|me branle) (?:sur|dans|avec) (?:l'|le |la |ton |ta "
        r"|votre |vos )?(?:islam|coran|allah|mahomet|torah|talmud|mosquee|synagogue|drapeau (?:gay|arc"
        r"|lgbt)\w*|religion|prophete|voile)\b"
        r"|\b(?:juifs?|juives?|feujs?|kippa|rabbins?|youpins?)\b[^\n]{0,24}\b(?:sent le gaz"
        r"|chauffer les fours|douches? (?:a|au) |au four|chambre a gaz|savon)\b"
        r"|\bfaites chauffer les fours\b|\bouvr\w+ les fours\b"
        r"|\bmort aux? (?:kouffars?|mecreants?|infideles|goys?|goyim|croises|apostats|lgbt\w*"
        r"|feministes?|flics et aux)\b|\bchambres a gaz\b[^.!?\n]{0,12}\b(?:detail|mensonge|invention"
        r"|cinema)\b"
        r"|\b(?:shoah|six millions|holocauste|genocide)\b[^.!?\n]{0,24}\b(?:du cinema|mon oeil|bobard"
        r"|invention|foutaise|arnaque|exagere|pas assez|business)\b|\bmoustachu\b[^.!?\n]{0,24}\b(?:fini"
        r"|raison|revienne|manque)\b"
        rf"|\b(?:un|une) {_FROM_AFAR} (?:au volant|president|prof|maire|ministre|medecin|flic|patron"
        r"|dans l'equipe|en porsche|en bmw)\b[^.!?\n]{0,32}\b(?:forcement volee|volee"
        r"|tant qu'on y est|au secours|tout vu|quoi encore|gorille|singe|jungle|bonjour)\b"
        r"|\b(?:embauche|loue|prends|sers|recrute|soigne|transporte)\w* (?:plus|pas|jamais) (?:de |d'"
        rf"|a des |aux )(?:\w+ )?{_FROM_AFAR}\b|\b{_FROM_AFAR} s'abstenir\b"
        rf"|\binterdit aux {_FROM_AFAR}\b(?! (?:par|en 19|jusqu))"
        r"|\b(?:va |retourne |remets |mets )?(?:mettre |mets )ton (?:voile|torchon|sac poubelle"
        r"|fichu) et (?:tais|ferme)|\b(?:bachee|batmane?|serpilliere sur la tete|sac poubelle sur"
        r"|torchons? sur la tete)\b(?=[^\n]{0,24}(?:$|et ca|dehors|tais|voile))",
        unless=_AGAINST,
    ),
    construct(
        "hate.group",
        "prejudice_hard",
        r"\b(?:l'afrique|l'algerie|le maghreb|haiti|la roumanie|le maroc|la tunisie|l'inde|la chine"
        r"|l'albanie) (?:c'est|est|n'est qu')"
        r" ?(?:qu')?(?:une|un|la|le) (?:poubelle|depotoir|chiotte\w*|trou|merde|decharge|jungle|zoo"
        r"|egout)"
        r"|(?<!je )(?<!j')(?<!il )(?<!elle )(?<!on )(?<!tu )(?<!que )\b(?:retourne|rentre)[sz]? (?:donc "
        r"|vite )?(?:a|au|en|aux|chez) (?:bamako|alger"
        r"|kinshasa|dakar|abidjan|conakry|kaboul|bagdad|bucarest|tirana|marrakech|tunis|rabat|oran|bled"
        r"|mali|senegal|congo|maroc|algerie|tunisie"
        r"|afrique|afghanistan|syrie|roumanie|turquie|chine|asie|haiti|israel|palestine|comores|somalie"
        r"|guinee)"
        r"(?=[ ,!.]*(?:$|singe|macaque|sale|connard|gros|et rest|avec ta|si t'es pas|garder|on veut"
        r"|chien))"
        r"|\b(?:une|la) (?:bonne )?(?:femme|meuf),? (?:ca )?(?:doit|devrait|c'est fait pour"
        r"|est faite pour|c'est bon qu'a|sait que) (?:\w+ )?(?:fermer"
        r"|se taire|obeir|rester a|cuisiner|pondre|ecarter|servir|faire (?:la|le|a)|torcher|laver)\b",
        unless=_AGAINST,
    ),
    construct(
        "hate.insinuation",
        "prejudice_more",
        r"\btoujours les memes\b[^.!?\n]{0,40}\bon sait (?:tous |bien )?qui\b|\bon sait (?:tous "
        r"|bien )?(?:qui|d'ou (?:ils|ca) vien\w+)[ .!…]*$"
        r"|\bje (?:ne )?dis pas (?:que )?(?:c'est|ce sont) (?:que )?(?:les|des|un"
        rf"|une) {_FROM_AFAR},? mais\b"
        rf"|\b(?:une|des) {_FEMALE},? (?:chef\w*|pilotes?|arbitres?|president\w*|ministres?|patronn?e?s?"
        r"|capitaines?|a la tete|a ce poste|au pouvoir|aux"
        r" commandes|dans l'armee|dans la police|garagistes?|mecano\w*|chirurgien\w*"
        r"|commentat\w+)\b[^.!?\n]{0,32}\b(?:on va (?:bien )?(?:rire|rigoler)"
        r"|bonjour|au secours|tout vu|la fin|bon courage|on est mal|on est morts|quelle blague"
        r"|serieux \?)"
        r"|\b(?:prier|tournes?) vers la mecque\b|\b(?:bientot|demain|dans dix ans"
        r"|un jour)\b[^.!?\n]{0,40}\b(?:mecque|voilees?|burqa|charia|muezzin"
        r"|djellaba|halal (?:partout|obligatoire|pour tous|a la cantine))\b|\bla charia (?:est|arrive|en"
        r"|a) (?:marche|france|grands pas|belgique)?"
        rf"|\btrop (?:de|d') ?(?:couleurs?|{_FROM_AFAR}|voiles?|barbus|kebabs?|mosquees?) (?:dans|a|sur"
        r"|en|ici|chez|au)\b(?![^.!?\n]{0,24}\b(?:mort|noy|rue|prison|peint)\w*)"
        r"|\b(?:roms?|gitans?|manouches|gens du voyage|arabes?|noirs?"
        r"|roumains?)\b,? [^.!?\n]{0,24}?\b(?:surveille|planque|cache|verrouille|compte) (?:mon|ma|mes"
        r"|bien|ton|ta"
        r"|tes|vos|tout|nos)\b|\b(?:boulot|metier|truc|sport|travail|affaire)s? d(?:e |')(?:hommes?"
        r"|mecs?|bonhommes?)\b[^.!?\n]{0,24}\b(?:ma (?:belle|jolie|grande|cocotte|petite)"
        r"|cherie|laisse|pas pour|fillette)\b|\b(?:t'es|tu es) (?:bien )?(?:sure? (?:que )?(?:d'etre"
        r"|tu es|t'es)|vraiment) (?:francais|belge|suisse|quebecois)\w*(?= ?toi| ?\?)"
        r"|\b(?:gays?|homos?|lesbiennes?|trans|pd|pedes)\b[^.!?\n]{0,24}\bpas devant (?:les|nos"
        r"|mes) (?:enfants|gosses|petits)\b|\bok mais pas (?:devant|pres|avec|chez|dans)\b"
        r"|\bfrance (?:profonde )?(?:aux|pour les) francais\b|\bon (?:leur|lui) donne (?:la main|ca"
        r"|un doigt)\b[^.!?\n]{0,24}\b(?:ils|elles) prennent",
        unless=_AGAINST,
    ),
    construct(
        "hate.insinuation",
        "prejudice_last",
        rf"\b(?:est|sont|etait) {_FROM_AFAR},? mais\b[^.!?\n]{{0,16}}\b(?:sympa|gentil\w*|propres?"
        r"|travailleu\w+|bosseu\w+|polie?s?|honnetes?|intelligent\w*|cultive\w*|cool"
        r"|bien integre\w*|ca va)\b|\b(?:noirs?|blacks?|africains?|antillais"
        r"|gens de couleur)\b[^.!?\n]{0,12}\bont le (?:rythme|sens du rythme)\b"
        r"|\b(?:a qui|qui) (?:profit\w+|touch\w+|encaiss\w+) (?:les|le|des|aux) (?:allocs?|rsa|caf|aides"
        r"|logements? sociaux|hlm)\b"
        r"|\b(?:ils|elles|ces gens) se reproduisent\b(?=[^.!?\n]{0,16}(?:hein|\.\.|…)|[ !.]*$)"
        r"|\bca (?:sent|pue) (?:le bled|le souk|l'afrique|l'arabe)\b(?= (?:dans|ici|chez)|[ !.]*$)"
        r"|\beleve\w* (?:dans|en|au) (?:une |la |un )?(?:cite|banlieue|bled|jungle|ghetto|tiers[- ]monde"
        r"|bidonville|brousse)\b"
        r"|\bmode (?:de se dire|d'etre|de se croire) (?:trans|gay|lesbienne|bi|non[- ]binaire|queer"
        r"|homo)\b"
        r"|\bavec un (?:pre)?nom (?:pareil|comme ca|comme le sien),? (?:il|elle|on"
        r"|tu)\b[^.!?\n]{0,40}\b(?:jamais|travail|normal|louche|voleu\w+|etonn\w+|argent)"
        rf"|\bles {_FEMALE} et (?:l'|la |le |les )(?:informatique|code|technique|politique|chiffres"
        r"|volant|voiture|sport|echecs|mecanique|cartes|foot|creneaux|maths"
        r"|logique|bricolage|gps|regles?)\b(?=[ ,]*(?:hein|ca fait|un poeme|quelle|pff|lol|mdr|\.\.|…|!"
        r"|$))"
        r"|\bferm\w+ (?:donc |enfin )?les frontieres\b(?=[^.!?\n]{0,24}(?:$|dehors|rats|vite|virez|et))"
        r"|\bta place (?:est|c'est) (?:au fourneau|aux fourneaux|a la cuisine"
        r"|dans la cuisine|a la maison|au menage|derriere (?:un|les|ton))|\bretourne[sz]? (?:tricoter"
        r"|coudre|repasser|cuisiner|pouponner|faire (?:la|le) (?:cuisine|menage|vaisselle))\b",
        unless=_AGAINST,
    ),
    construct(
        "hate.group",
        "prejudice_last",
        rf"\b(?:jamais|pas question)\b[^.!?\n]{{0,24}}\b(?:un|une|des) {_FROM_AFAR} (?:toucher|approcher"
        r"|entrer|epouser|garder|soigner|servir|embrasser|s'asseoir"
        rf"|chez moi|dans ma)|\bpas (?:de |d')(?:\w+ )?{_FROM_AFAR} (?:dans (?:ma|mon|notre|nos)"
        r"|chez (?:moi|nous)|sur (?:mon|notre))\b"
        rf"|\by ?a que (?:les|des|un|une) {_FROM_AFAR} pour (?:faire|oser|voler|mentir|ecrire|dire|croire"
        r"|penser|se|vivre|manger)\b"
        rf"|\b(?:un|une) {_FROM_AFAR} (?:reste|restera) (?:toujours )?(?:un|une) {_FROM_AFAR}\b"
        r"|\b(?:islam|mosquees?|minarets?|voile|burqa|juifs?|musulmans?)\b[^.!?\n]{0,12}\b(?:hors d(?:e "
        r"|')(?:europe|france|chez|belgique|suisse|nos)|au bulldozer|a raser)\b"
        r"|\b(?:retabli\w*|ramen\w*|remett\w*|rouvr\w*) (?:\w+ )?(?:l'esclavage|les colonies|l'apartheid"
        r"|les camps|la segregation|les fours)\b"
        rf"|\b(?:un|une|les|des) {_FROM_AFAR},? (?:ca|c'est bon qu'a) (?:ne )?(?:vole\w*|ment|mentir"
        r"|pue\w*|danse|pond\w*|obei\w*|sert|travaille|comprend|se lave|sait|reflechit"
        r"|pense|respecte|profite|crache|mord|chouine|mendie\w*|bosse|coule)\b"
        rf"|\b(?:une|les|des) {_FEMALE},? ca (?:ne )?(?:ment|pond|obei\w*|sert|se dresse|se corrige"
        r"|se tait|chouine|couine|conduit pas|reflechit pas|comprend rien)\b",
        unless=_AGAINST,
    ),
    # --- spoken about, or against: hurts nobody, and keeps the learned model from guessing
    construct(
        "context.spoken_about",
        "spoken_about",
        r"\b(?:si (?:vous|tu) (?:dites|dis|penses?|pensez)|menacer de|traiter (?:les|des|de|d'|quelqu"
        r"|une?)"
        r"|messages? du type|amalgames?|cliches?|prejuges?|stereotypes?|perdu tout respect|haine|racis\w+"
        r"|homophob\w+|sexis\w+|antisemit\w+|transphob\w+|islamophob\w+|discrimin\w+|harcel\w+"
        r"|victimes? (?:de|du|d')"
        r"|denonc\w+|a repondu|m'a (?:dit|repondu|traite)|(?:seront?|sera) (?:bloque|banni|signale"
        r"|supprime)\w*"
        r"|nazis?|s'appelle|je m'excuse|je suis desolee?|(?:nom|titre|surnom) (?:de|du|d')|(?:on"
        r"|je) (?:t'|l'|vous |les )(?:adore"
        r"|aime)|tu (?:me|nous) manques|mais non|mon vieux|stp|svp|s'il (?:te|vous) plait|a croquer"
        r"|quels? souvenirs?|en moyenne|merci|bravo)\b",
    ),
)
