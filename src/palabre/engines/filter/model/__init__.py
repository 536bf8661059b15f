"""The learned model: one small linear classifier for what no listed word says."""

from palabre.engines.filter.model.detector import find_learned, model_version
from palabre.engines.filter.model.scorer import Model, Scores
from palabre.engines.filter.model.weights import ModelRefused

__all__ = ["Model", "ModelRefused", "Scores", "find_learned", "model_version"]
