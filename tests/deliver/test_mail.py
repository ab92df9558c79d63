"""Mail: both parts arrive, exactly once, whatever happens in between."""

import smtplib
import socket
import stat

import pytest

from tests.briefing import days
from tests.briefing.test_write import edited
from tests.deliver.postbox import postbox


def test_a_briefing_arrives_as_text_and_as_html(desk):
    with postbox() as box:
        desk.mails_to(box.port)
        done = desk.deliver()
    assert done.returncode == 0, done.stderr
    (letter,) = box.letters
    assert box.envelopes == [("attache@desk.example", ("a@desk.example", "b@desk.example"))]
    text = letter.get_body(("plain",)).get_content()
    page = letter.get_body(("html",)).get_content()
    assert letter.get_content_type() == "multipart/alternative"
    assert "The Philippines accused China." in text
    assert "The Philippines accused China." in page
    assert "https://desk.example/briefings/2031-05-14/ed1/index.html#e-e000000000000001" in page
    assert "<script" not in page
    assert "<img" not in page
    assert letter["subject"].startswith(
        "[SAMPLE] Diplomatic activity, Wednesday 14 May 2031: China"
    )
    assert letter["from"].addresses[0].display_name == "attaché"
    assert letter["list-unsubscribe"] == "<mailto:attache@desk.example?subject=unsubscribe%20desk>"
    assert letter["auto-submitted"] == "auto-generated"
    assert max(len(line) for line in letter.as_bytes().splitlines()) <= 78


def test_it_is_sent_once_ever(desk):
    with postbox() as box:
        desk.mails_to(box.port)
        codes = [desk.deliver(*more).returncode for more in ((), (), ("--retry",))]
    assert codes == [0, 0, 0]
    assert len(box.letters) == 1
    receipt = desk.receipt()
    assert (receipt["status"], receipt["recipients"], receipt["attempts"]) == ("sent", 2, 1)
    assert receipt["message_id"] == box.letters[0]["message-id"]
    path = desk.home.deliveries / "2031-05-14" / "ed1-desk.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("point", "arrived"),
    [("deliver.sending", 0), ("deliver.addressed", 0), ("deliver.taken", 1)],
)
def test_a_sender_that_is_killed_is_reported_and_its_mail_never_sent_again(desk, point, arrived):
    with postbox() as box:
        desk.mails_to(box.port)
        assert desk.deliver_until(point) == -9
        assert desk.receipt()["status"] == "sending"
        after = [desk.deliver(), desk.deliver("--retry")]
    assert [done.returncode for done in after] == [1, 1]
    assert "nobody can say whether it went out" in after[0].stderr
    assert len(box.letters) == arrived
    assert desk.receipt()["status"] == "unknown"


def test_a_sender_killed_before_its_receipt_lies_has_sent_nothing_and_the_next_one_sends(desk):
    with postbox() as box:
        desk.mails_to(box.port)
        for partial in (".ed1-desk.json.partial", "ed1-other.json.partial"):
            path = desk.home.deliveries / "2031-05-14" / partial
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("{")
        assert desk.deliver().returncode == 0
    assert len(box.letters) == 1


def test_refused_recipients_are_named_in_the_receipt_and_the_others_get_it(desk):
    with postbox(refuse={"b@desk.example": "550 no such user"}) as box:
        desk.mails_to(box.port)
        done = desk.deliver("--json")
        assert desk.deliver().returncode == 0
    assert done.returncode == 0
    assert box.envelopes == [("attache@desk.example", ("a@desk.example",))]
    receipt = desk.receipt()
    assert receipt["refused"] == [["b@desk.example", "550 no such user"]]
    assert (receipt["status"], receipt["recipients"]) == ("sent", 1)


def test_when_all_are_refused_for_good_nothing_is_sent_until_somebody_says_it_is_mended(desk):
    refuse = {"a@desk.example": "550 no such user", "b@desk.example": "551 gone"}
    with postbox(refuse=refuse) as box:
        desk.mails_to(box.port)
        assert "550 no such user" in desk.deliver().stderr
        box.refuse = {}
        assert desk.deliver().returncode == 1
        assert desk.deliver("--retry").returncode == 0
    assert len(box.letters) == 1
    assert desk.receipt()["attempts"] == 2


