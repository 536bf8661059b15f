"""What is true in the house: standard library only, no I/O."""
