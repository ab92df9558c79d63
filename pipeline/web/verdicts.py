"""What an answer means for the entry that asked: a page to read, an end, or another try later."""

from pipeline.records import Answer, EntryStatus, Extraction
from pipeline.web.answers import Problem, content_type, is_success, is_temporary, why

_RETRY_SECONDS = 900  # before the second try; grows with the attempts
_LONGEST_RETRY_SECONDS = 24 * 3600

_PAGES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "application/xml",
                    "text/xml", "application/octet-stream"})  # fmt: skip

_STATUS_OF = {
    Problem.DNS: EntryStatus.UNREACHABLE,
    Problem.CONNECTION: EntryStatus.UNREACHABLE,
    Problem.TLS: EntryStatus.UNREACHABLE,
    Problem.TIMEOUT: EntryStatus.UNREACHABLE,
    Problem.TRUNCATED: EntryStatus.UNREACHABLE,
    Problem.TOO_LARGE: EntryStatus.TOO_LARGE,
    Problem.BOMB: EntryStatus.TOO_LARGE,
    Problem.BAD_ENCODING: EntryStatus.HTTP_ERROR,
    Problem.BAD_RESPONSE: EntryStatus.HTTP_ERROR,
    Problem.BAD_REDIRECT: EntryStatus.HTTP_ERROR,
    Problem.REDIRECT_LOOP: EntryStatus.HTTP_ERROR,
    Problem.UNSUPPORTED_SCHEME: EntryStatus.REFUSED,
    Problem.REFUSED_ADDRESS: EntryStatus.REFUSED,
    Problem.ROBOTS: EntryStatus.REFUSED,
    Problem.ROBOTS_UNAVAILABLE: EntryStatus.REFUSED,
}


def verdict(answer: Answer, attempts: int) -> tuple[Extraction | None, int | None]:
    """Give why there is no page, and after how many seconds to try again; (None, None): read it."""
    retry = _retry_seconds(answer, attempts) if is_temporary(answer) else None
    if answer.problem is not None:
        return Extraction(_STATUS_OF[Problem(answer.problem)], why(answer)), retry
    if answer.status in {404, 410}:
        return Extraction(EntryStatus.GONE, why(answer)), None
    if not is_success(answer):
        return Extraction(EntryStatus.HTTP_ERROR, why(answer)), retry
    if not answer.body.strip():
        return Extraction(EntryStatus.EMPTY, "the answer has no body"), None
    if content_type(answer) not in _PAGES:
        return Extraction(EntryStatus.NOT_HTML, content_type(answer)), None
    return None, None


def _retry_seconds(answer: Answer, attempts: int) -> int:
    asked = answer.headers.get("retry-after", "")
    seconds = int(asked) if asked.isdigit() else _RETRY_SECONDS * (attempts + 1)
    return min(max(seconds, 60), _LONGEST_RETRY_SECONDS)
