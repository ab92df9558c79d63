"""Tokens and anchors -> diplomatic events: lexicons of five languages and a shallow grammar."""

from pipeline.coding.events.examples import problems

__all__ = ["problems"]
