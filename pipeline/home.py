"""The two folders that an installation is made of: its configuration and its data."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CONFIG = "ATTACHE_CONFIG"
DATA = "ATTACHE_DATA"


@dataclass(frozen=True, slots=True)
class Home:
    """Where this installation's files lie."""

    config: Path
    data: Path

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Home":
        """Give the home that ATTACHE_CONFIG and ATTACHE_DATA name, or `config` and `data`."""
        return cls(Path(environment.get(CONFIG, "config")), Path(environment.get(DATA, "data")))

    @property
    def warehouse(self) -> Path:
        """The DuckDB file that only poll, load and publish open."""
        return self.data / "warehouse.duckdb"

    @property
    def archive(self) -> Path:
        """The folder of WARC files: the journal of all answers."""
        return self.data / "archive"

    @property
    def published(self) -> Path:
        """The folder of read-only snapshots; current.duckdb is the newest."""
        return self.data / "published"

    @property
    def briefings(self) -> Path:
        """The static folder of briefings."""
        return self.data / "briefings"

    @property
    def deliveries(self) -> Path:
        """The folder of receipts: what was sent to whom. Not served, it names people."""
        return self.data / "deliveries"

    @property
    def airflow(self) -> Path:
        """AIRFLOW_HOME."""
        return self.data / "airflow"

    def staging_url(self, configured: str) -> str:
        """Give the staging root: `[store] staging`, or a folder under the data folder."""
        return configured or (self.data / "staging").resolve().as_uri()
