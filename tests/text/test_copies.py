import tomllib
from pathlib import Path

import pytest

from pipeline.text import copies
from tests.text.themes import ENGLISH, SPANISH

WIRE = " ".join(ENGLISH.body)
_TEXTS = tomllib.loads((Path(__file__).with_name("data") / "copies.toml").read_text("utf-8"))
OTHER, QUOTE = _TEXTS["other"], _TEXTS["quote"]


def _relation(one, other):
    return copies.relation(copies.take_print(one), copies.take_print(other))


def _edited(text, every):
    return " ".join(
        "changed" if n % every == every - 1 else word for n, word in enumerate(text.split())
    )


def test_sketch_is_a_sorted_sample_that_is_the_same_everywhere():
    sketch = copies.sketch(WIRE)
    assert list(sketch) == sorted(set(sketch))
    assert all(value % copies.SAMPLE == 0 for value in sketch)
    assert sketch == copies.sketch(WIRE.upper().replace("“", '"').replace("”", '"'))


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (WIRE, "copy"),
        (_edited(WIRE, 25), "copy"),
        (_edited(WIRE, 12), "copy"),
        ("TESSIN (AFP) - " + WIRE + " This story was edited by the desk.", "copy"),
        (" ".join(ENGLISH.body[:3]), "contains"),
        (" ".join(ENGLISH.body[4:]), "contains"),
        (f"{OTHER} {WIRE} {OTHER[::-1]}", "part_of"),
        (OTHER, None),
        (" ".join(SPANISH.body), None),
        ("", None),
    ],
)
def test_relation_of_a_wire_to_another_text(other, relation):
    assert _relation(WIRE, other) == relation


def test_relation_reads_backwards():
    part = " ".join(ENGLISH.body[:3])
    assert (_relation(part, WIRE), _relation(WIRE, part)) == ("part_of", "contains")


def test_short_texts_that_share_one_long_quotation_are_not_copies():
    one = f"The minister spoke in parliament on Monday. {QUOTE} Members rose to applaud her."
    other = (
        f"Criticism of the treaty grows. {QUOTE} Lind said this was for the commission to judge."
    )
    assert _relation(one, other) is None


def test_short_texts_that_share_one_passage_of_background_are_not_copies():
    passage = ENGLISH.body[0] + " " + ENGLISH.body[3]
    one = f"{OTHER[:260]} {passage}"
    other = f"{' '.join(ENGLISH.body[5:])} A wholly new ending follows, with other facts. {passage}"
    assert _relation(one, other) is None


def test_formulaic_texts_are_not_copies():
    places = ("Tessin", "Arden", "Molfe", "Istria", "Varn", "Selm", "Orle")
    one, other = (
        " ".join(
            f"Shares in {place} closed {7 * n + k} points higher at {90 * n + k} on Monday, the "
            f"exchange said."
            for n, place in enumerate(places)
        )
        for k in (1, 3)
    )
    assert _relation(one, other.replace("Shares in", "Stocks of")) is None


def test_short_text_that_was_edited_heavily_is_a_copy():
    text = " ".join(ENGLISH.body[:2])
    assert _relation(text, _edited(text, 11)) == "copy"


def test_same_title_alone_joins_nothing():
    assert copies.clusters(
        [(1, f"{ENGLISH.title}. {OTHER}"), (2, f"{ENGLISH.title}. {ENGLISH.body[5]}")]
    ) == {1: 1, 2: 2}


def test_clusters_are_named_for_their_first_member():
    texts = [("x", OTHER), ("a", WIRE), ("b", _edited(WIRE, 20)), ("c", " ".join(ENGLISH.body[:3]))]
    assert copies.clusters(texts) == {"x": "x", "a": "a", "b": "a", "c": "a"}


def test_round_up_does_not_make_one_story_of_its_items():
    groups = copies.clusters([("wire", WIRE), ("strike", OTHER), ("round-up", f"{OTHER} {WIRE}")])
    assert groups["wire"] != groups["strike"]
    assert groups["round-up"] == groups["wire"]


def test_what_a_page_says_to_its_readers_makes_no_copies():
    furniture = (
        "Subscribe to our newsletter and get the best of the week in your inbox.\n"
        "All rights reserved, the Harbour Gazette and its partners in Tessin and Arden.\n"
        "We welcome comments that add to the discussion. You can report a comment to our editors."
    )
    one, other = (f"{text[:420]}\n{furniture}" for text in (WIRE, OTHER))
    assert _relation(one, other) is None
    assert _relation(one, WIRE[:420]) == "copy"


def test_wire_in_many_papers_is_grouped_in_time():
    texts = [(n, f"{_edited(WIRE, 20 + n % 7)} Paper {n}.") for n in range(60)]
    assert set(copies.clusters(texts).values()) == {0}


def test_very_short_texts_join_when_they_are_the_same():
    text = (
        "Lowland’s ambassador returned to Tessin on Friday after seven months, the ministry said."
    )
    assert copies.clusters([(1, text), (2, text), (3, "Nothing else happened.")]) == {
        1: 1,
        2: 1,
        3: 3,
    }


def test_nothing_gives_nothing():
    assert copies.clusters([]) == {}
