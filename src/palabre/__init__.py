"""Palabre: a live chat that is easy to enter and never unwatched."""

__version__ = "0.1.0"
