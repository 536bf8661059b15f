"""What one is drawn to: a talk elsewhere, things to buy, easy money."""

from typing import Final

from palabre.engines.filter.constructions.leaving import LEAVING
from palabre.engines.filter.constructions.patterns import construct
from palabre.engines.filter.constructions.promotions import PROMOTIONS
from palabre.engines.filter.constructions.swindles import SWINDLES, WARNED

_NETWORK: Final = (
    r"(?:snap(?:chat)?|insta(?:gram)?|ig|tele?gram|telegramme|whats(?: ?app?)?|watsapp?|wsp|discord"
    r"|messenger|tik ?tok|face ?book|fb|skype|kik|twitter|wickr|threema|viber|signal|twitch"
    r"|bereal|yubo|reseaux?|👻)"
)
LEAVE: Final = (
    *LEAVING,
    construct(
        "off_platform.invitation",
        "platform",
        r"\b(?:on se (?:parle|retrouve|capte|voit|rejoint|ajoute)|viens(?! d(?:e |'|u |es ))|venez"
        r"|(?<!fille )(?<!fils )(?<!il )(?<!elle )(?<!on )passe(?! (?:trop|tout|du|des|beaucoup|plein|son"
        r"|sa))|passons"
        r"|continu(?:e|ons|er)|parlons|discut\w+|rejoins[- ]moi|rejoignez[- ]moi|retrouve[- ]moi"
        r"|ajoute[- ]moi|add[- ]me|follow[- ]me|ecris[- ]moi|contacte[- ]moi|parle[- ]moi|dispo|dm"
        r"|mp|viens me parler|let's talk|talk|hit me up|add me) (?:\w+ ){0,3}?(?:sur |on |en "
        rf"|par |via |au |mon |le |ton )?(?:mon |le |ton |les )?{_NETWORK}\b",
    ),
    construct(
        "off_platform.invitation",
        "platform",
        r"\b(?:tu as|t'as|t as|tas|ta|tu a|vous avez|as[- ]tu|qui a|tu aurais|t'aurais|tu utilises"
        r"|do you have|u got|got|have you got|t'es sur|tu es sur"
        rf"|vous etes sur) (?:\w+ ){{0,2}}?(?:un |une |le |ton |de |d')?{_NETWORK}\b\s*(?:\?|$|stp"
        r"|mdr|lol|ptdr|wesh|svp|pour|toi|[!😂])",
    ),
    construct(
        "off_platform.invitation",
        "platform",
        r"\b(?:c'?est quoi|c quoi|cest quoi|donne|donnez|file|passe|envoie|balance|partage|je veux"
        r"|what's|whats|quel est|echange|echangeons|met[sz]?) (?:\w+ )?(?:moi )?(?:ton|ta|tes"
        rf"|votre|vos|nos|your|un|on echange) (?:\w+ )?{_NETWORK}\b",
    ),
    construct(
        "off_platform.invitation",
        "leave",
        r"\b(?:donne|donnez|file|passe|envoie|balance|laisse|c'est quoi|c quoi|je veux"
        r"|tu me donnes|tu me passes|echange\w*|give me|what's|mp moi|je peux avoir"
        r"|puis-je avoir)(?:[- ]moi)? (?:\w+ )?(?:ton|votre|vos|tes|nos|your|un) (?:\w+ )?(?:num"
        r"|numero|06|07|tel|telephone|portable|mail|email|e-mail|adresse mail|adresse|whats|phone"
        r"|number|contact)\b(?! de (?:page|train|ligne|reference|version|commande|chambre))",
    ),
    construct(
        "off_platform.invitation",
        "leave",
        r"\b(?:passons|passe|passez|viens|venez|allons|on passe|on va|on continue|continuons"
        r"|on peut parler|parlons|on parle|on se parle|let's go|viens me parler"
        r"|parle[- ]moi) (?:\w+ )?(?:en |in |dans un )?(?:prive|pv|mp|dm|dms|message prive|inbox"
        r"|private|tete a tete|cam)\b(?!e)|\b(?:on est lus?|on est surveilles?|ailleurs qu'ici"
        r"|loin d'ici|hors d'ici|pas ici)\b[^.!?\n]{0,20}\b(?:prive|ailleurs|autre (?:site|appli"
        r"|tchat|chat))\b|\b(?:une autre|autre) (?:appli|application|messagerie"
        r"|plateforme) (?:pour|plus|moins|sans|non)\b|\b(?:moins|pas) (?:surveille|modere"
        r"|fliqu)\w*\b.{0,20}\b(?:ailleurs|appli|site)\b",
    ),
    construct(
        "off_platform.invitation",
        "platform",
        rf"^\W*(?:et )?(?:ton|ta|tes|votre|vos|your) {_NETWORK}\s*(?:stp|svp|please|\?)*\s*$",
    ),
    construct(
        "off_platform.invitation",
        "leave",
        r"\b(?:parler|discuter|se parler|s'ecrire|papoter|tchatter|continuer"
        r"|causer) (?:\w+ ){0,2}?ailleurs\b"
        r"|\b(?:appli|application|endroit|site|coin|reseau|messagerie)\b[^.!?\n]{0,16}\b(?:ou|sans|moins"
        r"|plus)"
        r" (?:[\w']+ ){0,4}?(?:surveill\w+|modere\w*|modos?|moderat\w+|lus?|tranquilles?|fliqu\w+"
        r"|censur\w*|intime)\b"
        r"|\b(?:la ou|endroit ou) (?:il )?(?:n'y a|y a|n'a) (?:pas|plus) de (?:modos?|moderat\w+)\b"
        r"|\bappli au fantome\b"
        r"|\bautre (?:moyen|facon|endroit)\b[^.!?\n]{0,16}\b(?:parle\w*|discut\w+|contact\w*|ecri\w+"
        r"|joindre)\b"
        r"|\b(?:s'echange|echange|echanger|echangeons|donne|se donne|file|passe)\b (?:\w+ )?(?:nos|vos"
        r"|tes) (?:reseaux"
        r"|insta\w*|snaps?|numeros|contacts|coordonnees)\b",
    ),
    construct(
        "off_platform.invitation",
        "platform",
        rf"\b(?:je |j')?(?:te |vous )(?:donne|file|passe|envoie|mets) (?:mon|ma|mes) (?:\w+ )?{_NETWORK}\b"
        rf"|\b(?:qu'on|on|tu veux|viens on)"
        rf" (?:\w+ )?(?:parle|parler|discute\w*|s'appelle|s'appeler|s'ecrit|se capte|continue\w*|passe|va"
        rf"|bouge) (?:\w+ ){{0,3}}?sur (?:\w+ )?{_NETWORK}\b"
        rf"|\b(?:visio|appel video|appelle|vocal) (?:\w+ )?(?:sur|via|en) {_NETWORK}\b",
    ),
    construct(
        "off_platform.invitation",
        "leave",
        r"\b(?:es|etes|traines?) (?:\w+ )?sur (?:quelle appli|quel reseau|quoi comme (?:appli|reseau))\b"
        r"|\bquelle? (?:appli|application|messagerie)"
        r" (?:tu|vous|t'|as|es)\b|\b(?:on )?s'appelle (?:en|par) (?:visio|video|tel\w*)\b",
    ),
    construct(
        "off_platform.invitation",
        "platform",
        rf"\b(?:me |m')(?:rejoindre|retrouver|ajouter|ecrire|contacter|parler"
        rf"|suivre) (?:\w+ ){{0,2}}?(?:sur|via|par) (?:\w+ )?{_NETWORK}\b"
        rf"|\b(?:on fait|faire|creer|cree|rejoins|rejoignez) (?:un |le |notre |mon )?(?:groupe|serveur"
        rf"|salon|canal) {_NETWORK}\b",
    ),
)

