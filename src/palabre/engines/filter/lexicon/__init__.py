"""The words themselves, as data: one TOML file a category, exceptions, and cues for constructions."""
