"""A real mail server on loopback that keeps what it takes, and can be made to refuse or break."""

import ssl
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult


@dataclass
class Postbox:
    """What arrived, and what the server is to answer."""

    refuse: dict[str, str] = field(default_factory=dict)  # address -> answer to RCPT
    answer: str = "250 taken"  # to the letter
    hangs_up: bool = False  # after the letter, without an answer
    letters: list[EmailMessage] = field(default_factory=list)
    envelopes: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        self.envelopes.append((envelope.mail_from, tuple(envelope.rcpt_tos)))
        self.encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        if self.hangs_up:
            server.transport.abort()
        return self.answer


class _Server(Controller):
    def __init__(self, handler: Postbox, implicit: ssl.SSLContext | None, **options) -> None:
        self._options = options
        super().__init__(
            handler, hostname="127.0.0.1", port=0, ready_timeout=10, ssl_context=implicit
        )

    def factory(self) -> SMTP:
        with warnings.catch_warnings():  # it takes only STARTTLS for encrypted
            warnings.simplefilter("ignore", UserWarning)
            return SMTP(self.handler, hostname="mail.example", **self._options)

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # not 0, which it was asked for
        super()._trigger_server()


@contextmanager
def postbox(
    tls: ssl.SSLContext | None = None,
    implicit: ssl.SSLContext | None = None,
    login: tuple[str, str] | None = None,
    **answers,
) -> Iterator[Postbox]:
    """Serve: in the clear, with STARTTLS (`tls`), or with TLS from the first byte (`implicit`)."""
    box = Postbox(**answers)
    options = {"tls_context": tls, "require_starttls": tls is not None}
    if login:
        wanted = tuple(part.encode() for part in login)

        def authenticate(server, session, envelope, mechanism, given):
            is_right = (given.login, given.password) == wanted
            return AuthResult(success=is_right, handled=False)

        options |= {
            "auth_required": True,
            "authenticator": authenticate,
            "auth_require_tls": tls is not None,
        }
    server = _Server(box, implicit, **options)
    server.start()
    try:
        box.port = server.port
        yield box
    finally:
        server.stop()
