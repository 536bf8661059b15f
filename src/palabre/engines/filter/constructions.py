"""What only several words together say: threats, solicitation, sale, hate at a group, danger to oneself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from palabre.engines.filter.context import Context


@dataclass(kw_only=True, frozen=True, slots=True)
class Construction:
    """A pattern over folded text that is tried only when one of its cues was seen."""

    rule: str
    cue: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    """Not when this is found anywhere in the text: news, prevention, games."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Match:
    """A construction found, at code points of the folded view."""

    rule: str
    start: int
    end: int


def _c(rule: str, cue: str, pattern: str, *, unless: re.Pattern[str] | None = None) -> Construction:
    return Construction(rule=rule, cue=cue, pattern=re.compile(pattern), unless=unless)


# --- Threats ----------------------------------------------------------------------------------

_PART: Final = r"(?:la|les|ta|tes|le|ton|vos|votre|leur|leurs|sa|ses|son) "
_HURT: Final = (
    r"(?:tuer|buter|crever|massacrer|frapper|defoncer|eclater|demolir|saigner|planter|egorger|etrangler|fumer|niquer|fracasser|exploser|cogner|tabasser|bruler|cramer|flinguer|descendre|rafaler|lyncher|violer|gifler"
    r"|poignarder|suriner|trouer|ecraser|detruire|depecer|enterrer|abattre|noyer|pendre|demonter|mutiler|decapiter|eventrer|etriper|marave|maraver|savater|bastonner|crucifier|demembrer|liquider|eliminer|taper|shooter|canarder|attraper"
    rf"|faire {_PART}(?:peau|fete)|(?:casser|peter|arracher|couper|briser|exploser|eclater|tordre|trancher|fracasser|defoncer|refaire|ouvrir|trouer) {_PART}\w+|mettre (?:une balle|un coup|une droite|des coups|une raclee)|envoyer (?:a l'hopital|a l'hosto|au cimetiere))"
)
_HURT_SOMEBODY: Final = r"(?:briser|casser|peter|couper|arracher|exploser|eclater|trancher|fracasser|tordre|ecraser|bruler|defoncer|cramer|detruire|tuer|crever|violer|frapper|massacrer|egorger|buter|saigner|trouer|poignarder|demolir|etrangler|enterrer|kidnapper)"
_WILL: Final = r"\b(?:je|j'|on|nous|jvais|j'vais|jv|jva|vais|viens|vient|venir|vienne|envie|vont|allons|moi|reve|pote[s]?|gars|cousins?|freres?|mecs)\b[^.!?\n]{0,28}?"
_GAME: Final = re.compile(
    r"\b(?:fifa|fc ?2\d|partie|parties|jeu|jeux|jouer|match|matchs|foot|rugby|basket|tennis|tournoi|ranked|boss|niveau|mario|kart|smash|fortnite|valorant|lol|cs|call of|minecraft|uno|echecs|poker|monopoly|belote|tarot|ping[- ]pong|babyfoot|scrabble"
    r"|equipe|finale|quart|demi|derby|psg|om|asse|championnat|ligue|manche|round|elo|raid|donjon|guilde|playstation|xbox|switch|quiz|blind ?test)\b"
)
_LAUGH_TO_DEATH: Final = r"(?! de (?:rire|faim|soif|chaud|froid|fatigue|honte|peur|trouille|sommeil|envie|jalousie|ennui)|\w)"
_KILL_YOURSELF: Final = (
    r"(?:va(?:s)? te (?:pendre|suicider|tuer|noyer|flinguer|buter|jeter|foutre en l'air|faire (?:sauter|ecraser|renverser)|crever)|va (?:crever|mourir|t'ouvrir les veines|sauter d)|allez (?:crever|mourir|vous (?:pendre|suicider|tuer))"
    r"|tue[- ]toi|suicide[- ]toi|pends[- ]toi|bute[- ]toi|flingue[- ]toi|noie[- ]toi|etouffe[- ]toi avec|ouvre[- ]toi les veines|taille[- ]toi les veines|jette[- ]toi (?:sous|du|d'un|par|a)|saute (?:par la fenetre|d'un pont|du pont|du toit)|bois de la javel|prends une corde"
    r"|tuez[- ]vous|suicidez[- ]vous|pendez[- ]vous|kys\b|kill (?:yourself|urself|ur self|yourselves)|hang yourself|go (?:and )?die|drop dead|i hope (?:you|u|they) (?:all )?die|(?:you|u) should (?:die|be dead)|die in a (?:fire|hole))"
)
_THREATS: Final = (
    _c("threat.violence", "violence", rf"{_WILL}\b(?:te |t'|vous |tous vous |toutes vous )(?:\w+ )?{_HURT}\b"),
    _c("threat.violence", "violence", rf"(?:merites?|meritez|faudrait|faut|devrait) (?:qu'on |que (?:quelqu'un|je) |vraiment )*(?:vienne? )?(?:te |t'|vous ){_HURT}\b"),
    _c("threat.violence", "violence", rf"{_WILL}\b{_HURT_SOMEBODY} (?:ton|ta|tes|vos|votre|toi)\b(?! (?:son|micro|score|record))"),
    _c("threat.violence", "violence", r"\b(?:je te |je vous |j'te |jte |jt'|on te |on t'|je t')(?:\w+ )?(?:tue|bute|creve|massacre|defonce|egorge|saigne|plante|frappe|demolis|fracasse|eclate|flingue|tabasse|fume|tuerai|buterai|creverai|tape|cogne|gifle|etrangle|casse (?:la|les) \w+|pete (?:la|les) \w+)\b(?! (?:pas|plus|de rire|la bise))", unless=_GAME),
    _c("threat.violence", "violence", r"\b(?:i(?:'ll| will|'m going to|'m gonna| am going to)|im gonna|gonna|we will) (?:\w+ )?(?:kill|murder|beat|stab|shoot|rape|hurt|find|burn|slap|punch|strangle) (?:you|u|ur|your)\b"),
    _c("threat.violence", "violence", rf"\b(?:je vais|j'vais|jvais|on va|vont|va) (?:lui |leur |le |la |l')(?:egorger|massacrer|buter|flinguer|poignarder|tabasser|saigner|lyncher|violer|faire la peau|casser la gueule|casser les dents)\b", unless=_GAME),
    _c("threat.death_wish", "violence", rf"(?:^|[,.!?;:]\s*|\b(?:toi|mais|alors|allez|donc|vas-y|tu peux|tu devrais|et|juste|plutot|please|just|stp|bon|te dis|pute|connard) )(?:\w+ )?{_KILL_YOURSELF}"),
    _c("threat.death_wish", "violence", r"(?:^|[,.!?;:]\s*|\b(?:allez|mais|toi|alors|bon|bah|et) )(?:creve|crevez|meurs|mourez)\b(?! (?:de|un|une|le|la|les|d'|pas|ce|hier|apres|encore))"),
    _c("threat.death_wish", "violence", r"\b(?:j'?espere|esperons|vivement|je (?:veux|voudrais|reve|souhaite)|souhaite|faut) (?:que |qu'|vraiment que |bien que |juste que )(?:tu|vous|toi|t'|ta \w+|ton \w+|tes \w+|quelqu'un te|il|elle|ils|elles)\b[^.!?\n]{0,24}?\b(?:creves?|crever|creviez|crevez|mourir|meure?s?|mourrez|mort|morte|cancer|creve\w*|creverez|buter?|disparaiss\w+|tuer?)\b(?! de rire)"),
    _c("threat.death_wish", "violence", r"\b(?:tu|vous) (?:merites?|meritez|devrais|devriez|aurais du|auriez du|ferais mieux|ferais mieux de|vas|allez|mourras|creveras) ?(?:\w+ )?(?:de |d'|te |vous |la |l')?(?:mourir|crever|mort|suicider|tuer|pendre|etre mort|avorte|buter|jeter sous|egorge\w*|disparaitre de la (?:terre|surface))\b" + _LAUGH_TO_DEATH),
    _c("threat.death_wish", "violence", r"\b(?:je te souhaite|je vous souhaite|on te souhaite) (?:la mort|de (?:mourir|crever)|le pire|un cancer|le cancer|tout le malheur)|\bta mere aurait du avorter|\b(?:mort aux|mort a|a mort les) (?!rats\b|trousses)\w+|\bqu'(?:il|elle|ils|elles) (?:creven?t|meuren?t)\b"),
    _c("threat.exposure", "violence", r"\b(?:je|j'|on|nous|vais|vont|jvais) ?(?:\w+ ){0,2}?(?:balance|balancer|balancerai|publie|publier|diffuse|diffuser|poste|poster|leak|leaker|affiche|afficher|montre|montrer|partage|envoie|envoyer|mets|mettre|envoyer?)\b (?:toutes? )?(?:tes|ta|ton) (?:\w+ )?(?:photos?|nudes?|videos?|adresse|numero|secrets?|vrai nom|identite|conversations?|messages?|dossiers?|infos?)\b"),
    _c("threat.exposure", "violence", r"\b(?:je|j|on|jsais) ?(?:sais|sait|connais|connait|ai trouve|a trouve) (?:exactement |tres bien |deja )?(?:ou (?:tu|t'|vous|ta|ton|tes) ?\w*|ton adresse|ta rue|ton immeuble|ta maison|ton ecole|ton lycee|ta boite|ton numero|ta famille|ton vrai nom)\b(?! veux en venir| veux aller)"),
    _c("threat.veiled", "violence", r"\b(?:tu vas|vous allez|tu va|ca va) (?:\w+ )?(?:me |le |bien |nous )*(?:payer(?: cher)?|regretter|comprendre ta douleur|pleurer ta mere|manger|prendre cher|le sentir passer)\b(?! (?:par|en|avec|ton|ta|tes|le|la|les|un|une|du|des|pour|combien|a la caisse|au|quoi|de)\b)"),
    _c("threat.veiled", "violence", r"\b(?:tu|vous) (?:le |me le |l')(?:paieras?|payeras?|regrettera?s?|paierez|regretterez)\b|\battention a (?:toi|vous|ta famille|tes (?:fesses|arrieres|proches|gosses|enfants)|ta gueule)\b|\bgare a (?:toi|vous|ta gueule)\b|\b(?:je )?(?:t'|vous |te )(?:aurais?|ai|aura|avais) (?:bien |pourtant )?prevenue?s?\b"),
    _c("threat.veiled", "violence", r"\b(?:surveille|regarde) (?:bien )?(?:derriere toi|tes arrieres|ton dos)\b|\b(?:fais|fait) (?:gaffe|attention) a (?:toi|ta gueule|tes arrieres|ta famille)\b|\bje (?:te|vous) (?:retrouverai|attends dehors|attends a la sortie|louperai pas|raterai pas|lache pas)\b|\bje vais (?:te|vous) retrouver\b(?! (?:ici|la|demain|au|a))|\b(?:tu perds|tu ne perds|tu paies) rien pour attendre\b|\btu (?:feras|fera) moins (?:le|la) (?:malin|maligne|fier)\b|\bt(?:u es|'es|es) (?:un homme )?morte?\b(?! de| d'|\w)|\btu vas voir (?:ce que|ta|toi|comment je|si je)\b|\bon va (?:s'occuper de toi|regler ca dehors|se retrouver)\b|\btes jours sont comptes\b|\b(?:you will|you'll|u will) (?:pay|regret)\b|\bwatch your back\b"),
)

