"""Conditional requests: validators sent back byte for byte, learned only from good answers."""

from collections.abc import Mapping

from pipeline.records import FeedMemory


def request_headers(memory: FeedMemory) -> dict[str, str]:
    """Give the headers that let the publisher say "unchanged"; both where both are known."""
    fields = {"If-None-Match": memory.etag, "If-Modified-Since": memory.last_modified}
    return {name: value for name, value in fields.items() if value}


def validators(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Give an answer's ETag and Last-Modified, untouched; None for a missing one."""
    return headers.get("etag") or None, headers.get("last-modified") or None
