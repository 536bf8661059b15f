"""Words that tell who or where a person is: common first names, surnames, towns and departments."""

from typing import Final

from palabre.domain.places import DEPARTMENTS
from palabre.engines.filter.confusables import skeleton


def fold(word: str) -> str:
    """How the words below are compared: without case, accents or look-alikes."""
    return skeleton(word, marks=False)


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


FIRST_NAMES: Final = _folded("""
adam adele adrien agathe agnes alain alban albane alex alexandra alexandre alexia alexis alice alicia aline
alix amandine ambre amelie amina amir anais andre andrea angele angelique anita anna anne annick annie anthony
antoine antonin apolline ariane armand arnaud arthur aurelia aurelie aurelien axel aya aymeric baptiste
barbara basile bastien beatrice benedicte benjamin benoit berenice bernadette bernard bertrand blandine boris
brigitte bruno camille capucine carine carla caroline cassandra catherine cecile cedric celia celine chantal
charlene charles charlotte chloe christelle christian christiane christine christophe claire clara claude
claudine clemence clement cleo clotilde colette coline coralie corentin corinne cyril damien daniel daniele
danielle david deborah delphine denis denise diane didier dominique dorian dorothee dylan edith edouard elena
eleonore eliane elias elina elisa elisabeth elise elodie eloise elsa emilie emilien emma emmanuel emmanuelle
enzo eric erwan estelle ethan etienne eva evelyne fabien fabienne fabrice fanny farid fatima fatou felix
fernand flavie flavien florence florent florian francine franck francois francoise frank frederic frederique
gabin gabriel gabrielle gael gaelle gaetan gaspard geoffrey georges gerald gerard germain ghislaine gilbert
gilles ginette gisele gregoire gregory guillaume guy gwenaelle hamza helene henri herve hortense hugo hugues
ibrahim ines irene isabelle ismael jacqueline jacques jean jeanne jeannine jennifer jeremie jeremy jerome
jessica joachim joel joelle johan jonathan jordan josephine josette josiane juliane julie julien juliette
justine karim karine kevin khadija laetitia laura laure laurence laurene laurent laurie lea leila lena leo
leon leonie leonard lilian liliane lina line lisa lise loic lola lorenzo lou louis louise louna luc luca
lucas lucie lucien lucienne ludivine ludovic lydia lydie madeleine mael maelle maelys maeva magali manon marc
marcel marcelle margaux margot maria marianne marie marina marine marion marius marlene martin martine maryse
mateo mathias mathieu mathilde mathis matteo matthieu maud maurice max maxence maxime mehdi melanie melina
melissa michel michele micheline mickael mireille mohamed mona monique morgane mounir myriam nadege nadia
nadine nassim natacha nathalie nathan nelly nicolas nicole nina noe noemie nolan nora norbert nour oceane
odette odile olivia olivier pascal pascale patrice patricia patrick paul paulette pauline perrine philippe
pierre pierrick quentin rachel rachid raphael raymond raymonde regine regis remi remy renaud rene renee
richard robert robin roger roland romain romane romeo romuald roxane sabine sabrina salome samia samir samuel
sandra sandrine sarah sebastien selma serge severine simon simone sofia solange solene sonia sophie stephane
stephanie steven suzanne sylvain sylvie tanguy tatiana teo thea theo therese thibault thibaut thierry thomas
tiago timeo tom tony tristan ulysse ursula valentin valentine valerie vanessa veronique victor victoria
vincent virginie viviane wendy wilfried william xavier yael yanis yann yannick yasmine yassine yoann yohan
youssef yvan yves yvette yvonne zacharie zoe zohra
""")

# Only those that are not also a first name or an everyday word.
SURNAMES: Final = _folded("""
dupont durand dubois lefebvre lefevre moreau fournier girard dupuis guerin boyer gauthier morin nicolle
lambert dufour gautier mercier blanchard brunet picard renard chevallier lemaire rousseau garnier faure
morel duval bertrandet masson meunier barbier arnaudet dumas leroux colin vidal caron renaudin
leclerc rolland benoist lemoine marchal brun deschamps guillot bourgeois aubert lecomte humbert carpentier
perrin berger roussel legrand vasseur leblanc poirier perrot charpentier leveque bouvier maillard menard
collet lacroix fabre dupuy gaillard jacquet baron bertin barge schneider muller schmitt meyer martinez garcia
lopez sanchez fernandez rodriguez perez gomez silva pereira ferreira dossantos nguyen tran traore diallo
diop ndiaye konate coulibaly benali bouzid haddad mansouri cohen levy lecuyer legall lebras leguen peeters
janssens maes dubuisson rochat favre schmid
""")

TOWNS: Final = _folded("""
paris marseille lyon toulouse nantes strasbourg montpellier bordeaux lille rennes reims toulon
grenoble dijon angers nimes villeurbanne clermont lemans brest amiens limoges annecy perpignan metz
besancon orleans mulhouse rouen caen argenteuil montreuil roubaix tourcoing dunkerque avignon poitiers
creteil pau nanterre versailles courbevoie vitry colombes aulnay asnieres rueil champigny antibes
beziers cannes calais drancy merignac ajaccio bastia bourges quimper valence lorient chambery niort sete
vannes cholet hyeres lens arras douai valenciennes maubeuge cambrai bethune laval evreux belfort chartres
charleville troyes saintes cognac perigueux agen bayonne biarritz tarbes albi castres montauban carcassonne
narbonne ales arles cayenne fortdefrance pointeapitre noumea papeete mamoudzou monaco
epinal colmar thionville nancy bruxelles liege namur charleroi mons tournai gand anvers geneve lausanne
fribourg neuchatel luxembourg
saintetienne saintnazaire saintdenis saintmalo saintbrieuc saintquentin larochelle larochesuryon lehavre
""")

# Departments whose name is also an everyday word say nothing by themselves.
_EVERYDAY: Final = _folded("ain aube cher creuse drome eure lot manche oise orne somme vienne landes")

DEPARTMENT_WORDS: Final = (
    frozenset(
        fold(word)
        for department in DEPARTMENTS.values()
        for word in (department.name, department.name.replace("-", "").replace(" ", "").replace("’", ""))
        if word.isalpha()
    )
    - _EVERYDAY
) | _folded("bretagne normandie alsace lorraine provence corse picardie aquitaine bourgogne auvergne")

PLACES: Final = TOWNS | DEPARTMENT_WORDS

DEPARTMENT_NUMBERS: Final = frozenset(code.lower() for code in DEPARTMENTS) | {"20"}
