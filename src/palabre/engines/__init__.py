"""Pure code without I/O that may use third-party libraries."""
