"""Where the files lie that come with the program."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def defaults(name: str) -> Path:
    """Give the folder `config`, `sql` or `dags`: inside the wheel, or in the checkout beside it."""
    packed = _PACKAGE / "defaults" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
