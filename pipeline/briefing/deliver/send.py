"""An edition to one channel: the receipt decides, the transport tries, the receipt remembers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pipeline.briefing.deliver.channels import Channel, Chat, Mail
from pipeline.briefing.deliver.chat import send_note
from pipeline.briefing.deliver.edition import Edition
from pipeline.briefing.deliver.letter import edition_letter, message_id, note_letter
from pipeline.briefing.deliver.note import edition_note, harmless
from pipeline.briefing.deliver.receipts import (
    Outcome,
    Receipt,
    day_receipts,
    read_receipt,
    receipt_path,
    write_receipt,
)
from pipeline.briefing.deliver.smtp import Account, send_letter
from pipeline.errors import ConfigError
from pipeline.home import Home
from pipeline.staging.locks import file_lock
from pipeline.steps import step


@dataclass(frozen=True, slots=True)
class Sender:
    """A channel, and where this installation keeps what sending needs."""

    name: str
    channel: Channel
    home: Home
    environment: Mapping[str, str]

    def deliver(self, edition: Edition, *, retry: bool = False, dry_run: bool = False) -> Receipt:
        """Send an edition unless its receipt forbids it; `retry`: also after a lasting failure."""
        path = receipt_path(self.home.deliveries, edition.day, edition.number, self.name)
        with file_lock(self.home.data / "locks" / f"deliver-{self.name}.lock"):
            known = self._settled(path)
            if known and not _is_open(known, retry):
                return known
            earlier = self._earlier(edition)
            if earlier and not self.channel.corrections:
                return self._skipped(edition, f"edition {earlier.edition} of the day went out")
            send = self._prepared(edition, earlier.message_id if earlier else "")
            if dry_run:
                return self._skipped(edition, f"would be sent to {self._readers()}")
            begun = self._begin(path, edition, known)
            ended = begun.ended(send(), datetime.now(UTC))
            write_receipt(path, ended)
            return ended

    def tell(self, title: str, lines: str) -> Outcome:
        """Send a short text, an alert; it leaves no receipt."""
        if isinstance(self.channel, Mail):
            letter = note_letter(title, lines, self.channel, self.name, datetime.now(UTC))
            return send_letter(letter, self.channel, self._account(self.channel))
        text = "\n".join(map(harmless, lines.splitlines()))
        return send_note(harmless(title), text, self._secret())

    def _settled(self, path: Path) -> Receipt | None:
        """Give the receipt; an attempt that was killed is `unknown` from now on."""
        receipt = read_receipt(path)
        if receipt is None or receipt.status != "sending":
            return receipt
        reason = "the sender was stopped while sending; nobody can say whether it went out"
        unknown = replace(receipt, status="unknown", reason=reason)
        write_receipt(path, unknown)
        return unknown

    def _earlier(self, edition: Edition) -> Receipt | None:
        """Give the first edition of the day that went out, or may have, on this channel."""
        for receipt in day_receipts(self.home.deliveries, edition.day):
            went_out = receipt.status in {"sent", "sending", "unknown"}
            if receipt.channel == self.name and receipt.edition < edition.number and went_out:
                return receipt
        return None

    def _skipped(self, edition: Edition, reason: str) -> Receipt:
        now = datetime.now(UTC)
        return Receipt(edition.day, edition.number, self.name, "skipped", now, 0, reason)

    def _begin(self, path: Path, edition: Edition, before: Receipt | None) -> Receipt:
        attempts = before.attempts + 1 if before else 1
        now = datetime.now(UTC)
        receipt = Receipt(edition.day, edition.number, self.name, "sending", now, attempts)
        if isinstance(self.channel, Mail):
            stable = message_id(edition, self.channel, self.name)
            receipt = replace(receipt, message_id=stable)
        write_receipt(path, receipt)
        step("deliver.sending")
        return receipt

    def _prepared(self, edition: Edition, answers: str) -> Callable[[], Outcome]:
        """Give what only has to be sent: whatever can go wrong before has gone wrong by then."""
        if isinstance(self.channel, Mail):
            now = datetime.now(UTC)
            letter = edition_letter(edition, self.channel, self.name, now, answers)
            return partial(send_letter, letter, self.channel, self._account(self.channel))
        return partial(send_note, *edition_note(edition, self.channel.link), self._secret())

    def _readers(self) -> str:
        return ", ".join(self.channel.recipients) if isinstance(self.channel, Mail) else "the room"

    def _account(self, mail: Mail) -> Account:
        file = self.home.config / mail.ca_file
        if mail.ca_file and not file.is_file():
            settings = str(self.home.config / "attache.toml")
            raise ConfigError(settings, f"[deliver] mail.{self.name}.ca_file", f"no file {file}")
        return Account(self._secret(), str(file) if mail.ca_file else None)

    def _secret(self) -> str:
        """Give the password of a mail account, or the address of a room."""
        if isinstance(self.channel, Chat):
            names = (self.channel.url_env, self.channel.url_file)
            return self._read(*names, f"[deliver] chat.{self.name}.url")
        if isinstance(self.channel, Mail) and self.channel.user:
            names = (self.channel.password_env, self.channel.password_file)
            return self._read(*names, f"[deliver] mail.{self.name}.password")
        return ""

    def _read(self, variable: str, path: str, key: str) -> str:
        """Give what an environment variable, or a file beside attache.toml, holds."""
        settings = str(self.home.config / "attache.toml")
        if variable:
            if not self.environment.get(variable):
                raise ConfigError(settings, f"{key}_env", f"{variable} is not set")
            return self.environment[variable]
        file = self.home.config / path
        try:
            secret = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as e:
            why = e.strerror if isinstance(e, OSError) else "is not UTF-8 text"
            raise ConfigError(settings, f"{key}_file", f"{file}: {why}") from e
        if not secret:
            raise ConfigError(settings, f"{key}_file", f"{file} is empty")
        return secret


def _is_open(receipt: Receipt, retry: bool) -> bool:
    return receipt.status == "failed" and (receipt.may_retry or retry)
