"""The journal's entry as one step of the act's own unit, so that no act is without its entry."""

from sqlalchemy import insert, select, update

from palabre.adapters.db.engine import Step
from palabre.adapters.db.tables import counters, journal
from palabre.adapters.db.tables.house import JOURNAL_COUNTER
from palabre.domain.journal import JournalEntry


def journal_step(entry: JournalEntry) -> Step:
    """Append an entry under the next number.

    The counter's row is locked until the unit commits, which keeps numbers dense and in order of commit: put
    this step last, so that acts wait for one another as little as can be.
    """
    number = select(counters.c.value).where(counters.c.name == JOURNAL_COUNTER).scalar_subquery()
    return Step(
        insert(journal).values(
            number=number,
            act=entry.act,
            at=entry.at,
            staff_id=entry.staff_id,
            case_id=entry.case_id,
            detail=dict(entry.detail),
        ),
        expect=1,
        before=(
            update(counters).where(counters.c.name == JOURNAL_COUNTER).values(value=counters.c.value + 1),
        ),
    )
