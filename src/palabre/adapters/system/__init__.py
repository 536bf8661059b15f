"""Clock, chance and keys, from the operating system."""
