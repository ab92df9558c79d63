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


def _pairs(text, language="en"):
    reports = corpus.code(text, language)
    return [(r.type, " ".join(r.sources), " ".join(r.targets)) for r in reports]


def test_a_target_left_out_is_who_acted_on_the_subject_before():
    told = _pairs("Uganda asked Kenya for helicopters on Sunday. Kenya promised four.")
    assert told == [("REQUEST", "UGA", "KEN"), ("AGREE", "KEN", "UGA")]


def test_a_bystander_judges_who_acted_and_the_victim_who_judged_it():
    told = _pairs("Kenyan jets bombed Somalia on Friday. Norway condemned the raid.")
    assert ("ACCUSE", "NOR", "KEN") in told
    told = _pairs("The ICC issued an arrest warrant for Uganda's president. Uganda dismissed it.")
    assert ("REJECT", "UGA", "ICC") in told


def test_the_one_who_speaks_at_the_end_is_no_target():
    assert _pairs("Uganda fired two missiles into the lake, Kenya's army said.") == []


def test_who_follows_suit_does_the_same_and_who_answers_in_kind_turns_it_round():
    told = _pairs("Kenya expelled three Ugandan diplomats. Norway followed suit.")
    assert told == [("SANCTION", "KEN", "UGA"), ("SANCTION", "NOR", "UGA")]
    told = _pairs("Kenya expelled three Ugandan diplomats and Uganda responded in kind.")
    assert told == [("SANCTION", "KEN", "UGA"), ("SANCTION", "UGA", "KEN")]


def test_a_mediator_joins_the_talks_but_not_the_deal_that_comes_of_them():
    told = _pairs("Kenya and Uganda exchanged prisoners in an operation mediated by Qatar.")
    assert told == [
        ("RETREAT", "KEN UGA", "KEN UGA"),
        ("CONSULT", "KEN QAT UGA", "KEN QAT UGA"),
    ]


def test_talks_around_a_statement_are_those_of_speaker_and_listener():
    told = _pairs("Kenya will send doctors, its president told Uganda's president during talks.")
    assert ("CONSULT", "KEN UGA", "KEN UGA") in told


def test_sanctions_named_as_lifted_are_not_imposed_again():
    assert _pairs("Kenya lifted the sanctions it had imposed on Uganda.") == [
        ("RETREAT", "KEN", "UGA")
    ]


def test_an_announced_act_is_that_of_who_announces_it():
    told = _pairs("Kenya announced the expulsion of three Ugandan diplomats on Monday.")
    assert told == [("SANCTION", "KEN", "UGA")]


def test_an_expulsion_without_agent_is_that_of_the_state_that_makes_it_known():
    told = _pairs("Two Ugandan spies were thrown out on Monday, Kenya's foreign ministry said.")
    assert told == [("SANCTION", "KEN", "UGA")]


def test_an_armed_group_may_act_against_its_own_state():
    report = _one("The M23 attacked the Congolese army on Monday.")
    assert (report.sources, report.targets) == (("COD",), ("COD",))


def test_one_word_in_quotes_rejects_a_charge_only_where_there_was_one():
    told = _pairs('Kenya accused Uganda of spying. "Nonsense," said Uganda\'s foreign minister.')
    assert told == [("ACCUSE", "KEN", "UGA"), ("REJECT", "UGA", "KEN")]
    assert _pairs("Kenya's president visited. \"Nonsense,\" said Uganda's foreign minister.") == []


def test_headlines_with_capitals_are_read():
    assert _pairs("Kenya Lifts Travel Ban on Uganda") == [("RETREAT", "KEN", "UGA")]


def test_a_list_after_an_adverbial_begins_with_the_subject():
    told = _pairs("After talks led by Qatar, Kenya and Uganda signed a treaty.")
    assert ("SUPPORT", "KEN UGA", "KEN UGA") in told


def test_an_auxiliary_holds_for_the_second_infinitive_too():
    assert corpus.code("Kenya could close its border with Uganda and appeal to Norway.") == ()
    report = corpus.code("Kenya will close its border with Uganda and appeal to Norway.")[-1]
    assert (report.type, report.status) == ("REQUEST", "planned")


def test_what_analysts_say_is_no_fact():
    assert corpus.code("Analysts say that Kenya has imposed sanctions on Uganda.") == ()
    assert corpus.code("Officials say that Kenya has imposed sanctions on Uganda.") != ()


def test_words_of_the_subject_can_forbid_a_pattern():
    assert _pairs("Kenyan fans rallied against Uganda before the final.") == []


def test_a_sentence_that_names_nobody_goes_on_about_the_one_before():
    told = _pairs("Kenya accused Uganda of spying. It recalled its ambassador.")
    assert ("SANCTION", "KEN", "UGA") in told


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
