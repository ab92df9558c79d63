"""Invented days for the tests of the briefing: `.example` outlets, offices without real holders."""
# ruff: noqa: E501 -- rows read best as tables, one a line

from datetime import UTC, date, datetime, timedelta

from pipeline.briefing.rows import (
    ActorRow,
    ArticleRow,
    DayCount,
    DayRows,
    EventRow,
    FeedRow,
    OutcomeRow,
    PairDay,
    PairRow,
    PartyRow,
    QuoteRow,
    ReportRow,
    SegmentRow,
    WithdrawnRow,
)

DAY = date(2031, 5, 14)  # a Wednesday
NOON = datetime(2031, 5, 14, 12, tzinfo=UTC)
MIDNIGHT = datetime(2031, 5, 14, tzinfo=UTC)

OUTLETS = {
    "wire": ("Example Wire", "Example Group", "GBR", "en"),
    "dispatch": ("Example Dispatch", "Dispatch Trust", "USA", "en"),
    "bote": ("Beispiel-Bote", "Beispiel Verlag", "DEU", "de"),
    "diario": ("Ejemplo Diario", "Grupo Ejemplo", "ARG", "es"),
    "presse": ("Exemple Presse", "Exemple SA", "FRA", "fr"),
    "manila": ("Halimbawa Times", "Halimbawa Inc", "PHL", "en"),
    "beijing": ("例報", "例集团", "CHN", "zh"),
    "mithal": ("مثال برس", "مجموعة مثال", "EGY", "ar"),
}


def article(outlet: str, number: int, *sentences: str, **more) -> ArticleRow:
    name, owner, country, language = OUTLETS[outlet]
    paragraphs = (f"Title {number}", *sentences)
    values = {
        "article_id": f"a{number:015x}",
        "revision": 1,
        "url": f"https://{outlet}.example/2031/05/14/{number}",
        "title": f"Title {number}",
        "outlet": name,
        "owner": owner,
        "country": country,
        "language": language,
        "published_at": MIDNIGHT + timedelta(hours=6, minutes=number),
        "fetched_at": MIDNIGHT + timedelta(hours=7, minutes=number),
        "story_id": f"s{number:015x}",
        "warc_file": "2031/05/14/run-1-batch-0.warc.gz",
        "warc_offset": 1024 * number,
        "warc_digest": "sha1:EXAMPLE",
        "segments": tuple(
            SegmentRow(0 if i == 0 else i + 1, text) for i, text in enumerate(paragraphs)
        ),
    }
    return ArticleRow(**{**values, **more})


def report(of: ArticleRow, number: int, trigger: str = "", segment: int = 1) -> ReportRow:
    text = of.segments[segment].text
    return ReportRow(
        f"r{number:015x}", of.article_id, of.segments[segment].n, 0, len(text), text, trigger
    )


def event(number: int, kind: str, sources, targets, *reports: ReportRow, **more) -> EventRow:
    values = {
        "event_id": f"e{number:015x}",
        "day": DAY,
        "type": kind,
        "mode": None,
        "status": "happened",
        "sources": tuple(sources),
        "targets": tuple(targets),
        "confidence": "medium" if len(reports) < 2 else "high",
        "first_reported_at": NOON,
        "articles": len(reports),
        "reports": reports,
    }
    values["parties"] = tuple(
        PartyRow(side, code, "GOV")
        for side, codes in (("source", sources), ("target", targets))
        for code in codes
    )
    return EventRow(**{**values, **more})


def feed(outlet: str, **more) -> FeedRow:
    name, _, country, language = OUTLETS[outlet]
    values = {
        "feed_id": f"f-{outlet}",
        "name": "World",
        "outlet": name,
        "country": country,
        "language": language,
        "state": "ok",
        "polls": 96,
        "failed": 0,
        "entries": 8,
        "usual_entries": 7.5,
    }
    return FeedRow(**{**values, **more})


def history() -> list[date]:
    return [DAY - timedelta(days=n) for n in range(28, -1, -1)]


def frame(**more) -> DayRows:
    """A day on which everything was read and nothing happened."""
    values = {
        "day": DAY,
        "timezone": "UTC",
        "start": MIDNIGHT,
        "end": MIDNIGHT + timedelta(days=1),
        "as_of": MIDNIGHT + timedelta(days=1, hours=5),
        "read": tuple(DayCount(day, 100) for day in history()),
        "feeds": tuple(feed(outlet) for outlet in OUTLETS),
        "since": DAY - timedelta(days=60),
        "organisations": (("EU", "European Union"), ("UN", "United Nations")),
        "coder_versions": ("coder-1",),
    }
    return DayRows(**{**values, **more})


