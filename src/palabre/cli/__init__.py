"""Command line: one program, groups of verbs. Data on standard output, talk on standard error."""

from palabre.cli.program import main

__all__ = ["main"]
