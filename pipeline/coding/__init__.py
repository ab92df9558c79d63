"""Text -> actors, quotations, events: dictionaries and rules. Pure: no clock, no disk, no network."""