def busy_day() -> DayRows:
    """Acts of nearly every kind, copies, quotations in three scripts and a failing feed."""
    a = {
        "reef1": article(
            "manila", 1, "Manila said the vessels “deliberately obstructed” a supply run."
        ),
        "reef2": article("wire", 2, "The Philippines accused China of blocking a supply run."),
        "reef3": article("dispatch", 3, "The Philippines accused China of blocking a supply run."),
        "reply": article("beijing", 4, "发言人表示,中方的行动“专业、克制、合法”。"),
        "call": article("wire", 5, "The two foreign ministers spoke by telephone late on Tuesday."),
        "talks": article("bote", 6, "Die Außenminister trafen sich am Dienstag in Wien."),
        "talks2": article("presse", 7, "Les ministres se sont rencontrés mardi à Vienne."),
        "sign": article("diario", 8, "Argentina y Chile firmaron un acuerdo sobre el gas."),
        "list": article(
            "dispatch", 9, "Canada listed six shipping entities under its sanctions rules."
        ),
        "aid": article("mithal", 10, "أرسلت مصر طائرتي إغاثة إلى السودان."),
        "visit": article("wire", 11, "The president of Kenya will visit Berlin on Friday."),
        "denied": article(
            "presse", 12, "L’Iran n’a livré aucun drone au Soudan, a dit le ministère."
        ),
        "recall": article("wire", 13, "Nigeria recalled its high commissioner from South Africa."),
        "eu": article("bote", 14, "Die EU forderte Serbien auf, die Visapolitik zu ändern."),
    }
    sources = (
        event(
            1,
            "ACCUSE",
            ["PHL"],
            ["CHN"],
            report(a["reef1"], 1, "said"),
            report(a["reef2"], 2, "accused"),
            report(a["reef3"], 3, "accused"),
            mode="allege",
        ),
        event(2, "REJECT", ["CHN"], ["PHL"], report(a["reply"], 4), place="CHN"),
        event(
            3,
            "CONSULT",
            ["CHN", "PHL"],
            ["CHN", "PHL"],
            report(a["call"], 5, "spoke by telephone"),
            mode="phone",
            day=DAY - timedelta(days=1),
            date_basis="resolved",
        ),
        event(
            4,
            "CONSULT",
            ["AUT", "TUR"],
            ["AUT", "TUR"],
            report(a["talks"], 6),
            report(a["talks2"], 7),
            mode="meet",
            day=DAY - timedelta(days=1),
            date_basis="resolved",
            place="AUT",
            city="Vienna",
            parties=tuple(
                PartyRow(side, code, "GOV", f"{code.title()} Invented", "foreign minister")
                for side in ("source", "target")
                for code in ("AUT", "TUR")
            ),
        ),
        event(5, "SUPPORT", ["ARG", "CHL"], ["ARG", "CHL"], report(a["sign"], 8, "firmaron")),
        event(6, "SANCTION", ["CAN"], ["IRN"], report(a["list"], 9, "listed"), mode="discontinue"),
        event(7, "AID", ["EGY"], ["SDN"], report(a["aid"], 10), confidence="low"),
        event(
            8,
            "CONSULT",
            ["KEN"],
            ["DEU"],
            report(a["visit"], 11, "will visit"),
            mode="visit",
            status="planned",
            day=DAY + timedelta(days=2),
            date_basis="resolved",
            place="DEU",
            city="Berlin",
            parties=(
                PartyRow("source", "KEN", "GOV", None, "president"),
                PartyRow("target", "DEU", "GOV"),
            ),
        ),
        event(9, "AID", ["IRN"], ["SDN"], report(a["denied"], 12, "livré"), status="denied"),
        event(
            10, "SANCTION", ["NGA"], ["ZAF"], report(a["recall"], 13, "recalled"), mode="withdraw"
        ),
        event(
            11,
            "REQUEST",
            ["EU"],
            ["SRB"],
            report(a["eu"], 14),
            mode="change",
            parties=(PartyRow("source", "EU", "IGO"), PartyRow("target", "SRB", "GOV")),
        ),
    )
    old = article(
        "presse",
        90,
        "Le Qatar accueillera des pourparlers le 20 mai.",
        published_at=MIDNIGHT - timedelta(days=3),
    )
    earlier = event(
        90,
        "CONSULT",
        ["QAT", "USA"],
        ["QAT", "USA"],
        report(old, 90),
        mode="meet",
        status="planned",
        day=date(2031, 5, 20),
        date_basis="stated",
        place="QAT",
        city="Doha",
        first_reported_at=MIDNIGHT - timedelta(days=3),
    )
    return frame(
        events=sources,
        ahead=(sources[7], earlier),
        articles=(*a.values(), old),
        quotes=(
            QuoteRow(a["reef1"].article_id, 2, 22, 47, "deliberately obstructed",
                     "Philippine foreign affairs department", "PHL", True, "en"),
            QuoteRow(a["reply"].article_id, 2, 12, 20, "专业、克制、合法", "外交部发言人", "CHN", True, "zh"),
        ),
        pair_days=(
            PairDay("CHN", "PHL", DAY, 3),
            PairDay("CHN", "PHL", DAY - timedelta(days=9), 1),
            *(PairDay("CHN", "USA", day, 9) for day in history()[:-1]),
            PairDay("ARG", "CHL", DAY, 1),
        ),
        pairs=(
            PairRow("ARG", "CHL", DAY),
            PairRow("CAN", "IRN", DAY - timedelta(days=58), DAY - timedelta(days=50)),
            PairRow("CHN", "PHL", DAY - timedelta(days=40), DAY - timedelta(days=9),
                    DAY - timedelta(days=9)),
            PairRow("CHN", "USA", DAY - timedelta(days=60), DAY - timedelta(days=1),
                    DAY - timedelta(days=2), DAY + timedelta(days=6)),
        ),
        feeds=(
            *(feed(outlet) for outlet in OUTLETS if outlet not in {"mithal", "diario"}),
            feed("diario", entries=0),
            feed("mithal", failed=96, entries=1, error="HTTP 403", state="failing",
                 failing_since=MIDNIGHT - timedelta(days=2)),
        ),
        outcomes=(OutcomeRow("article", None, 100), OutcomeRow("paywall", "sign in", 7),
                  OutcomeRow("http_error", "HTTP 500", 2)),
        new_actors=(ActorRow("p1", "person", "Nadia Invented", "KEN", "GOV", "trade minister", 2,
                             a["visit"].article_id, "Example Wire", a["visit"].url),),
        withdrawn=(WithdrawnRow("r99", "THREATEN", ("USA",), ("MEX",), "edited", NOON, "Example Wire",
                                "https://wire.example/9"),),
        uncoded=(("hi", 4),),
    )  # fmt: skip


