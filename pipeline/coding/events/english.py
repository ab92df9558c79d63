"""English verbs: every form of a lemma with what it expresses."""

import re

_CVC = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
# Verbs of several syllables that double all the same: stressed at the end, or compounds.
_DOUBLING = frozenset(
    [
        "abet",
        "abhor",
        "acquit",
        "admit",
        "airdrop",
        "allot",
        "annul",
        "befit",
        "commit",
        "compel",
        "concur",
        "confer",
        "control",
        "debug",
        "defer",
        "demur",
        "deter",
        "dispel",
        "emit",
        "equip",
        "excel",
        "expel",
        "forget",
        "handicap",
        "hobnob",
        "incur",
        "infer",
        "instil",
        "intermit",
        "kidnap",
        "occur",
        "omit",
        "outfit",
        "outgun",
        "patrol",
        "permit",
        "prefer",
        "propel",
        "quit",
        "rebel",
        "rebut",
        "recur",
        "refer",
        "regret",
        "remit",
        "repel",
        "resubmit",
        "sandbag",
        "submit",
        "transfer",
        "transmit",
        "unplug",
        "unzip",
        "zigzag",
    ]
)
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")


def forms(lemma: str) -> list[tuple[str, str]]:
    """Give (form, feature) pairs of a regular verb: inf, pres, past, part, ger."""
    third, past, ger = _third(lemma), _past(lemma), _gerund(lemma)
    british: list[tuple[str, str]] = []
    if re.search(r"[^aeiou][aeiou]l$", lemma) and not _doubles(lemma):  # travelled, signalling
        british = [(lemma + "led", "past"), (lemma + "led", "part"), (lemma + "ling", "ger")]
    return [
        *british,
        (lemma, "inf"),
        (lemma, "pres"),
        (third, "pres"),
        (past, "past"),
        (past, "part"),
        (ger, "ger"),
    ]


def _doubles(lemma: str) -> bool:
    """Whether the last consonant is doubled before -ed and -ing."""
    return lemma in _DOUBLING or _CVC.match(lemma) is not None


def _third(lemma: str) -> str:
    """Give the third person singular of the present."""
    if lemma.endswith(_SIBILANT):
        return lemma + "es"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(lemma: str) -> str:
    """Give the past tense, which is the participle too."""
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def _gerund(lemma: str) -> str:
    """Give the -ing form."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"
