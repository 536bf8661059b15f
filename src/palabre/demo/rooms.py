"""The rooms of the demonstration house."""

from dataclasses import dataclass
from typing import Final


@dataclass(kw_only=True, frozen=True, slots=True)
class DemoRoom:
    """What a room needs to be made; ``preview`` rooms show a delayed glimpse before entry."""

    slug: str
    name: str
    theme: str
    description: str
    preview: bool


DEMO_ROOMS: Final = (
    DemoRoom(
        slug="sous-l-arbre",
        name="Sous l’arbre",
        theme="discussion",
        description="Le banc du milieu\u00a0: on parle de tout, du temps et de la journée qu’on a eue.",
        preview=True,
    ),
    DemoRoom(
        slug="le-coin-cuisine",
        name="Le coin cuisine",
        theme="cuisine",
        description="Fonds de frigo, tartes qui débordent et recettes de grand-mère, prouvées ou non.",
        preview=True,
    ),
    DemoRoom(
        slug="musique-concerts",
        name="Musique & concerts",
        theme="musique",
        description="Ce qu’on écoute, ce qu’on joue mal avec plaisir, et les concerts dont on parle encore.",
        preview=False,
    ),
    DemoRoom(
        slug="le-potager",
        name="Le potager",
        theme="jardin",
        description="Du grand carré au pot de menthe\u00a0: semis, limaces, oiseaux et trop de courgettes.",
        preview=True,
    ),
    DemoRoom(
        slug="cinema-series",
        name="Cinéma et séries",
        theme="cinéma",
        description="Films doudous, séries du moment et navets qu’on aime quand même. Sans divulgâcher.",
        preview=False,
    ),
    DemoRoom(
        slug="veilleurs-de-nuit",
        name="Les veilleurs de nuit",
        theme="nuit",
        description="Pour celles et ceux qui ne dorment pas encore, ou qui travaillent la nuit.",
        preview=False,
    ),
    DemoRoom(
        slug="belgique-suisse",
        name="Belgique & Suisse",
        theme="régions",
        description="Nonante raisons de passer la frontière\u00a0: frites, fondue et mots d’ici.",
        preview=False,
    ),
)
"""In the order in which the house shows them."""
