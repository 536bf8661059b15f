"""Every store of the house over one database."""

from datetime import datetime

from palabre.adapters.db.appeals import SqlAppealStore
from palabre.adapters.db.cases import SqlCaseStore
from palabre.adapters.db.decisions import SqlDecisionStore
from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.idempotency import SqlIdempotencyStore
from palabre.adapters.db.journal import SqlJournal
from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.migrations.run import is_current
from palabre.adapters.db.persons import SqlPersonStore
from palabre.adapters.db.purge import Purge
from palabre.adapters.db.replays import SqlReplayStore
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.adapters.db.rule_trials import SqlTrialStore
from palabre.adapters.db.rules import SqlRuleStore
from palabre.adapters.db.staff import SqlStaffStore
from palabre.adapters.db.submissions import SqlSubmissionStore


class Stores:
    """Built once; ``database`` is started and stopped by who built it."""

    def __init__(self, url: str, *, alone: bool = False) -> None:
        """``alone`` is for servers: a second one on the same SQLite file is refused. Raises CannotOpen."""
        self.database = database = open_database(url, alone=alone)
        self.appeals = SqlAppealStore(database)
        self.cases = SqlCaseStore(database)
        self.decisions = SqlDecisionStore(database)
        self.idempotency = SqlIdempotencyStore(database)
        self.journal = SqlJournal(database)
        self.messages = SqlMessageStore(database)
        self.persons = SqlPersonStore(database)
        self.replays = SqlReplayStore(database)
        self.rooms = SqlRoomStore(database)
        self.rules = SqlRuleStore(database)
        self.staff = SqlStaffStore(database)
        self.submissions = SqlSubmissionStore(database)
        self.trials = SqlTrialStore(database)
        self._purge = Purge(database)

    async def is_current(self) -> bool:
        """Whether the database has the tables that this version needs."""
        return await is_current(self.database)

    async def purge(self, now: datetime) -> None:
        """Drop what its declared retention no longer allows to keep."""
        await self._purge.run(now)
