"""What only several words together say: patterns by subject, and the catalogue that tries them."""
