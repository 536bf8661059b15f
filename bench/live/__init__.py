"""Delivery measured: each server as a process, one generator, and the C limit in the same run."""
