"""Whose version is this? The parties, and the third countries, in which an act was reported."""

from collections.abc import Collection
from typing import Any

from pipeline.briefing.names import Names, is_country


def sides_line(
    names: Names,
    words: dict[str, Any],
    parties: Collection[str],
    reported_in: Collection[str],
    read: Collection[str],
) -> str:
    """Give "reported in China and third countries, not in the Philippines".

    `read` are the countries with at least one feed: where none is read, silence says nothing.
    """
    sides = sorted({code for code in parties if is_country(code) or code in reported_in})
    told = [code for code in sides if code in reported_in]
    third = any(code not in sides for code in reported_in)
    if not reported_in:
        return str(words["unknown"])
    silent = [code for code in sides if code not in reported_in and code in read]
    unread = [code for code in sides if code not in reported_in and code not in read]
    text = _where(names, words, told, third, bool(silent or unread))
    if silent:
        text += words["not"].format(places=_places(names, words, silent, words["nor"]))
    if unread:
        text += words["unread"].format(places=_places(names, words, unread, words["nor"]))
    return text


def _where(names: Names, words: dict[str, Any], told: list[str], third: bool, partial: bool) -> str:
    if not told:
        return str(words["third_only"])
    places = [_place(names, code) for code in told]
    form = "only" if partial and not third else "in"
    return str(words[form].format(places=names.listed(places + [words["third"]] * third)))


def _places(names: Names, words: dict[str, Any], codes: list[str], joint: str) -> str:
    return joint.join(_place(names, code) for code in codes)


def _place(names: Names, code: str) -> str:
    return names.inside(code).removeprefix("in ") if names.language == "en" else names.inside(code)
