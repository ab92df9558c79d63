"""Feeds that move: for good after a permanent redirect, and back when that was wrong."""

from urllib.parse import urlsplit, urlunsplit

from pipeline.records import Answer, Feed, FeedMemory

# Weighted failures after which an address that we were redirected to is given up again.
_GIVE_UP_AFTER = 3.0


def moved(memory: FeedMemory, answer: Answer) -> str:
    """Give the address to ask from now on, after an answer that was a good feed."""
    return _with_credentials_of(memory.url, answer.moved_to) if answer.moved_to else memory.url


def must_return(feed: Feed, memory: FeedMemory) -> bool:
    """Say whether the feed moved to an address that has failed too often since."""
    return memory.url != feed.url and memory.failures >= _GIVE_UP_AFTER


def _with_credentials_of(old: str, new: str) -> str:
    """Keep user and password of a feed that moved within its host; answers never carry them."""
    before, after = urlsplit(old), urlsplit(new)
    if "@" not in before.netloc or before.hostname != after.hostname:
        return new
    user = before.netloc.rpartition("@")[0]
    return urlunsplit(after._replace(netloc=f"{user}@{after.netloc}"))
