"""Palabre: a live chat that is easy to enter and never unwatched."""
