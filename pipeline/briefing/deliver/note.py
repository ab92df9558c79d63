"""An edition as a chat message: three lines and a link."""

from pipeline.briefing.deliver.edition import Edition
from pipeline.briefing.names import Names
from pipeline.briefing.safe import clean, clip
from pipeline.briefing.words import Words

LINES = 3
LINE_LENGTH = 240  # characters: with title and link under the 1,000 that Teams and Rocket.Chat take
# A chat service takes these for mentions and markup; look-alikes are read and do nothing.
_HARMLESS = str.maketrans({"@": "＠", "<": "‹", ">": "›", "`": "ʼ", "*": "∗", "#": "＃"})


def edition_note(edition: Edition, link: str) -> tuple[str, str]:
    """Give title and text of the message."""
    data = edition.data
    lines = [f"{item.head}. {item.text}" for item in data.glance[:LINES]]
    left = len(data.glance) - len(lines)
    lines = lines or list(data.notices[:LINES])
    if left > 0:
        words = Words(Names(data.language), data.timezone)
        lines[-1] = f"{lines[-1]} ({words.label('and_more', n=left)})"
    address = [f"{link}/{edition.path}"] if link else []
    return harmless(edition.title), "\n".join([*map(harmless, lines), *address])


def harmless(text: str) -> str:
    """Give a line that no chat service takes for a mention, a link or markup."""
    return clip(clean(text), LINE_LENGTH).translate(_HARMLESS)
