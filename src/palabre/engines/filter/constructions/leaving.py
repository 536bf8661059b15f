"""Leading away from here: apps by their picture, a better corner, one's number, a voice."""

import re
from typing import Final

from palabre.engines.filter.constructions.patterns import construct

NAMED: Final = (
    r"(?:snap(?:chat|ouille|ounet)?|insta(?:gram)?e?|ig|tele?gram|telegramme|tlgrm|tg|whats(?: ?app?)?"
    r"|watsapp?|wsp|wapp"
    r"|disc(?:ord)?|dc|messenger|tik ?tok|face(?: ?book| de bouc)?|fb|skype|kik|twitter|wickr|threema|viber"
    r"|signal|facetime"
    r"|zoom|wechat|yubo|bereal|zangi|imo|botim|bluesky|threads|steam)"
)
_COLOUR: Final = r"(?:verte?|bleue?|jaune|violette?|rose|orange|noire?)"
PICTURED: Final = (
    rf"(?:(?:petit )?fantome(?: (?:{_COLOUR}|blanc))*|avion (?:en papier|bleu|de papier)|truc {_COLOUR}"
    rf"|appli\w* (?:au|a la|a l'|aux|avec|du|qui|ou les|{_COLOUR})[^.!?\n]{{0,24}}|logo {_COLOUR}"
    rf"|{_COLOUR} avec (?:le |la |l'|un |une )\w+|oiseau bleu|reseau (?:de zuck\w*|aux photos|a l'oiseau"
    rf"|photos?)"
    r"|bulle (?:verte|bleue)|face de bouc|👻|✈|📸)"
)
_STORY: Final = re.compile(
    r"\b(?:film|opera|manoir|chateau|halloween|cave|grenier|legende|casper|pac-?man|pliage|pli\w+|dessin\w*"
    r"|bonbon\w*"
    r"|deguis\w+|costume|maison hantee|hante\w*|mario|origami|jouets?|piece de theatre|navire|ville|livre"
    r"|roman"
    r"|bocaux|frigo|assiette|pain|peinture)\b"
)
_NOT_ASKED: Final = re.compile(
    r"\b(?:non,? (?:je|merci)|j'ai (?:dit non|refuse|bloque|quitte|supprime|efface|desinstalle)|jamais"
    r" (?:votre|vos"
    r"|ton|son)|inconnus?|mefi\w+|attention|interdit\w*|regle(?:s|ment)?|signale[rz]?|insist\w+|harcel\w+"
    r"|lourdau\w*"
    r"|m'a (?:demande|reclame|dit)|m'ont demande|demandait|voulait|il voulait|elle voulait|reunion|boulot"
    r"|travail"
    r"|bureau|collegues?|prof|medecin|docteur|banque|mairie|service client|plombier|notaire|resto\w*|hotel"
    r"|ma (?:mere"
    r"|soeur|fille|grand-mere|tante|famille)|mon (?:pere|frere|fils|mari|grand-pere|oncle|chef|patron)|ses"
    r" parents"
    r"|mes (?:parents|enfants|petits-enfants|amis|potes|collegues)|dans (?:le|un) film|panne|plante[sz]?"
    r"|bug\w*)\b"
)
_ASK: Final = (
    r"(?:donne|file|passe|envoie|balance|laisse|lache|refile|partage|met|lacher|donner|laisser|filer|passer"
    r"|donnerai\w|laisserai\w|filerai\w|passerai\w|donneri\w+|laisseri\w+)(?:s|z|r|ent|t)?"
)
_WAY: Final = (
    r"(?:num(?:ero)?s?|0[67]|zero[- ](?:six|sept)|tel(?:ephone)?|portable|phone|cell|gsm|natel|bigo"
    r"|contacts?|coordonnees"
    r"|arobase|@|blaze|blase|reseaux|mail|e-?mail|adresse (?:mail|e-?mail|electronique)|courriel|what'?s"
    r"|comptes?)"
)
LEAVING: Final = (
    # The app by its picture.
    construct(
        "off_platform.invitation",
        "pictured",
        rf"\b(?:t'as|tu as|t'es|tu es|vous avez|vous etes|tu connais|tu preferes? pas|tu prefererais|tu"
        rf" utilises"
        rf"|viens|venez|passe|passons|go|next|suite|ajoute[- ]moi|retrouve[- ]moi|ecris[- ]moi|je suis|j'y"
        rf" suis"
        rf"|continue\w*|bascul\w+|switch\w*|migr\w+|bouge\w*|parle\w*|discute\w*|cause\w*|aller|on va"
        rf"|s'ecrit|se parle|se capte|se retrouve) (?:(?:pas|toi|plutot|aussi|donc|sur|le|la|l'|un|une|mon"
        rf"|du|en|par|moi|vite"
        rf"|peut-etre) ?){{0,4}}"
        rf"{PICTURED}(?! (?:de (?!bouc)|d'|du |des |dans |a vu|est dans))"
        rf"|\b(?:sur|via|par) (?:le |la |l')?{PICTURED}\b[^!?\n]{{0,32}}(?:\?|\b(?:on|toi|tu|ajoute|ecris"
        rf"|viens|mieux"
        rf"|tranquille\w*|meme pseudo)\b)"
        rf"|\b(?:viens|venez|passe|passons|go|rejoins[- ]moi|continue\w*|on (?:va|passe|bascule)|t'es|t'es"
        rf" pas|tu es|vous etes) (?:\w+ )?sur (?:l'avion|le fantome|le jaune|le vert|le bleu|la verte|la"
        rf" bleue|le violet|le rose|la violette)\b"
        rf"|\b{PICTURED}[^.!\n]{{0,12}}\b(?:tu connais|tu l'as|t'y es|t'en es|tu as|t'as|ca te parle|on y"
        rf"|j'y suis"
        rf"|toi)\b"
        rf"|^\W*(?:👻|✈️?|📸|📞)\s*\?+\W*$"
        rf"|\bcel(?:le|ui) (?:ou|qui|avec)\b[^.!?\n]{{0,48}}\b(?:snaps?|messages?|photos?|fantome"
        rf"|avion)\b[^!\n]{{0,32}}"
        rf"\b(?:t'as|tu as|t'y es|tu l'as|ajoute)\b",
        unless=_STORY,
    ),
    # The app by its name, in turns that the other frames do not know.
    construct(
        "off_platform.invitation",
        "platform",
        rf"\b(?:ton|ta|tes|votre|vos) {NAMED} (?:ma|mon) (?:belle|beau|reuf|frere|gars|grande?|coeur|reine"
        rf"|cherie?|chou|poulette"
        rf"|grand|petite?)\b"
        rf"|^\W*(?:et )?(?:toi,? )?(?:ig|insta\w*|snap\w*|wsp|whats\w*|tg|telegram|discord|fb|messenger"
        rf"|tiktok|signal"
        rf")(?: toi| ou (?:ig|insta|snap|wsp|tg|dc|discord|fb|rien))?\s*\?+\W*$"
        rf"|\b(?:t'as|tu as|t as|ta|t'aurais|tu aurais|tu n'aurais|auriez-vous|as[- ]tu|t'as-tu|tu es|t'es"
        rf"|vous etes|3andek"
        rf"|andek|ou ni|do you have|u got|are you on) (?:(?:pas|quoi|toi|tjrs|toujours|un|une|le|sur|ni|un"
        rf" compte"
        rf"|bien|au moins) ){{0,3}}{NAMED}(?:,? (?:toi|ma belle|ma|bb|bebe|belle|beau|cherie?|toe|miss|ou"
        rf" (?:quoi|pas|rien|t'es|tu|{NAMED})|par hasard|une fois|khoya|stp|mdr|que je|sinon|aussi|au moins"
        rf"|des"
        rf" fois)){{0,2}}\s*[?!]*\s*(?:$|[,.?!])"
        rf"|\b(?:t'as quoi|tu as quoi|t'es ou|qu'est-ce que t'as)\b[^.!?\n]{{0,24}}\b(?:applis?|reseaux"
        rf"|{NAMED})\b"
        rf"|\b(?:next|suite|move|switch|go|bascul\w+|migr\w+|bouge\w*|poursui\w+|finit ca|continue\w*"
        rf"|causer|papoter"
        rf"|jaser|repond\w* (?:\w+ )?(?:plus )?vite|dispo|rdv|se capte|se call|s'appelle) (?:\w+"
        rf" ){{0,2}}?(?:sur|to|on"
        rf"|via|par|en) {NAMED}\b(?! (?:que|et ca))"
        rf"|\b{NAMED}\b[^.!?\n]{{0,20}}\b(?:on (?:y )?(?:serait|sera|est|sra) (?:\w+ )?(?:mieux|plus|bien"
        rf"|peinards?"
        rf"|tranquilles?|a l'aise|libres?)|au moins personne|y a pas de modos?)\b"
        rf"|\bon (?:se |s'|s)?(?:fait|fera|ferait) (?:un|une) (?:petite? )?{NAMED}\b(?! avec)"
        rf"|\b(?:groupe|serveur|canal|salon) (?:prive )?{NAMED}\b[^!\n]{{0,24}}(?:\?|\bfilles?\b|\bmeufs?\b"
        rf"|\bentre nous"
        rf"|\bqui (?:veut|vient|en est|rejoint)|\brejoi\w+)"
        rf"|\b(?:qui (?:veut|rejoint|vient)|quelqu'un (?:pour|de chaud)|cherche|des filles|des gens) (?:\w+"
        rf" ){{0,4}}?(?:sur"
        rf" )?(?:un |le |mon |groupe )*{NAMED}\b(?=\s*(?:\?|$|filles|meufs|pour|coquin\w*|prive|entre))"
        rf"|\b(?:meme|pareil que mon) (?:pseudo|nom)\b[^.!?\n]{{0,24}}\b{NAMED}\b"
        rf"|\b{NAMED}\b[^.!?\n]{{0,24}}\b(?:meme"
        rf" pseudo|meme nom qu'ici|pareil que mon pseudo)\b"
        rf"|\bmon {NAMED} (?:est )?(?:dans|sur) (?:ma bio|mon profil|ma photo)"
        rf"|\b(?:r?ajoute[rz]?|add|suis|suivez|trouve[rz]?|cherche[rz]?|contacte[rz]?|appelle|rejoins|ecris"
        rf"|parle)[- ]mo[ie]"
        rf" (?:[\w']+ ){{0,3}}?(?:sur|via|en|par) (?:mon |le )?{NAMED}\b"
        rf"|\bje (?:te|vous|t') ?(?:dis|raconte|montre|explique|envoie|ecris|attends?|reponds|donne|dirai"
        rf"|raconterai|enverrai)"
        rf" (?:[\w']+ ){{0,4}}?(?:sur|par|via) (?:mon |le )?{NAMED}\b"
        rf"|\b(?:gimme|give me|send|what's|whats|drop|can i (?:get|have)) (?:ur|your) (?:number|num|phone"
        rf"|digits|{NAMED})\b"
        rf"|\bwanna (?:\w+ ){{0,3}}?{NAMED}\b",
        unless=_NOT_ASKED,
    ),
    # One's number, one's networks, a way to be reached.
    construct(
        "off_platform.invitation",
        "reach",
        rf"\b{_ASK}(?:[- ]moi)? (?:(?:moi|juste|donc|vite|voir|pas|a la fin) ){{0,2}}(?:ton|ta|tes|votre"
        rf"|vos|un|le tien|des)"
        rf" (?:\w+ )?(?:{_WAY}\b|@(?!\w))(?! (?:de (?:page|train|ligne|ref|version|commande|chambre|bus|rue"
        rf"|suivi"
        rf"|dossier|serie)"
        rf"|rendu|mutuel|gagnant|a|sont|est))"
        rf"|\b(?:t'as|tu as|vous avez|auriez-vous|tu aurais|t'aurais|y a|ya|t'as-tu) (?:pas |toi )?(?:un"
        rf"|une|ni) (?:\w+ )?"
        rf"(?:num(?:ero)?|tel|mail|moyen de te|moyen de vous|adresse mail|contact)\b\s*(?:\?|$|ou |pour "
        rf"|que je|qu'on"
        rf"|joindre|contacter)"
        rf"|\bmoyens? (?:\w+ ){{0,4}}?(?:de |pour |d')(?:te |vous |t'|se )?(?:retrouver|joindre|contacter"
        rf"|parler|ecrire"
        rf"|revoir|appeler)\b"
        rf"|\b(?:comment|ou) (?:est[- ]ce que )?(?:je |j'|on )?(?:peux |peut |pourrais |pourrait )?(?:te "
        rf"|t'|vous |se"
        rf" )?(?:joindre|joins"
        rf"|contacter|contacte|retrouver|retrouve|ecris|ecrire|rajoute|ajoute)(?: (?:en dehors|ailleurs"
        rf"|hors|apres|autrement|toi|a part ici|sinon))?\s*(?:\?|$)"
        rf"|\b(?:joignable|contacter|joindre|retrouver|parler|discuter|te voir) (?:\w+ )?(?:autrement|en"
        rf" dehors|hors"
        rf" (?:du|de ce|d'ici))\b"
        rf"|\b(?:ecris|parle|contacte|ecrivez|parlons|contactez|ecrire|suis|suivez)(?:[- ]moi)? (?:plutot "
        rf"|vite )?(?:en"
        rf" dehors|ailleurs|autre part|hors d'ici|hors du)\b"
        rf"|\bte (?:r?ajouter?|trouver?|retrouver?|joindre) ou\s*(?:\?|$)|\btes reseaux\b|\bvos reseaux\b"
        rf"|\bnos (?:contacts|numeros|reseaux|06)\b"
        rf"|\b(?:dis[- ]moi |je te dis |t'es inscrite? )ou (?:t'ajouter|te trouver|te rajouter|en mp|a part"
        rf" ici)\b"
        rf"|\bquel(?:le)? (?:num\w*|appli\w*|reseau|compte|adresse) (?:\w+ )?(?:pour )?(?:te|vous|t')"
        rf" ?(?:joindre|contacter"
        rf"|trouver|ajouter|ecrire|appeler)\b"
        rf"|^\W*(?:et )?(?:ton|votre) (?:num|numero|tel|telephone|portable|mail|adresse mail|06"
        rf"|07)\b[^.!\n]{{0,32}}(?:\?|\bsvp"
        rf"|\bstp|\bsi ce n'est|\bs'il (?:te|vous))"
        rf"|\b(?:ton|votre) (?:num|numero|tel) (?:me (?:ferait|suffirait)|serait|m'aiderait)"
        rf"|\bpasse ton zero\b|\bton (?:zero six|06|07|num|@|arobase) ?(?:\?|stp|svp|bb|$)"
        rf"|\btu veux mon (?:num(?:ero)?|06|tel|contact|{NAMED})\b"
        rf"|\b(?:rester|reste|restons|garder|garde) (?:en lien|en contact"
        rf"|contact)\b[^.!\n]{{0,24}}\b(?:donne|laisse|file"
        rf"|num\w*|ailleurs|comment)\b",
        unless=_NOT_ASKED,
    ),
    # A voice, a picture.
    construct(
        "off_platform.invitation",
        "voice",
        r"\bparl\w+ (?:\w+ )?de vive voix\b|\b(?:entendre|ecouter) (?:ta|votre) (?:\w+ )?voix\b(?! (?:a la"
        r" radio|chanter))"
        r"|\bon (?:se |s'|s)?(?:fait|fera|ferait) (?:un|une) (?:petite? )?(?:visio|vocal|appel|call|cam"
        r"|facetime)\b(?! avec)"
        r"|\b(?:petit|petite) (?:vocal|visio|appel|call)\b[^.!\n]{0,24}(?:\?|\btoi et moi\b|\bavant de"
        r" dormir)"
        r"|\b(?:on s'appelle|je t'appelle|je peux t'appeler|appelle[- ]moi)\b[^.!\n]{0,24}(?:\bnum\w*"
        r"|\bdonne\b|\?$)"
        r"|\b(?:accepte\w*|pourri\w+|pourrait|voule\w+|voudri\w+|veux|veut|que nous|qu'on|si on|prefere\w*"
        r"|propose\w*|serait"
        r"|on) (?:[\w'-]+ ){0,5}?(?:poursui\w+|continu\w+|echang\w+|correspond\w+|discut\w+|convers\w+"
        r"|parl\w+"
        r"|s'ecri\w+) (?:[\w']+ ){0,3}?(?:par|via) (?:courriel|mail|e-?mail|telephone|sms|texto|visio"
        r"|courrier electronique)\b"
        r"|\bon (?:se |s')call\b"
        r"|\bparlons (?:\w+ )?(?:au|par) (?:telephone|tel)\b|\b(?:on|tu veux|vous voulez) (?:\w+"
        r" ){0,2}?(?:se |qu'on se )?"
        r"parle\w* (?:plutot )?(?:au|par) (?:telephone|tel)\b[^.!\n]{0,16}\?"
        r"|\b(?:visio|vocal|appel|call|cam|facetime)\b[^.!\n]{0,24}\b(?:nous deux|toi et moi|tous les deux"
        r"|tete a tete)\b"
        r"|\b(?:viens|go|rejoins[- ]moi|on fait|on va|passe) (?:\w+ )?en (?:vocal|visio|cam|call)\b(?! avec"
        r" (?:ma|mon|mes|les))"
        r"|\bconversation telephonique\b[^.!\n]{0,16}\?|\bcam (?:to|2|a) cam\b",
        unless=_NOT_ASKED,
    ),
    # A better corner than this one.
    construct(
        "off_platform.invitation",
        "corner",
        r"\b(?:coin|endroit|lieu|truc|chat|tchat|site|espace|place|serveur) (?:\w+ )?(?:plus|moins)"
        r" (?:calme|tranquille"
        r"|discret|prive|intime|libre|cool|surveille|modere|chill)\w*\b[^.!\n]{0,16}(?:\bque (?:ce|ici|le"
        r"|celui)\b|\bqu'ici"
        r"\b|\bpour (?:se |te |nous |vous )?(?:parl|discut|caus|papot|jas|faire)\w*|\btoi et moi\b|\btous"
        r" les deux\b|\?)"
        r"|\b(?:ils|elles|on nous|les modos|tout le monde|les gens|ca) (?:\w+ ){0,2}?(?:lisent|lit|voient"
        r"|voit|ecoutent"
        r"|ecoute|surveillent|censurent|censure|espionnent) (?:\w+ ){0,2}?[^!\n]{0,16}\b(?:t'as|tu as|viens"
        r"|on va|autre"
        r" (?:chose|chat|endroit|appli)|ailleurs|s'isole|bouge)\b"
        r"|\bsans que (?:tout le monde|les autres|les modos|personne) (?:\w+ ){0,2}?(?:lise|voie|ecoute"
        r"|sache)\w*\b"
        r"|\b(?:serveur|serv|groupe|salon|forum|chat|site|canal|tchat)\b[^.!?\n]{0,32}\b(?:zero|aucune?|pas"
        r" de|sans|0|ni)"
        r" (?:regles?|modos?|moderat\w+|filtres?|censure|limites?)\b"
        r"|\b(?:zero|aucune?|pas de|sans) (?:regles?|modos?|moderat\w+|filtres?"
        r"|censure)\b[^.!?\n]{0,24}\b(?:mon|notre|le)"
        r" (?:serveur|serv|groupe|salon|forum|chat|site|canal)\b"
        r"|\b(?:venez|viens|rejoi\w+|passez) (?:\w+ ){0,2}?(?:sur|dans) (?:mon|notre) (?:\w+ )?(?:serveur"
        r"|serv|forum|chat"
        r"|tchat|site|canal)\b(?! (?:minecraft|de jeu))"
        r"|\b(?:mon|notre|un) (?:\w+ )?(?:serveur|serv|groupe|salon) (?:prive"
        r"|secret)\b[^.!\n]{0,24}\b(?:venez|viens|mp"
        r"|rejoi\w+|invit\w+|demande\w*|entrer)\b"
        r"|\b(?:sortons|sort|partons|part|casse|tire) (?:\w+ )?(?:de ce (?:chat|site|salon)"
        r"|d'ici)\b[^.!\n]{0,12}(?:\?|\btoi)"
        r"|\b(?:tu connais|vous connaissez|je connais|y a|il existe|je prefere (?:parler|discuter|causer))"
        r" (?:une? |un autre"
        r" |une autre |la )?(?:autre )?(?:appli|application|site|chat|tchat|endroit|coin|ou)\b"
        r"(?=[^.!?\n]{0,20}\b(?:surveill\w+|modos?|moderat\w+|lus?|fliqu\w+|censur\w+)\b)"
        r"|\b(?:coin|endroit|lieu|salon|chat|serveur) (?:(?:rien )?(?:qu'a|a|pour|juste pour|entre))"
        r" (?:nous|toi et moi)\b"
        r"|\bautre (?:chat|tchat|site|salon|endroit|serveur|messagerie) (?:ou|sans|plus|moins)\b"
        r"|\bla ou (?:ils|personne|on|les modos) (?:\w+ ){0,3}?(?:lire|lisent|lit|voient|voit|surveill\w+"
        r"|ecout\w+)\b"
        r"|\b(?:on est|nous sommes|on nous) (?:tous |trop )?(?:observe\w*|surveille\w*|lus?|ecoute\w*"
        r"|espionne\w*|flique\w*)"
        r"\b[^!?\n]{0,32}\b(?:ailleurs|continu\w+|lieu|endroit|coin|autre|viens|allons|parlons)\b"
        r"|\b(?:chat|tchat|site|serveur|forum|salon) (?:plus|moins) \w+[^.!\n]{0,16}(?:\bca te (?:tente|dit"
        r"|branche)|\bviens\b"
        r"|\bje te montre\b)"
        r"|\b(?:retrouve|rejoins|ajoute|cherche)[- ]moi[^.!?\n]{0,32}\b(?:meme pseudo|mon pseudo|tu sais"
        r" ou)\b"
        r"|\b(?:plan b|autre moyen|autre facon) pour (?:se )?(?:discut|parl|caus|papot|jas)\w+"
        r"|\b(?:on s'isole|viens (?:\w+ )?(?:on )?s'isoler?)\b",
        unless=_NOT_ASKED,
    ),
)
