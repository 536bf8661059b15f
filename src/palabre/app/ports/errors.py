"""What a store may raise besides its answers."""


class Conflict(Exception):
    """Another act came first (a unique key or an expected state failed); nothing was stored."""
