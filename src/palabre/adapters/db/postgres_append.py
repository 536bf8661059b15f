"""The hot path on PostgreSQL: lines that wait together, stored by one statement over arrays."""

from collections.abc import Sequence
from uuid import UUID

from palabre.adapters.db.engine import Failed
from palabre.adapters.db.engine_append import Number
from palabre.adapters.db.postgres import Connection, PostgresGroup
from palabre.domain.errors import NotFound
from palabre.domain.ids import PersonId, Ref, Slug
from palabre.domain.messages import Draft

_LOCK = """
    SELECT slug, id FROM rooms WHERE slug = ANY($1::text[]) ORDER BY id FOR NO KEY UPDATE
"""
"""In the order of ids, so that two servers never wait for one another in a circle.

A statement of its own: the next one must see what others committed while we waited.
"""

_STORE = """
    WITH line AS (
      SELECT * FROM unnest(
        $1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[],
        $8::timestamptz[], $9::uuid[]
      ) WITH ORDINALITY
        AS line (id, room_id, author_id, author_alias, author_pseudonym, ref, text, at, reply_to, place)
    ), fresh AS (
      SELECT line.*, row_number() OVER (PARTITION BY room_id ORDER BY place) AS step
      FROM line
      WHERE NOT EXISTS (
          SELECT 1 FROM messages WHERE messages.author_id = line.author_id AND messages.ref = line.ref
        ) AND NOT EXISTS (
          SELECT 1 FROM submissions
          WHERE submissions.person_id = line.author_id AND submissions.ref = line.ref
        )
    ), growth AS (
      SELECT room_id, count(*) AS lines FROM fresh GROUP BY room_id
    ), moved AS (
      UPDATE rooms SET last_seq = last_seq + growth.lines
      FROM growth WHERE rooms.id = growth.room_id
      RETURNING rooms.id, rooms.last_seq - growth.lines AS before
    )
    INSERT INTO messages
      (id, room_id, seq, author_id, author_alias, author_pseudonym, ref, text, at, reply_to)
    SELECT fresh.id, room_id, moved.before + fresh.step, author_id, author_alias, author_pseudonym,
      ref, text, at, reply_to
    FROM fresh JOIN moved ON moved.id = fresh.room_id
    RETURNING id, seq
"""


async def _append(connection: Connection, drafts: Sequence[Draft]) -> list[Number | Failed]:
    """Give each line the next number of its room, in the order in which they came."""
    slugs = list({draft.room for draft in drafts})
    rooms: dict[Slug, UUID] = {row[0]: row[1] for row in await connection.fetch(_LOCK, slugs)}
    first: dict[tuple[PersonId, Ref], Draft] = {}
    for draft in drafts:
        if draft.room in rooms:
            first.setdefault((draft.author_id, draft.ref), draft)
    lines = list(first.values())
    stored = await connection.fetch(
        _STORE,
        [draft.id for draft in lines],
        [rooms[draft.room] for draft in lines],
        [draft.author_id for draft in lines],
        [draft.author.alias for draft in lines],
        [draft.author.pseudonym for draft in lines],
        [draft.ref for draft in lines],
        [draft.text for draft in lines],
        [draft.at for draft in lines],
        [draft.reply_to for draft in lines],
    )
    numbers: dict[UUID, int] = {row[0]: row[1] for row in stored}
    answers: list[Number | Failed] = []
    for draft in drafts:
        if draft.room not in rooms:
            answers.append(Failed(NotFound()))
        elif first[draft.author_id, draft.ref] is not draft:
            # The same line twice in one commit: the first one has the number.
            answers.append(None)
        else:
            answers.append(numbers.get(draft.id))
    return answers


POSTGRES_APPEND: PostgresGroup[Draft, Number] = PostgresGroup(_append)
