"""One class per verb: guard, load, decide, store, publish."""
