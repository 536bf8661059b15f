"""Rooms, their log, and what was held or refused on the way to it.

The numbers of a room's log are those of ``messages.seq`` and ``message_changes.seq`` together: dense from 1,
given out by ``rooms.last_seq`` in the transaction that stores.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    exists,
    literal,
    select,
)

from palabre.adapters.db.declarations import (
    HOUSE,
    About,
    Basis,
    Kept,
    after,
    along,
    keep_while,
    until,
)
from palabre.adapters.db.tables.base import IN_USE, TALK_KEPT, metadata
from palabre.adapters.db.types import Identifier, Json, Moment, Word
from palabre.domain.messages import ChangeKind, RemovedBy
from palabre.domain.submissions import SubmissionState

_room = Kept(Basis.NONE, About.NOBODY, HOUSE)

rooms = Table(
    "rooms",
    metadata,
    _room.column("id", Identifier, "names the room inside the house", primary_key=True),
    _room.column("slug", Text, "names the room in addresses", unique=True),
    _room.column("name", Text, "shown in the list"),
    _room.column("theme", Text, "groups the list"),
    _room.column("description", Text, "says what is talked about"),
    _room.column("preview", Boolean, "whether a delayed glimpse is shown before entry"),
    _room.column("position", Integer, "order in the list"),
    _room.column("slow_seconds", Integer, "least time between two lines of one person", default="0"),
    _room.column("last_seq", BigInteger, "last number of the room’s log", default="0"),
)

_line = Kept(Basis.CONTRACT, About.CHATTER, after(TALK_KEPT, "at"))

messages = Table(
    "messages",
    metadata,
    _line.column("id", Identifier, "names the message", primary_key=True),
    _line.column("room_id", Identifier, "where it was said"),
    _line.column("seq", BigInteger, "its number in the room’s log"),
    _line.column("author_id", Identifier, "who answers for it, inside the house"),
    _line.column("author_alias", Identifier, "who said it, for others"),
    _line.column("author_pseudonym", Text, "shown beside it"),
    _line.column("ref", Identifier, "the client’s number, so that sending again says it once"),
    _line.column("text", Text, "what was said"),
    _line.column("at", Moment, "when it was said"),
    _line.column("reply_to", Identifier, "what it answers", null=True),
    _line.column("changed_seq", BigInteger, "number of its latest change in the room’s log", null=True),
    _line.column("edited_at", Moment, "tells readers that it was changed", null=True),
    _line.column("removed_at", Moment, "hides the text", null=True),
    _line.column("removed_by", Word(RemovedBy), "tells readers who took it away", null=True),
    UniqueConstraint("room_id", "seq"),
    UniqueConstraint("author_id", "ref"),
)
Index("ix_messages_at", messages.c.at)

_change = Kept(Basis.CONTRACT, About.CHATTER, along("message_id"))

message_changes = Table(
    "message_changes",
    metadata,
    _change.column("room_id", Identifier, "whose log it is in", primary_key=True),
    _change.column("seq", BigInteger, "its number in the room’s log", primary_key=True),
    _change.column(
        "message_id", Identifier, "what was changed", ForeignKey("messages.id", ondelete="CASCADE")
    ),
    _change.column("kind", Word(ChangeKind), "what was done"),
    _change.by(basis=Basis.LEGITIMATE_INTEREST).column(
        "text_before", Text, "so that an edit cannot hide what a report is about"
    ),
    _change.column("at", Moment, "when"),
    _change.column("by", Word(RemovedBy), "who took it away", null=True),
    _change.column(
        "ref", Identifier, "the client’s number of an edit, so that sending again changes once", null=True
    ),
)
Index("uq_message_changes_message_id_ref", message_changes.c.message_id, message_changes.c.ref, unique=True)

_submission = Kept(Basis.LEGAL_OBLIGATION, About.CHATTER, until("kept_until"))

submissions = Table(
    "submissions",
    metadata,
    _submission.column("person_id", Identifier, "who wrote it", primary_key=True),
    _submission.column("ref", Identifier, "the client’s number of it", primary_key=True),
    _submission.column("room", Text, "slug of the room for which it was written"),
    _submission.column("author_alias", Identifier, "who it would be by, for others"),
    _submission.column("author_pseudonym", Text, "what would stand beside it"),
    _submission.column("text", Text, "what a moderator looks at, and what an appeal is about"),
    _submission.column("verdict", Json, "what the filter thought, so that it can be contested and replayed"),
    _submission.column(
        "circumstances",
        Json,
        "rung, place, draw, and fingerprints of what its author said just before: what the verdict looked at",
        null=True,
    ),
    _submission.column("signals", Json, "what the filter found and where, to replay the verdict", null=True),
    _submission.column("detectors", Text, "version of what found them, to replay the verdict", null=True),
    _submission.column("rules_digest", Text, "which rules decided, to replay the verdict", null=True),
    _submission.column("state", Word(SubmissionState), "what became of it"),
    _submission.column("at", Moment, "when it was written"),
    _submission.column("reply_to", Identifier, "what it would answer", null=True),
    _submission.column("edit_of", Identifier, "whose new text it would be", null=True),
    _submission.column("case_id", Identifier, "where a moderator decides", null=True),
    _submission.column("decision_id", Identifier, "which decision refused it", null=True),
    _submission.column("case_code", Text, "opens the statement of reasons", null=True),
    _submission.column("message_id", Identifier, "the message that it became", null=True),
    _submission.column("seq", BigInteger, "that message’s number in the room’s log", null=True),
    _submission.column(
        "kept_until", Moment, "end of its keeping: six months when refused, a day when said or withdrawn"
    ),
)
Index("ix_submissions_case_id", submissions.c.case_id)
Index("ix_submissions_decision_id", submissions.c.decision_id)
Index("ix_submissions_kept_until", submissions.c.kept_until)
Index("ix_submissions_rules_digest", submissions.c.rules_digest)

_rule_set = Kept(Basis.NONE, About.NOBODY, after(IN_USE, "at"))

rule_sets = Table(
    "rule_sets",
    metadata,
    _rule_set.column("digest", Text, "names the set in the verdicts that came from it", primary_key=True),
    _rule_set.column("rules", Text, "the rules as they were, so that a verdict can be replayed"),
    _rule_set.column("at", Moment, "when it was last in use"),
)

keep_while(
    rule_sets,
    "a kept verdict came from it",
    exists(select(submissions.c.ref).where(submissions.c.rules_digest == rule_sets.c.digest)),
)

keep_while(
    submissions,
    "it waits for a moderator",
    submissions.c.state == literal(SubmissionState.HELD, Word(SubmissionState)),
)