# --- Danger to oneself ------------------------------------------------------------------------

_ABOUT_IT: Final = re.compile(
    r"\b(?:3114|prevention|conference|documentaires?|films?|series?|romans?|livres?|episodes?|personnages?|heros|heroine|chansons?|paroles|association|statistiques?|debat|articles?|reportage|journal|telefilm|acteur|actrice|scenario|jeu|boss)\b"
)
_HARM_SELF: Final = (
    r"(?:me suicider|m'suicider|me tuer|me buter|me pendre|me flinguer|me noyer|me foutre en l'air|en finir(?! avec (?!la vie|tout|ma vie))|mourir|crever|disparaitre|m'ouvrir les veines|me tailler les veines|me trancher les veines|me jeter (?:sous|du|d'un|par|dans)|sauter (?:du|d'un) (?:pont|toit|immeuble)|sauter par la fenetre"
    r"|(?:ne )?(?:plus|pas) (?:exister|vivre|etre (?:la|en vie|vivante?)|me reveiller)|ne plus jamais me reveiller|m'endormir (?:et|pour) (?:ne )?(?:plus|jamais)|me faire du mal|me couper(?! les cheveux| la frange| les ongles| du pain| une)|me scarifier|me mutiler|me bruler la peau|partir pour de bon|avaler (?:\w+ ){0,3}?(?:medicaments|cachets|medocs|somniferes|boite)|prendre tou[st] (?:mes|les) (?:medocs|cachets|medicaments)|mettre fin a (?:mes jours|ma vie|tout ca)|quitter ce monde|rejoindre (?:ma mere|mon pere|les anges) la-haut)"
)
_SELF_HARM: Final = (
    _c("self_harm.signal", "self_harm", rf"\b(?:j|je|jveux|jvais|jpense|moi|j'veux|j'vais|jai|jaimerais)\b[^.!?\n]{{0,40}}?\b(?:envie|besoin|voudrais|veux|aimerais|aimerai|prefere|prefererais|pense|songe|reve|vais|va|compte|prevu|decide|hate|idees?|prete?|tente|essaye|essaie|failli|voulu|pensees?|recommence|recommencer|mieux)\b (?:\w+ ){{0,3}}?(?:a |de |d'|que )?{_HARM_SELF}\b{_LAUGH_TO_DEATH}", unless=_ABOUT_IT),
    _c("self_harm.signal", "self_harm", rf"(?:^|[,.!?;]\s*)(?:envie|besoin|marre,? envie) (?:\w+ )?(?:de |d'){_HARM_SELF}\b{_LAUGH_TO_DEATH}", unless=_ABOUT_IT),
    _c("self_harm.signal", "self_harm", r"\bje me (?:suis (?:encore |re)?)?(?:fais (?:encore |souvent )?du mal|fait du mal|scarifie\w*|mutile\w*|coupe (?:les|aux|encore|pour|quand|le bras)\w*(?! cheveux| ongles)|taillade\w*|lacere\w*)\b|\bje (?:me suicide|vais me suicide\w*|suis suicidaire)\b|\b(?:idees|pensees|pulsions) (?:suicidaires|noires)\b|\bma (?:derniere )?(?:lettre d'adieu|tentative de suicide|ts\b)"),
    _c("self_harm.signal", "self_harm", r"\b(?:la|ma|cette) vie (?:ne |n')?(?:\w+ )?(?:vaut|merite) (?:plus|pas) (?:la peine|le coup|d'etre vecue|rien)\b|\b(?:ma|la) vie (?:ne |n')?a (?:plus|pas) (?:de|aucun) (?:sens|interet|valeur)\b|\ba quoi (?:bon|ca sert de) (?:rester en vie|vivre|continuer a vivre|continuer|exister|etre en vie|se lever)\b|\b(?:plus|pas|aucune?|perdu) (?:la |de |l'|d'|le |aucune? |toute? )?(?:force|envie|gout|raison|courage|energie)s? (?:de |d'|a |pour )?(?:continuer a |encore )?(?:vivre|exister|continuer|rester en vie|etre en vie)\b|\b(?:perdu|plus) le gout (?:a|de) la vie\b"),
    _c("self_harm.signal", "self_harm", r"\bpersonne (?:ne |n')?(?:\w+ ){0,2}?(?:regrettera|regretterait|remarquera|remarquerait|pleurera|pleurerait|manquerai)\w*\b|\b(?:manquerais?|manquerai) a personne\b|\b(?:mieux|tranquilles?|heureux|soulages?|debarrasses?) (?:sans|de) moi\b|\b(?:si|quand|le jour ou) je (?:meurs|mourais|disparais|disparaissais|mourrai|ne serai plus la|serai plus la|pars pour toujours)\b(?! de| dans (?:le|ce) jeu)|\bje (?:serai(?:s)?|suis) (?:\w+ )?mieux (?:morte?|enterree?|six pieds)\b|\bun poids pour (?:tout le monde|tous|ma famille|mes (?:parents|proches|amis)|les autres|eux)\b", unless=_ABOUT_IT),
    _c("self_harm.signal", "self_harm", r"\badieu\b,? (?:\w+ )?(?:c'est fini|tout le monde|a tous|a toutes|le monde|la vie|mes amis|les amis|je |j'|c'etait)|\bc'est (?:fini|termine|la fin) pour moi\b|\bce soir (?:c'est )?(?:la derniere fois|je pars|j'en finis|tout s'arrete)\b|\bc'est (?:mes|mon) dernier (?:message|soir|jour)s?\b|\bj'?(?:e )?n?'?(?:en )?(?:peux|supporte|veux) (?:vraiment )?plus (?:de )?(?:vivre|cette vie|la vie|d'etre en vie|exister)\b|\b(?:j'ai|jai) (?:deja )?(?:prepare|ecrit|achete|trouve) (?:une|ma|la|mes|les|des) (?:corde|lettre d'adieu|cachets|lames?)\b|\bj'ai avale (?:toute|une|tous|plein|trop|des) (?:\w+ ){0,2}(?:boite|cachets|medicaments|medocs)\b"),
    _c("self_harm.signal", "self_harm", r"\b(?:i|im|i'm)\b (?:\w+ ){0,3}?(?:want to die|wanna die|kill myself|end my life|end it all|hurt myself|cut myself|cutting myself|suicidal|don't want to live|dont want to live|kms)\b"),
    _c("self_harm.signal", "self_harm", r"\b(?:mon|ma|mes|un|une) (?:ami|amie|pote|copine|copain|frere|soeur|fille|fils|mere|pere|cousine?|meilleure? amie?)s? (?:\w+ ){0,2}?(?:veut|voulait|parle de|menace de|va|pense a|essaie de|dit vouloir) (?:se suicider|se tuer|mourir|se pendre|en finir|sauter|se faire du mal)\b", unless=_ABOUT_IT),
)

