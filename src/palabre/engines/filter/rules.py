"""The declared table from signals to a verdict; its order is its priority."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from palabre.domain.trust import Rung
from palabre.domain.verdicts import Category, Circumstances, ExplanationLevel, Place, VerdictAction
from palabre.engines.filter.signals import Signal


@dataclass(kw_only=True, frozen=True, slots=True)
class Rule:
    """What happens to a text with at least one signal of this name."""

    id: str
    action: VerdictAction
    """For newcomers, and for everybody where ``regular`` says nothing."""
    categories: tuple[Category, ...]
    score: float
    regular: VerdictAction | None = None
    """For regulars and adults."""
    explanation: ExplanationLevel = ExplanationLevel.FULL
    escalate: bool = False
    never_refused: bool = False
    """Caps the verdict at a hold, whatever else is in the text."""
    repetition: bool = False
    """Depends on what the author sent before; not explained by words."""

    @property
    def explanation_key(self) -> str:
        """The client's key of the French and English words for this rule."""
        return f"filter.rule.{self.id}"


_A: Final = VerdictAction
_C: Final = Category

RULES: Final = (
    Rule(
        id="minors.disclosure",
        action=_A.HOLD,
        categories=(_C.MINORS,),
        score=0.9,
        escalate=True,
        never_refused=True,
    ),
    Rule(
        id="self_harm.signal",
        action=_A.HOLD,
        categories=(_C.SELF_HARM,),
        score=0.85,
        escalate=True,
        never_refused=True,
    ),
    Rule(id="threat.violence", action=_A.REFUSE, categories=(_C.THREAT,), score=0.97),
    Rule(id="threat.death_wish", action=_A.REFUSE, categories=(_C.THREAT,), score=0.97),
    Rule(id="threat.exposure", action=_A.REFUSE, categories=(_C.THREAT,), score=0.95),
    Rule(id="hate.slur", action=_A.REFUSE, categories=(_C.HATE,), score=0.96),
    Rule(id="hate.group", action=_A.REFUSE, categories=(_C.HATE,), score=0.9),
    Rule(id="insult.direct", action=_A.REFUSE, categories=(_C.INSULT,), score=0.93),
    Rule(id="sexual.solicitation", action=_A.REFUSE, categories=(_C.SEXUAL,), score=0.92),
    Rule(
        id="drugs.sale",
        action=_A.REFUSE,
        categories=(_C.DRUGS,),
        score=0.92,
        explanation=ExplanationLevel.CATEGORY,
    ),
    Rule(id="contact.phone", action=_A.REFUSE, categories=(_C.CONTACT,), score=0.94),
    Rule(id="contact.email", action=_A.REFUSE, categories=(_C.CONTACT,), score=0.94),
    Rule(id="contact.iban", action=_A.REFUSE, categories=(_C.CONTACT,), score=0.95),
    Rule(id="contact.account", action=_A.REFUSE, categories=(_C.CONTACT,), score=0.9),
    Rule(id="contact.address", action=_A.REFUSE, categories=(_C.CONTACT,), score=0.9),
    Rule(
        id="spam.scam",
        action=_A.REFUSE,
        categories=(_C.SPAM,),
        score=0.92,
        explanation=ExplanationLevel.CATEGORY,
    ),
    Rule(id="spam.advertising", action=_A.REFUSE, categories=(_C.SPAM,), score=0.9),
    Rule(id="spam.flood", action=_A.REFUSE, categories=(_C.SPAM,), score=0.9, repetition=True),
    Rule(id="spam.duplicate", action=_A.REFUSE, categories=(_C.SPAM,), score=0.85, repetition=True),
    Rule(
        id="spam.raid_wave",
        action=_A.REFUSE,
        categories=(_C.SPAM,),
        score=0.9,
        regular=_A.ALLOW,
        explanation=ExplanationLevel.CATEGORY,
        repetition=True,
    ),
    Rule(
        id="spam.raid",
        action=_A.HOLD,
        categories=(_C.SPAM,),
        score=0.75,
        regular=_A.ALLOW,
        explanation=ExplanationLevel.CATEGORY,
        repetition=True,
    ),
    Rule(id="spam.repetition", action=_A.REFUSE, categories=(_C.SPAM,), score=0.85),
    Rule(id="threat.veiled", action=_A.HOLD, categories=(_C.THREAT,), score=0.7),
    Rule(id="hate.insinuation", action=_A.HOLD, categories=(_C.HATE,), score=0.6),
    Rule(id="sexual.innuendo", action=_A.HOLD, categories=(_C.SEXUAL,), score=0.65, regular=_A.NUDGE),
    Rule(
        id="drugs.seeking",
        action=_A.HOLD,
        categories=(_C.DRUGS,),
        score=0.7,
        explanation=ExplanationLevel.CATEGORY,
    ),
    Rule(id="contact.address_public", action=_A.HOLD, categories=(_C.CONTACT,), score=0.55, regular=_A.NUDGE),
    Rule(id="spam.link", action=_A.HOLD, categories=(_C.SPAM,), score=0.55, regular=_A.ALLOW),
    Rule(id="off_platform.invitation", action=_A.NUDGE, categories=(_C.OFF_PLATFORM,), score=0.6),
    Rule(id="sexual.coarse", action=_A.NUDGE, categories=(_C.SEXUAL,), score=0.55),
    Rule(id="insult.mild", action=_A.NUDGE, categories=(_C.INSULT,), score=0.55),
    Rule(id="spam.promotion", action=_A.NUDGE, categories=(_C.SPAM,), score=0.55),
    Rule(id="spam.shouting", action=_A.NUDGE, categories=(_C.SPAM,), score=0.5),
)

