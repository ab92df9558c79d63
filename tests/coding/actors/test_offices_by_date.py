"""The same office on different days is held by different persons, from 2010 to 2026."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from pipeline.coding import actors
from pipeline.coding.actors.leaders import name_key
from pipeline.records import KnownPerson

# office, then who held it on which day
HOLDERS = {
    ("GBR", "prime minister"): {
        "2010-04-01": "Gordon Brown", "2012-06-01": "Cameron", "2018-06-01": "Theresa May",
        "2020-06-01": "Boris Johnson", "2022-10-01": "Liz Truss", "2023-06-01": "Sunak",
        "2025-06-01": "Starmer",
    },
    ("FRA", "president"): {
        "2010-06-01": "Sarkozy", "2014-06-01": "François Hollande", "2019-06-01": "Macron",
        "2026-03-01": "Macron",
    },
    ("DEU", "chancellor"): {
        "2010-06-01": "Angela Merkel", "2023-06-01": "Olaf Scholz", "2026-03-01": "Friedrich Merz",
    },
    ("BRA", "president"): {
        "2010-06-01": "Luiz Inácio Lula da Silva", "2013-06-01": "Dilma Rousseff",
        "2017-06-01": "Michel Temer", "2020-06-01": "Jair Bolsonaro",
        "2024-06-01": "Luiz Inácio Lula da Silva",
    },
    ("ARG", "president"): {
        "2012-06-01": "Cristina Fernández de Kirchner", "2017-06-01": "Mauricio Macri",
        "2021-06-01": "Alberto Fernández", "2025-06-01": "Javier Milei",
    },
    ("JPN", "prime minister"): {
        "2012-06-01": "Yoshihiko Noda", "2016-06-01": "Shinzo Abe", "2021-06-01": "Yoshihide Suga",
        "2023-06-01": "Fumio Kishida", "2025-03-01": "Shigeru Ishiba",
    },
    ("UN", "secretary-general"): {"2012-06-01": "Ban Ki-moon", "2020-06-01": "António Guterres"},
    ("NATO", "secretary-general"): {
        "2012-06-01": "Anders Fogh Rasmussen", "2020-06-01": "Jens Stoltenberg",
        "2025-06-01": "Mark Rutte",
    },
    ("UKR", "president"): {
        "2011-06-01": "Viktor Yanukovych", "2016-06-01": "Petro Poroshenko",
        "2024-06-01": "Volodymyr Zelensky",
    },
}  # fmt: skip
CASES = [(office, day, name) for office, days in HOLDERS.items() for day, name in days.items()]


@pytest.mark.parametrize(("office", "day", "name"), CASES)
def test_a_bare_name_has_the_office_of_the_day(named, office, day, name):
    ((_, code, _, role),) = named(f"{name} signed the treaty.", day=day)
    assert (code, role) == office


@pytest.mark.parametrize(("office", "day", "name"), CASES)
def test_before_and_after_the_name_stands_for_no_such_office(named, office, day, name):
    others = [d for d, n in HOLDERS[office].items() if n.split()[-1] != name.split()[-1]]
    for other in others:
        assert all((c, r) != office for _, c, _, r in named(f"{name} signed it.", day=other))


def test_every_spell_of_the_table_holds_on_its_days_and_not_around_them(dictionary):
    """Read all rows: the person holds a role of that row on its first and last day."""
    day = timedelta(days=1)
    for row in dictionary.tables["leaders"]:
        spells = dictionary.persons[name_key(row["name"])]
        spell = next(
            p
            for p in spells
            if (p.code, p.role, p.since) == (row["code"], row["role"] or None, row.day("since"))
        )
        since, until = row.day("since"), row.day("until")
        assert spell.holds(since or date(2010, 1, 1))
        assert not since or not spell.holds(since - day)
        assert not until or (spell.holds(until) and not spell.holds(until + day))


@pytest.mark.parametrize(
    ("rows", "place", "words"),
    [
        ("FRA,GOV,president,Jean Exemple,2020-05-01,2019-05-01,,", ":2", "2019-05-01 is before"),
        ("FRA,GOV,president,Jean Exemple,2020-02-30,,,", ":2", "no date"),
        (
            "FRA,GOV,president,Jean Exemple,2020-01-01,2022-01-01,,\n"
            "FRA,GOV,president,Jean Exemple,2021-01-01,2023-01-01,,",
            ":3",
            "overlaps with line 2",
        ),
    ],
)
def test_the_command_refuses_rows_with_wrong_dates(tmp_path, rows, place, words):
    folder = tmp_path / "actors"
    folder.mkdir()
    head = "code,sector,role,name,since,until,short,forms\n"
    (folder / "leaders.csv").write_text(f"{head}{rows}\n")
    command = [sys.executable, "-m", "pipeline.cli", "actors", "check", "--config", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"config/actors/leaders.csv{place}" in done.stderr
    assert words in done.stderr


def test_a_chief_of_an_organisation_is_of_the_own_country_afterwards(named):
    assert named("Kofi Annan praised the deal.", day="2005-06-01")[0][1:3] == ("UN", "IGO")
    assert named("Kofi Annan praised the deal.", day="2014-06-01")[0][1:3] == ("GHA", "CVL")


def test_a_learned_office_holds_for_its_days_and_a_while_around_them(files):
    first, last = date(2023, 3, 1), date(2023, 9, 1)
    row = KnownPerson("Ilo Marek Tamm", "EST", "GOV", "fisheries minister", first, last)
    known = actors.build(files, [row])

    def told(day):
        found = actors.find(
            ["Ilo Marek Tamm spoke."], language="en", day=date.fromisoformat(day), dictionary=known
        )
        return [(a.parties[0].code, a.parties[0].sector, a.role) for a in found]

    assert told("2023-06-01") == told("2024-03-01") == [("EST", "GOV", "fisheries minister")]
    assert told("2026-06-01") == told("2021-06-01") == []


def test_of_two_learned_offices_the_one_stated_last_holds(files):
    rows = [
        KnownPerson("Ilo Marek Tamm", "EST", "GOV", role, date(year, 1, 5), date(year, 6, 5))
        for year, role in ((2023, "fisheries minister"), (2024, "finance minister"))
    ]
    known = actors.build(files, rows)
    found = actors.find(
        ["Ilo Marek Tamm spoke."], language="en", day=date(2024, 3, 1), dictionary=known
    )
    assert [a.role for a in found] == ["finance minister"]
