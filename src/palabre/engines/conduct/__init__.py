"""Reads behaviour over a conversation: signs in single lines, and how they add up."""

from palabre.engines.conduct.course import Conduct

__all__ = ["Conduct"]
