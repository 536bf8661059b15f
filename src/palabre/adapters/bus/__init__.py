"""Buses between nodes: in memory, or core NATS."""