# --- Sexual solicitation ----------------------------------------------------------------------

_BODY: Final = r"(?:nudes?|seins|nichons|tetons|fesses|cul|chatte|bite|teub|queue|corps nu|intimite|poitrine|culotte|string|lingerie|minou|abricot|zizi|boobs|tits|ass|pussy|dick)"
_DOCTOR: Final = re.compile(r"\b(?:medecin|gyneco\w*|sage[- ]femme|allait\w*|mammo\w*|depist\w*|hopital|chirurg\w*|cancer|douleur|sport|musculation|squats?|fessiers|bebe|enceinte|accouch\w*|pudeur|musee|sculpture|statue|tableau|peinture|education sexuelle|consentement|prevention|film|serie|livre|chat|chienne?|chaton)\b")
_SEXUAL: Final = (
    _c("sexual.solicitation", "sexual_game", rf"\b(?:envoie[srz]?|envoyer|montre[srz]?|montrer|file|balance|donne|fais voir|fait voir|voir|mate[rz]?|send|show)\b(?:[- ]moi|[- ]nous|[- ]me| me)? (?:\w+ ){{0,2}}?(?:tes|ton|ta|des|vos|une photo de|une pic de|your|some|quelques|un|tout)? ?(?:petites? |petit |beaux |belles |gros |jolies? |jolis |bonnes )?(?:photos? (?:sexy|nues?|hot|coquines?|de toi nue?|intimes?|chaudes?)|pics? (?:sexy|hot|nue?)|{_BODY})\b", unless=_DOCTOR),
    _c("sexual.solicitation", "sexual_game", r"\b(?:cherche|cherches|recherche|dispo|disponible|qui|quelqu'un|qqn|partante?|chaude?|ch|femme|homme|mec|meuf|h|f|couple|envie d[e']) (?:\w+ ){0,4}?(?:pour |de |d'|un |une |du )*(?:plan cul|plan q|plan sexe|sexe|baiser|baise|se faire (?:sucer|baiser)|fellation|sodo|pipe|suce|se sucer|branlette|branler|trio coquin|partouze|cam (?:sexe|coquine|chaude|hot)|rapport|plaisir charnel|moment coquin|nuit (?:coquine|chaude|torride))\b", unless=_DOCTOR),
    _c("sexual.solicitation", "sexual_game", r"\b(?:tu|t'|vous|ta mere|ta soeur) ?(?:me |la |le |aimes? (?:te faire )?|veux (?:me |qu'on )?|avales et |peux me )?(?:suces?|sucer|sucez|baises?|baiser|avales?|branles?|branler|leches?|lecher|mouilles|bandes|jouis|encules?)\b(?! (?:ton|son|le|la) (?:pouce|bonbon|doigt|stylo)| (?:la main|le front|la joue)|\w)"),
    _c("sexual.solicitation", "sexual_game", r"\b(?:j'?ai|j|grosse|trop|ai) ?(?:trop |grave |tellement )?envie (?:de |d')(?:te|vous|t'|ton|ta|tes) ?(?:\w+ )?(?:baiser|prendre (?!en photo|dans mes|un)|lecher|sucer|niquer|ken|doigter|demonter|bouffer|corps|cul|chatte|bite|seins|fesses|deshabiller|faire jouir|caresser|dans mon lit|nue?)\b"),
    _c("sexual.solicitation", "sexual_game", r"\b(?:te|vous|me) (?:faire )?(?:lecher|sucer|baiser|doigter|branler|sodomiser|enculer|demonter le cul|faire jouir|gicler|fister|troncher|ken)\b(?! (?:la main|sur la joue|le front))"),
    _c("sexual.solicitation", "sexual_game", r"\bescorte?s?(?: girl)?\b[^.!?\n]{0,30}?\b(?:dispo\w*|tarifs?|ville|ce soir|discrete?|reel\w*|paris|lyon|marseille|cash|bientot|demain|week-end|\d)\b|\bje (?:vends?|propose|fais|offre) (?:\w+ )?(?:mes |des |de )?(?:photos?|videos?|nudes|culottes|shows?|cams?|contenus?) ?(?:sexy|coquin\w*|hot|perso|intimes?|x|adultes?|portees?|prives?)\b|\bcombien (?:tu|vous) pren\w+ (?:pour |de |l'|une |la |par )|\bc'est combien (?:la pipe|la passe|la nuit|ton cul)\b|\b(?:massage|moment) (?:\w+ )?(?:sensuel|coquin|erotique|naturiste|body body|finition)\b|\b(?:montre|allume|met[sz]?) (?:toi |ta )?(?:(?:nue? )?en |ta )?(?:cam|webcam) (?:nue?|et deshabille|sexy|coquine)|\b(?:nue?|a poil|deshabille[- ]toi|touche[- ]toi) (?:en|devant la|a la|sur) (?:cam|webcam)\b|\b(?:fesses|seins|sexe|chatte|bite|cul)\b (?:en|a la|devant la) (?:cam|webcam)\b"),
    _c("sexual.innuendo", "sexual_game", r"\b(?:tu|t'|vous) ?(?:dors|es|te balades|seras|serais|dormez|etes) (?:\w+ )?(?:toute |tout |completement )?(?:nue?|nus|a poil|en culotte|en string|sans culotte)\b(?! (?:pieds|face))|\b(?:celibataire|seule?|libre) et (?:\w+ )?(?:coquine?|chaude?|libertine?|open|ouverte? a tout)\b|\b(?:t'es|tu es|es[- ]tu|etes vous|t es) (?:\w+ ){0,2}?(?:coquine?|chaude?s?|vierge|bandante|excitee?|en chaleur|un bon coup|bonne au lit|trop bonne|actif ou passif|ttbm|tbm|poilue?|epilee?)\b", unless=_DOCTOR),
    _c("sexual.innuendo", "sexual_game", r"\b(?:te |t'|vous )(?:voir|imagine|imaginer|imaginais|vois|regarder|mater) (?:\w+ )?(?:en (?:maillot|string|lingerie|sous-vetements|culotte|bikini|petite tenue|nuisette|porte-jarretelles)|nue?|a poil|sous la douche|dans (?:mon|ton) lit|sans (?:ta |tes )?(?:culotte|vetements|haut))\b|\btu portes? quoi (?:la|dessous|sous|en dessous|comme (?:culotte|sous))\b|\b(?:quelle |la |c'est quoi la )?(?:couleur|taille) (?:de )?(?:ta|ton|tes) (?:culotte|string|soutif|soutien-gorge|bonnets?|poitrine|seins|bite|sexe)\b|\b(?:tu fais|t'as|tu as|tu mesures) (?:\w+ )?(?:quelle taille de|du combien de|combien de) (?:poitrine|bonnet|soutif|seins|bite|sexe)\b|\btu aimes? (?:\w+ )?(?:le sexe|sucer|avaler|les grosses?|la levrette|te toucher|te caresser|te faire plaisir|etre dominee?|etre soumise?)\b|\b(?:envie|besoin) de (?:caresses|tendresse coquine|sexe|baiser|toi dans mon lit|te deshabiller)\b|\bon (?:couche|baise|nique|ken)\b|\btu (?:me )?(?:fais |donnes )?(?:bander|mouiller|envie de te)\b|\b(?:tu te|vous vous) (?:touches|caresses|masturbes|branles|doigtes)\b|\b(?:ton|un) (?:petit |gros |beau |joli )?(?:cul|boule)(?: (?:de reve|bien rond|rebondi|d'enfer|qui))\b|[🍆🍑💦👅]\s*[🍆🍑💦👅]", unless=_DOCTOR),
)

