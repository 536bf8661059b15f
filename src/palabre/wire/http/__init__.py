"""Bodies and answers of the HTTP interface, a module for each feature."""
