"""Tokens and anchors -> diplomatic events: lexicons of five languages and a shallow grammar."""