# --- Drugs --------------------------------------------------------------------------------------

_DRUG: Final = (
    r"(?:beuh|beu|beugh|teuche?|teush|shit|chichon|coke|cocaine|mdma|md|ecstas\w*|ecstas?y?|exta|ecsta|taz|ketamine|keta|weed|hasch(?:ich)?|hash|cannabis|marijuana|marie[- ]jeanne|zamal|zetla|amnesia|amne|3[- ]?mmc|4[- ]?mmc|methamph\w*|crystal meth|meth|mephedrone|lsd|buvards?|champis? (?:hallu\w*|magiques?)|ghb|gbl|heroine|hero|crack|tramadol|codeine|subutex|lyrica|rivotril|xanax|oxycontin|fentanyl|drogues?|stups?|bedo|stonba|cc|speed|kush|molly|came|cess|pilon|wax|caliweed|cali|beuher|kif)"
)
_DRUG_NAMES_ALIKE: Final = r"(?:herbe|resine|c|pot|neige|poudre|blanche|coco|ballons?|dry|pochons?|plaquettes?|barrettes?|savonnettes?|produits?|truc|matos|bonbons?|caillou|joints?|❄️?|🍁|🌿|💊|🍫|🥦|☘️?)"
_PRICE: Final = r"(?:\b\d{1,4} ?(?:€|e|eu|euros?|balles?|boules)? ?(?:le|la|les|l'|du|pour|par) ?(?:\d+ ?)?(?:g|gr|grammes?|gramme|deux|trois|dix|vingt|cent|pochons?|plaquettes?|barrettes?|tete|cachets?|pilules?|taz|\d{1,3})\b|\b(?:prix|tarifs?) (?:en gros|dispo\w*|de gros|sur demande|degressifs?|en mp)\b|\b(?:dispo|meet|livreur|livraison|drive|plug|menu) )"
_DRUG_TALK: Final = re.compile(
    r"\b(?:saisies?|saisit|saisi|police|policiers?|presse|interdite?s?|interdiction|illegale?s?|loi|cure|arret(?:er|e|ons|ez)|sevr\w+|documentaires?|addict\w*|prevention|medecins?|hopital|ordonnance|pharmacien?n?e?|gendarm\w+|douan\w+|proces|trafic\w*|trafiquants?|tribunal|juge\w*|condamn\w+|articles?|series?|films?|reportages?|emissions?"
    r"|tondre|tondeuse|jardin\w*|lapins?|pelouse|thym|provence|fines herbes|aromatiques?|depend\w+|dangers?|dangereu\w+|overdose|soign\w+|epoxy|peinture|essence|velo|dating|gateau|lait|noix|vitamine|ski|station|musculation|legalis\w+|interpell\w+|ecole|lutte|cartouches?|chocolat)\b"
)
_DRUGS: Final = (
    _c("drugs.sale", "drug", rf"\b(?:(?<!quelqu'un )(?<!qqn )(?<!qui )vends?|vendeur|vente|je fais|livraison|livre|livr\w+|promo|stock|arrivage|meilleure?s?|plug|deal(?:er)?|menu|dispo\w*|tarifs?|besoin d[e']|selling|for sale|grosse? qualite|bonne|top|pure|touche)\b[^.!?\n]{{0,24}}?\b{_DRUG}\b", unless=_DRUG_TALK),
    _c("drugs.sale", "drug", rf"\b{_DRUG}\b[^.!?\n]{{0,40}}?(?:\b(?:dispo\w*|livraison|livr[eé]\w*|livreur|tarifs?|qualite|arrivage|rentree?|en stock|a vendre|mp moi|contact\w*|promo|de qualite|pas cher|for sale|delivery)\b|{_PRICE})", unless=_DRUG_TALK),
    _c("drugs.sale", "drug", rf"(?:\b|(?<=\s)|^){_DRUG_NAMES_ALIKE}(?:\b|\s)[^.!?\n]{{0,40}}?{_PRICE}|\b(?:vends?|livraison|promo\w*|stock d[e']|arrivage|meilleure?|besoin d[e'])\b[^.!?\n]{{0,24}}?\b(?:herbe|resine|c|coco|blanche)\b[^.!?\n]{{0,24}}?(?:{_PRICE}|\bmp\b|\bqualite|\brentree?\b|\bcontact\w*|\blivreur\b|\bsur [a-z]{{3,}}$|,)|\b(?:livraison|meilleure?|vends?) (?:d[e']|la )?(?:herbe|resine|c|coco) (?:de |a |sur )?\w+", unless=_DRUG_TALK),
    _c("drugs.sale", "drug", rf"\bqui (?:veut|voudrait|veulent) (?:\w+ )?(?:acheter|achete|toucher|gouter|tester|de la|du|de l') ?(?:de la |du |de l'|des |d')?(?:{_DRUG}|{_DRUG_NAMES_ALIKE})\b", unless=_DRUG_TALK),
    _c("drugs.seeking", "drug", rf"\b(?:je |j'|on |nous )?(?:cherche|cherches|cherchons|recherche|trouve|trouver|trouvez|choper|chope|pecho|acheter|toucher|avoir|besoin d[e']|looking for|where can i (?:get|find|buy)|qui a|qui vend|qui aurait|vend|vendent|t'as|tu as|vous avez|t'aurais|un plan|plan|dealer|contact|depanne\w*|got|any)\b (?:\w+ ){{0,3}}?(?:de la |du |de l'|des |d'|un peu de |la |pour )?{_DRUG}\b", unless=_DRUG_TALK),
    _c("drugs.seeking", "drug", r"\b(?:cherche|trouve|trouver|choper|pecho|acheter|vend|t'as|qui a) (?:\w+ ){0,2}?(?:de la |du |de l'|des |d'|l')?(?:herbe|resine|c|coco|matos|pochons?|joints?|de quoi fumer|un truc a fumer|a fumer)\b(?: de (?:bonne )?qualite)?(?: (?:a|sur|pour|ici|dans|vers|ce soir|en|demain)\b|\s*\?|$)|\bqui (?:peut|pourrait) me depanner (?:un|une|de|d')", unless=_DRUG_TALK),
)

