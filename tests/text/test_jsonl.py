import json

import pytest

from pipeline.text.jsonl import dedupe_lines, extract_lines
from tests.text.themes import ENGLISH, STORIES, builder, magazine, plain


def _extract(rules, *rows, **more):
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    return [json.loads(line) for line in extract_lines(lines, rules, **more)]


def test_extract_answers_with_the_article(rules):
    [answer] = _extract(
        rules, {"id": "a", "html": builder(ENGLISH), "url": "https://www.harbour.example/x"}
    )
    assert (answer["id"], answer["title"], answer["language"]) == ("a", ENGLISH.title, "en")
    assert (answer["byline"], answer["date"]) == ("Ines Falk", "2024-11-12T08:30:00+01:00")
    assert answer["text"] == "\n\n".join(ENGLISH.body)
    assert {"text": ENGLISH.notice, "kept": False, "why": "notice"} in answer["segments"]


def test_order_is_kept_and_broken_lines_are_answered(rules):
    answers = _extract(
        rules, {"id": 1, "html": magazine(ENGLISH)}, "{", {"id": 2}, "[]", {"id": 3, "html": ""}
    )
    assert [a["id"] for a in answers] == [1, None, 2, None, 3]
    assert [("error" in a) for a in answers] == [False, True, True, True, False]
    assert (answers[4]["status"], answers[4]["text"]) == ("empty", "")


def test_day_is_given_where_only_that_is_known(rules):
    html = magazine(ENGLISH).replace("T08:30:00+01:00", "")
    assert _extract(rules, {"id": 1, "html": html})[0]["date"] == "2024-11-12"


def test_date_of_the_line_stands_in_for_the_page_s(rules):
    html = plain(ENGLISH).replace("article:published_time", "x").replace("2024", "")
    assert _extract(rules, {"id": 1, "html": html})[0]["date"] is None
    assert (
        _extract(rules, {"id": 1, "html": html, "date": "2024-11-10T09:00:00Z"})[0]["date"]
        == "2024-11-10T09:00:00+00:00"
    )
    assert "error" in _extract(rules, {"id": 1, "html": html, "date": "soon"})[0]


def _site(furniture, background):
    rows = []
    for number, story in enumerate(STORIES):
        extra = f"<p>{background}</p><p>{furniture}</p>"
        html = magazine(story).replace("</div><footer>", f"{extra}</div><footer>", 1)
        rows.append({"id": number, "html": html, "url": f"https://www.harbour.example/{number}"})
    return rows


def test_site_rules_set_aside_what_recurs_and_keep_standing_background(rules):
    furniture = "From the desk of the old customs house, Tessin"
    background = "Lowland and Upland signed the treaty in 1984 after a flood that took 63 lives."
    answers = _extract(rules, *_site(furniture, background), site_rules=True)
    for answer in answers:
        assert {"text": furniture, "kept": False, "why": "recurring"} in answer["segments"]
        assert furniture not in answer["text"]
        assert background in answer["text"]
    assert furniture in _extract(rules, *_site(furniture, background))[0]["text"]


def test_dedupe_answers_with_the_first_member_of_the_cluster():
    text = " ".join(ENGLISH.body)
    rows = [
        {"id": "a", "text": text},
        {"id": "b", "text": "Other words."},
        {"id": "c", "text": text.upper()},
    ]
    lines = [*(json.dumps(row) for row in rows), "x", json.dumps({"id": "d"})]
    answers = [json.loads(line) for line in dedupe_lines(lines)]
    assert [a.get("cluster") for a in answers] == ["a", "b", "a", None, None]
    assert ["error" in a for a in answers] == [False, False, False, True, True]
    assert answers[4]["id"] == "d"


def test_dedupe_names_every_cluster_of_which_a_round_up_has_a_part():
    items = [" ".join(ENGLISH.body), " ".join(STORIES[1].body), " ".join(STORIES[2].body)]
    texts = [*items, f"{items[1]}\n\n{items[0]}"]
    lines = [json.dumps({"id": n, "text": text}) for n, text in enumerate(texts)]
    answers = [json.loads(line) for line in dedupe_lines(lines)]
    assert [a["cluster"] for a in answers[:3]] == [0, 1, 2]
    assert {answers[3]["cluster"], *answers[3]["also"]} == {0, 1}
    assert all("also" not in a for a in answers[:3])


@pytest.mark.parametrize("filter_", [dedupe_lines, lambda lines: extract_lines(lines, None)])
def test_empty_input_gives_empty_output(filter_):
    assert list(filter_([])) == []
