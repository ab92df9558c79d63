"""Names that stand alone are no words of the calendar: a prime minister may be called Friday."""

from datetime import date
from pathlib import Path

import pytest
from babel.dates import get_day_names, get_month_names

from pipeline.coding import actors
from pipeline.coding.anchors import Form
from pipeline.settings import config_files

FILES = config_files(Path(__file__).resolve().parents[3] / "config")


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt", "de"])
def test_no_day_and_no_month_is_somebodys_name(language):
    dictionary = actors.build(FILES)
    names = [*get_day_names(locale=language).values(), *get_month_names(locale=language).values()]
    for name in names:
        text = f"Brazil 2026. {name.capitalize()} and {name}."
        found = actors.find([text], language=language, day=date(2026, 3, 3), dictionary=dictionary)
        assert [a.text for a in found if a.form is Form.NAMED and a.kind == "person"] == []
