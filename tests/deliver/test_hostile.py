"""What strangers wrote, in a mail: data in every header and part."""

import json
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from pipeline.briefing.deliver.channels import Mail
from pipeline.briefing.deliver.edition import Edition, read_edition
from pipeline.briefing.deliver.letter import edition_letter, subject
from pipeline.briefing.write import write_briefing
from tests.briefing import days
from tests.deliver.postbox import postbox

NOW = datetime(2031, 5, 15, 6, tzinfo=UTC)
HOSTILE = [
    "x\r\nBcc: evil@x.example",
    "x\nX-Evil: 1\n\nbody",
    "\u202egnp.exe",
    "a" * 10_000,
    "=?utf-8?q?=0D=0ABcc:_evil@x.example?=",
    "\ud800 alone",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
]


def mail(**more) -> Mail:
    return Mail.model_validate(
        {"host": "h", "from": "a@desk.example", "to": ["b@desk.example"], **more}
    )


def with_glance(text: str) -> Edition:
    glance = [SimpleNamespace(head=text, text=text, refs=[], quote=None)]
    data = SimpleNamespace(
        title="T", sample=False, profile="all", glance=glance, notices=[], language="en"
    )
    return Edition(days.DAY, 1, data, "t")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_subject_is_one_line_whatever_a_head_says(text):
    line = subject(with_glance(text))
    assert line.isprintable()
    assert len(line) <= 150


@pytest.fixture
def hostile_edition(tmp_path):
    """An edition whose JSON says hostile things wherever a stranger's words can stand."""

    def made(text: str) -> Edition:
        write_briefing(days.busy_day(), tmp_path, now=days.NOON)
        folder = tmp_path / "2031-05-14" / "ed1"
        data = json.loads((folder / "briefing.json").read_text())
        for glance in data["glance"]:
            glance["head"] = glance["text"] = text
            if glance["quote"]:
                glance["quote"]["text"] = text
        for event in data["events"]:
            event["text"] = event["where"] = text
            for article in event["articles"]:
                article |= {"outlet": text, "url": f"javascript:alert(1)//{text}"}
        (folder / "briefing.json").write_text(json.dumps(data))
        (folder / "briefing.txt").write_text(text.encode("utf-8", "replace").decode())
        return read_edition(tmp_path, "all", days.DAY)

    return made


@pytest.mark.parametrize("text", HOSTILE)
def test_a_letter_is_inert(hostile_edition, text):
    letter = edition_letter(hostile_edition(text), mail(), "desk", NOW)
    raw = letter.as_bytes()
    raw.decode("ascii")
    head = raw.partition(b"\r\n\r\n")[0].lower()
    assert b"\r\nbcc" not in head
    assert b"\r\nx-evil" not in head
    page = letter.get_body(("html",)).get_content().lower()
    assert "<script" not in page
    assert "<img" not in page
    assert "javascript:" not in page
    assert "49" not in page.partition("<ol")[2].partition("</ol>")[0]


def test_a_hostile_briefing_goes_through_a_real_server(desk):
    folder = desk.home.briefings / "2031-05-14" / "ed1"
    data = json.loads((folder / "briefing.json").read_text())
    data["glance"][0]["head"] = "x\r\nBcc: evil@x.example"
    data["title"] = "T\r\n.\r\nRCPT TO:<evil@x.example>"
    (folder / "briefing.json").write_text(json.dumps(data))
    (folder / "briefing.txt").write_text("a\n.\nRCPT TO:<evil@x.example>\n..\n")
    with postbox() as box:
        desk.mails_to(box.port)
        assert desk.deliver().returncode == 0
    (letter,) = box.letters
    assert box.envelopes[0][1] == ("a@desk.example", "b@desk.example")
    assert "bcc" not in letter
    assert letter.get_body(("plain",)).get_content().splitlines() == [
        "a", ".", "RCPT TO:<evil@x.example>", "..",
    ]  # fmt: skip


def test_a_long_day_stays_under_what_mail_readers_show(tmp_path):
    write_briefing(days.many_events(400), tmp_path, now=days.NOON)
    letter = edition_letter(read_edition(tmp_path, "all", days.DAY), mail(), "desk", NOW)
    page = letter.get_body(("html",)).get_content()
    assert len(page.encode()) <= 90_000
    assert "more" in page


@pytest.mark.parametrize("day", [days.failed_day, days.frame, days.one_event])
def test_an_empty_a_failed_and_a_small_day_are_letters_too(tmp_path, day):
    write_briefing(day(), tmp_path, now=days.NOON)
    letter = edition_letter(read_edition(tmp_path, "all", days.DAY), mail(), "desk", NOW)
    assert letter["subject"]
    assert "Diplomatic activity" in letter.get_body(("html",)).get_content()
