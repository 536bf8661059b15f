"""What users would otherwise take from public packages, fetched when a measurement asks for it."""