# --- Away from here -------------------------------------------------------------------------------

_NETWORK: Final = r"(?:snap(?:chat)?|insta(?:gram)?|ig|tele?gram|telegramme|whats ?app?|watsapp?|wsp|discord|messenger|tik ?tok|face ?book|fb|skype|kik|twitter|wickr|threema|viber|signal|twitch|bereal|yubo|reseaux?|👻)"
_LEAVE: Final = (
    _c("off_platform.invitation", "platform", rf"\b(?:on se (?:parle|retrouve|capte|voit|rejoint|ajoute)|viens(?! d)|venez|passe|passons|continu(?:e|ons|er)|parlons|discut\w+|rejoins[- ]moi|rejoignez[- ]moi|retrouve[- ]moi|ajoute[- ]moi|add[- ]me|follow[- ]me|ecris[- ]moi|contacte[- ]moi|parle[- ]moi|dispo|dm|mp|viens me parler|let's talk|talk|hit me up|add me) (?:\w+ ){{0,3}}?(?:sur |on |en |par |via |au |mon |le |ton )?(?:mon |le |ton |les )?{_NETWORK}\b"),
    _c("off_platform.invitation", "platform", rf"\b(?:tu as|t'as|t as|tas|vous avez|as[- ]tu|qui a|tu aurais|t'aurais|tu utilises|do you have|u got|got|have you got|t'es sur|tu es sur|vous etes sur) (?:\w+ ){{0,2}}?(?:un |une |le |ton |de |d')?{_NETWORK}\b\s*(?:\?|$|stp|mdr|lol|ptdr|wesh|svp|pour|toi|[!😂])"),
    _c("off_platform.invitation", "platform", rf"\b(?:c'?est quoi|c quoi|cest quoi|donne|donnez|file|passe|envoie|balance|partage|je veux|what's|whats|quel est|echange|echangeons|met[sz]?) (?:\w+ )?(?:moi )?(?:ton|ta|tes|votre|vos|nos|your|un|on echange) (?:\w+ )?{_NETWORK}\b"),
    _c("off_platform.invitation", "leave", r"\b(?:donne|donnez|file|passe|envoie|balance|laisse|c'est quoi|c quoi|je veux|tu me donnes|tu me passes|echange\w*|give me|what's|mp moi|je peux avoir|puis-je avoir)(?:[- ]moi)? (?:\w+ )?(?:ton|votre|vos|tes|nos|your|un) (?:\w+ )?(?:num|numero|06|07|tel|telephone|portable|mail|email|e-mail|adresse mail|adresse|whats|phone|number|contact)\b(?! de (?:page|train|ligne|reference|version|commande|chambre))"),
    _c("off_platform.invitation", "leave", r"\b(?:passons|passe|passez|viens|venez|allons|on passe|on va|on continue|continuons|on peut parler|parlons|on parle|on se parle|let's go|viens me parler|parle[- ]moi) (?:\w+ )?(?:en |in |dans un )?(?:prive|pv|mp|dm|dms|message prive|inbox|private|tete a tete|cam)\b(?!e)|\b(?:on est lus?|on est surveilles?|ailleurs qu'ici|loin d'ici|hors d'ici|pas ici)\b[^.!?\n]{0,20}\b(?:prive|ailleurs|autre (?:site|appli|tchat|chat))\b|\b(?:une autre|autre) (?:appli|application|messagerie|plateforme) (?:pour|plus|moins|sans|non)\b|\b(?:moins|pas) (?:surveille|modere|fliqu)\w*\b.{0,20}\b(?:ailleurs|appli|site)\b"),
)

