"""Lemma -> its forms in a language: regular rules, and the irregular forms that a file lists."""

from collections.abc import Mapping

from pipeline.coding.events import english, german, romance

# (form, feature, particle): features are inf pres past fut cond subj ger part
Form = tuple[str, str, str | None]
FEATURES = frozenset(("inf", "pres", "past", "fut", "cond", "subj", "ger", "part"))


def listed(text: str) -> list[Form]:
    """Read "met met" (past, participle), "past met; part met" or "pres pide piden" into forms."""
    found: list[Form] = []
    words = text.split()
    if len(words) == 2 and words[0] not in FEATURES:
        return [(words[0], "past", None), (words[1], "part", None)]
    for group in text.split(";"):
        words = group.split()
        found.extend((word, words[0], None) for word in words[1:])
    return found


def _regular(lemma: str, language: str, irregular: Mapping[str, str]) -> list[Form]:
    """Give the forms that the rules of the language build."""
    if language == "en":
        return [(form, feature, None) for form, feature in english.forms(lemma)]
    if language == "de":
        return german.forms(lemma, dict(irregular))
    return [(form, feature, None) for form, feature in romance.forms(lemma, language)]


def forms(lemma: str, language: str, irregular: Mapping[str, str]) -> list[Form]:
    """Give every form of a verb; the listed ones replace the built ones of the same feature."""
    built = _regular(lemma, language, irregular)
    special = irregular.get(lemma)
    if special is None or language == "de":
        return built
    if special[:2] in ("e ", "o ", "u "):
        changed = romance.stem_changed(lemma, special)
        replaced = {"pres", "subj"}
        return [
            f
            for f in built
            if f[1] not in replaced or f[0].endswith(("ara", "aran", "iera", "mos"))
        ] + [(form, feature, None) for form, feature in changed]
    own = listed(special)
    if language == "pt":  # the pluperfect: "pediram", "pedira"
        own += [(f[:-1], "past", None) for f, feature, _ in own if f.endswith("ram")]
    if language == "fr":
        agreeing = romance.agreeing([(form, feature) for form, feature, _ in own])
        own += [(form, feature, None) for form, feature in agreeing]
    features = {feature for _, feature, _ in own}
    kept = "mos" if language in ("es", "pt") else "\0"  # tables list the third person only
    return [f for f in built if f[1] not in features or f[0].endswith(kept)] + own
