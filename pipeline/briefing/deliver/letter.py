"""An edition as a mail: plain text and HTML, with headers that only say what we mean."""

from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from pipeline.briefing.deliver.channels import Mail
from pipeline.briefing.deliver.edition import Edition
from pipeline.briefing.deliver.mail_page import mail_page
from pipeline.briefing.safe import clean, clip
from pipeline.ids import stable_id

SUBJECT_LENGTH = 150  # characters; phones show about 40, desks about 100
SUBJECT_HEADS = 3


def edition_letter(
    edition: Edition, mail: Mail, channel: str, now: datetime, answers: str = ""
) -> EmailMessage:
    """Give the mail of an edition; `answers` is the Message-ID of the edition that it corrects."""
    letter = _envelope(mail, channel, now)
    letter["Subject"] = header_text(subject(edition))
    letter["Message-ID"] = message_id(edition, mail, channel)
    letter["Content-Language"] = str(edition.data.language)
    if answers:
        letter["In-Reply-To"] = letter["References"] = answers
    letter.set_content(clean_lines(edition.text), cte="quoted-printable")
    page = mail_page(edition, mail.link)
    letter.add_alternative(page, subtype="html", cte="quoted-printable")
    return letter


def note_letter(title: str, text: str, mail: Mail, channel: str, now: datetime) -> EmailMessage:
    """Give a short mail of plain text: an alert."""
    letter = _envelope(mail, channel, now)
    letter["Subject"] = header_text(clip(clean(title), SUBJECT_LENGTH))
    key = stable_id("note", channel, title, text, now.isoformat())
    letter["Message-ID"] = f"<note.{key}@{_domain(mail)}>"
    letter.set_content(clean_lines(text), cte="quoted-printable")
    return letter


def subject(edition: Edition) -> str:
    """Give the title and the first heads of the first section, on one line."""
    heads = "; ".join(item.head for item in edition.data.glance[:SUBJECT_HEADS])
    number = f" (edition {edition.number})" if edition.number > 1 else ""
    line = clean(f"{edition.title}{number}: {heads}" if heads else f"{edition.title}{number}")
    return clip(line, SUBJECT_LENGTH)


def message_id(edition: Edition, mail: Mail, channel: str) -> str:
    """Give the Message-ID: the same for an edition, channel and list of recipients, always."""
    key = stable_id("letter", channel, *sorted(mail.recipients))
    return f"<briefing.{edition.day}.{edition.number}.{key}@{_domain(mail)}>"


def header_text(line: str) -> str:
    """Give a line in which nothing is taken for an encoded word: those may decode to line ends."""
    return line.replace("=?", "= ?")


def clean_lines(text: str) -> str:
    """Give a text whose lines hold no control or bidirectional characters."""
    lines = text.splitlines()
    return "\n".join(line[: len(line) - len(line.lstrip(" "))] + clean(line) for line in lines)


def _envelope(mail: Mail, channel: str, now: datetime) -> EmailMessage:
    name, address = parseaddr(mail.sender)
    letter = EmailMessage(policy=policy.SMTP)
    letter["From"] = Address(name, addr_spec=address)
    hidden = mail.hide_recipients
    letter["To"] = "undisclosed-recipients:;" if hidden else ", ".join(mail.recipients)
    letter["Date"] = format_datetime(now)
    letter["List-Id"] = f"<{channel}.attache.{_domain(mail)}>"
    letter["List-Unsubscribe"] = f"<{mail.unsubscribe or _leave(address, channel)}>"
    letter["Auto-Submitted"] = "auto-generated"
    return letter


def _leave(address: str, channel: str) -> str:
    return f"mailto:{address}?subject=unsubscribe%20{channel}"


def _domain(mail: Mail) -> str:
    return parseaddr(mail.sender)[1].rpartition("@")[2]
