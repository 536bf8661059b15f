"""The training of the filter's learned model; nothing here runs while the house is open."""
