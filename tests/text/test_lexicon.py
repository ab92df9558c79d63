import pytest

from pipeline.errors import ConfigError
from pipeline.text import wire
from pipeline.text.extract import read_page
from pipeline.text.lexicon import KINDS, Rules
from tests.text.themes import ENGLISH, magazine

ALL = frozenset(KINDS)
SMALL = """
[en.teaser]
starts = ["read also"]
[en.share]
line = ["share", "# views"]
[en.notice]
contains = ["reserves the right * (comment|comments)"]
[ja.related]
contains = ["関連記事"]
[agencies]
"AP" = ["Associated Press"]
"""


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("READ ALSO: Something else", "teaser"),
        ("They read also the treaty", None),
        ("Share", "share"),
        ("Share »", "share"),
        ("Share prices fell", None),
        ("342 views", "share"),
        ("Different views", None),
        ("The paper reserves the right to publish comments.", "notice"),
        ("Upland reserves the right to answer.", None),
        ("▶関連記事はこちら", "related"),
    ],
)
def test_line_matches_by_its_mode(line, kind):
    assert Rules.build(SMALL).match(line, ALL) == kind


def test_only_the_kinds_asked_for_match():
    assert Rules.build(SMALL).match("Share", frozenset({"teaser"})) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("x", ""),
        ("[en.nonsense]\nline = ['x']", "en.nonsense"),
        ("[en.share]\nending = ['x']", "en.share.ending"),
        ("[en.share]\nline = [7]", "en.share.line"),
        ("[en.share]\nline = ['*']", "en.share.line"),
        ("[en.share]\nline = 'share'", "en.share.line"),
        ("agencies = 'AP'", "agencies"),
    ],
)
def test_wrong_file_is_refused_with_its_key(text, key):
    with pytest.raises(ConfigError) as caught:
        Rules.build(text)
    assert (caught.value.file, caught.value.key) == ("text/boilerplate.toml", key)


@pytest.mark.parametrize(
    "sentence",
    [
        "Background talks: ministers met in private for three hours before the signing.",
        "More about the agreement will be known on Friday, the minister said.",
        "Comments made by the president angered Lowland.",
        "Copyright law of 1976 does not apply, the court said.",
        "Updated on both sides, the treaty now has eleven chapters.",
        "Sources close to the talks said that no date had been set.",
        "It began two years ago.",
        "Name recognition matters in Upland.",
        "Más de cien personas asistieron a la firma del acuerdo.",
        "Über den Vertrag wird weiter verhandelt.",
        "La suite des négociations dépendra du Haut-Pays.",
        "Siga o exemplo da Terra Alta, disse o ministro ao parlamento.",
    ],
)
def test_sentences_of_an_article_stay(sentence, page, rules):
    html = magazine(ENGLISH).replace(ENGLISH.body[0], sentence)
    assert read_page(page(html), rules).article.text.startswith(sentence)


@pytest.mark.parametrize(
    ("line", "is_credit"),
    [
        ("(AFP)", True),
        ("AFP/Reuters", True),
        ("SDA/sep", True),
        ("Quelle: dpa", True),
        ("With files from The Associated Press", True),
        ("Reporting by Ines Falk; Editing by Jon Berg", True),
        ("AFP correspondents saw tanks near the border.", False),
        ("The map shows the river.", False),
    ],
)
def test_credit_lines_are_told_from_sentences(line, is_credit, rules):
    assert wire.is_credit(line, rules) is is_credit


@pytest.mark.parametrize(
    ("credits", "lead", "byline", "agency"),
    [
        (["(AFP)"], "The ministers met.", None, "AFP"),
        ([], "TESSIN, Nov 12 (Reuters) - The ministers met.", None, "Reuters"),
        ([], "Berlin (dpa) - Die Minister trafen sich.", None, "dpa"),
        ([], "Madrid, 12 nov (EFE).- Los ministros se reunieron.", None, "EFE"),
        ([], "The ministers met.", "Agence France-Presse", "AFP"),
        ([], "The ministers (of both states) met.", "Ines Falk", None),
        ([], "A map of the river", "Ap Berg", None),
    ],
)
def test_agency_is_found_in_credit_dateline_or_byline(credits, lead, byline, agency, rules):
    assert wire.find(credits, lead, byline, rules) == agency
