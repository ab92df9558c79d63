from functools import cache

import pytest

from pipeline.coding.code import Coder
from pipeline.coding.events import problems
from pipeline.errors import ConfigError
from tests.coding import corpus

_ACT = """
[[act]]
id = "serenade"
type = "{type}"
verbs = "serenade"
{more}
examples = ["{example}"]
"""


def _with(act):
    """Give the files with a lexicon of one act, English only."""
    files = {name: text for name, text in corpus.files().items() if "events/" not in name}
    files["events/grammar/en.toml"] = corpus.files()["events/grammar/en.toml"]
    files["events/en.toml"] = "# The acts.\n" + act
    return files


@cache
def _shipped():
    return [str(problem) for problem in problems(corpus.files())]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_example_of_the_lexicon_holds(language):
    assert [p for p in _shipped() if f"events/{language}.toml" in p] == []


def test_a_wrong_example_is_named_with_file_and_line():
    files = _with(
        _ACT.format(type="SUPPORT", more="", example="Kenya serenaded Uganda. | UGA > KEN")
    )
    line = files["events/en.toml"].splitlines().index('id = "serenade"') + 1
    (problem,) = [p for p in problems(files) if p.key == "serenade"]
    assert problem.file == f"events/en.toml:{line}"
    assert "KEN > UGA" in problem.problem


def test_a_new_verb_codes_in_all_its_forms():
    files = _with(
        _ACT.format(type="SUPPORT", more="", example="Kenya serenaded Uganda. | KEN > UGA")
    )
    coder = Coder.build(files)
    for text in (
        "Kenya serenades Uganda.",
        "Kenya has serenaded Uganda.",
        "Uganda was serenaded by Kenya.",
    ):
        (report,) = coder.code([text], language="en", day=None).reports
        assert (report.rule, report.sources) == ("serenade", ("KEN",))


@pytest.mark.parametrize(
    ("type_", "more", "said"),
    [
        ("PARTY", "", "no such type: PARTY"),
        ("SUPPORT", 'target = "beside"', "no such place: beside"),
        ("SUPPORT", 'colour = "red"', "unknown key 'colour'"),
    ],
)
def test_mistakes_of_form_are_told_before_anything_runs(type_, more, said):
    files = _with(_ACT.format(type=type_, more=more, example="Kenya serenaded Uganda. | KEN > UGA"))
    assert said in [p.problem for p in problems(files)]
    with pytest.raises(ConfigError, match=said.split(":")[0]):
        Coder.build(files)


def test_a_lexicon_without_its_grammar_is_refused():
    files = dict(corpus.files())
    del files["events/grammar/en.toml"]
    with pytest.raises(ConfigError, match="goes with"):
        Coder.build(files)
