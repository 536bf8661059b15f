"""Which of the two ways to sum is used: the compiled one where there is one, and the other everywhere."""

from typing import Final

from palabre.engines.filter.model.summing import SumsOf
from palabre.engines.filter.model.sums import Sums

_found: SumsOf = Sums
try:
    from palabre.engines.filter.model.compiled import CompiledSums
except ImportError:
    pass
else:
    _found = CompiledSums

fastest_sums: Final = _found
IS_COMPILED: Final = fastest_sums is not Sums
