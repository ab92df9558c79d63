"""Named steps: the points between which a kill must lose and double nothing.

Each stage says at which point it is; the chaos tests end the process there. ATTACHE_KILL_AT is the
name of a step, with `:N` for its N-th passing; nobody else sets it.
"""

import os
import signal
from collections import Counter

KILL_AT = "ATTACHE_KILL_AT"

_passed: Counter[str] = Counter()


def step(name: str) -> None:
    """Mark that this point was reached; under ATTACHE_KILL_AT the whole process group ends here."""
    wanted = os.environ.get(KILL_AT)
    if not wanted:
        return
    _passed[name] += 1
    wanted_name, _, count = wanted.partition(":")
    if name == wanted_name and _passed[name] == int(count or 1):
        os.killpg(os.getpgrp(), signal.SIGKILL)
