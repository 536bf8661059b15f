"""One module for each feature: its routes and what they answer."""
