"""Feeds: from the bytes of an answer to entries, feed health and the time of the next poll."""
