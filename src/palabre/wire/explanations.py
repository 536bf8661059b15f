"""What an author is told about a verdict: a sentence, and only as much of the rule as its level allows."""

from dataclasses import dataclass

from palabre.domain.verdicts import Category, ExplanationLevel, Verdict
from palabre.wire.events import SpanPair

SENTENCES: dict[Category, str] = {
    Category.INSULT: "Ce message contient des mots qui blessent quelqu’un.",
    Category.HATE: "Ce message s’en prend à des personnes pour ce qu’elles sont.",
    Category.THREAT: "Ce message ressemble à une menace.",
    Category.SEXUAL: "Ce message contient une proposition sexuelle, qui n’a pas sa place ici.",
    Category.DRUGS: "Ce message parle de vendre ou de chercher de la drogue.",
    Category.SELF_HARM: "Ce message nous inquiète pour vous. Quelqu’un peut vous écouter, tout de suite.",
    Category.CONTACT: "Ce message contient des coordonnées, que tout le monde pourrait lire.",
    Category.OFF_PLATFORM: "Ce message invite à continuer ailleurs, où personne ne veille.",
    Category.SPAM: "Ce message ressemble à de la publicité ou à une répétition.",
    Category.MINORS: "Cette maison est réservée aux adultes.",
}
GENERIC = "Ce message ne respecte pas les règles de la maison."
UNREAD = "Une partie du filtre ne répond pas : une personne lit ce message avant les autres."
UNREAD_RULE = "filter.degraded"
"""No rule of the house: nothing is held against whoever wrote the line."""
MASKED = "Certains mots ont été masqués."

HELPLINES: dict[Category, tuple[str, ...]] = {
    Category.SELF_HARM: ("3114",),
    Category.MINORS: ("3018",),
    Category.THREAT: ("17", "112"),
}
"""Free French helplines: suicide prevention, young people online, emergencies."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Explained:
    """What may be said about a verdict at its level."""

    sentence: str
    rule: str
    categories: list[str]
    spans: list[SpanPair]
    help: list[str]


def explain(verdict: Verdict) -> Explained:
    """Put a verdict in words; ``category`` and ``generic`` levels never show rule or words."""
    if verdict.rule == UNREAD_RULE:
        return Explained(sentence=UNREAD, rule=UNREAD_RULE, categories=[], spans=[], help=[])
    first = verdict.categories[0] if verdict.categories else None
    level = verdict.explanation
    generic = level is ExplanationLevel.GENERIC or first is None
    full = level is ExplanationLevel.FULL
    return Explained(
        sentence=GENERIC if generic or first is None else SENTENCES[first],
        rule=(verdict.rule or "rules") if full else ("rules" if generic or first is None else first.value),
        categories=[] if generic else [category.value for category in verdict.shown_categories],
        spans=[(span.start, span.end) for span in verdict.shown_spans] if full else [],
        help=[number for category in verdict.categories for number in HELPLINES.get(category, ())],
    )
