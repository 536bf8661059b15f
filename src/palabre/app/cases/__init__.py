"""Judging what was reported or held: queue, claim, decide."""
