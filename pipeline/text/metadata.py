"""What a page says of itself: title, byline, site, address, dates, language, captions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urldefrag, urljoin, urlsplit

import courlan
import tldextract
from lxml.html import HtmlElement

from pipeline.records import Page
from pipeline.text import dates, fold, jsonld

# The Public Suffix List that tldextract brings along; it is never fetched.
_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date.created",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publisheddate",
    "published_at",
    "publish-date",
    "publication_date",
    "pubdate",
    "publishdate",
    "firstcreate",
    "date",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastupdate",
    "dcterms.modified",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_DESCRIPTIONS = ("og:description", "twitter:description", "description", "dc.description")
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "authors",
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")

_SEPARATOR = re.compile(r"\s+[-–—|·•»:/]+\s+|\s*[|»｜ㅣ：]\s*|\s+::\s+")
_BY = re.compile(
    r"^(?:by|von|por|par|de la rédaction|di|door|av|text|texte?|autor(?:in)?)\s*:?\s+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|@|^[\d\W]+$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Everything about a page but its paragraphs."""

    url: str
    title: str
    headings: tuple[str, ...]  # h1s and titles as printed, for telling a title among the lines
    description: str | None
    byline: str | None
    site_name: str | None
    declared_language: str | None
    published: dates.Stamp
    modified_at: datetime | None
    captions: tuple[str, ...]
    is_article: bool  # by JSON-LD or Open Graph
    is_listing: bool  # by JSON-LD
    is_open: bool  # False when JSON-LD says that readers have to pay
    stated_body: tuple[str, ...] = ()  # the lines of JSON-LD's articleBody


def read(root: HtmlElement, page: Page) -> Metadata:
    """Read a page's head, its JSON-LD and, where they give no date, its text."""
    meta = _meta(root)
    found = jsonld.nodes(root)
    shown = _shown_titles(root, meta)
    node = jsonld.article(found, " ".join(shown)) or {}
    site = _first(meta, _SITES) or next(iter(jsonld.names(node, "publisher")), None)
    url = canonical(root, page.url)
    published = _published(root, meta, node, page)
    return Metadata(
        url=url,
        title=_title(shown, meta, node, site, page),
        headings=tuple(dict.fromkeys(shown)),
        description=_first(meta, _DESCRIPTIONS) or jsonld.text(node, "description"),
        byline=_byline(root, meta, node),
        site_name=site,
        declared_language=root.get("lang")
        or jsonld.text(node, "inLanguage")
        or _first(meta, ("og:locale", "language")),
        published=published,
        modified_at=_modified(meta, node, published, page.fetched_at),
        captions=tuple(jsonld.captions(node)),
        is_article=bool(node) or _first(meta, ("og:type",)) in ("article", "news", "news.article"),
        is_listing=jsonld.is_listing(found),
        is_open=str(node.get("isAccessibleForFree", True)).lower() not in ("false", "no"),
        stated_body=tuple(jsonld.paragraphs(node)),
    )


def canonical(root: HtmlElement, url: str) -> str:
    """Give rel=canonical where it may be believed: same registrable domain, not the front page."""
    links = root.xpath(
        "//link[@href][translate(normalize-space(@rel), 'CANOIL', 'canoil') = 'canonical']/@href"
    )
    said = {urljoin(url, str(link).strip()) for link in links}
    for address in said if len(said) == 1 else ():
        parts = urlsplit(address)
        if (
            parts.scheme in ("http", "https")
            and parts.path.strip("/")
            and _same_owner(address, url)
        ):
            return _tidy(address)
    return _tidy(url)


