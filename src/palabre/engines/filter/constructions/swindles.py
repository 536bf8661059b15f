"""Swindles in the words of those who try them: each kind by what it promises and by what it wants."""

import re
from typing import Final

from palabre.engines.filter.constructions.patterns import construct

_SUM: Final = r"\d[\d .]{0,8}"
_MONEY: Final = r"(?:€|euros?|eu|balles?|boules?|piasses?|dollars?|\$|francs?|chf|k)"
_NEAR: Final = r"[^!?\n]{0,56}"
_CALL: Final = (
    r"(?:mp|dm|pv|prive|inbox|contact\w*|appel(?:ez|le|er)|ecri\w+|cliqu\w+|lien|serieu\w+|interess\w+"
    r"|dispo\w*"
    r"|discret\w*"
    r"|rapide\w*|livr\w+|envoi|prix|tarifs?|devis|whatsapp|telegram|snap)"
)
WARNED: Final = re.compile(
    r"\b(?:arnaqu\w+|escroqu?\w*|attention|mefi\w+|spam|phishing|hameconn\w+|brouteurs?|signal(?:e[rz]?|es|ez"
    r"|ement)"
    r"|prison|condamn\w*|police|policiers?|gendarmes?|tribunal|juge|saisies?|saisi|demantel\w+|documentaire"
    r"|reportage|enquete|film|serie|roman|(?:un|ce|mon|son|du|dans le) livre|episode|interdit[es]?"
    r"|n'existe\w*|trich\w+|radio|journal"
    r"|ridicule|illega\w+|demarchage"
    r"|faux (?:sms|mails?|messages?|conseillers?|modos?|courriers?)"
    r"|recu (?:un|une|ce|cette|des|le)|(?:ma|mon|sa|son) (?:mere|tante|grand-mere|voisine|soeur|pere|oncle"
    r"|voisin|frere|cousine?|ami|amie|pote|banquier)"
    r" (?:a failli|a tout perdu|a perdu|a recu|a ete|y a cru|est tomb\w+|m'a dit)|vieille dame|s'est fait"
    r"|se (?:font|sont) fait|on m'a|vole[re]?s?)\b"
)
_OWN: Final = re.compile(
    rf"{WARNED.pattern}|\b(?:mon (?:cpf|permis|colis|paquet|credit|pret|compte|ex|regime|pronostic|examen)"
    r"|ma (?:carte|livraison|taille|box|montre)|mes (?:papiers|droits|heures)|j'ai (?:rate|eu mon permis a"
    r"|perdu)"
    r"|je passe)\b"
)
_LEARNING: Final = re.compile(
    rf"{WARNED.pattern}|\b(?:j'ai (?:rate|repasse|passe|echoue)|je (?:passe|repasse|stresse)|impossible"
    rf"|amende|sans permis"
    r"|rouler|conduire sans)\b"
)
_MINE: Final = re.compile(
    rf"{WARNED.pattern}|\b(?:mon|ma|mes|son|sa|leur|leurs|notre|le) (?:\w+"
    rf" )?(?:papiers?|passeport|diplomes?|arrets?|fiches?|visa|cartes?"
    r"|titre|dossier)\b"
)