SPAM: Final = (
    *SWINDLES,
    *PROMOTIONS,
    construct(
        "spam.scam",
        "promo",
        r"\b(?:voyante?|marabout|medium|guerisseur|maitre \w+)\b[^.!?\n]{0,40}\b(?:serieux"
        r"|serieuse|retour|affection|amour|resultats?|garanti|desenvout\w*|chance|puissant"
        r"|competent)\b|\b(?:retour d'affection|retour de l'etre aime|desenvoutement"
        r"|envoutement amoureux)\b|\b(?:credit|pret)s? (?:\w+ )?(?:rapide|express|immediat"
        r"|sans justificatif|entre particuliers?|d'argent)\b[^.!?\n]{0,40}(?:\bcontact\w*|\bmp\b|@"
        r"|\binteress\w*|\bdispo\w*|\bsans\b)|\bsans justificatif\b[^.!?\n]{0,30}\bcontact\w*"
        r"|\bpret immediat\b"
        r"|\b(?:crypto|bitcoin|btc|trading"
        r"|forex|invest\w*|placement)\b[^.!?\n]{0,40}(?:\bx ?\d{1,4}\b|\bgaranti\w*|\bsans risque"
        r"|\bpar jour\b|\bpar semaine\b|\brendement|\bdouble[rz]?\b|\bmulti\w+)|\b(?:gagne[rz]?"
        r"|gagnes|gagner|faire|earn|make)\b (?:\w+ ){0,3}?(?:de l'argent (?:facile\w*|rapide\w*"
        r"|vite|sans|depuis|chez)|\d{2,6} ?(?:€|euros?|\$|dollars?|balles) (?:par|/|en|a la|per"
        r"|the|chaque) ?(?:jour|semaine|mois|heure|day|week)|easy money|money fast|fast money)"
        r"|\bargent facile\b",
        unless=WARNED,
    ),
    construct(
        "spam.advertising",
        "promo",
        r"\b(?:bonus|casino|paris sportifs?|jeux d'argent)\b[^.!?\n]{0,24}\b(?:offerts?|gratuits?"
        r"|sans depot|garantis?|inscri\w+|ici|immediat)\b|\b(?:achete[rz]?|obtenez|gagnez|boostez"
        r"|commandez|buy|get)\b (?:\w+ ){0,2}?(?:abonnes|followers|vues|likes|suiveurs|subscribers"
        r"|views)\b|\bcliquez (?:vite |ici|sur (?:ce|le|mon) lien)|\bclick (?:here|this link"
        r"|my link)\b|\bfree (?:iphone|gift ?card|money|bitcoin|robux|v-?bucks)\b"
        r"|\b(?:iphone|robux|vbucks|v-bucks|cartes? cadeaux?) (?:\w+ )?(?:gratuits?|offerts?)\b"
        r"|\b(?:perdez|perdre) \d+ ?(?:kg|kilos) (?:en|sans)\b",
        unless=WARNED,
    ),
    construct(
        "spam.promotion",
        "promo",
        r"\b(?:abonne[zr]?[- ](?:vous|toi)|abonnez|suivez|follow|like[zr]?|subscribe to|allez voir"
        r"|venez voir|check out|check|decouvrez|visitez|rejoignez) (?:\w+ )?(?:a |sur |to )?(?:ma"
        r"|mon|mes|notre|nos|my|our) (?:\w+ )?(?:chaine|page|compte|video|videos|insta\w*|twitch"
        r"|site|blog|boutique|profil|serveur|discord|channel|album|clip|son|podcast|live|stream)\b"
        r"|\bcode (?:promo|parrain\w*|de parrainage|reduc\w*|creator|createur|affil\w*)\b|\b(?:mon"
        r"|lien de) parrainage\b|\b(?:je |j')?(?:vends?|revends?|a vendre|selling)\b :?(?:ma|mon"
        r"|mes|une?|des|my|a)? ?(?:\w+ ){0,2}?(?:console|ps\d|playstation|xbox|switch|iphone"
        r"|telephone|portable|voiture|scooter|velo|moto|places?|billets?|vetements?|chaussures?"
        r"|sneakers|compte|ordi\w*|pc|canape|meubles?|carte graphique|formation|coaching"
        r"|maillots?)\b|\b(?:ma|ma nouvelle|notre) (?:boutique|chaine youtube"
        r"|formation)\b[^.!?\n]{0,30}\b(?:dispo\w*|ouverte?|en ligne|promo|abonn\w+|lien)\b",
    ),
    construct(
        "spam.promotion",
        "promo",
        r"\b(?:methode|systeme|astuce|formation|opportunite|mentor)\b[^.!?\n]{0,60}\b(?:demand\w+|mp\b"
        r"|contact\w*|passifs?|vivre de|quitte\w*)\b|\bquitte (?:mon|le) (?:travail|boulot|job|taf)"
        r"\b[^.!?\n]{0,40}\b(?:grace|methode|simple)\b|\blien (?:en|dans (?:ma|la)) bio\b"
        r"|\b(?:allez|venez|va|viens) voir (?:mon|ma|mes|notre) (?:\w+ )?(?:clip|chaine|video|site|page"
        r"|stream|boutique)\b",
    ),
    construct(
        "spam.scam",
        "promo",
        r"\b(?:deven(?:ez|ir)|deviens) (?:riche|millionnaire|rentier)\w*|\b(?:voyante?|marabout|medium"
        r"|guerisseur)\b[^.!?\n]{0,40}"
        r"\b(?:resou\w+|problemes?|amour|desenvout\w*|retour)\b|\b(?:nft|token|memecoin|altcoin|airdrop"
        r"|crypto\w*|bitcoin|btc)\b"
        r"[^.!?\n]{0,40}\b(?:x ?\d{1,4}|garanti\w*|rejoi\w+|sans risque)\b|\b(?:gagne|gagner|touche"
        r"|fais) \d{3,6} ?(?:€|euros?|balles)"
        r" ?(?:/|par) ?(?:mois|jour|semaine)\b|\b\d+ tours gratuits\b",
    ),
    construct(
        "spam.scam",
        "promo",
        r"\b(?:investi\w+|placez|misez|deposez)\b[^.!?\n]{0,16}\b\d{2,6}\b[^.!?\n]{0,24}\b(?:recevez"
        r"|gagnez|touchez|recuperez|double\w*)\b",
    ),
)
