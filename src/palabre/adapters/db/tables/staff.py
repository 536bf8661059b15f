"""Those who watch, their one-time invitations and their sessions."""

from sqlalchemy import ForeignKey, Index, LargeBinary, Table, Text

from palabre.adapters.db.declarations import About, Basis, Kept, after, until
from palabre.adapters.db.tables.base import ANSWERABLE, metadata
from palabre.adapters.db.types import Identifier, Moment, Word
from palabre.domain.staff import Role

_member = Kept(Basis.LEGITIMATE_INTEREST, About.STAFF, after(ANSWERABLE, "disabled_at"))

staff = Table(
    "staff",
    metadata,
    _member.column("id", Identifier, "ties a member’s acts together", primary_key=True),
    _member.column("name", Text, "public alias, under which the journal is read", unique=True),
    _member.column("role", Word(Role), "decides what the member may do"),
    _member.column("created_at", Moment, "since when"),
    _member.column("disabled_at", Moment, "until when", null=True),
)

_invitation = Kept(Basis.LEGITIMATE_INTEREST, About.STAFF, until("expires_at"))

staff_invitations = Table(
    "staff_invitations",
    metadata,
    _invitation.column(
        "token_hash", LargeBinary, "recognises a link; the link is not kept", primary_key=True
    ),
    _invitation.column("staff_id", Identifier, "who is invited", ForeignKey("staff.id", ondelete="CASCADE")),
    _invitation.column("expires_at", Moment, "end of the link"),
    _invitation.column("used_at", Moment, "a link opens once", null=True),
)
Index("ix_staff_invitations_staff_id", staff_invitations.c.staff_id)

_session = Kept(Basis.LEGITIMATE_INTEREST, About.STAFF, until("expires_at"))

staff_sessions = Table(
    "staff_sessions",
    metadata,
    _session.column(
        "token_hash",
        LargeBinary,
        "recognises the holder of a session; the token is not kept",
        primary_key=True,
    ),
    _session.column(
        "staff_id", Identifier, "whose session it is", ForeignKey("staff.id", ondelete="CASCADE")
    ),
    _session.column("expires_at", Moment, "end of the session"),
)
Index("ix_staff_sessions_staff_id", staff_sessions.c.staff_id)
