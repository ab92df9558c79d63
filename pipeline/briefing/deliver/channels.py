"""Who is written to, and how: [deliver] and [alerts] of attache.toml, checked.

No password stands in attache.toml, which is copied, shown and kept in version control: the settings
name an environment variable or a file.
"""

import re
from collections.abc import Mapping
from email.utils import parseaddr
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from pipeline.briefing.profile import EVERYTHING

_FORBID = ConfigDict(extra="forbid", frozen=True)
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_PORTS = {"starttls": 587, "tls": 465, "none": 25}  # RFC 6409, RFC 8314, RFC 5321
_LOOPBACK = re.compile(r"localhost|127(\.\d{1,3}){3}|::1")

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Kind = Literal["briefing", "alerts"]


class Channel(BaseModel):
    """What mail and chat have in common."""

    model_config = _FORBID
    sends: frozenset[Kind] = frozenset({"briefing"})
    profile: str = EVERYTHING.name  # whose briefing
    corrections: bool = False  # True: later editions of a day are sent too
    link: str = ""  # address of the briefings folder, as readers open it

    @field_validator("link")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in {"http", "https"}:
            raise ValueError("is no web address (for example https://desk.example/briefings)")
        return value.rstrip("/")


class Mail(Channel):
    """[deliver.mail.NAME]: a list of addresses, and the server that takes mail for them."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    host: Annotated[str, Field(min_length=1)]
    security: Literal["starttls", "tls", "none"] = "starttls"
    port: Annotated[int, Field(ge=0, le=65535)] = 0  # 0: the usual one
    sender: str = Field(alias="from")
    to: Annotated[tuple[str, ...], Field(min_length=1)]
    hide_recipients: bool = False  # True: nobody sees who else gets it
    unsubscribe: str = ""  # mailto: or https:; empty: a mail to the sender
    password_env: str = ""
    password_file: str = ""
    ca_file: str = ""
    timeout_seconds: Annotated[float, Field(gt=0)] = 60
    user: str = ""  # after what it is checked against

    @field_validator("sender", "to")
    @classmethod
    def _addresses(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for text in (value,) if isinstance(value, str) else value:
            if not text.isprintable() or not _ADDRESS.fullmatch(parseaddr(text)[1]):
                raise ValueError(f"{text!r} is no mail address (for example desk@ministry.example)")
        return value

    @field_validator("unsubscribe")
    @classmethod
    def _way_out(cls, value: str) -> str:
        if value and not re.fullmatch(r"(mailto:|https://)[!-;=?-~]+", value):
            raise ValueError("is neither mailto:ADDRESS nor an https address")
        return value

    @field_validator("user")
    @classmethod
    def _safe_login(cls, value: str, info: ValidationInfo) -> str:
        if not value:
            return value
        if not (info.data.get("password_env") or info.data.get("password_file")):
            raise ValueError("needs password_env or password_file")
        host = str(info.data.get("host", ""))
        if info.data.get("security") == "none" and not _LOOPBACK.fullmatch(host):
            raise ValueError("a password is sent under starttls or tls only")
        return value

    @property
    def recipients(self) -> tuple[str, ...]:
        """The addresses that the server is given, each once."""
        return tuple(dict.fromkeys(parseaddr(text)[1] for text in self.to))

    @property
    def server_port(self) -> int:
        """The port of the server."""
        return self.port or _PORTS[self.security]


class Chat(Channel):
    """[deliver.chat.NAME]: one room of a chat service, by its apprise address (a secret)."""

    url_env: str = ""
    url_file: Annotated[str, Field(validate_default=True)] = ""

    @field_validator("url_file")
    @classmethod
    def _one_of_two(cls, value: str, info: ValidationInfo) -> str:
        if not (value or info.data.get("url_env")):
            raise ValueError("url_env or url_file must name where the apprise address is")
        return value


class Deliver(BaseModel):
    """[deliver]: the channels."""

    model_config = _FORBID
    late_hours: Annotated[float, Field(ge=0)] = 48
    mail: Mapping[Name, Mail] = {}
    chat: Mapping[Name, Chat] = {}

    @field_validator("chat")
    @classmethod
    def _one_name_one_channel(
        cls, value: Mapping[str, Chat], info: ValidationInfo
    ) -> Mapping[str, Chat]:
        for name in sorted(value.keys() & info.data.get("mail", {}).keys()):
            raise ValueError(f"there is a channel {name!r} for mail too")
        return value

    @property
    def channels(self) -> dict[str, Mail | Chat]:
        """Every channel by its name."""
        return {**self.mail, **self.chat}

    def sending(self, kind: Kind) -> tuple[str, ...]:
        """Give the names of the channels that get briefings, or alerts."""
        return tuple(name for name, channel in self.channels.items() if kind in channel.sends)


class Alerts(BaseModel):
    """[alerts]: when the operator hears of it."""

    model_config = _FORBID
    collect_hours: Annotated[float, Field(gt=0)] = 2
    disk_free_gb: Annotated[float, Field(ge=0)] = 2
    failing_feeds: Annotated[float, Field(gt=0, le=1)] = 0.2
    briefing_minutes: Annotated[float, Field(gt=0)] = 60
