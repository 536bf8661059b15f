"""Delivery in memory."""
