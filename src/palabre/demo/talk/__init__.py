"""An evening of believable French talk, the same for the same seed."""

from palabre.demo.talk.cast import CAST, TROUBLEMAKERS
from palabre.demo.talk.evening import evening
from palabre.demo.talk.people import Line, LineKind, Persona, Style, Temperament

__all__ = ["CAST", "TROUBLEMAKERS", "Line", "LineKind", "Persona", "Style", "Temperament", "evening"]
