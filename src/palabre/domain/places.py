"""From a postal code to a department; the code itself is dropped by whoever asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from palabre.domain.departments import DEPARTMENT_NAMES


@dataclass(frozen=True, slots=True)
class Department:
    """As coarse as the house ever knows a place; ``code`` is official, or ``hors-fr``."""

    code: str
    name: str


OUTSIDE_FRANCE: Final = Department("hors-fr", "hors de France")
"""Belgium, Switzerland, Luxembourg, and the postal sectors of the forces: no finer place is kept."""

DEPARTMENTS: Final[Mapping[str, Department]] = MappingProxyType(
    {code: Department(code, name) for code, name in DEPARTMENT_NAMES.items()},
)

# Longer than any code written with its country and a space between each character.
_MAX_LENGTH = 24
_SPACES = re.compile(r"[ \t\u00a0\u2009\u202f]+")
_FRENCH = re.compile(r"(?:FR?-?)?([0-9]{5})")
_NEIGHBOUR = re.compile(r"(?:(?:BE?|LU?|CH)-?)?[1-9][0-9]{3}")
# The islands that left Guadeloupe in 2007 kept their old postal codes.
_SINGLE_CODES: Final[Mapping[str, str]] = MappingProxyType({"97133": "977", "97150": "978"})
# Corsica was one department until 1976 and its codes still begin with 20; 203 to 207 are mostly CEDEX.
_CORSICA: Final[Mapping[str, str]] = MappingProxyType(
    {"200": "2A", "201": "2A", "202": "2B", "203": "2A", "204": "2B", "206": "2B", "207": "2A"},
)
_OVERSEAS = ("97", "98")
_FORCES = "00"
_FORCES_FIRST = 100


def department_of(postal_code: str) -> Department | None:
    """Five digits give a department, four a neighbouring country; None when no place has such a code.

    Spaces and a leading country mark (``F-``, ``B-``, ``L-``, ``CH-``) are passed over. A few hundred
    communes are served from across a department's border, so the answer is the post's, not the prefect's.
    """
    if len(postal_code) > _MAX_LENGTH:
        return None
    code = _SPACES.sub("", postal_code).upper()
    if _NEIGHBOUR.fullmatch(code):
        return OUTSIDE_FRANCE
    french = _FRENCH.fullmatch(code)
    if french is None:
        return None
    return _french_department(french[1])


def _french_department(code: str) -> Department | None:
    if code.startswith(_FORCES):
        return OUTSIDE_FRANCE if int(code) >= _FORCES_FIRST else None
    if code.startswith("20"):
        return DEPARTMENTS.get(_CORSICA.get(code[:3], ""))
    if code.startswith(_OVERSEAS):
        return DEPARTMENTS.get(_SINGLE_CODES.get(code, code[:3]))
    return DEPARTMENTS.get(code[:2])
