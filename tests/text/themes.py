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
    """A block theme: every paragraph in its own wrapper, "read also" within, related posts"
    " after."""
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
    """A theme of 2012: `div` and `h2`, the caption twice, the notice as last paragraph, no"
    " JSON-LD."""
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


THEMES = {theme.__name__: theme for theme in (magazine, blocks, plain, builder, breaks)}
