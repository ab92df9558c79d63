"""Outgoing connections: safe, polite and bounded; every answer is kept in a WARC journal."""
