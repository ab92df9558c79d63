"""What an answer for an article page means for its entry, before any text is read."""

from datetime import datetime

from pipeline.records import Answer, EntryStatus, Extraction
from pipeline.web.answers import Problem, is_success, is_temporary, why
from pipeline.web.waiting import retry_after

# Tries after 15 minutes, half an hour, one, two hours: the fifth attempt comes within a news day.
_FIRST_RETRY_SECONDS = 900
_LONGEST_RETRY_SECONDS = 86_400
# A body that breaks off twice will break off again: what there is of it is read.
_TRUNCATED_IS_READ_AFTER = 2

_STATUS_OF_PROBLEM = {
    Problem.REFUSED_ADDRESS: EntryStatus.REFUSED,
    Problem.UNSUPPORTED_SCHEME: EntryStatus.REFUSED,
    Problem.ROBOTS: EntryStatus.REFUSED,
    Problem.TOO_LARGE: EntryStatus.TOO_LARGE,
    Problem.BOMB: EntryStatus.TOO_LARGE,
    Problem.BAD_ENCODING: EntryStatus.HTTP_ERROR,
    Problem.BAD_RESPONSE: EntryStatus.HTTP_ERROR,
    Problem.BAD_REDIRECT: EntryStatus.HTTP_ERROR,
    Problem.REDIRECT_LOOP: EntryStatus.HTTP_ERROR,
}


def verdict(answer: Answer, attempts: int) -> tuple[Extraction | None, int | None]:
    """Give where the entry ends and after how many seconds it is tried again.

    No extraction: the page is there to be read. No seconds: the status is final.
    """
    if is_success(answer) or _is_worth_reading(answer, attempts):
        return None, None
    status = _status(answer)
    seconds = _retry_seconds(answer, attempts) if is_temporary(answer) else None
    return Extraction(status, why(answer)), seconds


def _is_worth_reading(answer: Answer, attempts: int) -> bool:
    is_torn = answer.problem == Problem.TRUNCATED and answer.status == 200
    return is_torn and attempts >= _TRUNCATED_IS_READ_AFTER and bool(answer.body)


def _status(answer: Answer) -> EntryStatus:
    if answer.problem is not None:
        return _STATUS_OF_PROBLEM.get(Problem(answer.problem), EntryStatus.UNREACHABLE)
    return EntryStatus.GONE if answer.status in (404, 410) else EntryStatus.HTTP_ERROR


def _retry_seconds(answer: Answer, attempts: int) -> int:
    """Double the wait with every attempt; the publisher's own Retry-After is heeded up to a day."""
    asked: datetime | None = retry_after(answer.headers, answer.asked_at)
    wanted = (asked - answer.asked_at).total_seconds() if asked else 0
    own = _FIRST_RETRY_SECONDS * 2 ** min(attempts, 6)
    return int(min(max(own, wanted), _LONGEST_RETRY_SECONDS))
