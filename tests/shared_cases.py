"""Where recorded pages and gold sets lie beside the project, when they do."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

needs_shared = pytest.mark.skipif(
    not (SHARED / "cases").is_dir(), reason="../shared with the recorded cases is not there"
)
