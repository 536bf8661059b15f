"""The database: one definition of the tables, two dialects, one way to run statements on both."""
