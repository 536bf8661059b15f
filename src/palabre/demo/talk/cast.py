"""The cast: thirty regulars and the few who give the moderators some work. Nobody among them exists."""

from typing import Final

from palabre.demo.talk.people import Persona, Style, Temperament

_TREE, _KITCHEN, _MUSIC = "sous-l-arbre", "le-coin-cuisine", "musique-concerts"
_GARDEN, _CINEMA, _NIGHT, _NEIGHBOURS = "le-potager", "cinema-series", "veilleurs-de-nuit", "belgique-suisse"

_WARM, _CURIOUS, _FUNNY = Temperament.WARM, Temperament.CURIOUS, Temperament.FUNNY
_QUIET, _GRUMPY = Temperament.QUIET, Temperament.GRUMPY

_PHONE = Style(typographic=True, emoji=("😊", "😄"))
_KEYBOARD = Style()
_NEAT = Style(typographic=True)
_LOWERCASE = Style(capitals=False, spaced=False)
_HURRIED = Style(capitals=False, short=True, spaced=False, emoji=("😅", "mdr"))
_SUNNY = Style(typographic=True, emoji=("🌿", "☀️", "😊"))
_FOREIGN_KEYBOARD = Style(accents=False, spaced=False)
_LAUGHING = Style(emoji=("😂", "haha", "😄"))


def _someone(
    pseudonym: str,
    call_name: str,
    age: int,
    postal_code: str,
    temperament: Temperament,
    style: Style,
    *rooms: str,
    feminine: bool = False,
) -> Persona:
    return Persona(
        pseudonym=pseudonym,
        call_name=call_name,
        age=age,
        postal_code=postal_code,
        temperament=temperament,
        style=style,
        rooms=rooms,
        feminine=feminine,
    )


CAST: Final = (
    _someone("Mésange Bleue", "Mésange", 43, "35000", _WARM, _SUNNY, _TREE, _GARDEN, feminine=True),
    _someone("Saule Rieur", "Saule", 51, "38000", _FUNNY, _KEYBOARD, _TREE, _NIGHT, _CINEMA),
    _someone("lune_rousse", "Lune", 29, "13006", _CURIOUS, _LOWERCASE, _NIGHT, _TREE, feminine=True),
    _someone("Tonton Poivre", "Tonton", 62, "69007", _FUNNY, _NEAT, _KITCHEN, _TREE),
    _someone("Brin d’Ajonc", "Brin d’Ajonc", 37, "29200", _QUIET, _PHONE, _GARDEN, _KITCHEN, feminine=True),
    _someone("Capitaine Gratin", "Capitaine", 34, "05100", _WARM, _LAUGHING, _KITCHEN, _CINEMA),
    _someone("zephyr", "zephyr", 26, "34000", _QUIET, _HURRIED, _MUSIC, _NIGHT),
    _someone("Accordéon Bleu", "Accordéon", 58, "19000", _WARM, _NEAT, _MUSIC, _TREE),
    _someone("Fauvette", "Fauvette", 47, "44000", _CURIOUS, _SUNNY, _GARDEN, _MUSIC, feminine=True),
    _someone("Vélo Volant", "Vélo", 32, "67000", _FUNNY, _LOWERCASE, _TREE, _NEIGHBOURS),
    _someone("Grand-Mère Feuillage", "Feuillage", 71, "24200", _WARM, _NEAT, _GARDEN, _TREE, feminine=True),
    _someone("Nuage de Lait", "Nuage", 28, "59000", _QUIET, _PHONE, _KITCHEN, _NIGHT, feminine=True),
    _someone("Bobine", "Bobine", 39, "75020", _CURIOUS, _KEYBOARD, _CINEMA, _MUSIC, feminine=True),
    _someone("Projectionniste", "Projo", 55, "33000", _GRUMPY, _NEAT, _CINEMA, _NIGHT),
    _someone("Pop_Corn", "Pop", 24, "31400", _FUNNY, _HURRIED, _CINEMA, _TREE),
    _someone("Hibou Distrait", "Hibou", 45, "63000", _FUNNY, _KEYBOARD, _NIGHT, _CINEMA),
    _someone("Petite Ourse", "Ourse", 31, "05000", _WARM, _PHONE, _NIGHT, _GARDEN, feminine=True),
    _someone("Réverbère", "Réverbère", 49, "76000", _QUIET, _FOREIGN_KEYBOARD, _NIGHT, _MUSIC),
    _someone("Babelutte", "Babelutte", 36, "1000", _FUNNY, _LAUGHING, _NEIGHBOURS, _KITCHEN, feminine=True),
    _someone("Waterzooi", "Water", 44, "B-4000", _WARM, _KEYBOARD, _NEIGHBOURS, _MUSIC),
    _someone("Dent du Midi", "Dent", 53, "CH-1870", _QUIET, _NEAT, _NEIGHBOURS, _GARDEN),
    _someone(
        "Röstigraben", "Rösti", 30, "CH-1700", _CURIOUS, _LOWERCASE, _NEIGHBOURS, _CINEMA, feminine=True
    ),
    _someone("Mirabelle 3", "Mirabelle", 41, "54000", _WARM, _SUNNY, _NEIGHBOURS, _KITCHEN, feminine=True),
    _someone("Kougelhopf", "Kougel", 60, "68100", _GRUMPY, _NEAT, _KITCHEN, _NEIGHBOURS),
    _someone("Maracuja", "Mara", 33, "97400", _WARM, _PHONE, _MUSIC, _KITCHEN, feminine=True),
    _someone("Ti Punch sans Sucre", "Ti", 48, "97200", _FUNNY, _KEYBOARD, _MUSIC, _TREE),
    _someone("Radis Rose", "Radis", 27, "37000", _CURIOUS, _HURRIED, _GARDEN, _CINEMA),
    _someone("Père Siffleur", "Siffleur", 66, "20200", _GRUMPY, _NEAT, _GARDEN, _NIGHT),
    _someone("Sol Dièse", "Dièse", 22, "21000", _CURIOUS, _HURRIED, _MUSIC, _CINEMA, feminine=True),
    _someone("Thé à la Menthe", "Thé", 35, "93100", _WARM, _LAUGHING, _TREE, _KITCHEN, feminine=True),
    _someone("Galet", "Galet", 57, "06200", _QUIET, _KEYBOARD, _TREE, _NIGHT),
    _someone(
        "Marmotte Pressée", "Marmotte", 38, "L-1234", _FUNNY, _LOWERCASE, _NEIGHBOURS, _NIGHT, feminine=True
    ),
)

TROUBLEMAKERS: Final = (
    _someone("Tonnerre", "Tonnerre", 40, "51100", _GRUMPY, _LOWERCASE, _TREE, _CINEMA),
    _someone("Vent Mauvais", "Vent", 33, "80000", _GRUMPY, _HURRIED, _MUSIC, _NIGHT),
    _someone("Ortie Blanche", "Ortie", 46, "72000", _GRUMPY, _KEYBOARD, _GARDEN, _KITCHEN, feminine=True),
    _someone("Bonnes Affaires", "Affaires", 29, "77000", _FUNNY, _KEYBOARD, _TREE, _KITCHEN),
    _someone("Coucou Perdu", "Coucou", 52, "03000", _WARM, _FOREIGN_KEYBOARD, _TREE, _NEIGHBOURS),
    _someone("Skate Park", "Skate", 18, "49000", _QUIET, _HURRIED, _MUSIC, _CINEMA),
)