# --- Advertising and scams ------------------------------------------------------------------------

_SPAM: Final = (
    _c("spam.scam", "promo", r"\b(?:voyante?|marabout|medium|guerisseur|maitre \w+)\b[^.!?\n]{0,40}\b(?:serieux|serieuse|retour|affection|amour|resultats?|garanti|desenvout\w*|chance|puissant|competent)\b|\b(?:retour d'affection|retour de l'etre aime|desenvoutement|envoutement amoureux)\b|\b(?:credit|pret)s? (?:\w+ )?(?:rapide|express|immediat|sans justificatif|entre particuliers?|d'argent)\b[^.!?\n]{0,40}(?:\bcontact\w*|\bmp\b|@|\binteress\w*|\bdispo\w*|\bsans\b)|\bsans justificatif\b[^.!?\n]{0,30}\bcontact\w*|\bcoupons? (?:pcs|transcash|neosurf|paysafecard)\b|\b(?:crypto|bitcoin|btc|trading|forex|invest\w*|placement)\b[^.!?\n]{0,40}(?:\bx ?\d{1,4}\b|\bgaranti\w*|\bsans risque|\bpar jour\b|\bpar semaine\b|\brendement|\bdouble[rz]?\b|\bmulti\w+)|\b(?:gagne[rz]?|gagnes|gagner|faire|earn|make)\b (?:\w+ ){0,3}?(?:de l'argent (?:facile\w*|rapide\w*|vite|sans|depuis|chez)|\d{2,6} ?(?:€|euros?|\$|dollars?|balles) (?:par|/|en|a la|per|the|chaque) ?(?:jour|semaine|mois|heure|day|week)|easy money|money fast|fast money)|\bargent facile\b"),
    _c("spam.advertising", "promo", r"\b(?:bonus|casino|paris sportifs?|jeux d'argent)\b[^.!?\n]{0,24}\b(?:offerts?|gratuits?|sans depot|garantis?|inscri\w+|ici|immediat)\b|\b(?:achete[rz]?|obtenez|gagnez|boostez|commandez|buy|get)\b (?:\w+ ){0,2}?(?:abonnes|followers|vues|likes|suiveurs|subscribers|views)\b|\bcliquez (?:vite |ici|sur (?:ce|le|mon) lien)|\bclick (?:here|this link|my link)\b|\blien en bio\b|\bfree (?:iphone|gift ?card|money|bitcoin|robux|v-?bucks)\b|\b(?:iphone|robux|vbucks|v-bucks|cartes? cadeaux?) (?:\w+ )?(?:gratuits?|offerts?)\b|\b(?:perdez|perdre) \d+ ?(?:kg|kilos) (?:en|sans)\b"),
    _c("spam.promotion", "promo", r"\b(?:abonne[zr]?[- ](?:vous|toi)|abonnez|suivez|follow|like[zr]?|subscribe to|allez voir|venez voir|check out|check|decouvrez|visitez|rejoignez) (?:\w+ )?(?:a |sur |to )?(?:ma|mon|mes|notre|nos|my|our) (?:\w+ )?(?:chaine|page|compte|video|videos|insta\w*|twitch|site|blog|boutique|profil|serveur|discord|channel|album|clip|son|podcast|live|stream)\b|\bcode (?:promo|parrain\w*|de parrainage|reduc\w*|creator|createur|affil\w*)\b|\b(?:mon|lien de) parrainage\b|\b(?:je |j')?(?:vends?|revends?|a vendre|selling)\b :?(?:ma|mon|mes|une?|des|my|a)? ?(?:\w+ ){0,2}?(?:console|ps\d|playstation|xbox|switch|iphone|telephone|portable|voiture|scooter|velo|moto|places?|billets?|vetements?|chaussures?|sneakers|compte|ordi\w*|pc|canape|meubles?|carte graphique|formation|coaching|maillots?)\b|\b(?:ma|ma nouvelle|notre) (?:boutique|chaine youtube|formation)\b[^.!?\n]{0,30}\b(?:dispo\w*|ouverte?|en ligne|promo|abonn\w+|lien)\b"),
)

# --- Hate at a group --------------------------------------------------------------------------------