def test_a_refusal_that_may_pass_is_tried_again(desk):
    with postbox(refuse={"a@desk.example": "451 come back later"}) as box:
        desk.mails_to(box.port, "a@desk.example")
        first = desk.deliver()
        assert (first.returncode, desk.receipt()["may_retry"]) == (1, True)
        box.refuse = {}
        assert desk.deliver().returncode == 0
    assert len(box.letters) == 1


def test_a_server_that_is_down_is_tried_again(desk):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        desk.mails_to(probe.getsockname()[1])
        down = desk.deliver()
    assert down.returncode == 1
    assert "Connection refused" in down.stderr
    with postbox() as box:
        desk.mails_to(box.port)
        assert desk.deliver().returncode == 0
    assert len(box.letters) == 1


@pytest.mark.parametrize("answer", ["451 disk full", "554 spam"])
def test_a_letter_refused_after_it_was_handed_over_is_not_sent_again_by_itself(desk, answer):
    with postbox(answer=answer) as box:
        desk.mails_to(box.port)
        assert [desk.deliver().returncode for _ in range(2)] == [1, 1]
    assert len(box.letters) == 1
    assert desk.receipt()["status"] == "failed"
    assert answer in desk.receipt()["reason"]


def test_a_server_that_hangs_up_on_the_letter_leaves_the_outcome_unknown(desk):
    with postbox(hangs_up=True) as box:
        desk.mails_to(box.port)
        assert [desk.deliver().returncode for _ in range(2)] == [1, 1]
    assert len(box.letters) == 1
    assert desk.receipt()["status"] == "unknown"


def test_a_message_id_is_that_of_the_edition_and_its_recipients(desk):
    ids = []
    for to in (("a@desk.example",), ("a@desk.example",), ("c@desk.example",)):
        with postbox() as box:
            desk.mails_to(box.port, *to)
            (desk.home.deliveries / "2031-05-14" / "ed1-desk.json").unlink(missing_ok=True)
            assert desk.deliver().returncode == 0
            ids.append(box.letters[0]["message-id"])
    assert ids[0] == ids[1] != ids[2]


def test_a_later_edition_goes_out_only_where_corrections_are_wanted(desk):
    with postbox() as box:
        desk.mails_to(box.port)
        desk.deliver()
        desk.brief(edited(days.busy_day()))
        assert "edition 1 of the day went out" in desk.deliver().stdout
        desk.mails_to(box.port, more="corrections = true")
        assert desk.deliver().returncode == 0
    first, second = box.letters
    assert "(edition 2)" in second["subject"]
    assert second["in-reply-to"] == first["message-id"]
    assert second["message-id"] != first["message-id"]


def test_a_dry_run_names_the_recipients_and_sends_nothing(desk):
    with postbox() as box:
        desk.mails_to(box.port)
        done = desk.deliver("--dry-run")
    assert "would be sent to a@desk.example, b@desk.example" in done.stdout
    assert box.letters == []
    assert not desk.home.deliveries.exists()


def test_hidden_recipients_see_nobody(desk):
    with postbox() as box:
        desk.mails_to(box.port, more="hide_recipients = true")
        desk.deliver()
    assert "desk.example" not in (box.letters[0]["to"] or "")
    assert len(box.envelopes[0][1]) == 2


def test_headers_of_the_standard_library_cannot_be_broken_out_of(desk):
    with postbox() as box, smtplib.SMTP("127.0.0.1", box.port) as server:
        assert server.noop()[0] == 250  # the server is the real thing
    desk.mails_to(1, "a@desk.example\\r\\nBcc: evil@x.example")
    refused = desk.deliver()
    assert refused.returncode == 2
    assert "[deliver] mail.desk.to" in refused.stderr


def test_a_letter_that_cannot_be_written_leaves_no_receipt(desk):
    path = desk.home.briefings / "2031-05-14" / "ed1" / "briefing.json"
    whole = path.read_text()
    with postbox() as box:
        desk.mails_to(box.port)
        path.write_text(whole.replace('"head":', '"heads":'))
        with pytest.raises(AttributeError):
            desk.deliver()
        assert not desk.home.deliveries.exists()
        path.write_text(whole)
        assert desk.deliver().returncode == 0
    assert len(box.letters) == 1
