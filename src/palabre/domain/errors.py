"""Every refusal, with its stable code.

A refusal is an answer, not an accident: the web floor maps its code to an HTTP problem or to an
``error`` frame, and the client's ``i18n`` holds the sentence. ``docs/develop/refusals.md`` lists them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with one field: a JSON Pointer, a stable code and nothing of the value itself."""

    pointer: str
    code: str


class Refusal(Exception):
    """The house says no. Subclasses fix ``code``; instances may add ``retry_after`` and details."""

    code: str = "refused"
    status: int = 422
    """The HTTP status; a socket closed for this reason uses 4000 + status."""

    def __init__(
        self,
        *,
        retry_after: int | None = None,
        faults: tuple[FieldFault, ...] = (),
        extra: Mapping[str, object] | None = None,
    ) -> None:
        """``retry_after`` in seconds; ``extra`` holds further members of the problem, JSON-ready."""
        super().__init__(self.code)
        self.retry_after = retry_after
        self.faults = faults
        self.extra: Mapping[str, object] = MappingProxyType(dict(extra or {}))


class InvalidInput(Refusal):
    """A field is missing, unknown, of the wrong type or out of bounds; ``faults`` says which."""

    code = "invalid_input"
    status = 422


class MalformedInput(Refusal):
    """The body or frame is not JSON in UTF-8, or nests too deep."""

    code = "malformed_input"
    status = 400


class UnsupportedMediaType(Refusal):
    """The body is not ``application/json``."""

    code = "unsupported_media_type"
    status = 415


class InputTooLarge(Refusal):
    """The body or frame is larger than its limit."""

    code = "input_too_large"
    status = 413


class NotFound(Refusal):
    """There is no such thing, or it is not for this person: both look the same."""

    code = "not_found"
    status = 404


class MethodNotAllowed(Refusal):
    """The address exists, the method does not."""

    code = "method_not_allowed"
    status = 405


class NotEntered(Refusal):
    """No session, or one that ended: enter first."""

    code = "not_entered"
    status = 401


class Forbidden(Refusal):
    """The session lacks the right."""

    code = "forbidden"
    status = 403


class ForeignOrigin(Refusal):
    """A browser of another site asks with this site's cookie."""

    code = "foreign_origin"
    status = 403


class HostNotAllowed(Refusal):
    """The request names a host that is not this house's."""

    code = "host_not_allowed"
    status = 421


class ForwardedDemo(Refusal):
    """The demo house refuses requests that came through a proxy."""

    code = "demo_not_forwarded"
    status = 403


class TooFast(Refusal):
    """A limit was reached; ``retry_after`` says when to come back."""

    code = "too_fast"
    status = 429


class NetworkBusy(Refusal):
    """Too many lines leave the person's address together; ``retry_after`` says when to come back."""

    code = "network_busy"
    status = 429


class RoomBusy(Refusal):
    """Too many lines for one room; ``retry_after`` says when to come back."""

    code = "room_busy"
    status = 429


class SlowMode(Refusal):
    """The room asks for a pause between two lines of one person; ``retry_after`` is the rest of it."""

    code = "slow_mode"
    status = 429


class NewcomersWait(Refusal):
    """Very many came at once: whoever came with them reads for ``retry_after`` seconds before writing."""

    code = "newcomers_wait"
    status = 429


class Overloaded(Refusal):
    """The house sheds load; ``retry_after`` says when to come back."""

    code = "overloaded"
    status = 503


class UnderAge(Refusal):
    """The declared age is below the minimum; help is offered."""

    code = "under_age"
    status = 403


class RulesNotAccepted(Refusal):
    """Entry needs the rules accepted."""

    code = "rules_not_accepted"
    status = 422


class PostalCodeUnknown(Refusal):
    """No department or neighbouring country has such a postal code."""

    code = "postal_code_unknown"
    status = 422


class PseudonymRefused(Refusal):
    """The pseudonym is not allowed; ``extra`` has ``reason`` and ``suggestions``."""

    code = "pseudonym_refused"
    status = 422


class PseudonymTaken(Refusal):
    """Somebody here bears a pseudonym that looks the same; ``extra`` has ``suggestions``."""

    code = "pseudonym_taken"
    status = 409


class Banned(Refusal):
    """The person is banned; ``extra`` has ``case_code`` and ``until`` when known."""

    code = "banned"
    status = 403


class Muted(Refusal):
    """The person may read but not write for now; ``extra`` has ``case_code`` and ``until``."""

    code = "muted"
    status = 403


class TextEmpty(Refusal):
    """Nothing visible is left of the text."""

    code = "text_empty"
    status = 422


class TextTooLong(Refusal):
    """The text is longer than the limit."""

    code = "text_too_long"
    status = 422