BY_ID: Final = {rule.id: rule for rule in RULES}
_SEVERITY: Final = {action: rank for rank, action in enumerate(VerdictAction)}
_PRIORITY: Final = {rule.id: rank for rank, rule in enumerate(RULES)}


@dataclass(kw_only=True, frozen=True, slots=True)
class Judgement:
    """The rules that fired, the deciding one first, and what they come to."""

    action: VerdictAction
    fired: tuple[Rule, ...]
    categories: tuple[Category, ...]
    score: float
    escalate: bool


def action_of(rule: Rule, circumstances: Circumstances) -> VerdictAction:
    """The rule's action for this author and place."""
    action = rule.action
    if rule.regular is not None and circumstances.rung >= Rung.REGULAR:
        action = rule.regular
    if circumstances.place is Place.PRIVATE and action is VerdictAction.HOLD:
        # Nobody reads a private conversation, so nobody could let a held line go: its author is asked.
        return VerdictAction.NUDGE
    if circumstances.place is Place.PSEUDONYM and action is not VerdictAction.ALLOW:
        return VerdictAction.REFUSE if rule.score >= BY_ID["sexual.coarse"].score else VerdictAction.ALLOW
    return action


def decide(signals: Iterable[Signal], circumstances: Circumstances) -> Judgement:
    """The most severe action of the rules that fired, capped where a person must never be refused."""
    names = {signal.name for signal in signals}
    acting = [
        (action, rule)
        for rule in RULES
        if rule.id in names and (action := action_of(rule, circumstances)) is not VerdictAction.ALLOW
    ]
    if not acting:
        return Judgement(action=VerdictAction.ALLOW, fired=(), categories=(), score=0.0, escalate=False)
    # A capped rule decides over severer ones: its author needs help first, and is told so.
    acting.sort(key=lambda pair: (not pair[1].never_refused, -_SEVERITY[pair[0]], _PRIORITY[pair[1].id]))
    fired = tuple(rule for _, rule in acting)
    deciding = acting[0][0]
    return Judgement(
        action=deciding,
        fired=fired,
        categories=_distinct(fired),
        score=_together(fired),
        escalate=any(rule.escalate for rule in fired),
    )


def _distinct(fired: Sequence[Rule]) -> tuple[Category, ...]:
    return tuple(dict.fromkeys(category for rule in fired for category in rule.categories))


def _together(fired: Sequence[Rule]) -> float:
    """Independent signs add up: one minus the product of what each leaves in doubt."""
    doubt = 1.0
    for rule in fired:
        doubt *= 1.0 - rule.score
    return round(1.0 - doubt, 4)
