"""Text -> actors, quotations, events, by dictionaries and rules: no clock, no disk, no network."""
