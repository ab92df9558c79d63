"""Items to entries: identity, addresses, titles and dates."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.feeds import links
from pipeline.feeds.plain import plain
from tests.feeds.asked import NOW, answer, item, known_after, poll, rss


def entries(*items, known=None, memory=None, **changes):
    got = answer(rss(*items), **changes)
    return poll(got, memory, known).entries if memory else poll(got, known=known).entries


def test_entries_are_told_apart_by_guid_and_else_by_link():
    by_guid = entries(item(1), item(2))
    assert len({e.entry_id for e in by_guid}) == 2
    moved = entries(item(1, link="http://paper.example/other"), item(2))
    assert [e.entry_id for e in moved] == [e.entry_id for e in by_guid]
    without = entries(item(1, guid=""), item(2, guid=""))
    assert len({e.entry_id for e in without}) == 2
    assert without[0].guid is None


def test_clashing_guids_make_the_feed_fall_back_to_links():
    polled = poll(answer(rss(*(item(n, guid="same") for n in range(4)))))
    assert polled.memory.identity_rule == "link"
    assert len(polled.entries) == 4


def test_clashing_links_make_it_fall_back_to_dates_and_titles():
    same = {"guid": "g", "link": "http://paper.example/live"}
    dated = [item(n, NOW - timedelta(hours=n), **same) for n in range(4)]
    polled = poll(answer(rss(*dated)))
    assert (polled.memory.identity_rule, len(polled.entries)) == ("link+date", 4)
    titled = [item(n, NOW, **same) for n in range(4)]
    polled = poll(answer(rss(*titled)))
    assert (polled.memory.identity_rule, len(polled.entries)) == ("link+date+title", 4)


def test_one_clash_among_many_leaves_the_rule_and_loses_no_entry():
    many = [item(n) for n in range(50)] + [item(0, link="http://paper.example/second")]
    polled = poll(answer(rss(*many)))
    assert (polled.memory.identity_rule, len(polled.entries)) == ("guid", 51)


def test_a_change_of_rule_does_not_bring_old_entries_back():
    first = poll(answer(rss(item(1), item(2), item(3))))
    clash = [item(n, guid="same") for n in range(4, 8)]
    second = poll(answer(rss(item(1), item(2), item(3), *clash)), first.memory, known_after(first))
    assert second.memory.identity_rule == "link"
    assert [e.title for e in second.entries] == [f"Title {n}" for n in range(4, 8)]


def test_an_item_listed_twice_is_one_entry():
    assert len(entries(item(1), item(1), item(2))) == 2


LINKS = {
    "http://a.example/x?utm_source=rss&utm_medium=feed&id=5": "http://a.example/x?id=5",
    "http://a.example/x?at_medium=RSS&at_campaign=KARANGA": "http://a.example/x",
    "http://a.example/x#xtor=RSS-1": "http://a.example/x",
    "http://a.example/x?fbclid=1&gclid=2&p=3#part": "http://a.example/x?p=3#part",
    "http://a.example/x?ref=rss&src=42&from=1": "http://a.example/x?src=42&from=1",
    "http://a.example/x?ref=a.example": "http://a.example/x",
    "http://a.example/x?source=desk": "http://a.example/x?source=desk",
    "http://a.example/?p=1&q=%C3%A9&r": "http://a.example/?p=1&q=%C3%A9&r",
    "HTTP://A.Example:80/X": "http://a.example/X",
    "https://a.example:443": "https://a.example/",
    "http://a.example:8080/x": "http://a.example:8080/x",
    "/x": "http://paper.example/x",
    "//cdn.example/x": "http://cdn.example/x",
    "www.a.example/x": "http://www.a.example/x",
    " http://a.example/\n x ": "http://a.example/x",
    "http://http://a.example/x": "http://a.example/x",
    "https://www.google.com/url?rct=j&amp;url=https://a.example/x%3Fid%3D1&amp;ct=ga": "https://a.example/x?id=1",
    "http://www.bing.com/news/apiclick.aspx?ref=F&url=https%3a%2f%2fa.example%2fx": "https://a.example/x",
    "javascript:alert(1)": "",
    "data:text/html,x": "",
    "file:///etc/passwd": "",
    "mailto:a@b.example": "",
    "http://[broken": "",
    "http://127.0.0.1/admin": "http://127.0.0.1/admin",
}  # fmt: skip


@pytest.mark.parametrize("link", LINKS)
def test_links_lead_to_the_article_itself(link):
    found = links.absolute("http://paper.example/feed.xml", link)
    assert (links.clean(found) if found else "") == LINKS[link]


def test_original_links_are_preferred_and_relative_ones_resolved():
    feed = b"""<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
    <channel><item><title>a</title><link>http://feedproxy.example/~r/1</link>
    <feedburner:origLink>http://paper.example/a?utm_source=fb</feedburner:origLink></item>
    <item><title>b</title><link>b/c</link></item>
    <item><title>c</title><guid isPermaLink="true">http://paper.example/c</guid></item>
    <item><title>d</title><guid isPermaLink="false">d</guid><link>javascript:x</link></item>
    </channel></rss>"""
    polled = poll(answer(feed, final_url="http://paper.example/feeds/all.xml"))
    assert [e.url for e in polled.entries] == [
        "http://paper.example/a",
        "http://paper.example/feeds/b/c",
        "http://paper.example/c",
        "",
    ]


def test_xml_base_and_atom_links_are_heeded():
    feed = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://base.example/x/">
    <entry><id>1</id><title>t</title><link rel="edit" href="/edit"/><link href="a"/></entry>
    <entry xml:base="y/"><id>2</id><title>t</title><link rel="alternate" href="b"/></entry>
    <entry><id>urn:x:3</id><title>t</title><link rel="enclosure" href="/c.mp3"/></entry></feed>"""
    urls = [e.url for e in poll(answer(feed)).entries]
    assert urls == ["http://base.example/x/a", "http://base.example/x/y/b", ""]


