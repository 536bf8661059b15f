from dataclasses import replace
from typing import Any

import msgspec
import pytest

from palabre.domain.appeals import AppealOutcome
from palabre.domain.decisions import DecisionKind
from palabre.domain.facts import AppealSettled, PersonSanctioned, ReportSettled
from palabre.domain.ids import CaseCode, Receipt, Ref
from palabre.domain.messages import RemovedBy, Replay
from palabre.domain.reports import ReportReason
from palabre.domain.submissions import SubmissionState
from palabre.domain.trust import Rung
from palabre.wire import present
from tests import make


def frame(event: msgspec.Struct) -> dict[str, Any]:
    """As it travels."""
    return msgspec.json.decode(msgspec.json.encode(event), type=dict[str, Any])


ADA = make.person(pseudonym="Mésange bleue")
SAID = make.message(ADA, text="Bonsoir")


def test_an_author_is_an_alias_and_a_pseudonym() -> None:
    assert frame(present.author_view(SAID.author)) == {"id": str(ADA.alias), "pseudonym": "Mésange bleue"}


@pytest.mark.parametrize(
    "event",
    [
        present.message_created(SAID),
        present.message_view(SAID, ADA.id),
        present.message_view(SAID, None),
        present.message_changed(SAID, restored=False),
        present.person_view(ADA),
    ],
)
def test_nobodys_own_id_ever_travels(event: msgspec.Struct) -> None:
    assert str(ADA.id) not in msgspec.json.encode(event).decode()


def test_a_ref_is_shown_to_its_author_only() -> None:
    assert frame(present.message_view(SAID, ADA.id))["ref"] == str(SAID.ref)
    assert "ref" not in frame(present.message_view(SAID, make.person().id))
    assert "ref" not in frame(present.message_view(SAID, None))
    assert "ref" not in frame(present.message_created(SAID))


@pytest.mark.parametrize("by", list(RemovedBy))
def test_a_tombstone_has_no_text(by: RemovedBy) -> None:
    removed = replace(SAID, removed_at=make.later(1), removed_by=by, changed_seq=2)
    for event in (present.message_view(removed, ADA.id), present.message_changed(removed, restored=False)):
        shown = frame(event)
        assert "Bonsoir" not in str(shown)
        assert shown.get("removed", shown.get("by")) == by.value
    assert frame(present.message_changed(removed, restored=False))["seq"] == 2


def test_an_edit_and_a_restoration_say_the_text_again() -> None:
    edited = replace(SAID, text="Bonsoir tous", edited_at=make.later(1), changed_seq=5)
    shown = frame(present.message_changed(edited, restored=False))
    assert (shown["type"], shown["seq"], shown["text"], shown["at"]) == (
        "message.edited",
        5,
        "Bonsoir tous",
        "2026-11-23T20:01:00Z",
    )
    assert "restored" not in shown
    assert frame(present.message_changed(SAID, restored=True))["restored"]


def test_what_was_missed_is_in_the_order_of_the_log() -> None:
    first = replace(SAID, seq=1, changed_seq=9, edited_at=make.later(9))
    second = replace(SAID, seq=2, changed_seq=7, removed_at=make.later(7), removed_by=RemovedBy.AUTHOR)
    replay = Replay(seq=9, created=(replace(SAID, seq=8),), changed=(first, second))
    joined = frame(present.room_joined(Ref(make.uuid()), make.room(), replay, present=3, reader=ADA.id))
    assert [change["seq"] for change in joined["changes"]] == [7, 9]
    assert (joined["seq"], joined["present"], len(joined["messages"])) == (9, 3, 1)
    assert "resync" not in joined


def test_a_held_text_is_explained_with_help() -> None:
    held = present.held(make.submission(ADA), 120)
    assert frame(held) == {
        "type": "message.held",
        "ref": str(held.ref),
        "usual_wait_seconds": 120,
        "room": make.ROOM,
        "rule": "insult.mild",
        "explanation": "Ce message contient des mots qui blessent quelqu’un.",
        "categories": ["insult"],
        "spans": [[3, 9]],
        "help": [],
        "text": "Tu es nul, franchement.",
    }


def test_a_refused_text_gives_the_code_that_contests_it() -> None:
    submission = make.submission(ADA, state=SubmissionState.REFUSED, case_code=CaseCode("C" * 26))
    refused = present.refused(submission)
    assert (refused.code, refused.case_code, refused.room) == ("message_refused", "C" * 26, make.ROOM)
    assert present.nudged(submission.ref, submission.verdict).rule == "insult.mild"


def sanctioned(kind: DecisionKind) -> PersonSanctioned:
    return PersonSanctioned(
        person_id=ADA.id,
        kind=kind,
        ground=ReportReason.INSULT,
        reason="Restons courtois.",
        case_code=CaseCode("C" * 26),
        until=make.later(30),
        room=make.ROOM,
    )


def test_a_sanction_names_its_room_only_where_it_is_about_one() -> None:
    assert present.sanction_applied(sanctioned(DecisionKind.ROOM_BAN)).room == make.ROOM
    assert present.sanction_applied(sanctioned(DecisionKind.MUTE)).room is None


@pytest.mark.parametrize("kind", [DecisionKind.NO_ACTION, DecisionKind.REFUSE])
def test_what_took_nothing_is_no_sanction(kind: DecisionKind) -> None:
    with pytest.raises(AssertionError):
        present.sanction_applied(sanctioned(kind))


def test_outcomes_are_told_without_names() -> None:
    settled = AppealSettled(
        person_id=ADA.id, case_code=CaseCode("C" * 26), outcome=AppealOutcome.UPHELD, answer="Non."
    )
    assert frame(present.appeal_decided(settled)) == {
        "type": "appeal.decided",
        "case_code": "C" * 26,
        "outcome": "upheld",
        "answer": "Non.",
    }
    report = ReportSettled(person_id=ADA.id, receipt=Receipt("r" * 43), outcome="warn")
    assert frame(present.report_decided(report)) == {
        "type": "report.decided",
        "receipt": "r" * 43,
        "outcome": "warn",
    }


def test_oneself_is_shown_as_others_would_see_one() -> None:
    regular = replace(ADA, rung=Rung.REGULAR, department=None)
    assert frame(present.person_view(regular)) == {
        "id": str(ADA.alias),
        "pseudonym": "Mésange bleue",
        "rung": "regular",
    }
