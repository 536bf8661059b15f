"""The life of a rule: written, tried, watched, promoted, stopped."""