def strip_site(title: str, site: str | None, host: str) -> str:
    """Take the site's name off either end of a title, told by its name or its host name."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title
    own = {_bare(name) for name in (site or "", host, host.removeprefix("www."))}
    own |= {_bare(label) for label in host.split(".") if len(label) > 3}
    first, last = cuts[0], cuts[-1]
    if _bare(title[last.end() :]) in own - {""}:
        return strip_site(title[: last.start()], site, host)
    if _bare(title[: first.start()]) in own - {""}:
        return strip_site(title[first.end() :], site, host)
    return title


def _bare(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _meta(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = fold.clean(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _shown_titles(root: HtmlElement, meta: dict[str, str]) -> list[str]:
    texts = [fold.clean(h1.text_content()) for h1 in root.iter("h1")][:5]
    texts += [meta[name] for name in _TITLES if name in meta]
    texts += [fold.clean(root.findtext("head/title") or "")]
    return [text for text in texts if text]


def _title(
    shown: Sequence[str], meta: dict[str, str], node: jsonld.Node, site: str | None, page: Page
) -> str:
    """Choose a headline: the one that the feed announced, else JSON-LD's, else og's."""
    host = urlsplit(page.url).hostname or ""
    options = [jsonld.text(node, "headline"), _first(meta, _TITLES), *shown, page.feed_title]
    titles = [strip_site(fold.clean(option), site, host) for option in options if option]
    titles = [_without_section(title, titles) for title in titles if title]
    announced = fold.key(page.feed_title or "")
    return next((t for t in titles if announced and fold.key(t) == announced), "") or next(
        iter(titles), ""
    )


def _without_section(title: str, titles: Sequence[str]) -> str:
    """Cut what follows a separator when the page also gives the title without it."""
    heads = (title[: cut.start()] for cut in _SEPARATOR.finditer(title))
    return next((head for head in heads if head in titles), title)


def _byline(root: HtmlElement, meta: dict[str, str], node: jsonld.Node) -> str | None:
    listed = jsonld.names(node, "author") or [meta[name] for name in _AUTHORS if name in meta][:1]
    if not listed:
        marked = root.xpath(
            "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')]"
        )
        listed = [fold.clean(element.text_content()) for element in marked[:1]]
    tidy = [_BY.sub("", name).strip(" ,;|") for name in listed]
    kept = [
        name for name in dict.fromkeys(tidy) if 1 < len(name) <= 120 and not _ADDRESS.search(name)
    ]
    return ", ".join(kept) or None


def _published(
    root: HtmlElement, meta: dict[str, str], node: jsonld.Node, page: Page
) -> dates.Stamp:
    said = [t for key in ("datePublished", "dateCreated") if (t := jsonld.text(node, key))]
    found = dates.first_possible(said, "json-ld", page.fetched_at)
    if found is None:
        written = [meta[name] for name in _PUBLISHED if name in meta]
        marked = root.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
        found = dates.first_possible([*written, *map(str, marked)], "meta", page.fetched_at)
    if found is None:
        ends = (
            dates.title_day(title) for title in (*_shown_titles(root, meta), page.feed_title or "")
        )
        found = dates.first_possible([day for day in ends if day], "meta", page.fetched_at)
    if found is None:
        found = dates.guess(root, page.url, page.fetched_at)
    return dates.choose(found, page.feed_date, page.fetched_at)


def _modified(
    meta: dict[str, str], node: jsonld.Node, published: dates.Stamp, fetched_at: datetime
) -> datetime | None:
    said = [t for t in (jsonld.text(node, "dateModified"), _first(meta, _MODIFIED)) if t]
    found = dates.first_possible(said, "modified", fetched_at)
    return found.at if found and found.at > published.at else None


def _same_owner(one: str, other: str) -> bool:
    return _owner(one) == _owner(other)


def _owner(url: str) -> str:
    host = urlsplit(url).hostname or ""
    # a suffix that the list does not know counts as one label, as the list's own rule says
    known = _SUFFIXES(host).top_domain_under_public_suffix
    return known or (host if host.replace(".", "").isdigit() else ".".join(host.split(".")[-2:]))


def _tidy(url: str) -> str:
    """Take fragment and tracking parameters off an address."""
    try:
        return courlan.normalize_url(urldefrag(url).url) or url
    except ValueError:
        return url
