"""Offices and bodies as dictionary forms, with the portfolios of ministers and ministries."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.coding.actors import inflect
from pipeline.coding.actors.lexicon import Case, Form, Kind, Name, case_of
from pipeline.coding.actors.phrase import PROPER
from pipeline.coding.actors.tables import Row

_OWN_PREFIX = {
    "bundes": "DEU",
    "reichs": "DEU",
    "kreml": "RUS",
    "pentagon": "USA",
}  # "Bundestagspräsidentin"
_WITH_FORMER = ("office", "minister", "canciller")  # "excanciller"
# Offices that one state alone has.
_ONLY_OF = {"nuncio": "VAT", "cardinal secretary of state": "VAT", "federal councillor": "CHE"}
_ONLY_OF |= dict.fromkeys(
    ("treasury secretary", "commerce secretary", "homeland security secretary"), "USA"
)
_FOR_A_TIME = ("president", "prime minister", "leader")  # "Übergangspremier"
_ENGLISH_MINISTER = (
    "{} minister",
    "{} ministers",
    "minister of {}",
    "minister for {}",
    "minister of the {}",
    "minister for the {}",
)
_ENGLISH_OF_STATE = ("minister of state for {}", "minister of state for the {}")
_ENGLISH_SECRETARY = (
    "{} secretary",
    "secretary of {}",
    "secretary for {}",
    "secretary of the {}",
    "secretary of state for {}",
    "cabinet secretary for {}",
    "{} cabinet secretary",
)
_ENGLISH_DEPUTY = (
    "deputy {} minister",
    "vice {} minister",
    "deputy minister of {}",
    "vice minister of {}",
    "deputy minister for {}",
    "vice-minister for {}",
    "vice minister for {}",
    "deputy minister of the {}",
    "vice-{} minister",
    "junior {} minister",
    "vice-minister of {}",
)
_ENGLISH_MINISTRY = (
    "{} ministry",
    "ministry of {}",
    "department of {}",
    "{} department",
    "ministry for {}",
)
_GERMAN_REMITS = ("für ", "des ", "der ")  # "Minister für Verteidigung"
_GERMAN_DEPUTY = (
    "Vize{}minister",
    "stellvertretender {}minister",
    "stellvertretende {}ministerin",
    "stellvertretenden {}minister",
)


def office_forms(rows: Iterable[Row], language: str) -> Iterator[Form]:
    """Give the offices of a language; in German with case endings and the federal prefix."""
    for row in rows:
        name = Name(
            Kind.OFFICE,
            _ONLY_OF.get(row["role"], ""),
            row["sector"],
            role=row["role"] if row["class"] != "former" else None,
            group=row["class"],
        )
        for word in row.words(language):
            yield from _title_forms(word, language, name)


def _title_forms(word: str, language: str, name: Name) -> Iterator[Form]:
    text, case = case_of(word)
    if case is not Case.EXACT:
        case = Case.CAPITAL if language == "de" and text[0].isupper() else Case.ANY
    if language == "de" and not name.code:
        name = replace(name, code=_own(text))
    for form in _inflected(text, language, name.group):
        yield Form(form, case, name)
        if language == "de" and name.role in _FOR_A_TIME and " " not in form and not name.code:
            for prefix in ("Übergangs", "Interims"):
                yield Form(f"{prefix}{form.lower()}", Case.CAPITAL, name)
    if language in ("es", "pt", "de") and " " not in text and name.group in _WITH_FORMER:
        was = replace(name, group="was")
        for form in _inflected(text, language, name.group):
            yield Form(f"ex{form.lower()}", Case.ANY, was)


def _own(text: str) -> str:
    """Give the state of a German compound: "Bundestagspräsidentin" is Germany's."""
    return next((code for word, code in _OWN_PREFIX.items() if text.lower().startswith(word)), "")


def _inflected(text: str, language: str, group: str) -> list[str]:
    if language == "de":
        fixed = group == "former" or text[0].islower()
        return [text] if fixed else inflect.german_office(text)
    if group == PROPER:
        return [text]
    if language == "en":
        return [text] if text.endswith("s") else [text, f"{text}s"]
    return [text, *inflect.plurals(text)]


