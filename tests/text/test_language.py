import pytest

from pipeline.text.language import decide, primary
from tests.text.themes import STORIES


@pytest.mark.parametrize("story", STORIES, ids=[story.language for story in STORIES])
@pytest.mark.parametrize("declared", [None, "", "own", "en-US"])
def test_language_of_a_text_overrules_a_template(story, declared):
    said = story.language if declared == "own" else declared
    assert decide(" ".join(story.body), said) == story.language


def test_short_text_is_in_the_page_s_language():
    assert decide("Ministros em Viena", "pt-BR") == "pt"


def test_kin_languages_are_left_to_the_page():
    text = (
        "Statsministeren sa at avtalen mellom landene skal undertegnes i neste uke, "
        "og at begge parter er enige. " * 3
    )
    assert decide(text, "nb-NO") == "no"


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-GB", "en"), ("pt_BR", "pt"), ("DE", "de"), ("nb", "no"), ("x", None), (None, None)],
)
def test_tags_are_reduced_to_the_language(tag, code):
    assert primary(tag) == code


def test_text_without_letters_has_no_language():
    assert decide("12 345", None) == "und"
