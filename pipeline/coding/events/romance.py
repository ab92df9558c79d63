"""Spanish, Portuguese and French verbs: the forms that news uses (third person, non-finite)."""

import re

Forms = list[tuple[str, str]]

_ES = {
    "ar": "pres a an amos|past ó aron aba aban amos|fut ará arán aremos|cond aría arían|"
    "ger ando|part ado ada ados adas|subj e en ara aran ase asen|inf ar arse arle arles",
    "er": "pres e en emos|past ió ieron ía ían imos|fut erá erán eremos|cond ería erían|"
    "ger iendo|part ido ida idos idas|subj a an iera ieran|inf er erse erle erles",
    "ir": "pres e en imos|past ió ieron ía ían imos|fut irá irán iremos|cond iría irían|"
    "ger iendo|part ido ida idos idas|subj a an iera ieran|inf ir irse irle irles",
}
_PT = {
    "ar": "pres a am amos|past ou aram ava avam ara amos ámos|fut ará arão aremos|cond aria ariam|"
    "ger ando|part ado ada ados adas|subj e em asse assem|inf ar arem",
    "er": "pres e em emos|past eu eram era ia iam emos|fut erá erão eremos|cond eria eriam|"
    "ger endo|part ido ida idos idas|subj a am esse essem|inf er erem",
    "ir": "pres e em imos|past iu iram ira ia iam imos|fut irá irão iremos|cond iria iriam|"
    "ger indo|part ido ida idos idas|subj a am isse issem|inf ir irem",
}
_FR = {
    "er": "pres e ent ons|past a èrent ait aient|fut era eront erons|"
    "cond erait eraient|ger ant|part é ée és ées|inf er",
    "ir": "pres it issent issons|past it irent issait issaient|fut ira iront irons|"
    "cond irait iraient|ger issant|part i ie is ies|subj isse|inf ir",
    "re": "pres  ent ons|past it irent ait aient|fut ra ront rons|"
    "cond rait raient|ger ant|part u ue us ues|subj e|inf re",
}
_TABLES = {"es": _ES, "pt": _PT, "fr": _FR}
# Spelling before e and i: llegar -> llegue, marcar -> marque, rechazar -> rechace.
_SOFTEN = {"c": "qu", "g": "gu", "z": "c", "ç": "c"}


def _join(stem: str, ending: str, language: str, conjugation: str) -> str:
    """Join stem and ending with the spelling change that keeps the sound."""
    last, first = stem[-1:], ending[:1]
    if language == "fr":
        if first in ("a", "â", "o") and last == "g":
            return stem + "e" + ending
        cedilla = first in ("a", "â", "o") and last == "c" and conjugation == "er"
        return stem[:-1] + "ç" + ending if cedilla else stem + ending
    soft = first in ("e", "é") and conjugation == "ar" and last in _SOFTEN
    if soft and not (language == "pt" and last == "z"):
        return stem[:-1] + _SOFTEN[last] + ending
    return stem + ending


_MUTES = frozenset(("e", "ent", "era", "eront", "erons", "erait", "eraient"))


def _french_stem(lemma: str, ending: str) -> str:
    """Give the stem of rappeler, lever, céder before a mute e."""
    stem = lemma[:-2]
    if not lemma.endswith("er") or ending not in _MUTES:
        return stem
    if re.search(r"e[lt]$", stem) and lemma in (
        "appeler",
        "rappeler",
        "jeter",
        "rejeter",
        "projeter",
    ):
        return stem + stem[-1]
    if re.search(r"e[lmnsvp]$", stem):
        return stem[:-2] + "è" + stem[-1]
    if ending in ("e", "ent"):  # céder -> cède, but expédier -> expédie
        stem = re.sub(r"é([bcdfgjklmnpqrstvxz]{1,2}|gu|qu)$", r"è\1", stem)
    return re.sub(r"[ou]y$", lambda m: m.group()[0] + "i", stem)


def forms(lemma: str, language: str) -> Forms:
    """Give (form, feature) pairs of a regular verb: inf, pres, past, fut, cond, subj, ger, part."""
    conjugation = lemma[-2:]
    table = _TABLES[language].get(conjugation)
    if table is None:
        return [(lemma, "inf")]
    found: Forms = []
    for group in table.split("|"):
        feature, endings = group.split(" ", 1)
        for ending in endings.split(" "):
            stem = _french_stem(lemma, ending) if language == "fr" else lemma[:-2]
            found.append((_join(stem, ending, language, conjugation), feature))
    if lemma.endswith("ayer"):  # balayer: balaye and balaie
        found += [(f.replace("aye", "aie"), kind) for f, kind in found if kind in _MUTE]
    return found


# Features of the French forms that may end in a mute e: "balaie", "balaiera".
_MUTE = frozenset(("pres", "fut", "cond"))


def agreeing(participles: Forms) -> Forms:
    """Give the plurals of French participles listed in the singular: pris prise -> prises."""
    known = {form for form, _ in participles}
    feminine = [form for form, kind in participles if kind == "part" and form.endswith("e")]
    plurals = [f + "s" for f in (*feminine, *(f[:-1] for f in feminine)) if f[-1] not in "sx"]
    return [(form, "part") for form in plurals if form not in known]


def stem_changed(lemma: str, change: str) -> Forms:
    """Give the present forms of a Spanish verb whose stem vowel changes, as in "e ie" or "o ue"."""
    old, new = change.split()
    stem = lemma[:-2]
    at = stem.rfind(old)
    stem = stem[:at] + new + stem[at + len(old) :]
    ends = ("a", "an") if lemma.endswith("ar") else ("e", "en")
    subj = ("e", "en") if lemma.endswith("ar") else ("a", "an")
    return [(stem + e, "pres") for e in ends] + [
        (_join(stem, e, "es", lemma[-2:]), "subj") for e in subj
    ]
