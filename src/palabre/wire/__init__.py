"""The only description of what travels."""
