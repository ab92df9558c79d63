"""A model on the user's disk adds names, never codes of its own, and is never fetched."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.coding.code import Coder
from pipeline.coding.models import checked, spotter
from pipeline.errors import ConfigError
from pipeline.settings import config_files
from pipeline.staging.packs import make_pack

FILES = config_files(Path(__file__).parents[3] / "config")
DAY = date(2024, 5, 2)
FAKE_GLINER = """
import os
class GLiNER:
    @classmethod
    def from_pretrained(cls, path, local_files_only):
        assert local_files_only and os.environ["HF_HUB_OFFLINE"] == "1"
        return cls()
    def predict_entities(self, text, labels, threshold):
        at = text.index("oona the younger")
        return [{"start": at, "end": at + 16, "text": text[at:at + 16], "label": "person"}]
"""


def with_model(named):
    toml = FILES["attache.toml"].replace('ner = ""', f'ner = "{named}"')
    return {**FILES, "attache.toml": toml}


def mentions(coder, *texts):
    coded = coder.code(texts, language="en", day=DAY)
    return [(m.text, m.code, m.sector, m.role) for m in coded.mentions]


@pytest.fixture(scope="module")
def spacy_model(tmp_path_factory):
    spacy = pytest.importorskip("spacy")
    model = spacy.blank("xx")
    ruler = model.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PER", "pattern": "oona the younger"},
            {"label": "PER", "pattern": "tammela"},
            {"label": "PER", "pattern": "Ida Strand"},
            {"label": "PER", "pattern": "Olga Tammela"},
            {"label": "ORG", "pattern": "Aviation Court for Kazakh Skies"},
            {"label": "ORG", "pattern": "Kazakh Nougat Works"},
        ]
    )
    path = tmp_path_factory.mktemp("model") / "names"
    model.to_disk(path)
    return path


@pytest.fixture(scope="module")
def plain():
    return Coder.build(FILES)


@pytest.fixture(scope="module")
def coder(plain, spacy_model):
    return replace(plain, spotter=spotter(with_model(f"spacy:{spacy_model}")))


def test_a_name_beside_a_title_joins_its_mention(coder):
    text = "The Finnish ambassador, oona the younger, went home."
    assert mentions(coder, text) == [
        ("Finnish ambassador, oona the younger", "FIN", "GOV", "ambassador")
    ]


def test_a_name_takes_what_the_article_told_of_its_surname(coder):
    texts = ("Finnish Foreign Minister Aino Tammela spoke.", "Then tammela left.")
    assert mentions(coder, *texts)[-1] == ("tammela", "FIN", "GOV", "foreign minister")


def test_a_relative_does_not_take_the_office(coder):
    texts = ("Finnish Foreign Minister Aino Tammela spoke.", "His aunt Olga Tammela left.")
    assert [m[0] for m in mentions(coder, *texts)] == ["Finnish Foreign Minister Aino Tammela"]


def test_a_name_of_which_the_text_tells_nothing_is_left_out(coder):
    assert mentions(coder, "Ida Strand sang in the rain.") == []


def test_a_body_with_its_country_in_its_name_is_an_actor(coder):
    assert mentions(coder, "The Aviation Court for Kazakh Skies met.") == [
        ("Aviation Court for Kazakh Skies", "KAZ", "JUD", None)
    ]


def test_a_company_with_a_country_in_its_name_is_left_out(coder):
    assert mentions(coder, "The Kazakh Nougat Works closed.") == []


def test_the_default_needs_no_model(plain):
    assert plain.spotter is None
    found = mentions(plain, "The Aviation Court for Kazakh Skies met.")
    assert ("Aviation Court for Kazakh Skies", "KAZ", "JUD", None) not in found


def test_gliner_is_told_to_stay_offline(plain, tmp_path, monkeypatch):
    (tmp_path / "gliner.py").write_text(FAKE_GLINER)
    (tmp_path / "model").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "gliner", raising=False)
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
        monkeypatch.setenv(name, "0")
    coder = replace(plain, spotter=spotter(with_model(f"gliner:{tmp_path}/model")))
    assert mentions(coder, "The Finnish ambassador, oona the younger, went home.") == [
        ("Finnish ambassador, oona the younger", "FIN", "GOV", "ambassador")
    ]


def test_a_model_is_loaded_at_the_first_text_only(plain, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    pytest.importorskip("spacy")
    coder = replace(plain, spotter=spotter(with_model(f"spacy:{empty}")))
    with pytest.raises(ConfigError, match="holds no model that loads"):
        mentions(coder, "Norway spoke.")


@pytest.mark.parametrize("named", ["spacy:/no/such/folder", "gliner:/no/such/folder"])
def test_a_missing_path_is_refused_at_start_with_file_and_key(named):
    with pytest.raises(ConfigError) as caught:
        Coder.build(with_model(named))
    assert (caught.value.file, caught.value.key) == ("attache.toml", "[coding] ner")
    assert "/no/such/folder" in caught.value.problem


def test_a_library_that_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.coding.models.find_spec", lambda name: None)
    with pytest.raises(ConfigError, match="the library 'gliner' is not installed"):
        checked(f"gliner:{tmp_path}")


@pytest.mark.parametrize("named", ["flair:/models/x", "spacy", "spacy:models/x", "/models/x"])
def test_a_setting_of_another_kind_is_refused(named):
    with pytest.raises(ConfigError, match="ner"):
        make_pack(with_model(named), ())


def test_the_model_is_part_of_the_coder_version():
    plain = make_pack(FILES, ()).coder_version
    one, other = (
        make_pack(with_model(f"spacy:{path}"), ()).coder_version for path in ("/models/a", "/b")
    )
    assert len({plain, one, other}) == 3