class TextCharacters(Refusal):
    """The text has control, bidirectional or tag characters, which can hide or reverse what it says."""

    code = "text_characters"
    status = 422


class EditWindowOver(Refusal):
    """Fifteen minutes have passed since the message was sent."""

    code = "edit_window_over"
    status = 409


class NotHeld(Refusal):
    """No message of this ``ref`` is waiting to be looked at."""

    code = "not_held"
    status = 409


class RefReused(Refusal):
    """The same ``ref`` or ``Idempotency-Key`` came before with another content."""

    code = "ref_reused"
    status = 409


class AlreadyReported(Refusal):
    """This person has reported this subject already; ``extra`` has the ``receipt``."""

    code = "already_reported"
    status = 409


class CaseClaimed(Refusal):
    """Another moderator holds the case."""

    code = "case_claimed"
    status = 409


class CaseNotClaimed(Refusal):
    """Claim the case before deciding it."""

    code = "case_not_claimed"
    status = 409


class CaseClosed(Refusal):
    """The case was decided already."""

    code = "case_closed"
    status = 409


class SamePerson(Refusal):
    """Another moderator must decide: this one took the decision under appeal."""

    code = "same_person"
    status = 403


class AppealExists(Refusal):
    """The decision is under appeal already."""

    code = "appeal_exists"
    status = 409


class AppealWindowOver(Refusal):
    """Six months have passed since the decision."""

    code = "appeal_window_over"
    status = 410


class NothingToContest(Refusal):
    """The decision restricted nothing, or was reversed already."""

    code = "nothing_to_contest"
    status = 409


class RuleFaulty(Refusal):
    """The expression is wrong or too costly; ``extra`` has ``rule_faults`` with code, line and column."""

    code = "rule_faulty"
    status = 422


class RuleExists(Refusal):
    """There is a rule of this name already."""

    code = "rule_exists"
    status = 409


class RuleBuiltIn(Refusal):
    """The rule came with the product: only an override by two persons changes what it does."""

    code = "rule_built_in"
    status = 409


class GateClosed(Refusal):
    """The rule has not earned the next stage; ``extra`` has ``missing`` with codes and figures."""

    code = "gate_closed"
    status = 409


class RuleChanged(Refusal):
    """Somebody else changed the rule at the same time: look at it again."""

    code = "rule_changed"
    status = 409


class BacktestRunning(Refusal):
    """A backtest of this rule is running already; ``extra`` has its ``number``."""

    code = "backtest_running"
    status = 409


class OverrideStands(Refusal):
    """An override of this rule stands, or waits for a second person."""

    code = "override_stands"
    status = 409


class OverrideMissing(Refusal):
    """No override of this rule waits for a second person."""

    code = "override_missing"
    status = 409


class OverrideExpired(Refusal):
    """Nobody confirmed the override in time: ask again."""

    code = "override_expired"
    status = 410


class OverrideSamePerson(Refusal):
    """Another person, from a session of their own, must confirm the override."""

    code = "override_same_person"
    status = 403


class OverrideTooNew(Refusal):
    """Who has watched for less than a week may confirm a hold only."""

    code = "override_too_new"
    status = 403


class InvitationUsed(Refusal):
    """The invitation link was used or has expired."""

    code = "invitation_used"
    status = 410


class ReasonMissing(Refusal):
    """A decision always carries a reason."""

    code = "reason_missing"
    status = 422


class DurationInvalid(Refusal):
    """This decision needs a duration within its bounds, or takes none."""

    code = "duration_invalid"
    status = 422


class ProtocolVersion(Refusal):
    """The sub-protocol is missing or no longer served."""

    code = "protocol_version"
    status = 426


class StoreUnavailable(Refusal):
    """The database cannot store now; whoever asks again under the same ref learns whether it did."""

    code = "store_unavailable"
    status = 503

    def __init__(
        self,
        *,
        retry_after: int | None = 1,
        faults: tuple[FieldFault, ...] = (),
        extra: Mapping[str, object] | None = None,
    ) -> None:
        """Seldom for long: clients come back by themselves, and must hear when."""
        super().__init__(retry_after=retry_after, faults=faults, extra=extra)


class FilterUnavailable(Refusal):
    """A part of the filter that must not be missing is not well: nothing was judged; come back later."""

    code = "filter_unavailable"
    status = 503

    def __init__(
        self,
        *,
        retry_after: int | None = 5,
        faults: tuple[FieldFault, ...] = (),
        extra: Mapping[str, object] | None = None,
    ) -> None:
        """As long as a part rests after its first slow texts."""
        super().__init__(retry_after=retry_after, faults=faults, extra=extra)


class Internal(Refusal):
    """A fault of ours; it was logged."""

    code = "internal"
    status = 500
