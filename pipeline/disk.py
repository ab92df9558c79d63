"""What lies on this machine's disk: sizes, digests, and what a power cut must not take."""

import os
from hashlib import file_digest
from pathlib import Path


def size_of(path: Path) -> int:
    """Give the bytes of a file, or of all files below a folder; 0 when it is missing."""
    if not path.is_dir():
        return path.lstat().st_size if path.exists() else 0
    return sum(found.lstat().st_size for found in path.rglob("*") if found.is_file())


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk itself."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, text: str) -> None:
    """Write a text file so that a reader sees the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(text, encoding="utf-8", newline="")
    partial.replace(path)
