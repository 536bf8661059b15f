"""The filter: text → views → signals → rules → verdict, pure and replayable."""
