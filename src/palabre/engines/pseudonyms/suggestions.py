"""Pseudonyms to offer: what is harmless of the wish, or a small thing from a garden, a wood or the sky."""

import random
import re
from collections.abc import Callable, Iterator
from typing import Final

from palabre.domain.pseudonyms import MAX_PSEUDONYM, PseudonymReason
from palabre.engines.pseudonyms.skeletons import skeleton

_TAILS: Final = (
    *("des Tilleuls", "des Bruyères", "du Verger", "du Matin", "des Collines", "sous la Pluie", "au Jardin"),
    *("des Sources", "du Soir", "des Prés", "des Dunes", "en Avril", "des Genêts", "du Moulin", "des Bois"),
    *(
        "des Lucioles",
        "aux Cerises",
        "du Ruisseau",
        "des Nuages",
        "sous le Vent",
        "en Septembre",
        "du Sentier",
    ),
)
_FEMININE: Final = (
    *("Mésange", "Hirondelle", "Alouette", "Fauvette", "Grive", "Chouette", "Bergeronnette", "Cigale"),
    *("Luciole", "Libellule", "Abeille", "Coccinelle", "Pervenche", "Jonquille", "Violette", "Pivoine"),
    *("Bruyère", "Fougère", "Aubépine", "Mirabelle", "Noisette", "Châtaigne", "Myrtille", "Framboise"),
    *("Averse", "Brise", "Rosée", "Éclaircie", "Comète", "Étoile", "Lune", "Marée", "Clairière"),
    *("Loutre", "Hermine", "Musaraigne", "Rainette", "Tisane", "Lanterne", "Guitare", "Plume"),
)
_MASCULINE: Final = (
    *("Saule", "Tilleul", "Bouleau", "Érable", "Noyer", "Cerisier", "Olivier", "Frêne", "Figuier", "Sureau"),
    *("Merle", "Rossignol", "Pinson", "Bouvreuil", "Hibou", "Héron", "Martinet", "Geai", "Roitelet"),
    *("Écureuil", "Hérisson", "Renard", "Chamois", "Castor", "Lézard", "Grillon", "Papillon"),
    *("Coquelicot", "Bleuet", "Muguet", "Genêt", "Chardon", "Romarin", "Thym", "Nuage", "Brouillard"),
    *("Soleil", "Orage", "Flocon", "Ruisseau", "Galet", "Sentier", "Accordéon"),
)
# (after a feminine word, after a masculine one)
_QUALITIES: Final = (
    ("Bleue", "Bleu"),
    ("Rieuse", "Rieur"),
    ("Dorée", "Doré"),
    ("Curieuse", "Curieux"),
    ("Discrète", "Discret"),
    ("Vagabonde", "Vagabond"),
    ("Matinale", "Matinal"),
    ("Rêveuse", "Rêveur"),
    ("Songeuse", "Songeur"),
    ("Paisible", "Paisible"),
    ("Tranquille", "Tranquille"),
    ("Espiègle", "Espiègle"),
    ("Bavarde", "Bavard"),
    ("Gourmande", "Gourmand"),
    ("Frileuse", "Frileux"),
    ("Sauvage", "Sauvage"),
    ("Argentée", "Argenté"),
    ("d’Avril", "d’Avril"),
    ("d’Automne", "d’Automne"),
    ("du Matin", "du Matin"),
    ("des Prés", "des Prés"),
    ("sous la Pluie", "sous la Pluie"),
)
_PINCHES: Final = (
    *(
        "Brin d’Ajonc",
        "Brin de Lavande",
        "Brin de Paille",
        "Brin de Muguet",
        "Brin de Thym",
        "Brin de Menthe",
    ),
    *(
        "Goutte de Pluie",
        "Goutte de Rosée",
        "Grain de Sable",
        "Grain de Poivre",
        "Grain de Sel",
        "Pomme de Pin",
    ),
    *("Fleur de Sel", "Fleur de Sureau", "Fleur d’Ajonc", "Feuille de Chêne", "Feuille de Saule"),
    *(
        "Coin de Ciel",
        "Coin de Verdure",
        "Bout de Ficelle",
        "Bout de Chemin",
        "Bruit de Pluie",
        "Vent d’Ouest",
    ),
    *("Lune Rousse", "Petit Nuage", "Feu de Bois", "Chant du Merle", "Pain d’Épices", "Sirop d’Érable"),
)
_KEEPING: Final = frozenset(
    {
        *(None, PseudonymReason.TOO_LONG, PseudonymReason.CHARACTERS, PseudonymReason.BIRTH_YEAR),
        *(PseudonymReason.PERSONAL, PseudonymReason.TOO_SHORT),
    },
)
"""Reasons after which a word of the wish may be offered again; None: it was only taken."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_SHORTEST_WORD: Final = 2
_TRIES: Final = 40
_LAST_NUMBER: Final = 9_999


class Proposals:
    """``is_allowed``: the rules that every proposal must pass too."""

    def __init__(self, is_allowed: Callable[[str], bool]) -> None:
        self._is_allowed = is_allowed

    def make(
        self,
        wish: str,
        *,
        reason: PseudonymReason | None,
        is_free: Callable[[str], bool],
        rng: random.Random,
        count: int,
    ) -> tuple[str, ...]:
        """Half keep a word of the wish when one is harmless; fewer than ``count`` only in a full house."""
        kept = self._harmless_word(wish) if reason in _KEEPING else None
        found: dict[str, str] = {}
        wanted = (count + 1) // 2
        if kept is not None:
            self._fill(found, _with_tail(kept, rng), is_free, wanted)
        self._fill(found, _invented(rng), is_free, count)
        if len(found) < count:
            self._fill(found, _numbered(rng), is_free, count)
        return tuple(found.values())

    def _fill(
        self,
        found: dict[str, str],
        candidates: Iterator[str],
        is_free: Callable[[str], bool],
        wanted: int,
    ) -> None:
        for candidate in candidates:
            if len(found) >= wanted:
                return
            key = skeleton(candidate)
            if key not in found and is_free(candidate) and self._is_allowed(candidate):
                found[key] = candidate

    def _harmless_word(self, wish: str) -> str | None:
        shortest_tail = min(len(tail) for tail in _TAILS)
        for match in _WORD.finditer(wish):
            word = match[0]
            fits = _SHORTEST_WORD <= len(word) <= MAX_PSEUDONYM - 1 - shortest_tail
            if fits and self._is_allowed(word):
                return word[0].upper() + word[1:].lower()
        return None


def _with_tail(word: str, rng: random.Random) -> Iterator[str]:
    for tail in rng.sample(_TAILS, len(_TAILS)):
        if len(word) + 1 + len(tail) <= MAX_PSEUDONYM:
            yield f"{word} {tail}"


def _invented(rng: random.Random) -> Iterator[str]:
    for _ in range(_TRIES):
        yield _one(rng)


def _numbered(rng: random.Random) -> Iterator[str]:
    for _ in range(_TRIES):
        yield f"{rng.choice(_FEMININE)} {rng.randint(_SHORTEST_WORD, _LAST_NUMBER)}"


def _one(rng: random.Random) -> str:
    draw = rng.random()
    if draw < len(_PINCHES) / 100:
        return rng.choice(_PINCHES)
    feminine, masculine = rng.choice(_QUALITIES)
    name = (
        f"{rng.choice(_FEMININE)} {feminine}"
        if rng.random() < 1 / 2
        else f"{rng.choice(_MASCULINE)} {masculine}"
    )
    return name if len(name) <= MAX_PSEUDONYM else rng.choice(_PINCHES)
