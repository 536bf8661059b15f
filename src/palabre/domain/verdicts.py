"""What the automatic filter thinks of a text, and why; a verdict changes nothing by itself."""

from dataclasses import dataclass
from enum import StrEnum

from palabre.domain.trust import Rung


class VerdictAction(StrEnum):
    """From mild to severe. ``nudge`` asks the author before the text leaves; ``hold`` asks a person."""

    ALLOW = "allow"
    NUDGE = "nudge"
    MASK = "mask"
    HOLD = "hold"
    REFUSE = "refuse"


class Category(StrEnum):
    """What a text may hurt with. ``minors`` is danger to, or disclosure by, somebody under age."""

    INSULT = "insult"
    HATE = "hate"
    THREAT = "threat"
    SEXUAL = "sexual"
    DRUGS = "drugs"
    SELF_HARM = "self_harm"
    CONTACT = "contact"
    OFF_PLATFORM = "off_platform"
    SPAM = "spam"
    MINORS = "minors"


class ExplanationLevel(StrEnum):
    """How much of the reason its author may see: the words, the category, or only that a rule applied."""

    FULL = "full"
    CATEGORY = "category"
    GENERIC = "generic"


class FailureMode(StrEnum):
    """What becomes of a text when a part of the filter could not look at it."""

    OPEN = "open"
    """It is judged by the others."""
    HOLD = "hold"
    """A person looks before it is delivered."""
    CLOSED = "closed"
    """It is refused for now: its author is asked to try later."""


class Place(StrEnum):
    """Where a text would appear."""

    PUBLIC_ROOM = "public_room"
    PRIVATE = "private"
    PSEUDONYM = "pseudonym"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in the text as its author wrote it."""

    start: int
    end: int


@dataclass(kw_only=True, frozen=True, slots=True)
class RecentText:
    """One of the author's latest lines, kept in memory only, to see floods and repetitions."""

    at: float
    """Seconds on a monotonic clock."""
    fingerprint: int
    """64-bit hash of the folded text; 0 when the text is too short to tell anything."""
    room: str


@dataclass(kw_only=True, frozen=True, slots=True)
class Circumstances:
    """All that a verdict may depend on besides the text, so that it can be replayed."""

    rung: Rung = Rung.NEWCOMER
    place: Place = Place.PUBLIC_ROOM
    minimum_age: int = 18
    now: float = 0.0
    """Seconds on the same monotonic clock as ``recent``."""
    room: str = ""
    recent: tuple[RecentText, ...] = ()
    """Latest first."""
    repetition_control: bool = True
    """False switches flood and duplicate control off (load tests: a message limit of 0)."""
    copies: int = 0
    """Other people who said nearly the same in the house lately; those who talked before count for less."""
    draw: float = 0.0
    """0 … 1, drawn for this text: rules that act on a share of texts act where it is lower."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Found:
    """A signal, as it is kept with what came of it."""

    name: str
    span: Span
    strength: float
    view: str


@dataclass(kw_only=True, frozen=True, slots=True)
class Grounds:
    """All that a verdict came from besides the text, so that it can be come to again."""

    circumstances: Circumstances
    signals: tuple[Found, ...]
    detectors: str
    """Version of what found the signals."""
    rules: str
    """Digest of the rules that decided."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Verdict:
    """The filter's answer; ``rule`` and ``version`` let a stored decision be replayed."""

    action: VerdictAction
    categories: tuple[Category, ...] = ()
    spans: tuple[Span, ...] = ()
    rule: str | None = None
    """Stable dotted name, e.g. ``contact.phone``; None when nothing was found."""
    version: str = ""
    """Version of the rules and lexicon that gave this verdict."""
    explanation: ExplanationLevel = ExplanationLevel.FULL
    score: float = 0.0
    """0 harmless … 1 certainly harmful."""
    escalate: bool = False
    """True opens a case whatever the action."""
    fired: tuple[str, ...] = ()
    """All rules that acted, ``rule`` first; to be counted, not stored."""
    shadowed: tuple[str, ...] = ()
    """Rules on trial that would have acted; nobody but the staff learns of them."""
    failed: tuple[str, ...] = ()
    """Parts of the filter that could not look at the text."""
    told_categories: tuple[Category, ...] | None = None
    """Set where rules fired that tell less than the first: what the others saw, for the author's eyes."""
    told_spans: tuple[Span, ...] | None = None
    grounds: Grounds | None = None
    """Of a text that was stopped: kept with it, and shown to nobody but the staff."""
    unjudged: bool = False
    """One of them must not be missing: nothing was judged, and the text must come again later."""

    @property
    def shown_categories(self) -> tuple[Category, ...]:
        """What a statement may say of it, its level allowing."""
        return self.categories if self.told_categories is None else self.told_categories

    @property
    def shown_spans(self) -> tuple[Span, ...]:
        """The words that a statement may point at, its level allowing."""
        return self.spans if self.told_spans is None else self.told_spans

    @property
    def delivers(self) -> bool:
        """Whether others may receive the text (masked words apart)."""
        return self.action in {VerdictAction.ALLOW, VerdictAction.MASK}
