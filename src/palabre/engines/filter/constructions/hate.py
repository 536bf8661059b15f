"""Hostility to a group of people: who is named, what is said of them, and who speaks against it."""

import re
from collections.abc import Iterator
from typing import Final

from palabre.engines.filter.constructions.needed import Needed
from palabre.engines.filter.constructions.patterns import Match, by_first_letter
from palabre.engines.filter.context import Context, is_mentioned

_PEOPLE: Final = (
    r"(?:arabes?|noirs?|noires?|juifs?|juives?|feujs?|homos?|homosexuel\w*|gays?|lesbiennes?"
    r"|bisexuel\w*|bi|trans|transs?exuel\w*|transgenres?|travestis?|musulmans?|musulmanes?"
    r"|islamistes?|femmes?|meufs|filles|nanas|gonzesses|femelles|handicapes?|handicapees?"
    r"|infirmes|trisomiques?|autistes?|refugiee?s?"
    r"|migrante?s?|immigree?s?|immigrantes?|immigrants?|clandestins|sans[- ]papiers|etrangers"
    r"|etrangeres|roms?|romanos?|gitans?|gitanes?|tziganes|manouches?|asiatiques?|chinois"
    r"|chinoises?|vietnamiens|japonais|blacks?|renois?|rebeus?|beurs?|maghrebins?|maghrebines?"
    r"|africains?|africaines?|algeriens?|marocains?|tunisiens?"
    r"|turcs?|kurdes|afghans?|syriens?|indiens|pakistanais|portugais|polonais|roumains?"
    r"|blancs?(?! (?:en neige|d'oeuf|et les jaunes))|blanches|chretiens?|catholiques|senegalais|maliens?"
    r"|comoriens?|antillais"
    r"|creoles|mexicains?|latinos?|nains|obeses|(?:gros|vieux)(?! (?!nous|vous|toujours)[a-z]+[sx]\b)"
    r"|personnes (?:agees|handicapees"
    r"|trans|noires|de couleur)|gens (?:de couleur|du voyage)|yougos?|kabyles?|flamands|wallons|lgbt\w*"
    r"|queers?|feministes?|voilees?|barbus|clandos?|romanichels?|niaks?|kouffars?|sidaiques?"
    r"|schizophrenes?|bonnes femmes|negros?|negres?|bougnoules?"
    r"|youpins?|pedes?|pd|gouines?|tapettes|tafioles|bamboulas?|bicots|chinetoques?|niakoues?)"
)
_GROUP: Final = (
    r"\b(?:(?:ces|des|les|aux|vous|sales?|tous|toutes|un|une|ce|cet|cette|l'|d'une?|chaque"
    r"|autres?|comme|de|d'|par|ses|sans|nos|mes|tes|leurs|aucune?|pour|etre|es|etes|la|le|du"
    r"|quelqu'un|quelques|jeunes?|contre|espece|putains? de|soi-disant) ?(?:(?:sales?"
    r"|putains? de|jeunes?|vieux|vieilles?|gros|grosses?|autres|pauvres|soi-disant|plupart des"
    r"|personnes|gens|meufs|mecs|race|communaute|culture|majorite des|espece de|tous les|toutes les"
    rf"|les) )?{_PEOPLE})\b"
)
_ENGLISH_GROUP: Final = (
    r"(?:\b(?:women|blacks|black people|jews|muslims|gays|gay people|lesbians|trans people"
    r"|trannies|immigrants|refugees|arabs|asians|disabled people|mexicans|foreigners|africans"
    r"|whites|white people|christians|homosexuals|females)\b)"
)
_HATED: Final = (
    r"(?:parasites?|vermines?|cafards?|cloportes?|rats?\b|nuisibles?|sous[- ]hommes?"
    r"|sous[- ]humains?|sous[- ]races?|inferieure?s?|dechets?|ordures?|un cancer|le cancer de"
    r"|une? peste|la peste|un fleau|le fleau|fleaux?|une plaie|une maladie|maladies?"
    r"|des malades|un virus|contamin\w+|infest\w+|envahi\w*|pollu(?:e|ent)|souill\w+|tarees?"
    r"|tares"
    r"|des singes?|singes?\b|animaux|comme des (?:betes|chiens|animaux|porcs)|des betes"
    r"|des chiens|porcs?\b|cochons?\b|des sauvages|primates?|monstres|demons|abominations?"
    r"|erreurs? de la nature|contre[- ]nature|anormaux|anormales?|degoutent?|degoutante?s?"
    r"|degout|repugn\w+|immondes?|puent|pue\b|crasseu\w+|horribles?|pourri\w*|toxiques"
    r"|degeneree?s?|debiles|stupides|des idiot\w*|bons a rien|bonnes a rien|bon(?:ne)?s? qu'a"
    r"|faineants?|profiteurs?|assistes"
    r"|extermin\w+|elimine\w*|gaze[rz]?|gazees?|expuls\w+|deporte\w*|virer|virez|brule[rz]?"
    r"|brulent|bruler\w*|pendre|pendu\w*|lynch\w+|abattre|abattu\w*|tuer|tuez|tues\b|buter"
    r"|massacr\w+|fusill\w+|creven?t|crever|creve\b|mourir|meurent|mort aux|morts\b|mort\b"
    r"|disparaitre|disparaissent|eradiqu\w+|nettoy\w+|sterilis\w+|castr\w+|au four|aux fours"
    r"|four creme\w*"
    r"|(?:ne )?merite\w* (?:pas|aucun|aucune|de mourir|d'etre|la mort|tous|toutes|rien|ce qui"
    r"|leur|moins|le)\w*|deteste\w*|je hais|hais\b|haissent|haine(?= pour)|ai la haine"
    r"|(?:ne )?supporte (?:pas|plus)|(?:peux|peut) (?:pas|plus) (?:saquer|blairer|voir"
    r"|supporter|encadrer|sentir)|meprise|execre|une? honte|la honte|la pire|les pires"
    r"|pire espece|un danger|une menace|menacent|voleurs|voleuses|violeurs|violents|criminels?"
    r"|delinquants|terroristes?|complotent|controlent|dominent le monde|tous? (?:les )?memes"
    r"|dehors\b|hors de (?:france|chez|mon|notre|ce)|rentre(?:z|r|nt)? (?:chez|dans)"
    r"|retourn\w+ (?:dans|chez|en|au|d'ou)|remigr\w+|interdits? aux|devraient? (?:pas |tous "
    r"|toutes |etre |se |avoir|mourir|crever|rester|jamais|retourner|fermer|apprendre"
    r"|disparaitre|ne )|faut (?:les |tous |toutes )*(?:virer|tuer|expulser|gazer|bruler"
    r"|dresser|enfermer|frapper|soigner|interdire|parquer|eliminer)|aucun droit|pas (?:le "
    r"|de )droits?|enferm\w+|parqu\w+|esclaves?|en cage|a la cuisine"
    r"|soumis\w*|bonnes? a|objets?|des putes|putes\b|salopes\b|de merde|des merdes|la merde\b"
    r"|merdes?\b|connards|connasses|encules|batards|racailles?|sous-merdes?|fils de|ne (?:sont"
    r"|seront) (?:jamais )?(?:pas )?(?:des |de )?(?:vrais?|vraies|humains?|normaux|rien)"
    r"|pas (?:des )?(?:humains?|etres humains|normale?s?|normaux|comme nous|les bienvenu\w*"
    r"|bienvenu\w*|francais\b|chez (?:eux|vous)|civilise\w*)|moins que rien"
    r"|vomir|gerber|crach\w+|frapp\w+|battre|battues?|violer|violees?|ecras\w+|tabass\w+"
    r"|detrui\w+|attaqu\w+|tirer (?:sur|dessus)|flingu\w+|egorg\w+|decapit\w+|poignard\w+"
    r"|enterr\w+|noyer|noyes?|brise\w*|gifl\w+|etrangl\w+|moches|laides?|laids"
    r"|dangereu\w+(?! pour (?:eux|elles|lui|elle|les enfants))"
    r"|nocifs?|inutiles?|sans cervelle|cerveau|ruin\w+|detestables?|ignobles?|minables"
    r"|perver\w+|pedophiles?|malfaisants?|des clowns|fous\b|folles\b|chieu\w+|merdiques?"
    r"|ecoeur\w+|sans (?:valeur|interet|honneur|ame|pudeur)|malhonnetes?|pitoyables?"
    r"|(?:ne )?(?:valent|vaut) (?:pas|rien|moins)\w*|pas d'importance|aucune (?:compassion"
    r"|pitie|valeur|importance)|compter pour personne|(?:on|si) (?:les )?(?:tuait|tue|brulait"
    r"|gazait|virait|expulsait)|se faire (?:enculer|foutre|mettre)|rien de plus|souffrir"
    r"|que du mepris|mepris|jamais (?:faire )?confiance|menteurs?|manipulat\w+|hypocrites?"
    r"|(?:se porte|serait|irait|vivrait|sera|est|va) (?:\w+ ){0,2}?(?:mieux|meilleur\w*|plus (?:belle?"
    r"|propre|sur))(?= sans)"
    r"|meilleur(?= sans)|(?:jet|balanc|fout|mett?)\w* (?:\w+ )?(?:dans une?|dans la|dans les|dans un|a la"
    r"|aux?|par"
    r"|a l[ae']) ?(?:decharge|poubelles?|ordures|feu|mer|cage|egouts|eau|fosse|prison|zoo)"
    r"|au zoo|en prison|derriere les barreaux|a l'asile|dans un asile|au bagne|dans la (?:jungle|savane"
    r"|brousse)"
    r"|aux fourneaux|la vaisselle|au menage|plus (?:precieu\w+|utiles?|intelligents?|propres?) qu"
    r"|ne (?:\w+ )?(?:mangerai|serrerai|voudrai|laisserai|confierai|embaucherai|sortirai|habiterai"
    r"|partagerai"
    r"|toucherai|coucherai|parlerai|ferai)\w* (?:jamais|pas|plus)|(?:la )?(?:plus grosse|pire) erreur"
    r"|me (?:suicid|tuer|flingu|pendr)\w+|(?:pas|jamais|meme pas) (?:dignes?|capables?|le niveau"
    r"|leur place|a leur place)"
    r"|incapables? (?:de|d')|rien a (?:faire|foutre) (?:ici|dans|chez|en|la)|sous[- ]developp\w+"
    r"|arrieree?s?\b(?! ?-|-| (?:grand|plan|garde))"
    r"|moins intelligent\w*|ne (?:servent|sert) (?:a|qu'a|strictement a) ?(?:rien|\w+)|ne savent (?:pas"
    r"|que|rien)"
    r"|ne pensent qu'|ne vivent que|responsables? de tous|cause de tous|me (?:rendent malade|rend malade"
    r"|donnent|debectent|revoltent|revulsent|font honte|font peur|tapent)|degage\w*|foutre (?:le camp"
    r"|dehors)"
    r"|exclu\w*|puni[rt]?s?\b|redresser|tortur\w+|supplice|souffr\w+|empoisonn\w+|crament|cramer|cramez"
    r"|abrutie?s?|imbeciles?|cretin\w*|idiot\w*|salauds?|chieur\w*|pourritures|raclures?|demeuree?s?"
    r"|attardee?s?"
    r"|mongol\w*|cons?\b|connes?\b|faux|demon\w*|diable|satan\w*|haine(?= que| envers)|(?:n'"
    r"|j')?aime (?:pas|plus)(?! qu)|ras[- ]le[- ]bol|marre|ouste|dealers?|bandits?|erreurs?"
    r"|(?:tous|toutes) des (?!reines|heroin|genies|amours|stars|freres|soeurs|citoyen|humains|etres|gens"
    r"|personnes|champion"
    r"|parents|enfants|hommes|femmes|gentil|super|belles|beaux|copains|copines|amis|amies|meme)[a-z]+"
    r"|poids(?: mort)?"
    r"|raye\w* de la carte|euthanasi\w+|au fond d'un (?:puits|trou|ravin)|dans (?:le|un) ravin|gorilles?"
    r"|tire[- ]au[- ]flanc"
    r"|ca s'attrape|a bas(?= les| tou)|sournois\w*|laches?\b|traitres?\b|paresseu\w+|incultes|ignorants"
    r"|cupides"
    r"|lubriques|agressifs"
    r"|mal (?:eleves|polis)|incivilises|(?:prennent|volent|piquent) (?:\w+ )?(?:nos|notre|le"
    r"|les) (?:jobs?|travail|boulots?|places?|logements?"
    r"|femmes|allocs?|argent)|rentre[sz] (?:en|au)\b|un depotoir|comme des betes|a la frontiere on tire"
    r"|piquee?s? a la naissance|en enfer|a la (?:flotte|baille)|bombes? a retardement|(?:leur"
    r"|lui) envoyer les chiens"
    r"|coutent un bras|une piqure|on dirait le zoo|c'est le zoo|mendiants?"
    r"|ivrognes?|alcoolos?|feignasses?|savent que|que (?:voler|mendier|casser|pondre)|volent tout"
    r"|ont vole|dans (?:le|les) genes?"
    r"|(?:argent|vol|haine|mensonge) dans (?:le|la) (?:sang|peau)|de seconde zone|faux comme|pas d'ame"
    r"|se corrige\w*|a coups? de"
    r" (?:pied|batte|poing|fusil)s?|faut pas (?:les )?(?:mettre|laisser|melanger)"
    r"|(?:jamais )?rien (?:invente|apporte|construit)|fourbes?"
    r"|vicieu\w+|boulets? pour|refil\w+|bouff\w+ (?:n'importe|du chien|des (?:chiens?|chats?|rats?))"
    r"|degueulasses?|approcher"
    r" (?:des|nos|les)|raser les murs|fuck|nos impots|qu'elles? l'ont cherche"
    r"|escrocs?|arnaqueurs?|tricheurs?|radins?|avares|barbares|renvo[iy]\w*|pas besoin de"
    r"|(?:c'est|sont) pas (?:des |de )?(?:vrais?|vraies)|bande de|race de"
    r"|tous pareils"
    r"|toutes pareilles|profitent|envahiss\w+|remplac(?:er|ent)|nous (?:volent|pillent|envahissent"
    r"|remplacent)"
    r"|(?:pas|plus) (?:de|d') ?(?:\w+ )?(?:chez (?:nous|moi)|dans m(?:on|a)|dans notre|ici)\b"
    r"|interdi[rt]\w*|ratees?"
    r"|rates\b|defigur\w+|insignifian\w+|insupportables?|ne (?:devraient"
    r"|doivent) (?:pas|jamais)\w*)"
)
_ENGLISH_HATED: Final = (
    r"(?:vermin|scum|subhuman|inferior|disgusting|filth\w*|trash|animals|parasites?"
    r"|should (?:all )?(?:die|be (?:killed|shot|gassed|burned|deported|hanged))|deserve to"
    r"|kill all|hate (?:all|every|those|these|the)|i hate|gas the|go back|don't belong"
    r"|not human|criminals|rapists|are (?:all )?(?:stupid|evil|dumb|dirty))"
)
_GROUPS: Final = re.compile(rf"{_GROUP}|{_ENGLISH_GROUP}")
_HATEFUL: Final = re.compile(rf"\b(?:{by_first_letter(f'{_HATED[3:-1]}|{_ENGLISH_HATED[3:-1]}')})")
_REACH: Final = 64
# A new sentence that does not speak of the same people.
_GOES_ON: Final = re.compile(
    r"[.!?]\s+(?!ils|elles|il |elle |ce sont|c'est|ce n'est|ca |ces |cette|cet |qu'|tous|toutes|leurs?"
    r"|je les|on "
    r"|that|they|it|sales?|quel|degage|[^.!?]{0,48}?\b(?:les|eux|elles|leurs?)\b)[a-z]"
)
_NOT_HATE: Final = re.compile(
    r"\b(?:reclame\w*|de force|secourue?s?|droit d'asile|ont (?:nettoye|aide|accueilli|prepare|offert"
    r"|organise|recu|elimine|battu|ecrase|domine"
    r"|detrone|marque|sauve|construit|travaille|fonde|gagne) "
    r"|(?:ne |n')?(?:sont|est|etaient|soient) (?:pas|jamais) (?:tous |toutes |tous des "
    r"|toutes des |des |un |une |de |la |le |les )?(?!des humains|humains?|comme nous|normaux"
    r"|normal|chez|francais|les bienvenu|bienvenu|de vrais|vraiment des|egaux|dignes)"
    r"|(?:pas de|aucune|sans) haine|ne (?:valent|vaut) pas moins|ne (?:devons|devez|doit|doivent"
    r"|faut) pas (?:faire|laisser"
    r"|dire|traiter|oublier|permettre)|si vous dites|n'esperez pas|personne (?:ne )?(?:devrait"
    r"|doit|merite|n'a)|aucune? (?:\w+ )?(?:ne )?(?:merite|devrait|doit)\b|arretez|stop (?:a"
    r"|au|aux)|contre (?:le racisme|l'homophobie|la haine|les discriminations|l'antisemitisme"
    r"|les violences|les preju\w+|l'exclusion)|pas d'accord|victimes? d|discrimin\w+"
    r"|solidarite|droits des|memes droits|defend\w*|ne (?:deteste|hais|deteste) (?:pas|personne|aucun)"
    r"|respect(?:er|ons|ez|e) (?:les|tous|toutes"
    r"|tout)|insulter|propos|(?:dit|(?<!moi )(?<!vais )(?<!peux )(?<!faut )dire|disent|dites|croire"
    r"|croient|\w{3,}ait|(?<!je )(?<!j')penses?|pensent|pretendre|affirmer|ecrire|ecrit) que|ceux qui"
    r"|celles qui"
    r"|gens qui|quelqu'un qui"
    r"|(?:phrase|idee|remarque|opinion|affirmation)s?|article|reportage|selon|etude"
    r"|statisti\w+|c'est (?:faux|grave|honteux|inadmissible|raciste|homophobe|sexiste"
    r"|scandaleux|ignoble de|mal de|horrible de|degoutant de|inacceptable)|est (?:inacceptable"
    r"|inadmissible|raciste|sexiste|homophobe|antisemite|une honte de|un mensonge|un cliche"
    r"|un prejuge)|je (?:les |vous )?(?:aime|adore|soutiens|respecte|admire)|fiere? (?:d'etre"
    r"|de)|debat|racisme|antisemit\w+|homophobie|islamophobie|sexisme|transphobie"
    r"|la haine (?:envers|contre)|haine des autres|prejuges?|proteg\w+|lutte[rz]?|manif\w*"
    r"|soutien|prison|oppress\w+|genocide|shoah|holocauste|musee|histoire|livre|roman|film"
    r"|documentaire)\b"
)
_STILL_HATE: Final = re.compile(
    r"\b(?:aucune? \w+ (?:ne )?(?:merite|devrait avoir)\w* (?:d'etre (?:soign|sauv|aid|accueill|heureu"
    r"|aim"
    r"|proteg|ici)"
    r"|de (?:vivre|respect)|le droit|de droits)\w*|merite\w* (?:pas|aucun|de mourir|la mort)"
    r"|ne sont pas (?:des )?(?:humains|etres)"
    r"|je (?:deteste|hais) (?:vraiment |tous |toutes )?(?:les|ces|tous)|mort aux|creven?t"
    r"|gazer|extermin\w+|(?:ne )?valent pas(?! moins)|quelqu'un devrait|qui (?:peut"
    r"|pourrait) (?:supporter"
    r"|aimer|encadrer)"
    r"|je (?:\w+ )?(?:veux|voudrais|vais|reve) (?:\w+ )*?(?:tuer|frapper|bruler|voir (?:mourir|crever"
    r"|disparaitre))"
    r"|(?<!pas de )(?<!aucune )haine (?:que j|pour|envers ces))\b"
)
_OWN_GROUP: Final = re.compile(
    r"\b(?:je suis|moi je suis|en tant que?|nous sommes|on est|chez nous les|moi l[ea']"
    rf"|nous(?: autres)? les|i am an?|as an?) ?(?:\w+ )?(?:une? )?{_PEOPLE}\b"
)
_AS_A_KIND: Final = re.compile(
    rf"\b(?:sales?|maudite?s?) (?!gros|vieux|nains){_PEOPLE}\b|\b{_PEOPLE} de merde\b|"
    r"\b(?:les|ces|des|une?|cette|ce|sales?|vraie?s?|vos|ta) (?:salopes?|putes?|connasses?|petasses?"
    r"|pouffiasses?"
    r"|attardee?s?(?: mentaux| mentale?s?)?|mongoliens?|mongoliennes?|degeneree?s?|fatmas?|trisos?"
    r"|gogols?"
    r"|femelles?|chiennasses?|travelos?)\b[^.!?\n]{0,24}?(?:\bcomme (?:toi|vous|elles?|lui|eux)\b"
    r"|\ba mes yeux\b"
    r"|\bs'en empecher\b|\btoutes? (?:les )?(?:memes|pareilles)\b|\b(?:ne )?(?:peuvent|savent|pensent"
    r"|veulent|meritent)\b)"
)
_HINTED: Final = re.compile(
    r"\bon sait (?:bien |tous )?qui (?:tient|controle|possede|dirige) (?:les|la|le|tout)\b"
    r"|\bune chance pour la france\b(?= encore|$|[^.!?\n]{0,24}\bprenoms?\b)"
    r"|\btoujours les memes prenoms\b"
    r"|[🐒🐵🦍][^.!?\n]{0,48}\b(?:noirs?|noires?|blacks?|africains?|renois?)\b"
    r"|\b(?:les|des) (?:noirs|blacks|africains|renois)\b[^.!?\n]{0,24}[🐒🐵🦍]|"
    r"\bdepuis qu'(?:ils|elles) (?:sont (?:arrive|la\b|venu|chez)|ont (?:debarque|envahi))\w*"
    r"|\bcertaines? (?:communautes?|populations?|origines|ethnies|religions?|quartiers"
    r"|prenoms)\b[^.!?\n]{0,40}"
    r"\b(?:interdit\w*|evidemment|regard|bizarr\w*|travail|hygiene|civilis\w*|problemes?|hein|pas pareil)"
    r"|\b(?:pas|jamais) la meme (?:notion|culture|conception|hygiene|mentalite)\b|\bfemmes? au volant\b"
    r"|\bsuivez mon regard\b|\bcommunautes qui n'ont pas\b|\bces gens[- ]la\b[^.!?\n]{0,30}\b(?:on sait"
    r"|tous|jamais|pas comme)"
    r"|\bon (?:n'est|est) plus chez nous\b|\bon sait (?:tous |bien )?(?:comment|ce que) (?:ils"
    r"|elles) (?:sont|valent|font)\b"
)
_INSINUATION: Final = re.compile(
    r"\b(?:on sait (?:bien|tous|toutes|deja)? ?(?:comment|ce que|de quoi|qui)|on connait"
    r"|encore|toujours|c'est toujours|c'est encore|evidemment|bizarrement"
    r"|comme par hasard)\b[^.!?\n]{0,24}?\b(?:les|ces|des|un|une|vos"
    rf"|nos) {_PEOPLE}\b(?=[^.!?\n]{{0,30}}?(?:hein|hasard|evidemment|\.\.\.|…|voila|bizarre"
    rf"|tiens|etonnant|surpris|$))|{_PEOPLE}\b[^.!?\n]{{0,10}}\bcomme par hasard\b"
)


