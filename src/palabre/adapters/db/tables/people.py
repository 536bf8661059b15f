"""Who is here: stays, their sessions, and the pseudonyms that nobody else may bear."""

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, Table, Text

from palabre.adapters.db.declarations import About, Basis, Kept, after, until
from palabre.adapters.db.tables.base import REMEMBERED, metadata
from palabre.adapters.db.types import Identifier, Moment

_stay = Kept(Basis.CONTRACT, About.CHATTER, after(REMEMBERED, "left_at"))

persons = Table(
    "persons",
    metadata,
    _stay.column("id", Identifier, "ties a person’s acts together inside the house", primary_key=True),
    _stay.column("alias", Identifier, "what others know the person by, for one stay", unique=True),
    _stay.column("pseudonym", Text, "shown beside what the person says"),
    _stay.column("rung", Integer, "decides what the person may do"),
    _stay.by(retention=until("left_at")).column(
        "department", Text, "opens the rooms of the person’s region", null=True
    ),
    _stay.column("entered_at", Moment, "start of the stay; trust grows with time"),
    _stay.column("expires_at", Moment, "when an idle stay ends by itself"),
    _stay.column("left_at", Moment, "end of the stay, from which its forgetting is reckoned", null=True),
)
Index(
    "ix_persons_living",
    persons.c.expires_at,
    sqlite_where=persons.c.left_at.is_(None),
    postgresql_where=persons.c.left_at.is_(None),
)
Index("ix_persons_left_at", persons.c.left_at)

_session = Kept(Basis.CONTRACT, About.CHATTER, until("expires_at"))

sessions = Table(
    "sessions",
    metadata,
    _session.column(
        "token_hash",
        LargeBinary,
        "recognises the holder of a session; the token is not kept",
        primary_key=True,
    ),
    _session.column(
        "person_id",
        Identifier,
        "whose session it is",
        ForeignKey("persons.id", ondelete="CASCADE"),
    ),
    _session.column("expires_at", Moment, "end of the session when it is not used"),
    _session.column("used_at", Moment, "last use, from which idleness is reckoned"),
)
Index("ix_sessions_person_id", sessions.c.person_id)
Index("ix_sessions_expires_at", sessions.c.expires_at)

_pseudonym = Kept(Basis.LEGITIMATE_INTEREST, About.CHATTER, until("reserved_until"))

pseudonym_keys = Table(
    "pseudonym_keys",
    metadata,
    _pseudonym.column(
        "skeleton_key",
        LargeBinary,
        "keeps others from passing for this person; a keyed hash, not the pseudonym",
        primary_key=True,
    ),
    _pseudonym.column(
        "person_id", Identifier, "who bears it now; nobody once they left", null=True, unique=True
    ),
    _pseudonym.column("reserved_until", Moment, "when it is free again, once its bearer left", null=True),
)
Index("ix_pseudonym_keys_reserved_until", pseudonym_keys.c.reserved_until)
