"""The briefing as one HTML file: no script, no outside request, fit for paper and telephones."""

from functools import lru_cache
from pathlib import Path

import jinja2

from pipeline.briefing.content import Briefing
from pipeline.briefing.profile import EVERYTHING
from pipeline.briefing.safe import quoted
from pipeline.briefing.words import Words

TEMPLATES = Path(__file__).parent / "templates"
# Nothing but the page's own styles: an injected tag or address could do nothing.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
BAR_HEIGHT, BAR_STEP = 22, 4  # of the history of a pair, in units of the picture
MOST_LINES = 25  # acts of a category on the page; the others are on the page that has all


@lru_cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(policy=POLICY, bars=bars, heat=heat, quoted=quoted)
    return environment


def render(template: str, **values: object) -> str:
    """Give a page from a template of templates/."""
    return _environment().get_template(template).render(values)


def render_html(
    briefing: Briefing, prefix: str = "", root: str = "../..", most: int = MOST_LINES
) -> str:
    """Give the page; `prefix` leads to the edition's folder, `root` to the profile's days."""
    words = Words.of(briefing)
    shown = {line.ref for category in briefing.categories for line in category.lines[:most]}
    anchors = {
        line.ref: f"{'' if line.ref in shown else prefix + 'all.html'}#e-{line.event_id}"
        for line in briefing.lines
    }
    return render(
        "briefing.html",
        b=briefing,
        w=words,
        sample=briefing.sample,
        prefix=prefix,
        root=root,
        shared=root if briefing.profile == EVERYTHING.name else f"{root}/../..",
        most=most,
        anchors=anchors,
    )


def bars(history: tuple[int, ...], first: int, last: int) -> str:
    """Give the path of the bars of the days first to last, scaled to the highest day of all."""
    top = max(max(history, default=0), 1)
    heights = [round(n / top * (BAR_HEIGHT - 1)) for n in history]
    return "".join(
        f"M{i * BAR_STEP} {BAR_HEIGHT}v-{heights[i]}h{BAR_STEP - 1}v{heights[i]}z"
        for i in range(first, last)
        if heights[i]
    )


def heat(n: int | None) -> str:
    """Give the class of a matrix cell."""
    return "" if not n else f"h{min(n, 5)}"
