"""Talking: send, edit, remove, withdraw, read."""
