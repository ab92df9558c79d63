"""The warehouse: all that knows duckdb: connect, migrate, poll memory, load, derive, publish."""
