"""How many reports of an act are independent: by owner, by agency and by text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NOT_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Origin:
    """What makes a report the same source as another: any one of these marks in common."""

    marks: frozenset[str]


def origin(owner: str | None, wire: str | None, story_id: str | None, sentence: str) -> Origin:
    """Give the marks of a report; an agency is its own owner, a sentence counts by its words."""
    words = _NOT_WORD.sub(" ", sentence).casefold().strip()
    marks = {f"text:{words}"}
    marks |= {f"owner:{name.casefold().strip()}" for name in (owner, wire) if name}
    if story_id:
        marks.add(f"story:{story_id}")
    return Origin(frozenset(marks))


def repeats(origins: Sequence[Origin]) -> tuple[bool, ...]:
    """Tell for each report whether it repeats one before it, directly or through others."""
    groups: list[set[str]] = []
    for one in origins:
        joined = [group for group in groups if group & one.marks]
        groups = [group for group in groups if not group & one.marks]
        groups.append(set(one.marks).union(*joined))
    seen: set[int] = set()
    answers = []
    for one in origins:
        number = next(i for i, group in enumerate(groups) if group & one.marks)
        answers.append(number in seen)
        seen.add(number)
    return tuple(answers)
