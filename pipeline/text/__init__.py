"""Page -> article: one parse, the article's paragraphs, its metadata, and what was left out and why.

    bytes | tree.parse | metadata.read | prune.prune | body.lines | segments.compose | statuses.judge

`copies` and `recurring` compare articles with one another. Everything here is pure but `worker`, which
runs the rest in a child process that may be killed.
"""