# Peoples that are named in many other ways: only in frames that say nothing else.
_NATIONS: Final = (
    r"(?:haitiens?|haitiennes?|congolais|camerounais|ivoiriens?|nigerians?|ukrainiens?|russes|bulgares"
    r"|albanais"
    r"|tchetchenes|erythreens|somaliens?|egyptiens?|irakiens?|iraniens?|libanais|palestiniens?"
    r"|israeliens?"
    r"|italiens?|espagnols?|allemands?|anglais|americains?|bresiliens?|colombiens?|venezueliens?"
    r"|malgaches"
    r"|mahorais|guineens?|beninois|bangladais|tamouls|philippins?|cambodgiens?|coreens?|frontaliers?"
    r"|importes"
    r"|hindous|sikhs|bouddhistes|sdf|mendiants|demandeurs d'asile|brides?|pedales|azzis?|maka(?:k|que)s"
    r"|guadeloupeens?|martiniquais|reunionnais|kanaks|berberes|sahraouis|bosniaques|serbes|moldaves"
    r"|georgiens?)"
)
_STRICT: Final = re.compile(
    rf"\b(?:les|ces|sales|maudits|tous les|toutes les) (?:sales )?(?:{_NATIONS}|{_PEOPLE})"
    r"(?: (?:comme (?:toi|vous|lui|elle)|de [a-z]{3,16}))?,? ?(?:dehors\b(?! (?:il|et|en|dans|a"
    r"|sous))|hors de (?:france"
    r"|chez nous|suisse|belgique|quebec|ici)|au four\b|a la mer\b|a la porte\b(?=[ !.]*$)|au charter\b"
    r"|(?:(?:qu'|qu)(?:ils"
    r"|elles) )?(?:rentrent|restent"
    r"|retournent) (?:chez|dans leur)|rentrez chez|retournez (?:chez|dans)"
    r"|(?:on )?(?:n')?en veut (?:pas|plus)"
    r"|(?:c'est|sont|c'est tous|sont tous) (?:que )?(?:des |de la |de vrais? )?(?:vermine|parasites"
    r"|rats|cafards"
    r"|voleurs|esclaves|singes|chiens|sous-hommes|merdes?|racaille|nuisibles|dechets)"
    r"|(?:nous )?coutent (?:trop )?cher"
    r"[^.!?\n]{0,16}\b(?:debarrasser|virer|eliminer|dehors|euthanasier)|faut s'en debarrasser"
    r"|ca (?:ne )?(?:devrait|merite) pas|ca mange du (?:chien|chat))"
    r"|\b(?:petit moustachu|hitler|adolf)\b[^.!?\n]{0,16}\b(?:fini (?:le|son) (?:travail|boulot)"
    r"|avait raison|nous manque)\b"
)


