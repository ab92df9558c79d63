"""The invented sentences against floors, and what single sentences show."""

import json
import subprocess
import sys
from datetime import date

import pytest

from pipeline.records import EVENT_TYPES
from tests.coding import corpus

# Share of the sentences' events that must come out exactly: type, sides, status and day.
FLOOR = 0.97


@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_invented_sentences_keep_their_floor(language):
    hits = found = wanted = 0
    for case in corpus.cases(language):
        told = corpus.told(corpus.code(case.text, language, case.day))
        hits += len(told & set(case.events))
        found += len(told)
        wanted += len(case.events)
    assert 2 * hits / (found + wanted) >= FLOOR


@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_sentences_without_acts_give_no_event(language):
    empty = [c for c in corpus.cases(language) if not c.events]
    assert len(empty) >= 5
    assert [c.text for c in empty if corpus.code(c.text, language, c.day)] == []


def test_there_are_600_sentences_and_the_lexicons_cover_every_type():
    assert sum(len(corpus.cases(language)) for language in corpus.LANGUAGES) >= 600
    for language, lexicon in corpus.coder().lexicons.items():
        assert {act.type for act in lexicon.acts} == set(EVENT_TYPES), language


def _one(text, language="en", day=date(2024, 5, 10)):
    reports = corpus.code(text, language, day)
    assert len(reports) == 1, reports
    return reports[0]


def test_a_passive_turns_the_sides_round():
    report = _one("Two diplomats of Uganda were expelled by Kenya on Monday.")
    assert (report.type, report.sources, report.targets) == ("SANCTION", ("KEN",), ("UGA",))


def test_an_attribution_at_the_end_is_no_party():
    report = _one("Kenya is expelling two Ugandan diplomats, Norway's foreign minister said.")
    assert (report.sources, report.targets) == (("KEN",), ("UGA",))


def test_a_meeting_on_third_soil_is_third_party_and_says_where():
    report = _one("Kenya's president met Uganda's president in Norway on Monday.")
    assert (report.mode, report.place) == ("third-party", "NOR")


def test_a_flight_for_talks_is_one_visit():
    report = _one("Kenya's foreign minister flew to Uganda for talks with its prime minister.")
    assert (report.type, report.mode, report.place) == ("CONSULT", "visit", "UGA")


def test_a_mediator_takes_part_in_the_talks():
    report = _one("Qatar mediated talks between Kenya and Uganda on Monday.")
    assert report.sources == ("KEN", "QAT", "UGA")
    assert report.mode == "third-party"


def test_what_is_demanded_did_not_happen():
    report = _one("Kenya demanded that Uganda withdraw its troops from Somalia.")
    assert report.type == "REQUEST"


def test_a_denied_act_is_denied_and_a_denied_charge_rejected():
    assert str(_one("Kenya denied that it had sent weapons to Uganda.").status) == "denied"
    told = corpus.code("Uganda accused Kenya of spying. Kenya denied the charge.")
    assert [(r.type, r.sources) for r in told] == [("ACCUSE", ("UGA",)), ("REJECT", ("KEN",))]


def test_pronouns_reach_back_to_the_subject_before():
    told = corpus.code("Kenya's president telephoned Uganda's president and congratulated him.")
    assert {(r.type, r.sources, r.targets) for r in told} == {
        ("CONSULT", ("KEN", "UGA"), ("KEN", "UGA")),
        ("SUPPORT", ("KEN",), ("UGA",)),
    }


def test_a_time_adverb_holds_for_verbs_under_one_subject_only():
    told = corpus.code("Kenya expelled two Ugandan diplomats on Monday, and Norway accused Uganda.")
    assert {r.type: r.day for r in told} == {"SANCTION": date(2024, 5, 6), "ACCUSE": None}


def test_two_days_after_counts_from_the_main_clause():
    told = corpus.code(
        "Kenya cut electricity supplies to Uganda on Wednesday, a day after sealing its border."
    )
    assert {r.type: r.day for r in told}["COERCE"] == date(2024, 5, 7)


def test_weeks_are_ranges():
    report = _one("Kenya sent grain to Uganda last week.")
    assert (report.day, report.day_to, report.date_precision) == (
        date(2024, 4, 29),
        date(2024, 5, 5),
        "week",
    )


def test_questions_conditionals_and_hopes_give_nothing():
    assert corpus.code("Would Kenya recognise Kosovo?") == ()
    assert corpus.code("Kenya hopes to sign a treaty with Uganda.") == ()
    assert corpus.code("Kenya could impose sanctions on Uganda.") == ()


def test_headlines_without_articles_are_read():
    report = _one("Kenya, Uganda sign fisheries pact")
    assert (report.type, report.sources) == ("SUPPORT", ("KEN", "UGA"))


def test_every_report_names_its_rule_and_its_words():
    report = _one("Kenya accused Uganda of smuggling.")
    assert report.rule == "accuse"
    assert report.trigger == "accused"
    assert report.sentence == "Kenya accused Uganda of smuggling."


def test_nationals_are_mentions_only_as_party_to_an_event():
    coder = corpus.coder()
    day = date(2024, 5, 10)
    freed = coder.code(["Hamas freed two Swedes on Monday."], language="en", day=day)
    eating = coder.code(["Two Swedes ate lunch on Monday."], language="en", day=day)
    assert "SWE" in {m.code for m in freed.mentions}
    assert "SWE" not in {m.code for m in eating.mentions}


def test_segments_are_numbered_from_first_n():
    told = corpus.coder().code(
        ["Nothing here.", "Kenya accused Uganda."], language="en", day=None, first_n=2
    )
    assert [r.n for r in told.reports] == [3]


SHARED = corpus.ROOT.parent / "shared" / "gold"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared gold set is not beside the project")
def test_shared_development_set_keeps_its_floor(tmp_path):
    gold = SHARED / "diplomatic_dev.jsonl"
    answers = tmp_path / "answers.jsonl"
    from pipeline.coding.jsonl import code_lines

    lines = gold.read_text(encoding="utf-8").splitlines()
    answers.write_text("\n".join(code_lines(lines, corpus.coder())), encoding="utf-8")
    scores = tmp_path / "scores.json"
    subprocess.run(
        [sys.executable, SHARED / "score.py", gold, answers, "--json", scores],
        check=True,
        capture_output=True,
    )
    assert json.loads(scores.read_text())
    predicted = [json.loads(a) for a in answers.read_text(encoding="utf-8").splitlines()]
    wanted = [json.loads(line) for line in lines]
    hits = sum(len(_keys(p) & _keys(g)) for p, g in zip(predicted, wanted, strict=True))
    total = sum(len(_keys(r)) for r in (*predicted, *wanted))
    assert 2 * hits / total >= 0.85


def _keys(record):
    return {(e["type"], tuple(e["source"]), tuple(e["target"])) for e in record["events"]}