def body_forms(rows: Iterable[Row], language: str) -> Iterator[Form]:
    """Give bodies of states and words for groups of people that act for them."""
    for row in rows:
        name = Name(
            Kind.BODY,
            row["owner"],
            row["sector"],
            row["name"] or None,
            role=row["kind"],
            group=row["class"],
        )
        for word in row.words(language):
            yield from _title_forms(word, language, name)


def portfolio_forms(rows: Iterable[Row], language: str) -> Iterator[Form]:
    """Give what ministers are for: whole titles in English and German, else the words alone."""
    for row in rows:
        for word in row.words(language):
            if language == "en":
                yield from _english(row["role"], word)
            elif language == "de":
                yield from _german(row["role"], word)
            else:
                yield Form(word, Case.ANY, Name(Kind.PORTFOLIO, role=row["role"]))


def _english(role: str, word: str) -> Iterator[Form]:
    minister = Name(Kind.OFFICE, "", "GOV", role=f"{role} minister", group="office")
    deputy = Name(
        Kind.OFFICE,
        "",
        "GOV",
        role=f"deputy {role.removeprefix('deputy ')} minister",
        group="office",
    )
    secretary = replace(minister, role=f"{role} secretary")
    remit = "foreign affairs" if role == "foreign" else role
    state_secretary = replace(minister, role=f"state secretary for {remit}")
    of_state = replace(minister, role=f"minister of state for {word}")
    ministry = Name(Kind.BODY, "", "GOV", None, role="organisation", group="ministry")
    for patterns, name in (
        (_ENGLISH_MINISTER, minister),
        (_ENGLISH_OF_STATE, of_state),
        (("state secretary for {}", "state secretary of {}"), state_secretary),
        (_ENGLISH_SECRETARY, secretary),
        (_ENGLISH_DEPUTY, deputy),
        (_ENGLISH_MINISTRY, ministry),
    ):
        for pattern in patterns:
            yield Form(pattern.format(word), Case.ANY, name)


def _german(role: str, stem: str) -> Iterator[Form]:
    if stem.startswith(_GERMAN_REMITS):
        yield Form(stem.split(" ", 1)[1], Case.CAPITAL, Name(Kind.PORTFOLIO, role=role))
        return
    office = Name(Kind.OFFICE, "", "GOV", role=f"{role} minister", group="office")
    federal = Name(Kind.OFFICE, "DEU", "GOV", role=f"{role} minister", group="office")
    deputy = Name(Kind.OFFICE, "", "GOV", role=f"deputy {role} minister", group="office")
    body = Name(Kind.BODY, "", "GOV", None, role="organisation", group="ministry")
    for form in inflect.german_office(f"{stem}minister"):
        yield Form(form, Case.CAPITAL, office)
        yield Form(f"Bundes{form.lower()}", Case.CAPITAL, federal)
    for pattern in _GERMAN_DEPUTY:
        for form in inflect.german_office(
            pattern.format(stem if pattern[0] == "s" else stem.lower())
        ):
            yield Form(form, Case.ANY if pattern[0] == "s" else Case.CAPITAL, deputy)
    for ending in ("ministerium", "ministeriums", "ressort"):
        yield Form(f"{stem}{ending}", Case.CAPITAL, body)
        yield Form(
            f"Bundes{stem.lower()}{ending}",
            Case.CAPITAL,
            Name(Kind.BODY, "DEU", "GOV", None, "organisation", "owned"),
        )
    swiss = Name(Kind.BODY, "CHE", "GOV", None, "organisation", "owned")
    for ending in ("departement", "departements", "departementes"):
        yield Form(f"{stem}{ending}", Case.CAPITAL, swiss)
    voice = Name(Kind.OFFICE, "", "GOV", role="spokesperson", group="voice")
    for form in inflect.german_office(f"{stem}amtssprecher") + inflect.german_office(
        f"{stem}ministeriumssprecher"
    ):
        yield Form(form, Case.CAPITAL, voice)
