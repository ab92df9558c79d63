"""One letter to one mail server, and how it ended.

Up to DATA nothing is handed over: whatever goes wrong before it may be tried again when its cause
may pass. From DATA on only the server knows what it has taken.
"""

import smtplib
import ssl
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import parseaddr

from pipeline.briefing.deliver.channels import Mail
from pipeline.briefing.deliver.receipts import Outcome
from pipeline.briefing.safe import clean, clip
from pipeline.steps import step

REASON_LENGTH = 300
_TEMPORARY, _PERMANENT = 400, 500  # reply codes of RFC 5321 from which an answer is a refusal


@dataclass(frozen=True, slots=True)
class Account:
    """What stands in no settings: the password, and the certificates to trust."""

    password: str = ""
    ca_file: str | None = None


def send_letter(letter: EmailMessage, mail: Mail, account: Account) -> Outcome:
    """Send a letter to the recipients of a channel in one transaction."""
    body = letter.as_bytes(policy=policy.SMTP)
    handing_over = False
    try:
        with _connected(mail, account) as server:
            refused, last = _address(server, mail)
            if len(refused) == len(mail.recipients):
                return _nobody(refused, last)
            step("deliver.addressed")
            handing_over = True
            code, answer = server.data(body)
            step("deliver.taken")
            return _taken(code, answer, len(mail.recipients) - len(refused), refused)
    except (OSError, smtplib.SMTPException) as e:
        # SMTPDataError: the server did not want the letter before it had seen any of it.
        if handing_over and not isinstance(e, smtplib.SMTPDataError):
            return Outcome("unknown", f"the connection broke while the mail was sent: {_says(e)}")
        return Outcome("failed", _says(e), may_retry=_may_pass(e))


def _connected(mail: Mail, account: Account) -> smtplib.SMTP:
    """Give a server that has said hello, encrypted and logged in as the channel asks."""
    context = ssl.create_default_context(cafile=account.ca_file)
    place = (mail.host, mail.server_port)
    server = (
        _QuietEnd(*place, timeout=mail.timeout_seconds)
        if mail.security != "tls"
        else _QuietTlsEnd(*place, timeout=mail.timeout_seconds, context=context)
    )
    try:
        server.ehlo_or_helo_if_needed()
        if mail.security == "starttls":
            server.starttls(context=context)
            server.ehlo()
        if mail.user:
            server.login(mail.user, account.password)
    except BaseException:
        server.close()
        raise
    return server


class _QuietEnd(smtplib.SMTP):
    """A connection whose end changes nothing any more: the answer to the letter stands."""

    def __exit__(self, *_: object) -> None:
        try:
            self.quit()
        except (OSError, smtplib.SMTPException):
            self.close()


class _QuietTlsEnd(smtplib.SMTP_SSL, _QuietEnd):
    """The same with TLS from the first byte."""


def _address(server: smtplib.SMTP, mail: Mail) -> tuple[tuple[tuple[str, str], ...], int]:
    """Name sender and recipients; give who was refused with the answer, and the gentlest code."""
    sender = parseaddr(mail.sender)[1]
    code, answer = server.mail(sender)
    if code >= _TEMPORARY:
        raise smtplib.SMTPSenderRefused(code, answer, sender)
    refused, codes = [], []
    for recipient in mail.recipients:
        code, answer = server.rcpt(recipient)
        if code >= _TEMPORARY:
            codes.append(code)
            refused.append((recipient, _answer(code, answer)))
    return tuple(refused), min(codes, default=0)


def _nobody(refused: tuple[tuple[str, str], ...], code: int) -> Outcome:
    reason = f"every recipient was refused: {refused[0][1]}"
    return Outcome("failed", reason, may_retry=code < _PERMANENT, refused=refused)


def _taken(
    code: int, answer: bytes, recipients: int, refused: tuple[tuple[str, str], ...]
) -> Outcome:
    if code >= _TEMPORARY:
        return Outcome("failed", f"the mail was refused: {_answer(code, answer)}", refused=refused)
    reason = f"{len(refused)} recipients were refused" if refused else ""
    return Outcome("sent", reason, recipients=recipients, refused=refused)


def _may_pass(error: Exception) -> bool:
    """Tell what time may mend: a silent server or a 4xx answer, not a certificate or a password."""
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code < _PERMANENT
    if isinstance(error, smtplib.SMTPNotSupportedError | ssl.SSLCertVerificationError):
        return False
    return isinstance(error, OSError)


def _says(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error)
    return clip(clean(f"{type(error).__name__}: {error}"), REASON_LENGTH)


def _answer(code: int, answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return clip(clean(f"{code} {text}"), REASON_LENGTH)
