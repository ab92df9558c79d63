"""Where a response sends us, and which part of the way is for good."""

from urllib.parse import urldefrag, urljoin

from pipeline.web.addresses import NotFetched
from pipeline.web.answers import Problem

#: Statuses that send a GET elsewhere (RFC 9110, section 15.4).
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


class Trail:
    """The addresses that one request went through."""

    def __init__(self, url: str, max_redirects: int) -> None:
        self.url = url
        self.moved_to: str | None = None
        self._seen = {urldefrag(url)[0]}
        self._left = max_redirects
        self._all_permanent = True

    def follow(self, status: int, location: bytes) -> None:
        """Take one redirect; raise NotFetched where it leads nowhere, in a circle or too far."""
        target = next_url(self.url, location)
        if target in self._seen:
            raise NotFetched(Problem.REDIRECT_LOOP, "redirected in a circle")
        if not self._left:
            raise NotFetched(Problem.REDIRECT_LOOP, "too many redirects")
        self._left -= 1
        self._seen.add(target)
        self.url = target
        self._all_permanent = self._all_permanent and status in _PERMANENT
        if self._all_permanent:
            self.moved_to = target


def next_url(url: str, location: bytes) -> str:
    """Give the absolute address of a Location header, whose bytes may be UTF-8 or Latin-1."""
    try:
        text = location.decode("utf-8")
    except UnicodeDecodeError:
        text = location.decode("latin-1")
    text = text.strip()
    if not text:
        raise NotFetched(Problem.BAD_REDIRECT, "a redirect without an address")
    try:
        return urldefrag(urljoin(url, text))[0]
    except ValueError as e:
        raise NotFetched(Problem.BAD_REDIRECT, f"a redirect to no URL: {e}") from e
