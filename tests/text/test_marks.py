import tomllib
from pathlib import Path

import pytest

from pipeline.text import marks
from tests.quality.text_labelled import known_lines

_LINES = tomllib.loads((Path(__file__).with_name("data") / "marks.toml").read_text("utf-8"))
_IS = [(kind, text) for kind, lines in _LINES.items() for text in lines["is"]]
_IS_NOT = [text for lines in _LINES.values() for text in lines["is_not"]]


@pytest.mark.parametrize(("kind", "text"), _IS)
def test_mark_of_a_desk_is_told_by_its_form(kind, text):
    tells = {
        "correction": marks.is_correction,
        "medium": marks.is_medium,
        "role_credit": marks.is_role_credit,
        "signature": marks.is_signature,
        "stamp": marks.is_stamp,
    }
    assert [one for one, tell in tells.items() if tell(text)] == [kind]
    assert marks.is_mark(text)


@pytest.mark.parametrize("text", _IS_NOT)
def test_line_of_a_report_is_no_mark(text):
    assert not marks.is_mark(text)


def test_names_and_times_go_near_head_and_end_only():
    prose = [f"Sentence number {'x' * n} of a report about the old harbour." for n in range(14)]
    head, middle = ["By Ann Lee", *prose], [*prose[:7], "By Ann Lee", *prose[7:]]
    assert known_lines(head).index(True) == 0
    assert not any(known_lines(middle))


def test_what_a_desk_set_goes_from_the_middle_too():
    prose = [f"Sentence number {'x' * n} of a report about the old harbour." for n in range(14)]
    texts = [
        *prose[:7],
        "[Audio, 4 minutes]",
        "Photos: Ann Lee",
        "Correction: it was May.",
        *prose[7:],
    ]
    assert [text for text, known in zip(texts, known_lines(texts), strict=True) if known] == texts[
        7:10
    ]


def test_name_with_a_place_is_a_byline_or_a_heading():
    assert marks.is_name_and_place("Ann Lee in Rotterdam")
    assert marks.is_name_and_place("Dr Bo Ek, Senior Fellow, Pier Institute")
    assert not marks.is_name_and_place("Ann Lee left Rotterdam on Monday.")
