"""A staging root on any fsspec URL: small files that are there whole or not at all."""

import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from pipeline.errors import StorageError


class Staging:
    """Files under one root URL; names are relative, with slashes."""

    def __init__(self, url: str) -> None:
        """Open the root; `file:` and object stores alike."""
        self._fs, root = fsspec.core.url_to_fs(url)
        self._root = root.rstrip("/")
        self._local = isinstance(self._fs, LocalFileSystem)
        self._fs.makedirs(self._root, exist_ok=True)

    def exists(self, name: str) -> bool:
        """Say whether the file is there."""
        return bool(self._fs.exists(self._path(name)))

    def names(self, folder: str) -> list[str]:
        """Give the names of what lies in a folder, sorted; none when it is missing."""
        if not self._fs.isdir(self._path(folder)):
            return []
        self._fs.invalidate_cache()
        return sorted(p.rsplit("/", 1)[-1] for p in self._fs.ls(self._path(folder), detail=False))

    def size(self, name: str) -> int:
        """Give the bytes of a file, or of all in a folder; 0 when it is missing."""
        path = self._path(name)
        return int(self._fs.du(path)) if self._fs.exists(path) else 0

    def read(self, name: str) -> bytes:
        """Give a file's bytes; FileNotFoundError when it is missing."""
        data = self._fs.cat_file(self._path(name))
        return bytes(data)

    def read_json(self, name: str) -> Any:  # noqa: ANN401 - JSON is any value
        """Give a JSON file's value."""
        return json.loads(self.read(name))

    def write(self, name: str, data: bytes) -> None:
        """Put a file in place at once: readers see the old one or the new one, never half of it."""
        path = self._path(name)
        self._fs.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        if not self._local:  # object stores put an object whole
            self._fs.pipe_file(path, data)
            return
        temporary = Path(f"{path}.{secrets.token_hex(4)}.tmp")
        _write_synced(temporary, data)
        temporary.replace(path)

    def write_json(self, name: str, value: object) -> None:
        """Put a value in place as JSON."""
        self.write(name, json.dumps(value, ensure_ascii=False, sort_keys=True).encode())

    def create(self, name: str, data: bytes) -> bool:
        """Put a file in place unless it is there already; say whether this call made it."""
        path = self._path(name)
        self._fs.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        if not self._local:
            try:
                self._fs.pipe_file(path, data, mode="create")
            except FileExistsError:
                return False
            return True
        temporary = Path(f"{path}.{secrets.token_hex(4)}.tmp")
        _write_synced(temporary, data)
        try:
            os.link(temporary, path)
        except FileExistsError:
            return False
        finally:
            temporary.unlink()
        return True

    def remove(self, name: str) -> None:
        """Remove a file or a folder with all in it; nothing happens when it is missing."""
        if self._fs.exists(self._path(name)):
            self._fs.rm(self._path(name), recursive=True)

    @contextmanager
    def local(self, names: list[str]) -> Iterator[dict[str, Path]]:
        """Give the files as local paths: themselves, or copies that go when the block ends."""
        if self._local:
            yield {name: Path(self._path(name)) for name in names}
            return
        with tempfile.TemporaryDirectory(prefix="attache-") as folder:
            paths = {name: Path(folder) / str(i) for i, name in enumerate(names)}
            for name, path in paths.items():
                self._fs.get_file(self._path(name), str(path))
            yield paths

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"


def _write_synced(path: Path, data: bytes) -> None:
    try:
        with path.open("wb") as f:
            f.write(data)
            f.flush()
            os.fsync(f.fileno())
    except OSError as e:
        path.unlink(missing_ok=True)
        raise StorageError(f"{path}: cannot be written: {e.strerror or e}") from e
