"""The database: what a worker told us, encrypted field by field."""
