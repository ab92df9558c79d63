"""One note to one chat room, through apprise, and how it ended.

apprise answers with yes or no. What it logs tells more: a room that was never reached may be tried
again; one that answered with an error has refused the note; of anything else nobody can say.
"""

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.briefing.deliver.receipts import Outcome
from pipeline.steps import step

# The names by which urllib3 says that no connection was made.
_NOT_REACHED = re.compile(r"NewConnectionError|NameResolutionError|ConnectTimeout")
_ANSWERED = re.compile(r"\berror=(\d{3})\b")


def send_note(title: str, text: str, address: str) -> Outcome:
    """Send a note to the room at an apprise address."""
    import apprise  # it takes a second to load, and only who sends needs it

    asset = apprise.AppriseAsset(
        storage_mode=apprise.PersistentStoreMode.MEMORY,
        allow_templates=False,
        app_id="attache",
        async_mode=False,
    )
    room = apprise.Apprise(asset=asset)
    with _overheard() as said:
        if not room.add(address):
            return Outcome("failed", "apprise does not know an address of this kind")
        was_taken = room.notify(title=title, body=text, body_format=apprise.NotifyFormat.TEXT)
    step("deliver.taken")
    return Outcome("sent", recipients=1) if was_taken else _refusal(said.getvalue())


@contextmanager
def _overheard() -> Iterator[io.StringIO]:
    """Give what apprise logs meanwhile; nobody else gets it, for it holds the address."""
    logger, said = logging.getLogger("apprise"), io.StringIO()
    handler, before = logging.StreamHandler(said), (logger.level, logger.propagate)
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.level, logger.propagate = before


def _refusal(said: str) -> Outcome:
    """Give what the log says of a refusal."""
    answered = _ANSWERED.search(said)
    if answered:
        return Outcome("failed", f"the room answered with HTTP status {answered[1]}")
    if _NOT_REACHED.search(said):
        return Outcome("failed", "the room could not be reached", may_retry=True)
    return Outcome("unknown", "the room did not say whether it took the note")
