"""Threats to reveal what somebody hides, and to come to where they live."""

import re
from typing import Final

from palabre.engines.filter.constructions.patterns import construct

_HIDDEN: Final = (
    r"(?:nom|prenom|adresse|lycee|ecole|photos?|nudes?|numero|dossiers?|messages?|mp|dm|audios?|captures?"
    r"|screens?|identite|videos?|secrets?|casier"
    r"|conversations?|mots? de passe|ip|historique|passe|mensonges|infos?|coordonnees|sextape|vocaux"
    r"|preuves|blaze|bahut|boulot|taf|plaque|digicode|profil|compte)"
)
_FRIENDLY: Final = re.compile(
    r"\b(?:mon fils|ma fille|mes enfants|moi aussi|faire-part|patisserie|prefere\w*|colis|livr\w+|courrier"
    r"|invitation|cafe|bisous?|merci|achete\w*|en venir|cadeau|anniversaire|diner|gouter|j'y (?:etais|ai"
    r"|vais))\b"
)
_LAWFUL: Final = re.compile(
    r"\b(?:plainte|police|signal\w+|bloquee?|legal\w*|loi|delit|menace de|menacait|chantage|3018|victime"
    r"|que faire|aidez-moi|concert|spectacle|vacances"
    r"|anniversaire|mariage|fete|recette|album|expo|expose|cv|candidature|colis|commande|facture|notaire"
    r"|mairie|support|accord|vernissage|felicitations|enceinte|bebe)\b"
)
EXPOSURE: Final = (
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
        r"|ton vrai nom)\b(?! veux en venir| veux aller| achete)",
        unless=_FRIENDLY,
    ),
    construct(
        "threat.exposure",
        "reveal",
        rf"\b(?:ton|ta|tes) (?:(?:vrai|vraie|petits?|petites?"
        rf"|sales?) )?{_HIDDEN}\b[^.!?\n]{{0,40}}\b(?:(?:va|vont|sera|seront|serait) (?:\w+ )?"
        r"(?:en ligne|sur internet|partout|public\w*|publiee?s?|balancee?s?|diffusee?s?|tourner|circuler"
        r"|fuiter)|a tout le monde"
        r"|sur (?:les reseaux|tous les murs|internet)|sinon|sauf si|a moins que|si tu (?:me |ne )?(?:paies"
        r"|payes|reponds|bloques|parles"
        r"|fais|obeis|quittes|continues|viens))\b"
        rf"|\b(?:je|on|jvais|j'vais|jte) ?(?:vais |va |peux |pourrais )?(?:te |t')?(?:balance|diffuse"
        rf"|publie|poste|partage|leake?|file|donne|affiche"
        rf"|envoie|mets|divulgue|sors|revele|montre|expose|screen)(?:r|rai|s)? (?:\w+ )?(?:tout "
        rf"|toutes? )?(?:tes|ta|ton) (?:\w+ )?{_HIDDEN}\b"
        r"(?! (?:pour|de la|du|au (?:notaire|medecin|support)|a la (?:mairie|secu)|au service))"
        r"|\b(?:je|on|jvais|j'vais) (?:vais |va )?(?:mets?|mettre|balance\w*|poste\w*|publie\w*|diffuse\w*"
        r"|envoie\w*|affiche\w*)\b[^.!?\n]{0,12}\btout (?:en ligne"
        r"|sur (?:toi|internet|les reseaux)|a (?:ta|ton|tes))|\b(?:doxx?|doxx?er|doxxe|swatt?er"
        r"|leaker?) (?:toi|ta|ton|tes|te|ce|cette)\b"
        r"|\b(?:te|t'|vous|le|la) (?:doxx?|doxx?er|doxxe|swatt?er|afficher partout)\b",
        unless=_LAWFUL,
    ),
    construct(
        "threat.exposure",
        "reveal",
        r"\b(?:tout le monde|tous|tout le (?:lycee|bahut|college|quartier|village)|toute la (?:classe|cite"
        r"|ville|boite|famille)|tou(?:t|te) (?:ton|ta) (?:boulot|taf|boite|lycee|famille|entreprise|ecole"
        r"|immeuble|quartier|village|bahut)|ta (?:famille|mere|femme|meuf)|tes (?:parents|potes|collegues)"
        r"|ton (?:mari|mec|patron|boss|pere"
        r"|copain))\b[^.!?\n]{0,10}\b(?:va|vont|verra|verront|saura|sauront|aura"
        r"|recevra|recoit|recevront|voient|voit|apprendra)\b[^.!?\n]{0,16}\b(?:savoir|apprendre|(?:voir"
        r"|recevoir) (?:tes|tout|la video|les|ce que|qui tu)|ce que (?:t'|tu)|qui tu es|la (?:video|verite"
        r" sur toi)|tes|ton|les (?:photos|captures|screens|audios)|tout(?! le))\b(?=[^.!?\n]{0,40}(?:$"
        r"|[,.!]| si"
        r"| sinon| a moins))"
        r"|\b(?:j'ai|jai|on a|je garde|j'ai garde) (?:\w+ )?(?:tes|ta|ton|des|les) (?:\w+ )?(?:nudes?"
        r"|photos?|screens?|captures?|audios?|videos?|messages?|mp"
        r"|dossiers?)\b[^.!?\n]{0,30}\b(?:sinon|sois|obeis|alors tu|gentille?|fais ce que|paie|paye"
        r"|reponds|tu vas (?:faire|payer)|choisis)\b"
        r"|\b(?:fais|faites) (?:\w+ )?ce que je (?:te )?dis\b[^.!?\n]{0,12}\b(?:ou|sinon|et personne)\b",
        unless=_LAWFUL,
    ),
    construct(
        "threat.exposure",
        "ransom",
        r"\b(?:paie|paye|payes|paies|vire|verse|envoie|balles|euros?|paypal|virement|pcs|bitcoins?|btc"
        r"|rancon|rends-moi|crypto|transcash)\b[^.!?\n]{0,40}\b"
        r"(?:sinon|ou|ou alors|ou bien)\b[^.!?\n]{0,30}\b(?:photos?|video|publie|balance|diffuse|poste"
        r"|recoit|recoivent|saura|sauront|nudes?|captures?|partage|voient|voit|montre|tes contacts"
        r"|tout le monde)\b"
        r"|\b(?:tant|24 ?h|deux jours|une heure|jusqu'a (?:demain|ce soir|lundi|minuit)) pour (?:payer"
        r"|me payer|verser|t'excuser|obeir)\b[^.!?\n]{0,10}\b(?:ou|sinon|apres)\b",
        unless=_LAWFUL,
    ),
    construct(
        "threat.exposure",
        "traced",
        r"\b(?:j'ai|jai|on a) (?:\w+ )?(?:remonte|retrouve|trace|localise|geolocalise"
        r"|piste) (?:jusqu'a )?(?:ton|ta|tes) (?:vraie? )?(?:adresse|ip|nom|maison|rue|profil|famille"
        r"|numero|ecole|lycee|immeuble|boite|compte)\b|\b(?:appeler|appelle|envoyer|envoie|balancer"
        r"|faire venir|faire debarquer) (?:les |la |le )?(?:flics|police|swat|raid|gign|keufs)"
        r" chez (?:toi|vous|elle|lui)\b|\b(?:ta|ton|tes) (?:\w+ )?(?:video|photos?|nudes?|nom|adresse"
        r"|audios?|visage|tete)s? (?:va |vont )?(?:fera|feront|faire|font|fait) le tour\b"
        r"(?! (?:de la famille|du monde des|de nos))|\b(?:je|on) (?:connais|connait|sais|sait) (?:bien "
        r"|par coeur )?(?:la sortie|le chemin|l'entree|l'etage|le code|la cour|l'arret) "
        r"(?:de|d') ?(?:ton|ta|tes)\b|\b(?:t'as|tu n'as|t'auras) (?:plus )?qu'a obeir\b",
        unless=_LAWFUL,
    ),
    construct(
        "threat.exposure",
        "told_all",
        r"\b(?:dire|raconter|balancer|reveler|montrer|dirai|raconterai|crier) a (?:tout le monde|tous"
        r"|toute (?:la|ta) \w+|ta \w+|ton \w+|tes \w+) (?:ou (?:tu|t')|qui tu|ce que (?:tu|t') ?(?:as|fais"
        r"|ecris|racontes|caches|es))\b"
        r"|\bje (?:vais )?(?:te |t'|vous )(?:hacke|hacker|pirate|pirater|ddos|doxx?e?r?|swatt?e?r?)\b"
        r"|\b(?:euros?|balles|\d+ ?e)\b[^.!?\n]{0,16}\bet je (?:me tais|dis rien|dirai rien|supprime"
        r"|efface|garde (?:ca|le silence)|la ferme)\b"
        r"|\b(?:contre|acheter|prix de|pour) mon silence\b",
        unless=_LAWFUL,
    ),
    construct(
        "threat.exposure",
        "about_you",
        r"\b(?:diffuser|publier|poster|balancer|partager|envoyer|montrer|diffuse|publie|poste|balance"
        r"|partage|leake?r?) (?:toutes? )?(?:la|les|une|des|cette|ces) (?:\w+ )?(?:videos?|photos?|audios?"
        r"|captures?|enregistrements?|vocaux|messages?|nudes?) (?:ou|de|sur) (?:tu|toi|t')"
        r"|\b(?:j'ai|on a|je garde) (?:\w+ )?(?:des|les|une|la|quelques|plein de) (?:photos?|videos?"
        r"|captures?|dossiers?|audios?|infos?|trucs|preuves) (?:de|sur) toi\b[^.!?\n]{0,50}\b(?:pas sure?"
        r"|garder pour moi|partage\w*|publi\w+|montr\w+|tout le monde|internet|sinon|dommage|fuit\w+"
        r"|sortir|sortent|circul\w+|choix|voudrais pas|sauter|tomber)\b|\b(?:sinon|ou|ou alors) (?:je|on"
        r"|j') ?(?:vais |va )?(?:devoile|revele|balance|dis|raconte|montre|publie|diffuse|poste"
        r"|affiche)(?:r|rai)? (?:qui tu|ce que|tout|ton|ta|tes|ou tu|la video|les (?:photos|captures))\b"
        r"|\bretrouver (?:grace a|avec|par|via) (?:ton|ta) (?:ip|adresse|profil|pseudo|compte|numero|insta"
        r"|photo|plaque)\b|\b(?:tu veux|vous voulez) que je (?:la|le|les) (?:donne|poste|publie|balance"
        r"|partage|montre|diffuse|mette)\b[^.!?\n]{0,20}\b(?:tout le monde|internet|ici|public|tous"
        r"|partout)\b",
        unless=_LAWFUL,
    ),
    construct(
        "threat.exposure",
        "ends_up",
        r"\b(?:tes|les|ces) (?:\w+ )?(?:photos?|videos?|nudes?|messages?|audios?"
        r"|captures?)\b[^.!?\n]{0,30}\b(?:finir|finiront|atterrir|atterriront"
        r"|se retrouver) (?:sur (?:un site|internet|le net|les reseaux|telegram|twitter|tous)|chez (?:ta"
        r"|ton|tes)|dans (?:tous|tout|la classe))\b"
        r"|\b(?:ta famille|tes parents|ton patron|ta femme|ton mari|ta mere|ton pere|tes amis) (?:saura"
        r"|sauront|apprendr\w+|sera au courant|seront au courant)\b(?: (?:pourquoi|tout|qui|ce que))?"
        r"|\b(?:enregistre|screen\w*|capture|filme) (?:notre|ton|ta|tes|toute la|cet|nos"
        r"|l')\b[^.!?\n]{0,30}\b(?:gaffe|attention|sinon|ce que j'en|sois|reflechis|dommage)\b"
        r"|\b(?:t'es|tu es|vas etre|te fais|te faire|etre) dox+e?r?\b",
        unless=_LAWFUL,
    ),
)
