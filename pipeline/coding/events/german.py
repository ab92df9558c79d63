"""German verbs: weak and listed strong ones, separable ("ein|bestellen") and inseparable."""

Forms = list[tuple[str, str, str | None]]

_INSEPARABLE = ("be", "ge", "ver", "ent", "emp", "er", "zer", "miss", "wider", "über", "unter")


def _stem(verb: str) -> str:
    """Give the verb without its infinitive ending."""
    return verb[:-2] if verb.endswith("en") else verb[:-1]


def _weak(verb: str) -> tuple[list[str], list[str], str]:
    """Give present, past and participle of a weak verb."""
    stem = _stem(verb)
    # arbeit-e-t, ordn-e-t, atm-e-t, but warn-t, film-t
    nasal = stem[-1:] in "nm" and stem[-2:-1] not in "aeiouäöülrnmhy"
    e = "e" if stem.endswith(("t", "d", "chn")) or nasal else ""
    # reg-el-n, förd-er-n: the stem ends in el/er and takes -t
    prefix = "" if stem.endswith("ier") or verb.startswith(_INSEPARABLE) else "ge"
    return [stem + e + "t"], [stem + e + "te", stem + e + "ten"], prefix + stem + e + "t"


def _strong(base: str, listed: str) -> tuple[list[str], list[str], str]:
    """Give present, past and participle from "trifft traf getroffen"."""
    present, past, participle = listed.split()
    plural = past + ("n" if past.endswith("e") else "en")
    return [present], [past, plural], participle


def _prefixed(verb: str, strong: dict[str, str]) -> str:
    """Give the listed forms of "beraten" from those of "raten", or nothing."""
    for prefix in _INSEPARABLE:
        listed = strong.get(verb.removeprefix(prefix)) if verb.startswith(prefix) else None
        if listed:
            present, past, participle = listed.split()
            return f"{prefix}{present} {prefix}{past} {prefix}{participle.removeprefix('ge')}"
    return ""


def forms(lemma: str, strong: dict[str, str]) -> Forms:
    """Give (form, feature, particle) triples; a particle must stand at the end of the clause."""
    *before, verb = lemma.split("|")
    # "wieder|auf|nehmen": the last particle closes the clause, all of them open the participle
    particle, joined = (before[-1], "".join(before)) if before else ("", "")
    listed = strong.get(verb) or _prefixed(verb, strong)
    present, past, participle = _strong(verb, listed) if listed else _weak(verb)
    present = [*present, verb]
    subjunctive = [_stem(verb) + "e", _stem(verb) + "en"]
    if not particle:
        return [
            *((f, "pres", None) for f in present),
            *((f, "past", None) for f in past),
            *((f, "subj", None) for f in subjunctive[:1]),
            (verb, "inf", None),
            (participle, "part", None),
        ]
    return [
        *((f, "pres", particle) for f in present),
        *((f, "past", particle) for f in past),
        *((joined + f, "pres", None) for f in present),
        *((joined + f, "past", None) for f in past),
        *((f, "subj", particle) for f in subjunctive[:1]),
        (joined + verb, "inf", None),
        (joined + "zu" + verb, "inf", None),
        (joined + participle, "part", None),
    ]
