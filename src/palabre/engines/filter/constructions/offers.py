"""Drugs, swindles and paid sex in the words of those who offer or ask, without a listed frame."""

import re
from typing import Final

from palabre.engines.filter.constructions.patterns import construct

_DRUG: Final = (
    r"(?:beuh|shit|teuch|coke|cocaine|mdma|md|ecstasy|ecsta|taz|ketamine|keta|weed|hasch|hash|cannabis"
    r"|3[- ]?mmc|4[- ]?mmc|meth|lsd|ghb|gbl|heroine|crack|speed|zamal|amnesia|cali)"
)
_ALIKE: Final = r"(?:herbe|resine|pot|blanche|verte|pochons?|barrettes?|cachets?)"
_MEDICINE: Final = (
    r"(?:xanax|tramadol|lyrica|rivotril|subutex|codeine|ozempic|wegovy|mounjaro|valium|lexomil|morphine"
    r"|ritaline|oxycontin|oxy|fentanyl|stilnox|zolpidem|skenan|methadone|pregabaline|viagra|cialis)"
)
_NO_PAPER: Final = r"sans (?:ordonnance|ordo|prescription|papier)"
_MONEY: Final = r"(?:€|euros?|eu|balles?|boules?|piasses?|francs?|chf)"
_NUMBER: Final = r"(?:\d{1,4}|cinq|dix|quinze|vingt|trente|quarante|cinquante|cent)"
_TALK: Final = re.compile(
    r"\b(?:police|policiers?|saisies?|saisi|loi|amendes?|penal|delit|trafic\w*|tribunal|juge\w*|condamn\w+"
    r"|documentaires?|articles?|reportages?|prevention|addict\w*|cure|medecin|pharmacien\w*|dangereu\w+"
    r"|interdite?s?|illegale?s?|arrete\w*|film|serie|cuisine|provence|jardin\w*|fromages?)\b"
)
_WARNED: Final = re.compile(
    r"\b(?:arnaques?|arnaqueurs?|escroqu\w+|attention|mefi\w+|spam|faux (?:sms|mails?|messages?)|phishing"
    r"|hameconnage|recu (?:un|ce|des)|signale\w*|prison|condamn\w*|police|film|serie)\b"
)
OFFERS: Final = (
    construct(
        "drugs.sale",
        "drug",
        rf"\b{_MEDICINE}\b[^.!?\n]{{0,32}}\b{_NO_PAPER}\b[^.!?\n]{{0,24}}(?:\b{_NUMBER}\b|\bvends?\b"
        rf"|\bdispo\w*"
        r"|\benvoi\b|\blivr\w+|\bmp\b|\bprive\b|\bdiscret\w*)"
        rf"|\bvends?\b[^.!?\n]{{0,20}}\b{_MEDICINE}\b|\b{_MEDICINE}\b[^.!?\n]{{0,12}}\ba vendre\b",
        unless=_TALK,
    ),
    construct(
        "drugs.seeking",
        "drug",
        rf"\bil me faut (?:de la|du|de l') ?{_DRUG}\b|"
        r"\b(?:ramene|apporte|livre)[sz]?(?:[- ]moi)? (?:de la|du) (?:c|coke|coco|shit|beuh|beu|weed"
        r"|md|keta)\b"
        r"|\b(?:j'ai|on a) de la (?:bonne|frappe|pure),? (?:mp|dispo|en prive|qui veut)\b"
        r"|\b(?:cherche|recherche|trouver|trouve|acheter|avoir|besoin d[e']|qui a|qui vend|qui aurait)\b"
        rf"[^.!?\n]{{0,20}}\b{_MEDICINE}\b[^.!?\n]{{0,16}}\b{_NO_PAPER}\b",
        unless=_TALK,
    ),
    construct(
        "drugs.sale",
        "drug",
        rf"\b(?:dispo\w*|arrivage|rentree)\b[^.!?\n]{{0,20}}\b(?:{_DRUG}|herbe|resine|pochons?|barrettes?)\b"
        r"[^.!?\n]{0,24}\b(?:tarifs?|prix|mp|prive|livr\w+)\b"
        rf"|\b(?:{_DRUG}|herbe|resine) (?:et|,|ou) (?:{_DRUG}|herbe"
        rf"|resine)\b[^.!?\n]{{0,24}}\b(?:tarifs?|dispo\w*"
        r"|mp|livr\w+)\b",
        unless=_TALK,
    ),
    construct(
        "drugs.sale",
        "drug",
        r"[❄🍃💊🌿🍁🥦🍫🍄☘]️?\s?[❄🍃💊🌿🍁🥦🍫🍄☘][^.!?\n]{0,12}\b(?:dispo\w*|livraison|livre|tarifs?|plug|menu|mp)\b",
    ),
    construct(
        "drugs.sale",
        "drug",
        rf"\b(?:j'ai|jai|on a|y a) (?:du|de la|de l'|des) (?:bonne? )?{_DRUG}\b[^.!?\n]{{0,40}}"
        rf"(?:\b{_NUMBER} ?{_MONEY}(?:\b|\s|$)|\bqui (?:en )?veut|\binteress\w+)"
        rf"|\b{_DRUG}\b[^.!?\n]{{0,8}}\b(?:pas chere?s?|bon prix|qui (?:en )?veut|a saisir)\b"
        rf"|\b(?:j'|je )?vends? (?:du|de la|des) {_ALIKE}(?! (?:de|d'|a|en|pour)\b)[^.!?\n]{{0,16}}"
        rf"\b{_NUMBER} ?{_MONEY}(?:\b|\s|$)",
        unless=_TALK,
    ),
    construct(
        "drugs.sale",
        "drug",
        r"\b(?:flacons?|fioles?) de g\b|\bcachets?\b[^.!?\n]{0,16}\b\d{1,3} ?(?:€|euros?"
        r"|balles?)? ?(?:la )?piece\b|\b(?:mwen|man|an) ni (?:bon )?zeb\b"
        r"|\b(?:j'ai|on a) ce qu'il faut\b[^.!?\n]{0,12}\b(?:cachets?|pour planer|a fumer|pochons?)\b"
        r"|\ble four (?:tourne|est ouvert|ouvre)\b[^.!?\n]{0,24}\b(?:bat|batiment|tour|hall|cite)\b",
        unless=_TALK,
    ),
    construct(
        "spam.scam",
        "promo",
        r"(?<! a )(?<! ai )(?<!'ai )\bgagne[rz]?s? de l'argent en (?:dormant|restant|un clic|trois clics)\b"
        r"|\b(?:herite|heritage|fortune)\b[^.!?\n]{0,32}\b(?:beneficiaire|personne de confiance)\b"
        r"|\bdouble[rz]? (?:vos|votre|tes|ton) (?:bitcoins?|btc|mises?|argent|capital|economies"
        r"|cryptos?|euros)\b"
        r"|\b(?:votre|ton) colis\b[^.!?\n]{0,24}\b(?:bloque|suspendu|retenu|en attente|douane)\b"
        r"[^!?\n]{0,24}\b(?:payez|paye|reglez|cliqu\w+|confirmez|frais)\b"
        r"|\b(?:votre|ton) (?:compte|dossier|carte|abonnement|cpf|forfait)\b[^.!?\n]{0,16}\b(?:expire\w*"
        r"|suspendue?|bloquee?|desactivee?|cloture\w*)\b[^!?\n]{0,24}\b(?:cliqu\w+|connectez|confirmez"
        r"|lien|identifi\w+|mettez a jour)\b",
        unless=_WARNED,
    ),
    construct(
        "spam.scam",
        "promo",
        r"\b(?:leguer|donner|ceder|faire don d\w*|transmettre)\b[^.!?\n]{0,16}\b(?:heritage|fortune)\b"
        r"[^.!?\n]{0,40}\b(?:personne|quelqu'un|homme|femme) (?:honnete|de confiance|de bien"
        r"|serieu\w+|pieu\w+)\b"
        r"|\b(?:cartes?|coupons?|recharges?|tickets?) (?:pcs|transcash|neosurf|paysafe\w*)\b[^.!?\n]{0,24}"
        r"\b(?:rends?|renvoie|double|recevez|rembourser?(?:ai)?)\b"
        r"|\b(?:permis(?: de conduire)?|diplomes?|titres? de sejour|passeports?|cartes? d'identite)\b"
        r"[^.!?\n]{0,32}\b(?:sans (?:examens?|passer|epreuves?|test)|enregistree?s? en prefecture)\b",
        unless=_WARNED,
    ),
    construct(
        "spam.scam",
        "promo",
        r"\b(?:signal|signaux|canal|groupe|robot|bot) (?:de )?(?:trading|forex|crypto)\b[^.!?\n]{0,24}"
        r"(?:\bgratuits?\b|\+ ?\d{2,4} ?%|\brejoi\w+)"
        r"|\bcasino\b[^.!?\n]{0,12}\bbonus\b[^.!?\n]{0,6}\d"
        r"|\bgagnez (?:un|une|votre|des) (?:iphone|ps5|voyage|voiture|smartphone|samsung|bons? d'achat"
        r"|cartes? cadeaux?)\b|\brba7 (?:l)?flou?s\b",
        unless=_WARNED,
    ),
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\b(?:femme|homme|dame|jf|trans|blonde|brune|mature)\b[^.!?\n]{0,16}\b(?:recoi[st]|se deplace)\b"
        r"[^.!?\n]{0,24}\b\d{2,3} ?(?:€|euros?|roses)? ?(?:l'heure|de l'heure|la demi|la nuit)"
        r"|\b(?:photos?|selfie) de toi en (?:sous-vetements|culotte|string|lingerie|petite tenue)\b"
        r"|\b(?:paie|paye|genereux) \w{0,12} ?(?:pour )?(?:moments? (?:intimes?|coquins?)"
        r"|nuit coquine|du sexe)\b"
        r"|\bmassages?\b[^.!?\n]{0,16}\b(?:finitions?|happy end\w*|erotiques?|coquins?)\b"
        r"|\b\d{2,3} (?:roses|bisous|kisses)\b[^.!?\n]{0,8}\b(?:l'heure|heure|demi[- ]heure|nuit|moment)\b"
        r"|\bje (?:te |vous )?(?:paie|paye|donne|file) (?:\d{2,4}|bien|cher)\b[^.!?\n]{0,12}\bpour (?:une"
        r"|un|la|passer)\b[^.!?\n]{0,16}\b(?:avec (?:toi|vous)|au lit|dans ton lit|a l'hotel)\b"
        r"|\b(?:envoie|envoye|balance|montre|file|donne|send)(?:[- ]moi)? (?:un|ton|des|tes|une) nudes?\b"
        r"|\b(?:vle|ke|anvi) koke(?:'?w| vou)?\b",
    ),
    construct(
        "sexual.innuendo",
        "sexual_game",
        r"\b(?:t'es|tu es|vous etes) habillee? comment\b|\btu dors avec quoi\b"
        r"|\b(?:tres|trop|grave|tellement|super) envie de toi\b|\bt'as (?:mis )?quoi en dessous\b",
    ),
)
