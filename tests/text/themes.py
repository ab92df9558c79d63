"""Invented articles in invented site themes that have the troubles of real ones."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Story:
    """An invented article and the words that its site prints around it."""

    language: str
    site: str
    title: str
    standfirst: str
    image: str
    caption: str
    body: tuple[str, ...]
    notice: str
    read_also: str
    other: tuple[str, ...]
    copyright: str
    signup: str


_FILE = Path(__file__).with_name("data") / "stories.toml"
STORIES = tuple(
    Story(**{name: tuple(v) if isinstance(v, list) else v for name, v in row.items()})
    for row in tomllib.loads(_FILE.read_text(encoding="utf-8"))["story"]
)
ENGLISH, SPANISH, FRENCH, GERMAN, PORTUGUESE = STORIES
URL = "https://www.harbour.example/2024/11/12/river-treaty-talks/"


def _head(story: Story, *, with_data: bool) -> str:
    data = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type":'
        ' "NewsArticle", '
        f'"headline": "{story.title}", "datePublished": "2024-11-12T08:30:00+01:00", '
        f'"author": {{"@type": "Person", "name": "Ines Falk"}}, "publisher": {{"name":'
        f' "{story.site}"}}}}</script>'
    )
    return (
        f'<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8">'
        f"<title>{story.title} - {story.site}</title>"
        f'<meta property="og:title" content="{story.title} | {story.site}">'
        f'<meta property="og:site_name" content="{story.site}"><meta property="og:type"'
        f' content="article">'
        f'<meta property="og:description" content="{story.standfirst}">'
        '<meta property="article:published_time" content="2024-11-12T08:30:00+01:00">'
        f"{data if with_data else ''}</head>"
    )


def _menu(story: Story) -> str:
    items = "".join(f'<li><a href="/{n}">{story.site} {n}</a></li>' for n in range(6))
    return f'<nav><ul class="menu">{items}</ul></nav>'


def _links(story: Story) -> str:
    return "".join(f'<li><a href="/{n}">{title}</a></li>' for n, title in enumerate(story.other))


def _paragraphs(story: Story, *, link_after: int | None = None) -> str:
    parts = [f"<p>{text}</p>" for text in story.body]
    if link_after is not None:
        lead, _, rest = story.read_also.partition(":")
        parts.insert(link_after, f'<p><strong>{lead}:</strong> <a href="/1">{rest.strip()}</a></p>')
    return "".join(parts)


def magazine(story: Story) -> str:
    """A magazine theme: caption in a figure and in a light box, notice among the comments."""
    return (
        _head(story, with_data=True)
        + f"<body>{_menu(story)}<main><article><header><h1>{story.title}</h1>"
        f'<p class="subtitle">{story.standfirst}</p></header><div class="content">'
        f'<figure><img src="a.jpg" alt="{story.image}"><figcaption>{story.image}'
        f"<br>{story.caption}</figcaption>"
        f'</figure><div class="lightbox-caption"><p>{story.caption}</p>'
        f"</div>{_paragraphs(story)}</div>"
        f'<footer><ul class="tags">{_links(story)}</ul></footer></article>'
        f'<div id="comments" class="comments"><p>{story.notice}</p><form><label>E-mail</label>'
        f"</form></div>"
        f"</main><footer><p>{story.copyright}</p></footer></body></html>"
    )


def blocks(story: Story) -> str:
    """A block theme: every paragraph in its own wrapper, "read also" within, related posts
    after."""
    wrapped = "".join(f'<div class="block"><p>{text}</p></div>' for text in story.body[:2])
    rest = "".join(f'<div class="block"><p>{text}</p></div>' for text in story.body[2:])
    lead, _, title = story.read_also.partition(":")
    return (
        _head(story, with_data=True)
        + f"<body>{_menu(story)}<main><h1>{story.title}</h1><article>{wrapped}"
        f'<div class="block"><p>{lead}: <a href="/1">{title.strip()}</a></p></div>{rest}'
        f'<div class="block"><p>{story.signup}</p></div><ul>{_links(story)}</ul>'
        f'<div class="block"><p>{story.notice}</p></div></article></main>'
        f"<footer><p>{story.copyright}</p></footer></body></html>"
    )


def plain(story: Story) -> str:
    """A theme of 2012: `div` and `h2`, the caption twice, the notice as last paragraph, no
    JSON-LD."""
    return (
        _head(story, with_data=False)
        + f'<body><div id="page"><div id="nav"><ul>{_links(story)}</ul></div>'
        f'<div class="post"><h1 class="titulo">{story.title}</h1><h2>{story.standfirst}</h2>'
        f'<div class="entry"><div class="wp-caption"><img src="a.jpg" alt="{story.image}">'
        f'<p class="wp-caption-text">{story.caption}</p></div>'
        f'<div class="slider-caption"><p>{story.image}<br>{story.caption}</p></div>'
        f"{_paragraphs(story, link_after=3)}<p>{story.notice}</p></div></div>"
        f'<div id="sidebar"><h2>{story.site}</h2><ul>{_links(story)}</ul><p>{story.signup}</p>'
        f"</div>"
        f'<div id="footer"><p>{story.copyright}</p></div></div></body></html>'
    )


def builder(story: Story) -> str:
    """A page builder: captions and notices are plain paragraphs, cards stand before the body."""
    cards = "".join(
        f'<article class="card"><h3><a href="/{n}">{title}</a></h3><p>{title}.</p></article>'
        for n, title in enumerate(story.other)
    )
    return (
        _head(story, with_data=True)
        + f'<body><div class="section"><h1>{story.title}</h1>{cards}</div>'
        f'<div class="section"><div class="column"><p>{story.caption}</p><p><img src="a.jpg" '
        f'alt="{story.image}"></p><p>{story.image}</p><p>{story.caption}</p>{_paragraphs(story)}'
        f"<p>{story.read_also}</p><p>{story.notice}</p><p>{story.signup}</p>"
        f"<p>{story.copyright}</p>"
        f"</div></div></body></html>"
    )


def breaks(story: Story) -> str:
    """A theme without paragraphs: one `div`, lines parted by double breaks."""
    text = "<br><br>".join(story.body)
    return (
        _head(story, with_data=False)
        + f'<body><table><tr><td><div class="top">{_menu(story)}</div></td></tr>'
        f'<tr><td><h1>{story.title}</h1><div class="story-text">{text}<br><br>{story.notice}'
        f"</div></td></tr></table>"
        f'<div class="bottom">{story.copyright}</div></body></html>'
    )


def amp(story: Story) -> str:
    """An AMP page: its own elements for pictures, menus, adverts and consent; text in one div."""
    recommended = "".join(
        f'<div class="card"><a href="/{n}"><amp-img src="{n}.jpg" width="4" height="3">'
        f"</amp-img><h4>{title}</h4></a></div>"
        for n, title in enumerate(story.other)
    )
    head = _head(story, with_data=True).replace("<html ", "<html amp ", 1)
    return (
        f'{head}<body><amp-sidebar id="menu" layout="nodisplay">{_menu(story)}</amp-sidebar>'
        f'<header class="amp-bar"><a href="/">{story.site}</a></header>'
        f'<article class="amp-article"><header><h1 class="amp-title">{story.title}</h1>'
        f'<p class="amp-dek">{story.standfirst}</p></header>'
        f'<amp-img src="a.jpg" alt="{story.image}" width="4" height="3" layout="responsive">'
        f'</amp-img><p class="amp-caption-text">{story.caption}</p>'
        f'<div class="amp-content">{_paragraphs(story, link_after=2)}'
        f'<amp-ad type="x" width="300" height="250"><div fallback></div></amp-ad></div>'
        f'<div class="amp-meta"><amp-social-share type="email"></amp-social-share></div>'
        f'<section class="related-posts"><h3>{story.read_also}</h3>{recommended}</section>'
        f'</article><footer class="amp-footer"><p>{story.copyright}</p></footer></body></html>'
    )


def blogger(story: Story) -> str:
    """A Blogger template: widgets, a post body of bare divs, labels, comments and attribution."""
    archive = "".join(f'<li class="archivedate"><a href="/{n}">{n}</a></li>' for n in range(8))
    text = "".join(f"<div>{text}</div><div><br /></div>" for text in story.body)
    return (
        _head(story, with_data=False)
        + '<body class="item-view"><div class="content-outer"><div class="header section">'
        f'<div class="widget Header"><h2 class="title">{story.site}</h2></div></div>'
        '<div class="main section"><div class="widget Blog"><div class="blog-posts hfeed">'
        '<div class="post hentry"><h3 class="post-title entry-title">'
        f'{story.title}</h3><div class="post-body entry-content">'
        '<table class="tr-caption-container"><tbody><tr><td><img src="a.jpg" '
        f'alt="{story.image}"></td></tr><tr><td class="tr-caption">{story.caption}</td></tr>'
        f'</tbody></table>{text}</div><div class="post-footer"><span class="post-labels">'
        f'{_links(story)}</span></div></div></div><div class="comments" id="comments"><h4>3</h4>'
        f'<p class="comment-footer">{story.notice}</p></div></div></div>'
        f'<div class="sidebar section"><div class="widget PopularPosts"><h2>{story.site}</h2>'
        f'<ul>{_links(story)}</ul></div><div class="widget BlogArchive"><ul>{archive}</ul></div>'
        f'<div class="widget FollowByEmail"><p>{story.signup}</p></div></div>'
        f'<div class="footer section"><p>{story.copyright}</p></div></div></body></html>'
    )


def joomla(story: Story) -> str:
    """A Joomla template: modules around com_content, article info, pager and tags."""
    crumbs = f'<ul class="breadcrumb"><li>{story.site}</li><li>{story.title}</li></ul>'
    return (
        _head(story, with_data=False)
        + f'<body class="com_content view-article"><div class="moduletable_menu">{_menu(story)}'
        f'</div><div class="moduletable">{crumbs}</div><div id="content"><div class="item-page">'
        f'<div class="page-header"><h2 itemprop="headline">{story.title}</h2></div>'
        '<dl class="article-info muted"><dt class="article-info-term">Info</dt>'
        '<dd class="hits">342</dd></dl>'
        '<div class="icons"><ul><li class="print-icon"><a href="?print=1">Print</a></li></ul></div>'
        f'<div class="pull-left item-image"><img src="a.jpg" alt="{story.image}">'
        f'<p class="img_caption">{story.caption}</p></div>'
        f'<div itemprop="articleBody">{_paragraphs(story, link_after=4)}</div>'
        f'<ul class="pager pagenav"><li class="previous"><a href="/p">{story.other[0]}</a></li>'
        f'<li class="next"><a href="/n">{story.other[1]}</a></li></ul></div></div>'
        f'<div id="aside"><div class="moduletable"><h3>{story.site}</h3>'
        f'<ul class="latestnews">{_links(story)}</ul></div><div class="custom">'
        f"<p>{story.signup}</p></div></div>"
        f'<div class="footer"><p>{story.copyright}</p></div></body></html>'
    )


def tables(story: Story) -> str:
    """A layout of tables within tables, as of 2003: menu, text and links side by side in cells."""
    links = "".join(
        f'<tr><td class="lnk"><font size="1"><a href="/{n}">{title}</a></font></td></tr>'
        for n, title in enumerate(story.other)
    )
    text = "".join(f'<p align="justify"><font size="2">{text}</font></p>' for text in story.body)
    return (
        _head(story, with_data=False)
        + '<body bgcolor="#ffffff"><table width="760" align="center"><tr><td colspan="3">'
        f'<table><tr><td><b>{story.site}</b></td></tr></table></td></tr><tr valign="top">'
        f'<td width="140"><table class="menu">{links}</table></td>'
        f'<td width="460"><table><tr><td class="titulo"><h1>{story.title}</h1></td></tr>'
        f'<tr><td><table align="right"><tr><td><img src="a.jpg" alt="{story.image}"></td></tr>'
        f'<tr><td class="caption"><font size="1">{story.caption}</font></td></tr></table>'
        f'{text}</td></tr><tr><td><font size="1">{story.notice}</font></td></tr></table></td>'
        f'<td width="160"><table>{links}</table></td></tr><tr><td colspan="3" align="center">'
        f'<font size="1">{story.copyright}</font></td></tr></table></body></html>'
    )


_ALL = (magazine, blocks, plain, builder, breaks, amp, blogger, joomla, tables)
THEMES = {theme.__name__: theme for theme in _ALL}
