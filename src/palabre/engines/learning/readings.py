"""What the model reads of each row: the same view as when it judges."""

from collections.abc import Iterable

from palabre.domain.verdicts import Circumstances
from palabre.engines.filter.model.detector import model_view
from palabre.engines.filter.reading import Reading
from palabre.engines.filter.terms import Lexicon
from palabre.engines.learning.rows import Row


def readings(rows: Iterable[Row], lexicon: Lexicon) -> list[str]:
    """The texts of rows without their disguises, in order."""
    circumstances = Circumstances()
    return [model_view(Reading(row.text, circumstances, lexicon))[1].text for row in rows]