TITLES = {
    "<b>Talks</b> &amp; tea": "Talks & tea",
    "AT&amp;amp;T says": "AT&T says",
    "&lt;i&gt;Le Monde&lt;/i&gt; writes": "Le Monde writes",
    "5 < 6 and <unnamed> stay": "5 < 6 and <unnamed> stay",
    "a\u202eb\x00c\u200b": "abc",
    "one<br/>two\n\n three": "one two three",
    "<script>x=1</script>News<!-- hidden -->": "News",
    "caf&eacute; &#8212; &rsquo;24": "café — ’24",
}


@pytest.mark.parametrize("title", TITLES)
def test_titles_are_plain_text(title):
    assert plain(title) == TITLES[title]


def test_items_without_title_get_one():
    found = entries(
        item(1, title="", description="First words of it. " * 20),
        item(2, title="", link="http://paper.example/2026/03/talks-in-geneva.html"),
        item(3, title="", link="http://paper.example/"),
    )
    assert found[0].title.startswith("First words of it.")
    assert len(found[0].title) <= 100
    assert [e.title for e in found[1:]] == ["talks in geneva", "paper.example"]


def test_dates_in_the_future_are_clamped_and_missing_ones_flagged():
    found = entries(item(1, NOW - timedelta(hours=1)), item(2, NOW + timedelta(days=9)), item(3))
    assert [(e.published_at, e.published_basis) for e in found] == [
        (NOW - timedelta(hours=1), "feed"),
        (NOW, "clamped"),
        (None, "none"),
    ]


def test_one_bad_date_costs_one_date():
    found = entries(item(1, NOW - timedelta(hours=1)), item(2, pubDate="31 Foo 2026"))
    assert [e.published_basis for e in found] == ["feed", "none"]


def test_the_date_of_publication_comes_before_that_of_a_change():
    feed = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>t</title>
    <updated>2026-02-28T10:00:00Z</updated><published>2026-02-27T10:00:00+02:00</published>
    </entry><entry><id>2</id><title>t</title><updated>2026-02-26T10:00:00Z</updated></entry></feed>"""
    assert [e.published_at for e in poll(answer(feed)).entries] == [
        datetime(2026, 2, 27, 8, tzinfo=UTC),
        datetime(2026, 2, 26, 10, tzinfo=UTC),
    ]


def test_a_feed_that_stamps_all_items_anew_shows_no_edits():
    def atom(stamp):
        one = "<entry><id>{n}</id><title>t{n}</title><updated>{s}</updated></entry>"
        body = "".join(one.format(n=n, s=stamp) for n in range(4))
        return answer(f'<feed xmlns="http://www.w3.org/2005/Atom">{body}</feed>'.encode())

    first = poll(atom("2026-02-28T10:00:00Z"))
    assert poll(atom("2026-02-28T11:00:00Z"), first.memory, known_after(first)).entries == ()