SWINDLES: Final = (
    # Training money: what is lost unless one calls.
    construct(
        "spam.scam",
        "training_money",
        rf"\b(?:cpf|(?:droits?|heures?|compte|argent)[^.!?\n]{{0,12}} formations?|compte formation)\b{_NEAR}"
        r"\b(?:expir\w+|perd\w*|s'effac\w+|debloqu\w+|recuper\w+|cash|convert\w+|transform\w+|virement"
        r"|suffit|conseill\w+"
        r"|vous rappelle|vide[sr]?\w*|reagiss\w+|reponds?|a prendre|disparai\w+|derniers? jours?|utilisez"
        r"|beneficiez|profitez"
        r"|mp)\b"
        rf"|\b(?:debloqu\w+|recuper\w+|convert\w+|transform\w+|beneficiez|vide[rz]?)\b[^.!?\n]{{0,24}}"
        r"\b(?:cpf|(?:argent|compte|droits) (?:de |a la )?formation)\b",
        unless=_OWN,
    ),
    # Licences, diplomas, papers without what they ask for.
    construct(
        "spam.scam",
        "licence",
        r"\b(?:permis|papier rose|code|conduite|diplomes?|bac|brevet|tests?)\b[^!?\n]{0,40}"
        r"\bsans (?:(?:y|rien|meme|avoir a|jamais|devoir) )?(?:y )?(?:aller|all|passer|pass|examens?|mettre"
        r" les pieds"
        r"|(?:voir )?l'inspecteur|inspecteur|auto-ecole|epreuves?|etud\w+|code|conduire|conduite|rien faire"
        r"|se deplacer|bosser|reviser)\b"
        rf"|\bpermis\b[^!?\n]{{0,32}}\b(?:authentiques?|garantie?s?|officiels?|a vendre|enregistres?"
        rf"|prefecture"
        rf"|points?)\b[^!?\n]{{0,32}}\b(?:{_CALL}|{_SUM}{_MONEY}|jours?|semaines?)\b"
        r"|\bpermis\b[^!?\n]{0,32}\b(?:on (?:te |vous )?(?:gere|s'occupe|arrange)|je connais (?:quelqu'un"
        r"|un gars|l'inspecteur)|inspecteur arrange\w*|discretion|mon contact)\b"
        r"|\bpermis\b[^!?\n]{0,16}\b(?:sans|ni) (?:\w+ ){0,3}?(?:examen|inspecteur|epreuve|stress ni)\b"
        r"|\b(?:ton|votre|vos) (?:permis|points|papier rose)\b[^!?\n]{0,24}\b(?:en \d+ (?:jours|heures"
        r"|semaines)|garantis?|recuper\w+|connais un)\b",
        unless=_LEARNING,
    ),
    construct(
        "spam.scam",
        "papers",
        r"\b(?:papiers|passeports?|cartes? d'identite|(?:titres?|cartes?) de sejour|diplomes?|fiches? de"
        r" paie|visas?"
        r"|arrets? (?:maladie|de travail)|certificats? medica\w+|ordonnances?|bulletins? de (?:salaire"
        r"|paie)|dossiers? locatifs?|nationalite"
        rf"|mariages? blancs?)\b[^!\n]{{0,40}}(?:\b{_CALL}\b|\ba vendre\b|\bfabriqu\w+|\breseau fiable"
        rf"|\bpaiement|\ben \d+ ?(?:h|heures)\b|\bsur mesure\b|\bbidons?\b|\bsans (?:medecin"
        rf"|examen"
        rf"|etud\w+)|\bindetectables?\b|\bgarantie?s?\b|\bpossible\b|\b{_SUM}{_MONEY})"
        r"|\b(?:vrais?[- ]faux|faux) (?:papiers|passeports?|diplomes?|permis|billets|certificats?(?:"
        r" medica\w+)?"
        rf"|documents?)\b[^!?\n]{{0,32}}(?:\b{_CALL}\b|\b{_SUM}{_MONEY})",
        unless=_MINE,
    ),
    # Vouchers, cards and codes that are sent before anything comes back.
    construct(
        "spam.scam",
        "voucher",
        r"\b(?:pcs|transcash|neosurf|paysafe\w*|toneo|cartes? (?:prepayee?s?|cadeaux?|itunes|steam|google"
        r" play"
        r"|amazon)|coupons?|recharges?)\b[^!?\n]{0,64}\b(?:les codes?|le code|code au dos|doubles?|triples?"
        r"|devien\w+"
        r"|rends?|renvoie|rembourser?(?:ai)?|recuper\w+|recev\w+|recois|touches?|photo|especes|preuves?|en"
        r" echange"
        r"|l'argent arrive|dicte|seulement|acceptee?s?)\b"
        r"|\b(?:ache?te|prends?|scanne|envoie|file|besoin|cherche|il me faut|mets \d+ sur)\b[^.!?\n]{0,24}"
        r"\b(?:pcs|transcash|neosurf|paysafe\w*|toneo|cartes? (?:prepayee?s?|itunes|google play)"
        r"|recharges? (?:pcs|transcash))\b",
        unless=_OWN,
    ),
    construct(
        "spam.scam",
        "voucher",
        r"\b(?:pcs|transcash|neosurf|paysafe\w*|toneo)\b[^!?\n]{0,24}\b(?:dispo\w*|a vendre|mp|dm|prive"
        r"|contact\w*)\b"
        r"|\b(?:tickets? resto\w*|cheques? vacances|cartes? cadeaux?) (?:contre|en|pour) (?:du )?(?:cash"
        r"|especes|liquide)"
        r"|\b(?:vends?|rachete|achete) (?:\w+ ){0,2}?(?:pcs|transcash|neosurf|paysafe\w*|toneo)\b",
        unless=_OWN,
    ),
    # Money that grows by itself.
    construct(
        "spam.scam",
        "yield",
        r"\b(?:depose|mets|met|place|investi\w*|envoie|verse|mise|donne|balance)[rsz]?\b[^.!?\n]{0,16}\d"
        r"[^!?\n]{0,48}(?:\bt'en as \d|\b(?:tu|vous) (?:en |me |nous )?(?:retire[sz]?|recuper\w+"
        r"|touche[sz]?|recois"
        r"|recevez|gagne[sz]?|recevras|auras|ramasse[sz]?)\b|\b(?:recois|recevez|retire[sz]?|recupere[sz]?"
        r"|touchez) \d|\bdevien\w+ \d|\b(?:le|au|du) (?:double|triple|quadruple)\b)"
        r"|\b\d[\d ]{1,6} ?(?:€|euros?|balles)? (?:places?|investis?|deposes?|mis"
        r"|mises?)\b[^.!?\n]{0,16}\d[\d ]{1,6}"
        r" ?(?:€|euros?|balles)? (?:retires?|recuperes?|gagnes?|encaisses?|touches?|recus?)\b"
        r"|\btransform\w+ \d[\d ]{1,6}(?:€|euros?|balles)? ?en \d[\d ]{2,8}"
        r"|\b(?:ton|votre|tes|vos) (?:argent|mise|capital|depot|euros|sous"
        r"|economies)\b[^.!?\n]{0,12}\b(?:fois (?:deux|trois"
        r"|cinq|dix|vingt|cent|mille|\d+)|x ?\d+)\b"
        r"|\b\d{2,6} ?(?:€|euros?|balles)? (?:devien(?:t|nent)|deviendront|se transforment?"
        r" en) ?(?:vite )?\d{3,7}\b"
        r"|\b(?:on|je|il|elle|robot|plateforme|appli|algo\w*|equipe|trader|pote) (?:te |vous |nous"
        r" )?(?:double|triple"
        r"|multiplie)\w* (?:ta|ton|tes|votre|vos|chaque) (?:mise|depot|argent|capital|investissement|eth\w*"
        r"|btc"
        r"|bitcoins?|cryptos?|sous|euros|thune|monnaie|solde)\b"
        r"|\b\d{1,3} ?% (?:par|de gain par|chaque) (?:jour|semaine|mois)\b",
        unless=WARNED,
    ),
    construct(
        "spam.scam",
        "easy_money",
        rf"\b(?:touche|gagne|fai[st]|fait|empoche|encaisse|palpe|rentre|gratte)\w*\b (?:\w+ ){{0,3}}?\d[\d"
        rf" .]{{1,7}}"
        rf"(?: ?{_MONEY})? ?(?:nets? )?(?:par|/|chaque|la|l'|a la|en une?) ?(?:jour\w*|semaine|soir\w*"
        rf"|heure|nuit"
        r"|mois|apres-midi)\b[^!?\n]{0,64}\b(?:telephone|tel|lit|canape|maison|chez (?:toi|vous|soi)"
        r"|methode|montre"
        r"|explique|mp|prive|dm|clique|lien|demand\w+|bouger|patron|sans|grace a|suivez|suis-moi|appli"
        r"|facile\w*"
        r"|recrut\w+|interess\w+|astuce|inscri\w+|cliquant|pubs?|team)\b"
        r"|\b(?:sans|plus besoin d[e']|plus de) ?(?:patron|diplome|bosser|taffer|travailler|bouger|sortir"
        r" de chez"
        rf"|te lever|effort)\b[^!?\n]{{0,48}}\b\d{{2,6}} ?(?:{_MONEY}\b|nets?\b|par (?:jour|mois|semaine))"
        rf"|\b\d{{2,6}} ?(?:{_MONEY} )?(?:par|/) ?(?:jour|semaine|mois|soir)\b[^!?\n]{{0,40}}"
        r"\bsans (?:patron|diplome|bouger|rien|bosser|taffer|travailler|effort)"
        r"|\b(?:boulot|travail|job|taf|mission|revenus?|heures?)\b[^.!?\n]{0,32}\b(?:depuis (?:ton|votre"
        r"|son) (?:canape?|lit"
        r"|telephone|tel|salon)|sur (?:ton |votre )?(?:telephone|tel|smartphone)|a domicile|de chez (?:toi"
        r"|vous))\b"
        r"[^!?\n]{0,48}(?:\b\d{2,6}\b|\d \d{3}\b|\bpaye\w*|\binbox|\bmp\b|\binfo\b|\binscri\w+|\ben prive)"
        r"|\bmentor\b[^!?\n]{0,64}\b\d{2,6} ?(?:€|euros?|balles)? (?:par|/) ?(?:jour|semaine|mois)"
        r"|\b(?:info|go|start|argent|moi|money|gain|ok)\b (?:en|par) (?:prive|mp|dm|commentaires?|inbox"
        r"|message)\b"
        r"|\b(?:thune|moula|oseille|fric|cash|biff|maille|flouss?|lajan|piasses?) (?:facile|rapide|sahel"
        r"|fasil|sans"
        r" (?:rien|bosser|taffer|travailler|bouger|effort))"
        r"|\b(?:moula|oseille|thune|cash|biff|fric)\b[^.!?\n]{0,24}\b(?:mp|dm|motives?|chaud|interess\w+"
        r"|majeurs?)\b",
        unless=WARNED,
    ),
    construct(
        "spam.scam",
        "betting",
        r"\b(?:pronos?(?:tics?)?|tipster|cotes?|scores? exacts?|match(?:s|es)? truques?|paris?|coups?"
        r" surs?)\b"
        r"[^!?\n]{0,40}(?:\bvip\b|\b\d{1,3} ?(?:€|euros?|balles|eu)\b|\bsurs? a \d|\b100 ?%|\b9 sur 10\b"
        r"|\bgaranti\w*|\bfiables?\b|\bpayante?\b|\bencaiss\w+|\brejoi\w+|\bcanal\b|\babonn\w+)",
        unless=_OWN,
    ),
    # Parcels, accounts, fines: pay or confirm now.
    construct(
        "spam.scam",
        "notice",
        r"\b(?:(?:votre|vos|ton|ta|vtre) (?:\w+ )?(?:colis|paquet|livraison|envoi|amende|carte vitale"
        r"|vignette"
        r"|boite vocale|ligne|carte(?: bancaire| bleue)?|contravention|facture|acces|compte|abonnement"
        r"|boite mail|dossier)|(?:le|la|un|une|dernier) (?:colis|paquet"
        r"|livraison|amende|douane))\b[^?\n]{0,56}(?<!tu le )(?<!tu la )(?<!on )(?<!je )\b(?:payez|paie|paye"
        r"|regle[rz]?|regularis(?:e|ez|er)|planifiez|reprogramme[rz]?|confirme[rz]?|valide[rz]?|clique[rz]?"
        r"|frais (?:de|d')|rappelez (?:ce|le|au)|renouvele[rz]|renseignez|identifiez|(?:re)?connectez|lien)\b"
        r"|\b(?:impots|caf|ameli|assurance maladie|securite sociale|tresor public|votre banque|ta banque"
        r"|service client"
        r"|fisc)\b[^?\n]{0,48}\b(?:cliquez|reglez|lien|code recu|donne[rz]?[- ]moi|confirmez|sur [a-z-]+\.)"
        r"|\b(?:colis|paquet)\b[^?\n]{0,32}\b(?:retenu|bloque|en attente|suspendu|en souffrance|en douane|a"
        r" la douane)\b[^?\n]{0,40}(?:\bil manque\b|\bversez\b"
        r"|\bpayez|\breglez|\bpaie\b|\bfrais de|\b\d[,.]\d\d\b)"
        r"|\bvous avez (?:une |un )?(?:contravention|amende|facture|colis|dette)\b[^?\n]{0,40}(?:\bpayez"
        r"|\breglez|\blien\b"
        r"|\bcliqu\w+|\bsur [a-z-]+\.)\b",
        unless=_OWN,
    ),
    construct(
        "spam.scam",
        "prize",
        r"\b(?:felicitations?|bravo|tu as|vous avez|t'as|votre (?:numero|pseudo|compte)|ton (?:numero"
        r"|pseudo))\b"
        r"[^!?\n]{0,24}\b(?:ete |a ete |etes |avez ete )?(?:choisie?|tiree?s? au sort|selectionnee?"
        r"|gagnante?|gagne"
        r"|l'heureu\w+|elue?|remporte)\b[^?\n]{0,56}\b(?:payez?|paie|port|envoi|reclam\w+|confirm\w+|cliqu\w+"
        r"|donne[rz]? (?:ton|votre|vos)|lots?|cadeau|frais|valide[rz]?|lien|coordonnees)\b"
        r"|\b(?:gagne[rz]?|remporte[rz]?|recevez|recois) (?:un|une|des|ton|votre) (?:\w+ ){0,3}?(?:en"
        r" (?:repondant"
        r"|cliquant|remplissant|partageant|t'inscrivant|vous inscrivant|votant))\b",
        unless=WARNED,
    ),
    # Loans for everybody.
    construct(
        "spam.scam",
        "loan",
        r"\b(?:credits?|emprunts?|prets?|financements?|liquidites|rachats? de"
        r" credits?)\b[^!?\n]{0,48}\b(?:interdits?"
        r" bancaires?"
        r"|fiches?|sans (?:banque|garant|garantie|enquete|papiers?|justif\w*|refus|question)|zero (?:papier"
        r"|question"
        r"|justif\w*|frais)|aucun (?:refus|justif\w*)|accord (?:en|sous|immediat)|reponse (?:en|sous|ce soir"
        r"|immediate)|toute personne|meme (?:avec|au rsa|fiche|chomeur|refuse)|entre particuliers)\b"
        r"|\b(?:interdits? bancaires?|fiches? (?:a la )?banque|fiches?)\b[^!\n]{0,40}\b(?:credits?|prets?"
        r"|prete[rz]?"
        r"|finance\w*|accept\w+)\b"
        r"|\b(?:je|nous|on|particulier)\b[^.!?\n]{0,16}\b(?:prete|pretons|octroie|octroyons|j'accorde|accorde"
        r"|accordons|finance)"
        rf"\b[^.!?\n]{{0,24}}(?:\b(?:entre|de) ?{_SUM}[^.!?\n]{{0,8}} (?:a|et) ?\d|\ba toute personne\b)"
        r"|\bj'accorde des (?:prets?|credits?)\b|\bje prete \d[\d ]{2,7}[^.!?\n]{0,12}\b(?:sans|a qui"
        r"|contact\w*|rapide\w*)\b|\bje finance (?:vos"
        r"|votre|tes|ton|tous|toutes)\b|\btaux (?:de |a )?\d[^!?\n]{0,24}\breponse"
        r" (?:sous|en|rapide)\b"
        r"|\bkredi rapid\b|\b(?:silfa|slef) bla\b",
        unless=_OWN,
    ),
    construct(
        "spam.scam",
        "seer",
        r"\b(?:fais|fait|faire|ramene|ramener|rend[s]?) (?:\w+ ){0,2}?revenir (?:[\w']+ ){0,3}?(?:aimee?|ex"
        r"|amour|mari"
        r"|femme|homme|cherie?|conjoint\w*)\b"
        r"|\b(?:ton|votre|l') ?(?:ex|amour|etre aime|mari|femme"
        r"|homme)\b[^.!?\n]{0,12}\brevien\w+\b[^.!?\n]{0,12}"
        r"\b(?:en|dans|sous) \d+ ?(?:h|heures?|jours?|nuits?)\b"
        r"|\bdate de naissance\b[^!?\n]{0,48}\b(?:je vois|je te dis|je vous dis|avenir|la question|offerte?"
        r"|destin)\b"
        r"|\bretour (?:rapide |immediat )?(?:de|d') ?(?:la personne aimee|l'etre (?:aime|cher)|votre (?:ex"
        r"|amour)"
        r"|l'amour|affection)\b"
        r"|\b(?:voyante?|medium|marabout|maitre|professeur|sorcier|chouwafa|kenbwa|rituels?|tirages? de"
        r" cartes"
        r"|desenvout\w+|envout\w+|mauvais sorts?|vaudou|occult\w+)\b[^!?\n]{0,56}\b(?:a distance|resultats?"
        r"|garanti\w*"
        r"|satisfait ou|paiement apres|apres resultat|tous travaux|devis|en mp|offerte?|consultez|chance au"
        r" jeu"
        r"|impuissance|appele[rz]|par correspondance|premiere question|de mere en fille|en \d+ (?:jours|h\b"
        r"|heures))",
        unless=WARNED,
    ),
    # Fortunes that need a hand.
    construct(
        "spam.scam",
        "fortune",
        r"\b(?:sortir|transferer|debloquer|rapatrier|recuperer|encaisser)\b (?:\w+ ){0,3}?(?:fonds|somme"
        r"|millions?"
        r"|heritage|or|cheques?|virements?)\b[^!?\n]{0,40}\b(?:associee?|partenaire|confiance|commission"
        r"|partag\w+"
        r"|besoin|cherche|discret\w*|\d+ ?%|pour (?:toi|vous))"
        r"|\b(?:besoin|cherche|recherche|aide[rz]?)[^.!?\n]{0,32}\b(?:associee?|partenaire|personne|compte"
        r"|aide)\b"
        r"[^.!?\n]{0,24}\b(?:sortir|transferer|debloquer|rapatrier|encaisser)\b"
        r"|\b(?:heritage|millions?|fortune|or|somme)\b[^!?\n]{0,40}\b(?:besoin d'(?:un|une)|cherche|il me"
        r" faut)"
        r" (?:associee?|partenaire|personne|compte)\b"
        r"|\b(?:donner|leguer|ceder|offrir|remettre) \d[\d .]{0,10}(?:millions?|euros|dollars"
        r"|€)?[^.!?\n]{0,16}\b(?:femme|homme"
        r"|personne|ame|quelqu'un) (?:honnete|serieu\w+|de confiance|pieu\w+|de bien|bonne|genereu\w+)"
        r"|\bje (?:vous|te) (?:legue|donne|cede|laisse) (?:tous )?(?:mes biens|ma fortune|mon heritage|mes"
        r" economies)\b"
        r"|\baide[rz]?[- ]moi a (?:le |la |les )?(?:deplacer|sortir|transferer|recuperer"
        r"|debloquer)\b[^!?\n]{0,32}\d+ ?%"
        r"|\b(?:laisse|laissant|legue|heritee?|herite)\b[^.!?\n]{0,16}\bmillions?\b[^!?\n]{0,32}\b(?:besoin"
        r"|cherche"
        r"|recevoir|partag\w+|aide)\b"
        r"|\b(?:fais|faire|souhaite|veux|voudrais) (?:un )?(?:don|donner|leguer|ceder|remettre) (?:\w+"
        r" ){0,2}?(?:ma"
        r" fortune|mes biens|\d[\d .]{2,9}|une somme|mon argent)\b"
        r"|\b(?:prete|prets|donne|ouvre)[srz]?(?:[- ]moi)? (?:ta|ton|tes|votre|vos) (?:comptes?(?:"
        r" bancaires?)?|rib"
        r"|iban|cartes? bancaires?)\b[^!?\n]{0,40}\b(?:vire|virement|cheque|%|par semaine|gagne\w*|pour toi"
        r"|pour vous|deux jours|fais passer|commission|rend[s]?|paye)",
        unless=_OWN,
    ),
    construct(
        "spam.scam",
        "family_fraud",
        r"\b(?:maman|papa|mamie|papi|papy|mamy|mon amour|mon coeur|cherie?|bebe)\b[^?\n]{0,64}\b(?:fais"
        r"|envoie|vire"
        r"|avance|prete|peux[- ]tu|tu peux|il me faut|j'ai besoin)(?:[- ]moi)?\b[^?\n]{0,32}\b(?:virement"
        r"|mandat|western"
        rf"|{_SUM}{_MONEY}|\d{{3,4}}|argent|compte|recharge|coupon)",
        unless=WARNED,
    ),
    construct(
        "spam.scam",
        "secret_code",
        r"\b(?:envoie|envoye|donne|file|renvoie|communique|dicte|passe|transmets|transfere|dis)[srz]?(?:[-"
        r" ]moi)?"
        r" (?:moi )?(?:vite )?(?:le|ton|ta|les|ce|tes|juste le|votre|vos) (?:\w+ )?(?:codes?|mot de passe|mdp"
        r"|identifiants?|cvv|cryptogramme|chiffres)\b[^?\n]{0,48}\b(?:sms|recu|recevoir|envoye|erreur"
        r"|tromp\w+"
        r"|verif\w+|dos|carte|banc\w+|banque|compte|connect\w+|confirm\w+|admin\w*|virement)\b",
        unless=WARNED,
    ),
    # Things that are not what they are said to be.
    construct(
        "spam.scam",
        "fakes",
        r"\b(?:copies? (?:parfaites?|conformes?|1[:/]1)|repliques?|qualite miroir|copies? de (?:luxe|marque)"
        r"|contrefa\w+|tombee?s? du camion|sans facture|dupes?|1:1)\b[^!?\n]{0,48}\b(?:livr\w+|mp|prive"
        r"|prix|catalogue"
        r"|envoi|commande\w*|\d+ ?(?:€|euros?|balles|piece)|photos|indetectables?|casses?|dispo\w*"
        r"|contact\w*)\b"
        r"|\b(?:sacs?|montres?|baskets?|sneakers|lunettes|parfums?|maillots?"
        r"|vetements?)\b[^!?\n]{0,24}\b(?:copies?"
        r" (?:parfaites?|conformes?|1:1)|repliques? (?:parfaites?)?|qualite miroir)\b",
        unless=WARNED,
    ),
    construct(
        "spam.scam",
        "cures",
        r"\b(?:perd\w*|moins|bruleur|minceur|maigri\w*|fond\w*|\d+ (?:kg"
        r"|kilos?))\b[^!?\n]{0,48}\b(?:gelules?|poudre"
        r"|tisane|the|patch|boites?|cure|pilules?|ampoules?|programme|methode|complement|ventre"
        r" plat)\b[^!?\n]{0,40}"
        r"\b(?:commande\w*|prix|promo|mp|prive|stock|livr\w+|boites?|offerte?s?|dispo\w*|essai|garanti\w*)\b"
        r"|\b(?:gelules?|pilules?|tisane|patch|coupe-faim|bruleur|poudre)\b[^!?\n]{0,32}\d{1,2} ?(?:kg"
        r"|kilos?)\b[^!?\n]{0,40}"
        r"\b(?:livr\w+|commande\w*|prix|promo|mp|stock|boites?)\b"
        r"|\bperd[sez]* \d{1,2} ?(?:kg|kilos?)\b[^!?\n]{0,32}\d{1,4} ?(?:€|euros?|balles)"
        r"|\b(?:huile|the|tisane|remede|poudre|potion|plante|pierre|rituel|gelules?|patch|creme|pilules?)\b"
        r"[^.!?\n]{0,12}\b(?:miracle|magique|qui (?:guerit|soigne|efface|brule|remplace))\b[^!?\n]{0,48}"
        rf"\b(?:cancer|diabete|{_SUM}{_MONEY}|mp|commande\w*|lien|medecins|jours|prix)\b",
        unless=_OWN,
    ),
)
