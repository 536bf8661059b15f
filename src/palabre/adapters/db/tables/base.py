"""What all tables share: the metadata with its names, and the periods of DESIGN section 4."""

from datetime import timedelta

from sqlalchemy import MetaData

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

TALK_KEPT = timedelta(days=30)
"""Lines of public rooms, for reports and for testing rules on history; visible for 24 hours only."""

IN_USE = timedelta(days=2)
"""What is renewed every twelve hours while it is in use."""

CONTESTABLE = timedelta(days=183)
"""Six months: what a decision rests on is kept as long as it can be contested."""

REMEMBERED = timedelta(days=30)
"""A stay that ended, while reports may still concern it."""

ANSWERABLE = timedelta(days=5 * 365)
"""What moderation did, without anybody's words: as long as somebody may ask the house to account for it."""
