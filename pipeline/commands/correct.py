"""`attache correct`: what people at the desk know better, written into config/corrections.csv."""

import re

import click

from pipeline.commands.options import with_home
from pipeline.disk import write_whole
from pipeline.errors import UsageError
from pipeline.home import Home
from pipeline.settings import config_files
from pipeline.warehouse.corrections import VERDICTS, with_corrections
from pipeline.warehouse.published import open_published, run_query

_ID = re.compile(r"[0-9a-f]{16}")
_OF_LINES = ("text", "boilerplate")


@click.command(
    epilog="Examples:  attache correct 1f0c9a7be2d43356 --verdict wrong --by ana --why 'a film'   "
    "attache correct https://example.org/1 --line 'Read also' --verdict text --by ana"
)
@click.argument("subject", metavar="EVENT|URL")
@click.option("--verdict", type=click.Choice(VERDICTS), required=True, help="What is the case.")
@click.option("--as", "replacement", metavar="CODING", help="CONSULT/visit FRA > DEU,ITA planned")
@click.option("--line", metavar="TEXT|HASH", help="Beginning or hash of the line.")
@click.option("--by", required=True, help="Who says so.")
@click.option("--why", default="", help="In a few words.")
@click.option("--dry-run", is_flag=True, help="Print the sentences; write nothing.")
@with_home
def correct(
    home: Home,
    subject: str,
    verdict: str,
    replacement: str | None,
    line: str | None,
    by: str,
    why: str,
    dry_run: bool,
) -> None:
    """Put right an event, or a line that was wrongly kept or set aside.

    An event is judged with all sentences on which it rests: right, wrong (it is no event), or
    replace (--as says by what). A line of an article is text or boilerplate, on all pages of its
    site. The verdict stands in config/corrections.csv and takes effect with the next round.
    """
    found = _lines(home, subject, line) if verdict in _OF_LINES else _sentences(home, subject)
    rows = [
        {"url": url, "sentence_hash": sentence_hash, "verdict": verdict,
         "replacement": replacement, "by": by, "why": why or None}
        for url, sentence_hash, _ in found
    ]  # fmt: skip
    text = with_corrections(config_files(home.config)["corrections.csv"], rows)
    for url, sentence_hash, sentence in found:
        click.echo(f"{verdict} {sentence_hash} {url}\n    {sentence}")
    if not dry_run:
        path = home.config / "corrections.csv"
        write_whole(path, text)
        click.echo(f"{path}: takes effect with the next round (attache collect)")


def _sentences(home: Home, event: str) -> list[tuple[str, str, str]]:
    if not _ID.fullmatch(event):
        raise UsageError(f"{event}: an event is named by the 16 characters of its event_id")
    found = _asked(home, "sentences_of_event", {"event": event})
    if not found:
        raise UsageError(f"{event}: no event of this id is published")
    return found


def _lines(home: Home, url: str, line: str | None) -> list[tuple[str, str, str]]:
    if not line:
        raise UsageError("say which line: --line with its beginning or its hash (attache why URL)")
    lines = _asked(home, "lines_of_article", {"url": url})
    found = [row for row in lines if row[1] == line or row[2].startswith(line)]
    if len(found) != 1:
        raise UsageError(f"{url}: {len(found)} lines begin so or have this hash; one is needed")
    return found


def _asked(home: Home, question: str, values: dict[str, object]) -> list[tuple[str, str, str]]:
    _, rows = run_query(open_published(home.published), question, values)
    return [(str(url), str(digest), str(sentence)) for url, digest, sentence in rows]
