"""Rows of the published snapshot -> the briefing of a day, in every form it is read in."""
