"""What people offer for themselves: their show, their shop, their work, their things."""

import re
from typing import Final

from palabre.engines.filter.constructions.patterns import construct

_TOLD: Final = re.compile(
    r"\b(?:disait|disaient|journal|j'ai vendu|a vendu|avait vendu|vendait|ont vendu|on a vendu|regle du jeu"
    r"|loi|interdit\w*|film"
    r"|serie"
    r"|roman|monopoly|pas cher ici|le musee|la mairie|mon voisin|ma voisine|ma tante|mon oncle|mon (?:frere"
    r"|fils|pere|mari)"
    r"|ma (?:soeur|fille|mere|femme)|quelqu'un (?:connait|vend|donne)|qui (?:connait|vend)|je cherche|je"
    r" prends"
    r"|arret\w+ de)\b"
)
_WORK: Final = (
    r"(?:cours|soutien|menage|repassage|tresses|massages?|photos?|logos?|traductions?|coaching|depannages?"
    r"|ongles"
    r"|manucures?|tatouages?|coiffures?|maquillage|retouches|gateaux|babysitting|baby-?sitting|jardinage"
    r"|demenagements?"
    r"|travaux|peinture|plomberie|montages?|sites? (?:web|internet)|devoirs|services?|bonnets?|sacs?|bijoux"
    r"|bougies"
    r"|savons?|illustrations?|portraits?|tirages?)"
)
_PRICE: Final = (
    r"(?:\d{1,4} ?(?:€|euros?|eu|balles|francs|chf|piasses|\$)|de l'heure|l'heure|la (?:seance|piece)"
    r"|tarifs?|prix"
    r"|pas chere?s?|devis|mp|en prive|a domicile|me deplace|demande[rz](?:[- ]moi)?|contacte[rz]|commande\w*"
    r"|offerte?s?|references|interess\w+)"
)
PROMOTIONS: Final = (
    construct("spam.promotion", "show", r"\bvotez pour (?:ma|mon|moi|notre|nous|nos)\b"),
    construct(
        "spam.promotion",
        "show",
        r"\b(?:passe[rz]?|venez|viens|rejoignez|connectez[- ]vous) (?:\w+ ){0,2}?(?:me (?:voir|soutenir"
        r"|suivre)"
        r"|nous (?:voir|soutenir|suivre)|faire coucou|dire bonjour sur|sur mon (?:live|stream|direct))\b"
        r"|\b(?:je suis|suis|on est|je passe|serai|serons) en (?:live|direct"
        r"|stream)\b[^!?\n]{0,40}\b(?:passe[rz]?"
        r"|venez|viens|plaisir|force|soutien|soutenir|sur|abonn\w+)\b"
        r"|\bje (?:stream|streame|lance (?:mon|un) (?:live|stream))\b[^!?\n]{0,40}\b(?:passe[rz]?|venez"
        r"|viens|a \d)"
        r"|\b(?:aide[rz]?|soutene[rz]|soutiens|poussez|partage[rz]?|ecoutez|streamez|regarde[rz]|likez|liker?"
        r"|notez"
        r"|noter|allez (?:liker|noter|ecouter|voir))(?:[- ](?:le|la|moi|nous))? (?:\w+ ){0,2}?(?:ma|mon|mes"
        r"|notre|nos)"
        r" (?:\w+ )?(?:clip|chaine|videos?|cagnotte|projet|pages?|son|titre|album|ep|podcast|boutique"
        r"|stream|live"
        r"|story|photo|blog|compte|profil|resto\w*|salon|live|musique|morceau|asso(?:ciation)?|refuge|club"
        r"|serveur|newsletter|appli|jeu|publications?|posts?|tiktok|insta\w*)\b"
        r"|\bmon (?:\w+ )?(?:clip|single|ep|album|morceau|titre|son|livre|roman|podcast"
        r"|recueil)\b[^!?\n]{0,32}"
        r"\b(?:est (?:sorti|dispo\w*|en ligne|out)|sort ce|dispo (?:partout|en|sur)|vues|aidez|ecoutez"
        r"|achetez"
        r"|streamez|en autoedition)\b"
        r"|\b(?:lache[rz]?|mettez|donnez|laissez|mets|un (?:petit|gros)|petit) (?:\w+ ){0,2}?(?:abonnement"
        r"|abos?"
        r"|likes?|j'aime|pouce (?:bleu|en l'air|a)|follows?|force a|coeur sous)\b"
        r"|\b(?:venez|viens|passez|passe) (?:\w+ )?(?:sur|voir|dans|a) (?:ma|mon|notre|mes) (?:\w+"
        r" )?(?:chaine|page|blog"
        r"|compte|boutique|site|forum|stand|resto\w*|concert|live|stream|profil|insta\w*|videos?)\b"
        r"|\bpensez a (?:moi|nous) pour (?:vos|votre)\b|\bnouvelle video\b[^!?\n]{0,24}\b(?:soyez|venez"
        r"|dispo|en ligne|a \d)"
        r"|\babonnez?[- ](?:vous|toi)\b|\bvotez pour (?:ma|mon|moi|notre|nous|nos)\b"
        r"|\bmon groupe\b[^!?\n]{0,32}\b(?:ecoutez|venez|passez|euros?|l'entree)\b"
        r"|\bun (?:petit )?pouce (?:svp|stp|en l'air|bleu)|\bsuivez[- ]moi\b,? (?:sur|je (?:raconte|poste"
        r"|partage|fais|publie)|pour)"
        r"|\b(?:faites?|fais|venez faire|viens faire) un (?:petit )?tour (?:sur|dans|chez) (?:mon|ma|notre)\b"
        r"|\b(?:mon|ma|notre) (?:appli\w*|jeu|application)\b[^!?\n]{0,32}\b(?:telecharge[rz]|installe[rz]"
        r"|testez|essayez|sur le store)"
        r"|\b(?:venez|viens|rejoignez) (?:\w+ )?(?:jouer )?sur (?:mon|notre) (?:serveur|serv)\b"
        r"|\b(?:abo|abonnement|follow|like|sub)s? (?:contre|pour|for) (?:abo|abonnement|follow|like|sub)s?\b"
        r"|\bje rends les (?:abos?|abonnements|follows?|likes?)\b|\bobjectif (?:\d{2,6}|mille) ?(?:abo\w*"
        r"|followers|vues"
        r"|likes)?\b[^!?\n]{0,16}(?:abo\w*|page|chaine|partage\w*|like\w*|$)"
        r"|\bdonnez de la force a\b",
        unless=_TOLD,
    ),
    construct(
        "spam.promotion",
        "services",
        rf"\bje (?:te |vous )?(?:propose|donne|fais|offre|fabrique|realise|vends) (?:\w+ |d'|mes |des |du "
        rf"|de la )*?"
        rf"{_WORK}\b[^!?\n]{{0,48}}\b{_PRICE}"
        r"|\bje (?:couds|tricote|brode|sculpte|peins|fabrique|cree|dessine|tatoue|coiffe"
        r"|tresse)\b[^!?\n]{0,40}"
        r"\b(?:regardez|boutique|commande[rz]?|en vente|venez|prix|\d+ ?(?:€|euros?|la piece|piece)|mp|en"
        r" prive"
        r"|agenda|sur demande)\b"
        r"|\b(?:mon|ma|notre) (?:salon|resto\w*|boutique|institut|cabinet|food truck|magasin|garage|brocante"
        r"|marche|friterie|pizzeria|boulangerie|atelier)\b[^!?\n]{0,32}\b(?:ouvre|vous attend|vous"
        r" accueille|venez"
        r"|passez|dites que|recrute|-? ?\d+ ?%)"
        r"|^\W*(?:\w+ )?(?:coach|photographe|estheticienne|coiffeuse|coiffeur|plombier|electricien|dj"
        r"|nounou|masseur"
        r"|masseuse|tatoueur|traductrice|traducteur|serrurier|peintre|jardinier"
        r"|graphiste)\b[^!?\n]{0,48}\b(?:a domicile"
        r"|me deplace|devis|seance offerte|tarifs?|pas cher|contacte[rz]|pour vos|mp|dispo\w* a)\b"
        r"|\b(?:repare|garde|coiffe|nettoie|debarrasse|tond|demenage|peint|coud)\b[^!?\n]{0,32}\b(?:pas"
        r" chere?|petit prix"
        r"|prix doux|tarifs?|devis)\b(?! ici)"
        r"|\bbesoin d'une? (?:plombier|coiffeuse|coach|photographe|electricien|serrurier|graphiste|dj"
        r"|nounou)\b"
        r"[^\n]{0,32}\b(?:je suis|contacte|appele|mp)",
        unless=_TOLD,
    ),
    construct(
        "spam.promotion",
        "for_sale",
        r"^\W*(?:cherche a vendre|vends?|revends?|brade|cede|a vendre|a louer|vide[- ]dressing)\b ?:?"
        r" ?(?!la meche|pas\b"
        r"|tout\b|du reve"
        r"|son ame|mon ame|plus\b|rien\b)(?:\w|-)+ \w"
        r"|\bje (?:vends?|revends?|brade|cede|loue) (?!rien|pas|plus|aussi|la meche)[^!?\n]{1,40}(?:\bmp\b"
        r"|\bdm\b"
        r"|\ben prive\b"
        r"|\bqui (?:en )?veut\b|\binteress\w+|\bprix\b|\bpas chere?\b|\bfaites? offre|\bcontact\w*|\ba"
        r" prendre\b"
        r"|\bvenez\b|\bpar mois\b|\b\d{1,4} ?(?:€|euros?|balles|francs|chf|piasses)(?:\s|$|,))"
        r"|\b(?:vide[- ]dressing|etat neuf|presque neu[fv]e?|jamais (?:servie?|porte\w*)"
        r"|a prendre (?:sur place|a)|faites? (?:une |vos )?offres?|premier arrive)\b[^!?\n]{0,40}(?:\b\d"
        r"|\ba [a-z]|\bmp\b"
        r"|\bprix\b|\bprive\b|$)"
        r"|\ba vendre\b[^!?\n]{0,32}\b(?:dites|mp|interess\w+|qui veut|prix|contact\w*|plait)\b"
        r"|\bje loue (?:mon|ma|mes|un|une)\b[^!?\n]{0,32}\b(?:ecrivez|mp|contact\w*|euros|prix|semaine)\b"
        r"|\bqui veut acheter (?:mes|mon|ma)\b|\bqui (?:m'achete|veut m'acheter|veut (?:mes|mon"
        r"|ma))\b[^\n]{0,40}\b(?:vends?|prix|euros?|€"
        r"|echange|casse"
        r"|solde|offre)",
        unless=_TOLD,
    ),
    construct(
        "spam.promotion",
        "referral",
        r"\b(?:avec|utilise[rz]?|mets|entre[rz]?|tape[rz]?) (?:mon|le|ce) (?:code"
        r"|lien)\b[^!?\n]{0,48}(?:\bchacun\b|\b\d"
        r"|\boffert|\breduc|%|\bbonus\b|\btous les deux\b|\bgratuit)"
        r"|\b(?:parraine[rz]?(?:[- ]moi)?|parrainages?|filleuls?|parrain)\b[^!?\n]{0,40}(?:\b\d|\bchacun\b"
        r"|\bmois\b"
        r"|\boffert|\bpour nous deux\b|\bbanque\b|\binteress)"
        r"|\b(?:si (?:vous|tu) (?:ouvr|t'inscri|vous inscri)\w*)\b[^!?\n]{0,48}\b(?:mon code|mon lien"
        r"|chacun|grace a moi)\b",
        unless=_TOLD,
    ),
    construct(
        "spam.promotion",
        "begging",
        r"\b(?:(?:petite )?piece|dons?|aide|soutien|coup de pouce|centimes?|participation"
        r"|participez)\b[^!?\n]{0,24}"
        r"\b(?:pour|a) (?:ma|mon|notre) (?:\w+ )?(?:cagnotte|projet|voyage|permis|asso\w*|veterinaire"
        r"|loyer)\b"
        r"|\bma cagnotte\b[^!?\n]{0,32}\b(?:svp|stp|merci|aidez|donnez|lien|partage\w*|participe[rz]"
        r"|veterinaire)\b"
        r"|\baide[rz][- ]moi a (?:payer|financer|atteindre)\b"
        r"|\bma petition\b[^!?\n]{0,32}\b(?:signatures?|signez|besoin|cherchez)\b",
        unless=_TOLD,
    ),
    construct(
        "spam.advertising",
        "wares",
        r"\biptv\b[^!?\n]{0,48}(?:\b\d{1,3} ?(?:€|euros?|balles|eu)?\b|\bessais?\b|\btests?\b|\btoutes les"
        r" chaines\b"
        r"|\bstable\b|\bdispo\w*|\bmp\b)"
        r"|\b(?:abonnes|followers|vues|likes|avis (?:cinq|5)|suiveurs|streams)\b(?: \w+){0,2}? (?:a"
        r" )?\d{1,4} ?(?:€|euros?"
        r"|balles|eu)\b"
        r"|\b(?:\d{2,6}|mille|cent|les mille) (?:abonnes|followers|vues|likes"
        r"|suiveurs)\b[^!?\n]{0,32}(?:\blivr\w+"
        r"|\bprix|€|\beuros?\b|\bpas cher|\ben une nuit|\bpaiement|\bmp\b)"
        r"|\b(?:abonnes|followers|vues|likes)\b[^!?\n]{0,24}\b(?:livr\w+ (?:en|dans|sous)|prix mini"
        r"|paiement securise"
        r"|en vente|pas chers?)\b"
        r"|\b(?:abonnements? tv|tv par internet|toutes (?:les )?chaines)\b[^!?\n]{0,40}(?:\b\d{1,3} ?(?:€"
        r"|euros?|balles|eu)\b"
        r"|\bessais?\b|\btests?\b|\bmp\b)"
        r"|\b(?:vente de|vends?|achete[rz]) (?:\w+ )?(?:abonnes|followers|vues|likes)\b[^!?\n]{0,24}\d"
        r"|\b(?:rencontres?|celibataires|filles|femmes) (?:\w+ ){0,3}?(?:chaudes|coquines|sans lendemain"
        r"|faciles)\b"
        r"[^!?\n]{0,40}\b(?:sur [a-z-]+\.|inscri\w+|cliqu\w+|gratuit\w*)"
        r"|\b(?:comptes?|abonnements?|acces) (?:netflix|spotify|disney|streaming|premium|canal"
        r"|prime)\b[^!?\n]{0,24}"
        r"(?:\b\d{1,3} ?(?:€|euros?|balles|eu)\b|\ba vie\b|\bpas cher\w*)"
        r"|\b(?:on|je) (?:te |vous )?boost\w* (?:ton|votre|tes|vos) (?:compte|abonnes|insta\w*|chaine|page"
        r"|vues)\b"
        r"|\b(?:cigarettes?|clopes|cartouches?)\b[^!?\n]{0,24}\b(?:contrebande|detaxe\w*|\d{1,3} (?:le|la"
        r"|euros?) ?"
        r"(?:paquet|cartouche)?)\b[^!?\n]{0,24}\b(?:livr\w+|mp|dispo\w*|prive)"
        r"|\b(?:generateur de|vbucks|robux|pieces|gemmes|skins) (?:\w+ )?(?:gratuite?s?|illimite\w*|sans"
        r" verification)\b",
        unless=_TOLD,
    ),
)
