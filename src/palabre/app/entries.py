"""Enter and leave the house."""

from collections.abc import Sequence
from dataclasses import dataclass

from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Announcer, Chance, Clock, Keyed, PseudonymRules
from palabre.app.ports.persons import NewEntry, PersonStore
from palabre.app.raids import RaidBrake
from palabre.app.speakers import Speakers
from palabre.app.tokens import hash_token
from palabre.domain.errors import (
    PostalCodeUnknown,
    PseudonymRefused,
    PseudonymTaken,
    RulesNotAccepted,
    UnderAge,
)
from palabre.domain.facts import PersonLeft
from palabre.domain.ids import Alias, PersonId
from palabre.domain.persons import IDLE_LIMIT, PSEUDONYM_RESERVED, Person, may_enter
from palabre.domain.places import department_of
from palabre.domain.trust import Rung

_SKELETON = "pseudonym-skeleton"
_TRIES = 4


@dataclass(kw_only=True, frozen=True, slots=True)
class Entered:
    """A new person with the only copy of their session token."""

    person: Person
    token: str


class Pseudonyms:
    """What is wrong with a pseudonym, and what could be taken instead."""

    def __init__(self, *, rules: PseudonymRules, persons: PersonStore, keyed: Keyed, clock: Clock) -> None:
        """``keyed`` hides the skeletons that the store compares."""
        self._rules = rules
        self._persons = persons
        self._keyed = keyed
        self._clock = clock

    def tidied(self, pseudonym: str) -> str:
        """Return it in its normal form."""
        return self._rules.tidied(pseudonym)

    def fault(self, pseudonym: str) -> str | None:
        """Return the stable code of what is wrong, or None."""
        return self._rules.fault(pseudonym)

    def key(self, pseudonym: str) -> bytes:
        """Return what the store compares instead of the pseudonym."""
        return self._keyed.digest(_SKELETON, self._rules.skeleton(pseudonym))

    async def is_taken(self, pseudonym: str) -> bool:
        """Whether somebody living bears it, or it is reserved for who left."""
        return bool(await self._persons.taken([self.key(pseudonym)], self._clock.now()))

    async def suggestions(self, pseudonym: str) -> Sequence[str]:
        """Return at least three free ones."""
        taken: set[str] = set()
        found: Sequence[str] = ()
        for _ in range(_TRIES):
            found = self._rules.suggestions(pseudonym, taken)
            keys = {self.key(candidate): candidate for candidate in found}
            busy = await self._persons.taken(list(keys), self._clock.now())
            if not busy:
                return found
            taken |= {self._rules.skeleton(keys[key]) for key in busy}
        return [candidate for candidate in found if self._rules.skeleton(candidate) not in taken]


class EnterHouse:
    """Three fields and the rules. The age is compared and dropped; the postal code becomes a department."""

    def __init__(
        self,
        *,
        persons: PersonStore,
        pseudonyms: Pseudonyms,
        clock: Clock,
        chance: Chance,
        raids: RaidBrake,
        minimum_age: int,
    ) -> None:
        """``minimum_age`` in years; ``raids`` counts who comes."""
        self._raids = raids
        self._persons = persons
        self._pseudonyms = pseudonyms
        self._clock = clock
        self._chance = chance
        self._minimum_age = minimum_age

    async def __call__(self, *, pseudonym: str, age: int, postal_code: str, accepts_rules: bool) -> Entered:
        """Raises RulesNotAccepted, UnderAge, PostalCodeUnknown, PseudonymRefused or PseudonymTaken."""
        if not accepts_rules:
            raise RulesNotAccepted
        if not may_enter(age, self._minimum_age):
            raise UnderAge
        department = department_of(postal_code)
        if department is None:
            raise PostalCodeUnknown
        pseudonym = self._pseudonyms.tidied(pseudonym)
        fault = self._pseudonyms.fault(pseudonym)
        if fault is not None:
            suggestions = await self._pseudonyms.suggestions(pseudonym)
            raise PseudonymRefused(extra={"reason": fault, "suggestions": list(suggestions)})
        now, token = self._clock.now(), self._chance.secret()
        person = Person(
            id=PersonId(self._chance.uuid()),
            alias=Alias(self._chance.uuid()),
            pseudonym=pseudonym,
            rung=Rung.NEWCOMER,
            department=department.code,
            entered_at=now,
            expires_at=now + IDLE_LIMIT,
        )
        entry = NewEntry(
            person=person, token_hash=hash_token(token), skeleton_key=self._pseudonyms.key(pseudonym)
        )
        try:
            await self._persons.enter(entry)
        except Conflict:
            suggestions = await self._pseudonyms.suggestions(pseudonym)
            raise PseudonymTaken(extra={"suggestions": list(suggestions)}) from None
        self._raids.entered()
        return Entered(person=person, token=token)


class LeaveHouse:
    """Ends the session and its data at once, but not what was said."""

    def __init__(
        self, *, persons: PersonStore, clock: Clock, announcer: Announcer, speakers: Speakers
    ) -> None:
        """Sockets close on every node that hears the announcement."""
        self._persons = persons
        self._clock = clock
        self._announcer = announcer
        self._speakers = speakers

    async def __call__(self, person_id: PersonId) -> None:
        """Leaving twice is the same as once."""
        now = self._clock.now()
        await self._persons.leave(person_id, now, now + PSEUDONYM_RESERVED)
        self._speakers.left(person_id)
        self._announcer.announce(PersonLeft(person_id=person_id))


class EndIdleSessions:
    """Whoever was away for a day has left."""

    def __init__(self, *, persons: PersonStore, leave: LeaveHouse, clock: Clock) -> None:
        """Run from time to time."""
        self._persons = persons
        self._leave = leave
        self._clock = clock

    async def __call__(self) -> int:
        """Return how many left."""
        count = 0
        while idle := await self._persons.idle(self._clock.now(), 200):
            for person_id in idle:
                await self._leave(person_id)
            count += len(idle)
        return count


class Attendance:
    """Notes who is active, and moves the end of their sessions in one go."""

    def __init__(self, *, persons: PersonStore, clock: Clock) -> None:
        """Nothing is stored before ``flush``."""
        self._persons = persons
        self._clock = clock
        self._seen: set[PersonId] = set()

    def seen(self, person_id: PersonId) -> None:
        """This person did something."""
        self._seen.add(person_id)

    async def flush(self) -> None:
        """Store what was noted since the last time."""
        if self._seen:
            seen, self._seen = self._seen, set()
            now = self._clock.now()
            await self._persons.touch(seen, now, now + IDLE_LIMIT)