_PEOPLE: Final = (
    r"(?:arabes?|noirs?|noires?|juifs?|juives?|feujs?|homos?|homosexuel\w*|gays?|lesbiennes?|bisexuel\w*|bi|trans|transsexuel\w*|transgenres?|travestis?|musulmans?|musulmanes?|islamistes?|femmes?|meufs|filles|nanas|gonzesses|femelles|handicapes?|handicapees?|infirmes|trisomiques?|autistes?|refugiee?s?"
    r"|migrante?s?|immigree?s?|immigrantes?|immigrants?|clandestins|sans[- ]papiers|etrangers|etrangeres|roms?|romanos?|gitans?|gitanes?|tziganes|manouches|asiatiques?|chinois|chinoises?|vietnamiens|japonais|blacks?|renois?|rebeus?|beurs?|maghrebins?|maghrebines?|africains?|africaines?|algeriens?|marocains?|tunisiens?"
    r"|turcs?|kurdes|afghans?|syriens?|indiens|pakistanais|portugais|polonais|roumains?|blancs?|blanches|chretiens?|catholiques|senegalais|maliens?|comoriens?|antillais|creoles|mexicains?|latinos?|nains|obeses|gros|vieux|personnes (?:agees|handicapees|trans|noires|de couleur)|gens de couleur|lgbt\w*|queers?|negros?|negres?|bougnoules?|youpins?|pedes?|pd|gouines?|tapettes|tafioles|bamboulas?|bicots|chinetoques?|niakoues?)"
)
_GROUP: Final = (
    rf"\b(?:(?:ces|des|les|aux|vous|sales?|tous|toutes|un|une|ce|cet|cette|l'|d'une?|chaque|autres?|comme|de|d'|par|ses|nos|mes|tes|leurs|aucune?|pour|etre|es|etes|la|le|du|quelqu'un|quelques|jeunes?|contre|espece|putains? de|soi-disant) ?(?:(?:sales?|putains? de|jeunes?|vieux|vieilles?|gros|grosses?|autres|pauvres|soi-disant|plupart des|personnes|gens|meufs|mecs|majorite des|espece de|tous les|toutes les|les) )?{_PEOPLE})\b"
)
_ENGLISH_GROUP: Final = r"(?:\b(?:women|blacks|black people|jews|muslims|gays|gay people|lesbians|trans people|trannies|immigrants|refugees|arabs|asians|disabled people|mexicans|foreigners|africans|whites|white people|christians|homosexuals|females)\b)"
_HATED: Final = (
    r"(?:parasites?|vermines?|cafards?|cloportes?|rats?\b|nuisibles?|sous[- ]hommes?|sous[- ]humains?|sous[- ]races?|inferieure?s?|dechets?|ordures?|un cancer|le cancer de|une? peste|la peste|un fleau|le fleau|fleaux?|une plaie|une maladie|maladies?|des malades|un virus|contamin\w+|infest\w+|envahi\w*|pollu(?:e|ent)|souill\w+|tarees?|tares"
    r"|des singes?|singes?\b|animaux|comme des (?:betes|chiens|animaux|porcs)|des betes|des chiens|porcs?\b|cochons?\b|des sauvages|primates?|monstres|demons|abominations?|erreurs? de la nature|contre[- ]nature|anormaux|anormales?|degoutent?|degoutante?s?|degout|repugn\w+|immondes?|puent|pue\b|crasseu\w+|horribles?|pourri\w*|toxiques|degeneree?s?|debiles|stupides|des idiot\w*|bons a rien|bonnes a rien|bonnes? qu'a|faineants?|profiteurs?|assistes"
    r"|extermin\w+|elimine\w*|gaze[rz]?|gazees?|expuls\w+|deporte\w*|virer|virez|brule[rz]?|brulent|bruler\w*|pendre|pendu\w*|lynch\w+|abattre|abattu\w*|tuer|tuez|tues\b|buter|massacr\w+|fusill\w+|creven?t|crever|creve\b|mourir|meurent|mort aux|morts\b|mort\b|disparaitre|disparaissent|eradiqu\w+|nettoy\w+|sterilis\w+|castr\w+|au four|aux fours|four creme\w*"
    r"|(?:ne )?merite\w* (?:pas|aucun|aucune|de mourir|d'etre|la mort|tous|toutes|rien|ce qui|leur|moins|le)\w*|deteste\w*|je hais|hais\b|haissent|haine pour|ai la haine|(?:ne )?supporte (?:pas|plus)|(?:peux|peut) (?:pas|plus) (?:saquer|blairer|voir|supporter|encadrer|sentir)|meprise|execre|une? honte|la honte|la pire|les pires|pire espece|un danger|une menace|menacent|voleurs|voleuses|violeurs|violents|criminels?|delinquants|terroristes?|complotent|controlent|dominent le monde|tous? (?:les )?memes"
    r"|dehors\b|hors de (?:france|chez|mon|notre|ce)|rentre(?:z|r|nt)? (?:chez|dans)|retourn\w+ (?:dans|chez|en|au|d'ou)|remigr\w+|interdits? aux|devraient? (?:pas |tous |toutes |etre |se |avoir|mourir|crever|rester|jamais|retourner|fermer|apprendre|disparaitre|ne )|faut (?:les |tous |toutes )*(?:virer|tuer|expulser|gazer|bruler|dresser|enfermer|frapper|soigner|interdire|parquer|eliminer)|aucun droit|pas (?:le |de )droits?|droit de (?:vivre|vote)|enferm\w+|parqu\w+|esclaves?|en cage|a la cuisine|soumis\w*|bonnes? a|objets?|des putes|putes\b|salopes\b|de merde|des merdes|la merde\b|merdes?\b|connards|connasses|encules|batards|racailles?|sous-merdes?|fils de|ne (?:sont|seront) (?:jamais )?(?:pas )?(?:des |de )?(?:vrais?|vraies|humains?|normaux|rien)|pas (?:des )?(?:humains?|etres humains|normale?s?|normaux|comme nous|les bienvenu\w*|bienvenu\w*|francais\b|chez (?:eux|vous)|civilise\w*)|moins que rien"
    r"|vomir|gerber|crach\w+|frapp\w+|battre|battues?|violer|violees?|ecras\w+|tabass\w+|detrui\w+|attaqu\w+|tirer (?:sur|dessus)|flingu\w+|egorg\w+|decapit\w+|poignard\w+|enterr\w+|noyer|noyes?|brise\w*|gifl\w+|etrangl\w+|moches|laides?|laids|dangereu\w+|nocifs?|inutiles?|sans cervelle|cerveau|ruin\w+|detestables?|ignobles?|minables|perver\w+|pedophiles?|malfaisants?|des clowns|fous\b|folles\b|chieu\w+|merdiques?|ecoeur\w+|sans (?:valeur|interet|honneur|ame|pudeur)|malhonnetes?|pitoyables?|(?:ne )?(?:valent|vaut) (?:pas|rien|moins)\w*|pas d'importance|aucune (?:compassion|pitie|valeur|importance)|compter pour personne|(?:on|si) (?:les )?(?:tuait|tue|brulait|gazait|virait|expulsait)|se faire (?:enculer|foutre|mettre)|rien de plus|souffrir|que du mepris|mepris|jamais (?:faire )?confiance|menteurs?|manipulat\w+|hypocrites?|ratees?|rates\b|defigur\w+|insignifian\w+|insupportables?|ne (?:devraient|doivent) (?:pas|jamais)\w*)"
)
_ENGLISH_HATED: Final = r"(?:vermin|scum|subhuman|inferior|disgusting|filth\w*|trash|animals|parasites?|should (?:all )?(?:die|be (?:killed|shot|gassed|burned|deported|hanged))|deserve to|kill all|hate (?:all|every|those|these|the)|i hate|gas the|go back|don't belong|not human|criminals|rapists|are (?:all )?(?:stupid|evil|dumb|dirty))"
_GROUPS: Final = re.compile(rf"{_GROUP}|{_ENGLISH_GROUP}")
_HATEFUL: Final = re.compile(rf"\b(?:{_HATED}|{_ENGLISH_HATED})")
_REACH: Final = 64
_NOT_HATE: Final = re.compile(
    r"\b(?:(?:ne |n')?(?:sont|est|etaient|soient) (?:pas|jamais) (?:tous |toutes |tous des |toutes des |des |un |une |de |la |le |les )?(?!des humains|humains?|comme nous|normaux|normal|chez|francais|les bienvenu|bienvenu|de vrais|vraiment des|egaux|dignes)"
    r"|ne (?:valent|vaut) pas moins|ne (?:devons|devez|doit|doivent|faut) pas (?:faire|laisser|dire|traiter|oublier|permettre)|si vous dites|n'esperez pas|personne (?:ne )?(?:devrait|doit|merite|n'a)|aucune? (?:\w+ )?(?:ne )?(?:merite|devrait|doit)\b|arretez|stop (?:a|au|aux)|contre (?:le racisme|l'homophobie|la haine|les discriminations|l'antisemitisme|les violences|les preju\w+|l'exclusion)|pas d'accord|victimes? d|discrimin\w+|solidarite|droits des|memes droits|defend\w*|respect(?:er|ons|ez|e) (?:les|tous|toutes|tout)|insulter|propos|(?:dit|dire|disent|dites|croire|croient|pense|pensent|pretendre|affirmer|ecrire|ecrit) que|ceux qui|celles qui|gens qui|quelqu'un qui"
    r"|(?:phrase|idee|remarque|opinion|affirmation)s?|article|reportage|selon|etude|statisti\w+|c'est (?:faux|grave|honteux|inadmissible|raciste|homophobe|sexiste|scandaleux|ignoble de|mal de|horrible de|degoutant de|inacceptable)|est (?:inacceptable|inadmissible|raciste|sexiste|homophobe|antisemite|une honte de|un mensonge|un cliche|un prejuge)|je (?:les |vous )?(?:aime|adore|soutiens|respecte|admire)|fiere? (?:d'etre|de)|debat|racisme|antisemitisme|homophobie|islamophobie|sexisme|transphobie|la haine (?:envers|contre)|haine des autres|prejuges?|proteg\w+|lutte[rz]?|manif\w*|soutien|prison|oppress\w+|genocide|shoah|holocauste|musee|histoire|livre|roman|film|documentaire)\b"
)
_STILL_HATE: Final = re.compile(r"\b(?:merite\w* (?:pas|aucun|de mourir|la mort)|ne sont pas (?:des )?(?:humains|etres)|je (?:deteste|hais) (?:vraiment |tous |toutes )?(?:les|ces|tous)|mort aux|creven?t|gazer|extermin\w+)\b")
_OWN_GROUP: Final = re.compile(rf"\b(?:je suis|moi je suis|en tant que?|nous sommes|on est|chez nous les|i am an?|as an?) (?:\w+ )?(?:une? )?{_PEOPLE}\b")
_INSINUATION: Final = re.compile(
    rf"\b(?:on sait (?:bien|tous|toutes|deja)? ?(?:comment|ce que|de quoi|qui)|on connait|encore|toujours|c'est toujours|c'est encore|evidemment|bizarrement|comme par hasard)\b[^.!?\n]{{0,24}}?\b(?:les|ces|des|un|une|vos|nos) {_PEOPLE}\b(?=[^.!?\n]{{0,30}}?(?:hein|hasard|evidemment|\.\.\.|…|voila|bizarre|tiens|etonnant|surpris|$))|{_PEOPLE}\b[^.!?\n]{{0,10}}\bcomme par hasard\b"
)
CONSTRUCTIONS: Final = (*_SELF_HARM, *_THREATS, *_SEXUAL, *_DRUGS, *_LEAVE, *_SPAM)
_BY_CUE: Final = {
    cue: tuple(construction for construction in CONSTRUCTIONS if construction.cue == cue)
    for cue in {construction.cue for construction in CONSTRUCTIONS}
}


