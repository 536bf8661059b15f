"""Pseudonyms: which are allowed, which look the same, and what to offer instead."""

from palabre.engines.pseudonyms.rules import Judge, PseudonymRules
from palabre.engines.pseudonyms.skeletons import skeleton, tidied

__all__ = ["Judge", "PseudonymRules", "skeleton", "tidied"]
