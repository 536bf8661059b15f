"""Words of games, sports, stories and prevention: who kills or dies there is no danger."""

import re
from typing import Final

PLAYED: Final = re.compile(
    r"\b(?:prochain tour|au tour suivant|pion|pions|plateau|cartes? magiques?|cluedo|fifa|fc ?2\d"
    r"|partie|parties|jeu|jeux|jouer|match|matchs|foot|rugby|basket|tennis|tournoi|ranked|boss"
    r"|niveau|mario|kart|smash|fortnite|valorant|(?:sur|a) lol|(?:sur|a) cs|call of|minecraft|uno|echecs"
    r"|poker"
    r"|monopoly|belote|tarot|ping[- ]pong|babyfoot|scrabble|equipe|finale|quart|demi|derby|psg"
    r"|om|asse|championnat|ligue|manche|round|elo|raid|donjon|guilde|playstation|xbox|switch"
    r"|quiz|blind ?test|console|manette|mini-golf|golf|petanque|bowling|flechettes|karting|circuit|aux dames"
    r"|laser ?game|paintball|airsoft|billard|volley|handball|badminton|judo|boxe|karate|escrime|sparring|ring"
    r"|tatami|chat perche|reine|tour de plus|clash|sims|village ennemi|film|serie|roman|episode"
    r")\b"
)
TOLD: Final = re.compile(
    r"\b(?:3114|prevention|conference|documentaires?|films?|series?|romans?|bouquins?|episodes?|saison"
    r"|personnages?|heros|heroine|paroles|association|statistiques?|debat|articles?|acteur|actrice"
    r"|reportage|telefilm|scenario|jeu|jeux|boss|level|mario|minecraft|fortnite|ranked|theatre|opera"
    r"|poeme|proverbe|expression|parachute|elastique|tyrolienne|plongeoir|parkour|accrobranche)\b"
)
