import json

from pipeline.coding.jsonl import code_lines, detect
from tests.coding import corpus


def _answers(*lines):
    return [json.loads(answer) for answer in code_lines(lines, corpus.coder())]


def _line(**record):
    return json.dumps(record, ensure_ascii=False)


def test_a_line_gives_actors_quotes_and_events():
    text = "Kenya accused Uganda of smuggling on Monday."
    (answer,) = _answers(_line(id="a", text=text, date="2024-05-10", lang="en"))
    assert answer["id"] == "a"
    assert {a["code"] for a in answer["actors"]} == {"KEN", "UGA"}
    assert all(text[a["start"] : a["end"]] == a["text"] for a in answer["actors"])
    (event,) = answer["events"]
    assert (event["type"], event["source"], event["target"]) == ("ACCUSE", ["KEN"], ["UGA"])
    assert (event["status"], event["date"]) == ("happened", "2024-05-06")
    assert event["sentence"] == text
    assert "range" not in event


def test_a_week_stands_in_range_and_the_date_is_null():
    (answer,) = _answers(
        _line(id=1, text="Kenya sent grain to Uganda last week.", date="2024-05-10")
    )
    (event,) = answer["events"]
    assert event["date"] is None
    assert event["range"] == ["2024-04-29", "2024-05-05"]


def test_without_time_words_the_date_is_null():
    (answer,) = _answers(_line(id=1, text="Kenya accused Uganda of smuggling.", date="2024-05-10"))
    assert answer["events"][0]["date"] is None


def test_the_language_is_detected_when_it_is_missing():
    assert detect("El canciller de Perú viajó el lunes a Chile para firmar un acuerdo.") == "es"
    (answer,) = _answers(_line(id=1, text="Frankreich hat die Sanktionen gegen Kenia aufgehoben."))
    assert [e["type"] for e in answer["events"]] == ["RETREAT"]


def test_broken_lines_are_answered_with_an_error_and_the_rest_goes_on():
    answers = _answers(
        "{not json",
        "[1, 2]",
        _line(id="b"),
        _line(id="c", text="Kenya accused Uganda.", date="yesterday"),
        "",
        _line(id="d", text="Kenya accused Uganda."),
    )
    assert [a["id"] for a in answers] == [None, None, "b", "c", "d"]
    assert ["error" in a for a in answers] == [True, True, True, True, False]


def test_an_unknown_language_gives_no_events():
    (answer,) = _answers(_line(id=1, text="Kenya anklagede Uganda.", lang="da"))
    assert answer["events"] == []
