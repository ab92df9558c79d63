"""Upkeep: what is cleared away, what is mended, what is found wrong, backup and restore."""
