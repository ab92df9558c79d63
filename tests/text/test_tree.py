import pytest

from pipeline.records import EntryStatus
from pipeline.text import tree
from pipeline.text.extract import read_page
from tests.text.themes import ENGLISH, magazine


@pytest.mark.parametrize(
    "nesting", ["<div>" * 300, "<div>" * 3000, "<ul><li>" * 1500, "<table><tr><td>" * 900]
)
def test_article_below_deep_nesting_is_read_whole(nesting, page, rules):
    html = magazine(ENGLISH).replace("<main>", "<main>" + nesting)
    found = read_page(page(html), rules)
    assert found.status is EntryStatus.ARTICLE
    assert set(ENGLISH.body) <= {s.text for s in found.article.segments if s.kept}


def test_article_behind_a_script_of_five_megabytes_is_read_whole(page, rules):
    html = magazine(ENGLISH).replace(
        "<main>", f"<script>var a = '{'x' * 5_000_000}'</script><main>"
    )
    article = read_page(page(html), rules).article
    assert article.text == "\n\n".join(ENGLISH.body)


def test_article_among_40000_elements_is_read_by_the_linear_reader(page, rules):
    html = magazine(ENGLISH).replace("<main>", "<span>a</span>" * 40_000 + "<main>")
    parsed = tree.parse(html.encode(), None)
    assert parsed.is_heavy
    assert set(ENGLISH.body) <= {s.text for s in read_page(page(html), rules).article.segments}


def test_article_beside_a_million_letters_of_anything_is_read_by_the_linear_reader(page, rules):
    html = magazine(ENGLISH).replace("<main>", "<div>" + "z " * 600_000 + "</div><main>")
    assert not tree.parse(html.encode(), None).is_heavy
    assert set(ENGLISH.body) <= {s.text for s in read_page(page(html), rules).article.segments}


def test_a_paragraph_of_a_million_letters_is_no_article(page, rules):
    html = magazine(ENGLISH).replace("<main>", "<main><p>" + "z " * 600_000 + "</p>")
    found = read_page(page(html), rules)
    assert found.status is EntryStatus.TOO_LARGE
    assert found.reason.endswith("letters of text")


@pytest.mark.parametrize(
    ("text", "encoding", "kind"),
    [
        ("Ünï – “x”", "utf-8", "text/html; charset=iso-8859-1"),
        ("Ünï – “x”", "cp1252", "text/html; charset=windows-1252"),
        ("Ünï – “x”", "cp1252", "text/html; charset=ISO-8859-1"),
        ("Ünï – “x”", "utf-16", None),
        ("Ünï – “x”", "utf-8-sig", None),
        ("Переговоры в Вене начались", "cp1251", "text/html; charset=windows-1251"),
        ("日本語の記事です", "shift_jis", "text/html; charset=Shift_JIS"),
    ],
)
def test_encodings_are_read_as_meant(text, encoding, kind):
    assert tree.decode(text.encode(encoding), kind) == text


def test_charset_of_meta_counts_where_the_header_is_silent():
    body = '<meta charset="windows-1251"><p>Переговоры в Вене</p>'.encode("cp1251")
    assert "Переговоры" in tree.decode(body, None)


def test_page_cut_inside_a_character_is_still_utf_8():
    body = ("Gespräche über Österreich " * 50).encode()[:-1] + "ü".encode()[:1]
    assert tree.decode(body, None).startswith("Gespräche über")


def test_nul_and_control_characters_are_no_text(page, rules):
    html = magazine(ENGLISH).replace("Monday", "Mon\x00day\x08")
    assert read_page(page(html), rules).article.text == "\n\n".join(ENGLISH.body)


def test_xhtml_with_an_encoding_declaration_is_parsed(page, rules):
    html = '<?xml version="1.0" encoding="utf-8"?>' + magazine(ENGLISH)
    assert read_page(page(html), rules).status is EntryStatus.ARTICLE