def failed_day() -> DayRows:
    """A day on which no feed answered."""
    down = [feed(o, polls=3, failed=3, entries=0, state="failing", error=e) for o, e in
            (("wire", "name not found"), ("bote", "no answer in 30 s"), ("presse", "HTTP 503"))]  # fmt: skip
    return frame(feeds=tuple(down), read=())


def one_event() -> DayRows:
    of = article("wire", 1, "France and Spain signed an accord.")
    return frame(events=(event(1, "SUPPORT", ["ESP", "FRA"], ["ESP", "FRA"], report(of, 1, "signed")),),
                 articles=(of,))  # fmt: skip


def many_events(n: int = 400) -> DayRows:
    """A day with n acts between twenty countries."""
    codes = ["ARG", "AUS", "BRA", "CAN", "CHN", "DEU", "EGY", "ESP", "FRA", "GBR", "IDN", "IND", "IRN",
             "ITA", "JPN", "KEN", "KOR", "MEX", "NGA", "PHL"]  # fmt: skip
    kinds = [("CONSULT", "visit"), ("ACCUSE", "allege"), ("AID", None), ("SANCTION", None),
             ("SUPPORT", None), ("REQUEST", "change"), ("THREATEN", "restrict")]  # fmt: skip
    articles, events = [], []
    for i in range(n):
        outlets = list(OUTLETS)
        of = [
            article(
                outlets[(i + k) % 8],
                3 * i + k,
                f"Sentence {i} in version {k}, as long as in news.",
            )
            for k in range(1 + i % 3)
        ]
        articles += of
        kind, mode = kinds[i % len(kinds)]
        source, target = codes[i % 20], codes[(i * 7 + 3 + i // 20) % 20]
        if source == target:
            target = "USA"
        reports = [report(one, 3 * i + k) for k, one in enumerate(of)]
        events.append(event(i, kind, [source], [target], *reports, mode=mode))
    return frame(events=tuple(events), articles=tuple(articles))
