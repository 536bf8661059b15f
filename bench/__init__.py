"""Speed, measured on the built product; figures and their machine stand in ``RESULTS.md``."""