_SPORT: Final = re.compile(
    r"\b(?:matchs?|finale|quarts?|demies?|coupe|ligue|mondial|poules?|tournoi|buts?|tirs|battus?"
    r"|elimines?"
    r"|championnat|foot|rugby|handball|en attente|restent)\b"
)


_PATTERNS: Final = (_AS_A_KIND, _STRICT, _INSINUATION, _HINTED)
_NEEDED: Final = Needed([one.pattern for one in _PATTERNS])


def find_hate(text: str, cues: frozenset[str], context: Context) -> Iterator[Match]:
    tried = {_PATTERNS[number] for number in _NEEDED.find(text, lambda _number: True)}
    kind = _AS_A_KIND.search(text) if _AS_A_KIND in tried else None
    if kind is not None and not is_mentioned(text, *kind.span(), context) and not context.counter_speech:
        yield Match(rule="hate.group", start=kind.start(), end=kind.end())
    strict = _STRICT.search(text) if _STRICT in tried else None
    if strict is not None and "dehors" in strict[0] and _SPORT.search(text) is not None:
        strict = None
    if strict is not None and not is_mentioned(text, *strict.span(), context) and not context.counter_speech:
        yield Match(rule="hate.group", start=strict.start(), end=strict.end())
    insinuated = _INSINUATION.search(text) if _INSINUATION in tried else None
    if insinuated is None and _HINTED in tried:
        insinuated = _HINTED.search(text)
    if insinuated is not None and not context.in_quotes(*insinuated.span()):
        yield Match(rule="hate.insinuation", start=insinuated.start(), end=insinuated.end())
    if "hostile" not in cues or _OWN_GROUP.search(text) is not None:
        return
    pair = _nearest(text, context)
    if pair is None or context.in_quotes(*pair):
        return
    if _NOT_HATE.search(text) is not None and _STILL_HATE.search(text) is None:
        return
    yield Match(rule="hate.group", start=pair[0], end=pair[1])


def _nearest(text: str, context: Context) -> tuple[int, int] | None:
    """The first group and hostile word that stand near one another, in one pass over both."""
    words = [found.span() for found in _HATEFUL.finditer(text)]
    index = 0
    for group in _GROUPS.finditer(text):
        start, end = group.span()
        if context.in_quotes(start, end):
            continue
        while index < len(words) and words[index][1] < start - _REACH:
            index += 1
        for first, last in words[index : index + 4]:
            if first > end + _REACH:
                break
            between = text[last:start] if last <= start else text[end:first]
            if (last <= start or first >= end) and _GOES_ON.search(between) is None:
                return min(start, first), max(end, last)
    return None