def find_constructions(text: str, cues: frozenset[str], context: Context) -> Iterator[Match]:
    """Every construction of a folded text, outside quotation marks; at most one of each."""
    for cue in cues:
        for construction in _BY_CUE.get(cue, ()):
            yield from _try(construction, text, context)
    if "group" in cues:
        yield from _find_hate(text, cues, context)


def _try(construction: Construction, text: str, context: Context) -> Iterator[Match]:
    for found in construction.pattern.finditer(text):
        start, end = found.span()
        if context.in_quotes(start, end):
            continue
        if construction.unless is not None and construction.unless.search(text) is not None:
            return
        start += len(found[0]) - len(found[0].lstrip(" ,.!?;:"))
        yield Match(rule=construction.rule, start=start, end=end)
        return


def _find_hate(text: str, cues: frozenset[str], context: Context) -> Iterator[Match]:
    insinuated = _INSINUATION.search(text)
    if insinuated is not None and not context.in_quotes(*insinuated.span()):
        yield Match(rule="hate.insinuation", start=insinuated.start(), end=insinuated.end())
    if "hostile" not in cues or _OWN_GROUP.search(text) is not None:
        return
    pair = _nearest(_GROUPS.finditer(text), _HATEFUL.finditer(text))
    if pair is None or context.in_quotes(*pair):
        return
    if _NOT_HATE.search(text) is not None and _STILL_HATE.search(text) is None:
        return
    yield Match(rule="hate.group", start=pair[0], end=pair[1])


def _nearest(groups: Iterator[re.Match[str]], hateful: Iterator[re.Match[str]]) -> tuple[int, int] | None:
    """The first group and hostile word that stand near one another, in one pass over both."""
    words = [found.span() for found in hateful]
    index = 0
    for group in groups:
        start, end = group.span()
        while index < len(words) and words[index][1] < start - _REACH:
            index += 1
        for first, last in words[index : index + 4]:
            if first > end + _REACH:
                break
            if last <= start or first >= end:
                return min(start, first), max(end, last)
    return None
