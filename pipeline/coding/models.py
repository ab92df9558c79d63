"""An optional model of names on the user's disk: `[coding] ner = "spacy:/path"` or "gliner:/path".

Nothing is downloaded: the path has to be there, the library has to be installed, and Hugging Face's
client is told to stay offline. The model is loaded at the first text, not at start.
"""

import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from pipeline.coding.actors.spotted import Span
from pipeline.errors import ConfigError

_Model = TypeVar("_Model")
_FILE, _KEY = "attache.toml", "[coding] ner"
_KINDS = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "ORGANIZATION": "organisation",
    "ORGANISATION": "organisation",
}
_ASKED = ["person", "organization"]
_SURE = 0.5  # GLiNER's own default threshold


@dataclass(slots=True)
class Spotter:
    """A model that finds the names of persons and organisations in a text."""

    library: str
    path: str
    _find: Callable[[str], list[Span]] | None = field(default=None)

    def spans(self, text: str) -> list[Span]:
        """Give the names that the model finds, with code point offsets."""
        if self._find is None:
            self._find = _LOADERS[self.library](self.path)
        return self._find(text)


def spotter(files: Mapping[str, str]) -> Spotter | None:
    """Give the model that attache.toml names, None when it names none."""
    named = tomllib.loads(files.get(_FILE, "")).get("coding", {}).get("ner", "")
    return checked(named) if named else None


def checked(named: str) -> Spotter:
    """Give the model of "spacy:/path" or "gliner:/path", or say what is missing for it."""
    library, colon, path = named.partition(":")
    if not colon or library not in _LOADERS:
        raise ConfigError(_FILE, _KEY, f"'{named}' is neither spacy:/path nor gliner:/path")
    if not Path(path).is_absolute() or not Path(path).is_dir():
        raise ConfigError(_FILE, _KEY, f"'{path}' is no folder with a model on this machine")
    if find_spec(library) is None:
        raise ConfigError(_FILE, _KEY, f"the library '{library}' is not installed here")
    return Spotter(library, path)


def _spacy(path: str) -> Callable[[str], list[Span]]:
    model: Any = _opened(path, lambda: import_module("spacy").load(Path(path)))

    def find(text: str) -> list[Span]:
        return _known((e.start_char, e.end_char, e.label_) for e in model(text).ents)

    return find


def _gliner(path: str) -> Callable[[str], list[Span]]:
    os.environ |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
    loader: Any = import_module("gliner").GLiNER
    model: Any = _opened(path, lambda: loader.from_pretrained(path, local_files_only=True))

    def find(text: str) -> list[Span]:
        found = model.predict_entities(text, _ASKED, threshold=_SURE)
        return _known((e["start"], e["end"], e["label"]) for e in found)

    return find


def _opened(path: str, load: Callable[[], _Model]) -> _Model:
    try:
        return load()
    except (OSError, ValueError) as wrong:
        raise ConfigError(_FILE, _KEY, f"'{path}' holds no model that loads: {wrong}") from wrong


def _known(entities: Iterable[tuple[int, int, str]]) -> list[Span]:
    return [
        Span(start, end, _KINDS[label.upper()])
        for start, end, label in entities
        if label.upper() in _KINDS
    ]


_LOADERS = {"spacy": _spacy, "gliner": _gliner}
