import pytest
from lxml import html

from pipeline.text import metadata
from pipeline.text.extract import read_page
from tests.text.themes import ENGLISH, magazine

URL = "https://www.harbour.example/2024/11/12/talks/"


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        ("https://harbour.example/2024/talks/", "https://harbour.example/2024/talks/"),
        ("/2024/11/12/river/", "https://www.harbour.example/2024/11/12/river/"),
        (
            "https://www.harbour.example/a/?utm_source=feed&id=7#top",
            "https://www.harbour.example/a/?id=7",
        ),
        ("https://www.harbour.example/", URL),
        ("https://www.other.example/2024/talks/", URL),
        ("javascript:void(0)", URL),
        ("", URL),
    ],
)
def test_canonical_link_counts_on_the_same_domain_only(link, canonical):
    root = html.document_fromstring(
        f'<html><head><link rel="canonical" href="{link}"></head><body>x</body></html>'
    )
    assert metadata.canonical(root, URL) == canonical


def test_shared_suffix_is_not_the_same_domain():
    root = html.document_fromstring(
        '<html><head><link rel="canonical" href="https://b.co.uk/x"></head><body>x</body></html>'
    )
    assert metadata.canonical(root, "https://a.co.uk/x") == "https://a.co.uk/x"


def test_two_canonical_links_that_differ_are_not_believed():
    links = '<link rel="canonical" href="/a"><link rel="canonical" href="/b">'
    root = html.document_fromstring(f"<html><head>{links}</head><body>x</body></html>")
    assert metadata.canonical(root, URL) == URL


@pytest.mark.parametrize(
    ("title", "site", "host", "bare"),
    [
        ("Talks resume - Harbour Gazette", "Harbour Gazette", "", "Talks resume"),
        ("Talks resume | World | Harbour Gazette", "Harbour Gazette", "", "Talks resume | World"),
        ("Harbour Gazette: Talks resume", "Harbour Gazette", "", "Harbour Gazette: Talks resume"),
        ("Harbour Gazette | Talks resume", "Harbour Gazette", "", "Talks resume"),
        ("Talks resume – harbour.example", None, "www.harbour.example", "Talks resume"),
        (
            "Talks - a view from Harbour",
            "Harbour Gazette",
            "www.gazette.example",
            "Talks - a view from Harbour",
        ),
        ("East-West talks", "West", "", "East-West talks"),
    ],
)
def test_site_is_taken_off_the_title(title, site, host, bare):
    assert metadata.strip_site(title, site, host) == bare


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ('{"name": "Ines Falk"}', "Ines Falk"),
        ('[{"name": "Ines Falk"}, {"name": "Jon Berg"}]', "Ines Falk, Jon Berg"),
        ('"By Ines Falk"', "Ines Falk"),
        ('{"name": "https://www.harbour.example/falk"}', None),
    ],
)
def test_byline_gives_the_authors(author, byline, page, rules):
    page_html = magazine(ENGLISH).replace('{"@type": "Person", "name": "Ines Falk"}', author)
    assert read_page(page(page_html), rules).article.byline == byline


@pytest.mark.parametrize(
    "script",
    ["{broken", "[]", '"x"', "null", '{"@type": 7}', "[" * 3000, '{"@graph": {"@graph": []}}'],
)
def test_json_ld_of_any_shape_does_no_harm(script, page, rules):
    page_html = magazine(ENGLISH).replace(
        "</head>", f'<script type="application/ld+json">{script}</script></head>'
    )
    assert read_page(page(page_html), rules).article.title == ENGLISH.title


def test_json_ld_in_comments_and_with_trailing_commas_is_read(page, rules):
    page_html = (
        magazine(ENGLISH)
        .replace('json">{', 'json">\n//<![CDATA[\n{')
        .replace('"}}</script>', '",}}\n//]]></script>')
    )
    assert read_page(page(page_html), rules).article.byline == "Ines Falk"


def test_modified_date_is_kept_apart(page, rules):
    page_html = magazine(ENGLISH).replace(
        '"author"', '"dateModified": "2024-11-12T20:00:00Z", "author"'
    )
    article = read_page(page(page_html), rules).article
    assert (article.published_at.hour, article.modified_at.hour) == (7, 20)
