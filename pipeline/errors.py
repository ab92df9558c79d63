"""What can go wrong, by kind.

    AttacheError
    ├── ConfigError      ours to fix before start: names file and key; the command exits 2
    ├── UsageError       the command was called wrongly, or too early; the command exits 1
    ├── StorageError     warehouse, staging or archive cannot be used; the task fails
    └── DeliveryError    an edition or alert did not go out; trying again may help
        └── DeliveryRefused  ... and will not help: a person has to look

What can be expected of one feed or one page (404, broken XML, no text) is no exception but a value
with a status and a reason, see `records`. Anything else is not caught: the task fails.
"""

import errno

# A disk without space, a used-up quota, a file that may not grow.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class AttacheError(Exception):
    """Anything that attaché itself raises; its text is one line for the person at the desk."""


class ConfigError(AttacheError):
    """A file of config/ is wrong: `ConfigError("feeds.toml", "feed 'bbc'", "url is missing")`."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        """Keep file, key and problem apart, so that a script can read them."""
        super().__init__(f"{file}: {key}: {problem}" if key else f"{file}: {problem}")
        self.file, self.key, self.problem = file, key, problem


class UsageError(AttacheError):
    """The command cannot do this now: no snapshot yet, no such query, no such day."""


class StorageError(AttacheError):
    """A store is locked, full, damaged or newer than this program."""


class DeliveryError(AttacheError):
    """A channel could not be reached; nothing was handed over."""


class DeliveryRefused(DeliveryError):
    """A channel refused for good, or nobody can say whether it took the edition."""


def full_disk(error: OSError) -> StorageError | None:
    """Give a full disk's error as one clear line; None for any other error."""
    if error.errno not in _FULL:
        return None
    return StorageError(f"{error.filename or 'a file'} cannot be written: {error.strerror}")
