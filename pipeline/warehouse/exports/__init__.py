"""Exports of the published snapshot: for spreadsheets, statistics, networks and bibliographies."""
