"""Page -> article: its paragraphs, its metadata, and what was left out and why.

    bytes | tree.parse | metadata.read | prune.prune | body.read | lines.judge
          | segments.compose | statuses.judge

`copies` and `recurring` compare articles with one another. Everything here is pure but `worker`,
which runs the rest in a child process that may be killed.
"""
