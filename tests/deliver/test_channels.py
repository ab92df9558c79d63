"""Channels: what the configuration says, and who is sent what when."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline import deliver as delivering
from pipeline import stages
from pipeline.briefing.profile import Profile
from pipeline.briefing.write import write_briefing
from pipeline.errors import ConfigError, DeliveryError, DeliveryRefused
from pipeline.settings import parse_settings, read_config
from tests.briefing import days
from tests.deliver.postbox import postbox

ROOT = Path(__file__).resolve().parents[2]
MAIL = '[deliver.mail.desk]\nfrom = "A <a@x.example>"\nto = ["b@x.example"]\nhost = "h"\n'


def test_the_examples_of_the_configuration_file_are_right():
    text = (ROOT / "config" / "attache.toml").read_text(encoding="utf-8")
    example = "\n".join(
        line.removeprefix("# ")
        for line in text.partition("[deliver]")[2].partition("[alerts]")[0].splitlines()
        if re.match(r"# (\[|\w+ = )", line)
    )
    channels = parse_settings(example, "attache.toml").deliver.channels
    assert list(channels) == ["desk", "newsroom"]


def test_the_example_of_the_readme_is_right():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    example = text.partition("**Mail and chat.**")[2].partition("```toml")[2].partition("```")[0]
    deliver = parse_settings(example, "attache.toml").deliver
    assert deliver.sending("alerts") == ("desk",)
    assert deliver.sending("briefing") == ("desk", "newsroom")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (f'{MAIL}security = "ssl"', "[deliver] mail.desk.security"),
        (MAIL.replace("b@x.example", "nobody"), "[deliver] mail.desk.to"),
        (MAIL.replace('"b@x.example"', ""), "[deliver] mail.desk.to"),
        (MAIL.replace("a@x.example", "a@x.example\\n"), "[deliver] mail.desk.from"),
        (f'{MAIL}link = "javascript:x"', "[deliver] mail.desk.link"),
        (f'{MAIL}unsubscribe = "ftp://x"', "[deliver] mail.desk.unsubscribe"),
        (f'{MAIL}unsubscribe = "https://x>\\r\\nBcc: e@x"', "[deliver] mail.desk.unsubscribe"),
        (f'{MAIL}sends = ["news"]', "[deliver] mail.desk.sends.0"),
        ("[deliver.chat.room]", "[deliver] chat.room.url_file"),
        (f'{MAIL}[deliver.chat.desk]\nurl_env = "A"', "[deliver] chat"),
        ('[deliver.mail."../x"]\nhost = "h"', "[deliver] mail.../x"),
        ("[alerts]\nfailing_feeds = 2", "[alerts] failing_feeds"),
    ],
)
def test_what_is_wrong_is_refused_with_its_key(text, key):
    with pytest.raises(ConfigError) as refused:
        parse_settings(text, "attache.toml")
    assert refused.value.key.startswith(key)


def test_two_senders_at_once_send_once(desk):
    with postbox() as box:
        desk.mails_to(box.port)
        config = read_config(desk.home.config)

        def send(_):
            return delivering.deliver_day(desk.home, config, "desk", desk.day).status

        with ThreadPoolExecutor(4) as side_by_side:
            assert set(side_by_side.map(send, range(4))) == {"sent"}
    assert len(box.letters) == 1


def test_a_profile_has_its_own_readers(desk):
    write_briefing(
        days.busy_day(), desk.home.briefings, now=days.NOON, profile=Profile("asia", ("CHN",))
    )
    (desk.home.config / "profiles.toml").write_text(
        '[[profile]]\nname = "asia"\ncountries = ["CHN"]\n'
    )
    with postbox() as box:
        desk.mails_to(box.port, more='profile = "asia"')
        assert desk.deliver().returncode == 0
    page = box.letters[0].get_body(("html",)).get_content()
    assert "The Philippines accused China." in page
    assert "Argentina and Chile" not in page
    assert "https://desk.example/briefings/profiles/asia/2031-05-14/ed1/" in page
    desk.mails_to(box.port, more='profile = "africa"')
    wrong = desk.deliver()
    assert (wrong.returncode, "mail.desk.profile" in wrong.stderr) == (2, True)


def test_a_day_long_past_is_sent_by_hand_only(desk):
    path = desk.home.briefings / "2031-05-14" / "ed1" / "briefing.json"
    old = json.loads(path.read_text())
    old["window"] = ["2020-05-14T00:00:00Z", "2020-05-15T00:00:00Z"]
    path.write_text(json.dumps(old))
    with postbox() as box:
        desk.mails_to(box.port)
        assert "more than 48 hours ago" in stages.deliver("desk", desk.day, home=desk.home)
        assert box.letters == []
        assert desk.deliver().returncode == 0
    assert len(box.letters) == 1


def test_a_task_of_airflow_fails_in_a_way_that_says_whether_to_try_again(desk):
    with postbox(refuse={"a@desk.example": "451 later"}) as box:
        desk.mails_to(box.port, "a@desk.example")
        assert stages.channels(home=desk.home) == ["desk"]
        with pytest.raises(DeliveryError, match="451 later") as failed:
            stages.deliver("desk", str(desk.day), home=desk.home)
        assert not isinstance(failed.value, DeliveryRefused)
        box.refuse = {"a@desk.example": "550 never"}
        with pytest.raises(DeliveryRefused, match="550 never"):
            stages.deliver("desk", str(desk.day), home=desk.home)


def test_a_channel_or_a_day_that_is_not_there_is_said_so(desk):
    desk.mails_to(1)
    assert "no channel is called 'x'" in desk.deliver("--channel", "x").stderr
    missing = desk.run("deliver", "--day", "2031-05-01")
    assert (missing.returncode, "no briefing of 2031-05-01 yet" in missing.stderr) == (1, True)
