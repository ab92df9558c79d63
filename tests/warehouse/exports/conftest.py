"""The command on a published record that is made once."""

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import attache
from tests.warehouse.exports.world import published_home


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    return published_home(tmp_path_factory.mktemp("published"))


@pytest.fixture
def run(data):
    def call(*arguments: str) -> Result:
        return CliRunner().invoke(attache, ["--data", str(data), *map(str, arguments)])

    return call


@pytest.fixture
def exported(run, tmp_path):
    """Export to a file; gives its path."""

    def call(form: str, *arguments: str, name: str = "out"):
        file = tmp_path / f"{name}.{form}"
        done = run("export", "--format", form, "--out", file, *arguments)
        assert done.exit_code == 0, (done.output, done.exception)
        return file

    return call
