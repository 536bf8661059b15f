"""Labelled lines in, figures out: how well the filter does on lines that it was not written for."""

from palabre.engines.evaluation.figures import Judged, figures_of
from palabre.engines.evaluation.goals import GOALS, Goal, Standing
from palabre.engines.evaluation.rows import BadSetError, Row, read_set

__all__ = ["GOALS", "BadSetError", "Goal", "Judged", "Row", "Standing", "figures_of", "read_set"]
