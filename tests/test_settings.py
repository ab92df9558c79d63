"""Wrong configuration is refused with file and key."""

from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.settings import parse_feeds, parse_profiles, parse_settings, read_config

FEED = """
[[feed]]
name = "one"
url = "https://one.example/feed"
outlet = "One"
country = "FRA"
language = "fr"
owner = "One"
"""


def test_the_shipped_configuration_is_right_and_has_sixty_feeds_in_five_languages():
    config = read_config(Path(__file__).resolve().parents[1] / "config")
    assert len(config.feeds) >= 60
    assert {"en", "es", "fr", "pt", "de"} <= {feed.language for feed in config.feeds}


def test_files_missing_from_the_folder_come_from_the_defaults(tmp_path):
    (tmp_path / "feeds.toml").write_text(FEED)
    config = read_config(tmp_path)
    assert [feed.name for feed in config.feeds] == ["one"]
    assert config.settings.desk.timezone == "UTC"
    assert "actors/countries.csv" in config.files


@pytest.mark.parametrize(
    ("text", "key", "problem"),
    [
        ("[desk]\ntimezone = 'Mars/Olympus'", "[desk] timezone", "no such time zone"),
        ("[desk]\ntimezon = 'UTC'", "[desk] timezon", "unknown key"),
        ("[collect]\nmax_age_days = -1", "[collect] max_age_days", "greater than or equal"),
        ("[web]\nallow = ['127.0.0.1']", "[web] allow", "is not host:port"),
        ("[wbe]\n", "[wbe]", "unknown key"),
        ("[web\n", "", "is not TOML"),
        ("[store]\nmemory_limit = 'lots'", "[store] memory_limit", "pattern"),
    ],
)
def test_a_wrong_setting_is_named_with_file_and_key(text, key, problem):
    with pytest.raises(ConfigError) as caught:
        parse_settings(text, "config/attache.toml")
    assert caught.value.file == "config/attache.toml"
    assert caught.value.key == key
    assert problem in caught.value.problem
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (FEED.replace('url = "https://one.example/feed"\n', ""), "feed 'one': url: is missing"),
        (FEED.replace("https:", "ftp:"), "feed 'one': url:"),
        (FEED.replace("FRA", "France"), "feed 'one': country:"),
        (FEED + FEED, "feed 'one': its address stands twice"),
        (FEED + "colour = 'red'\n", "feed 'one': colour: unknown key"),
        ("feed = 3\n", "feed: feeds are [[feed]] tables"),
        ("[[feeds]]\n", "feeds: unknown key"),
    ],
)
def test_a_wrong_feed_is_named(text, problem):
    with pytest.raises(ConfigError) as caught:
        parse_feeds(text, "config/feeds.toml")
    assert f"config/feeds.toml: {problem}" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[profile]]\ncountries = ['FRA']\n", "profile 1: name: is missing"),
        ("[[profile]]\nname = 'all'\n", "profile 'all': its name stands twice"),
        ("[[profile]]\nname = '../x'\n", "profile '../x': name:"),
        ("[[profile]]\nname = 'x'\ncountries = ['France']\n", "profile 'x': countries.0:"),
        ("[[profile]]\nname = 'x'\ntypes = ['FIGHT']\n", "profile 'x': types: no such type"),
        ("[[profile]]\nname = 'x'\npairs = [['FRA']]\n", "profile 'x': pairs.0.1: is missing"),
        ("[[profile]]\nname = 'x'\nconfidence = 'sure'\n", "profile 'x': confidence:"),
        ("[[profile]]\nname = 'x'\nlanguage = 'pt'\n", "profile 'x': language:"),
        ("[[profiles]]\n", "profiles: unknown key"),
    ],
)
def test_a_wrong_profile_is_named(text, problem):
    with pytest.raises(ConfigError) as caught:
        parse_profiles(text, "config/profiles.toml")
    assert f"config/profiles.toml: {problem}" in str(caught.value)


def test_a_profile_speaks_the_desks_language_unless_it_says_another():
    text = "[[profile]]\nname = 'one'\n[[profile]]\nname = 'two'\nlanguage = 'es'\n"
    found = parse_profiles(text, "config/profiles.toml", "fr")
    assert [(p.name, p.language) for p in found] == [("all", "fr"), ("one", "fr"), ("two", "es")]
