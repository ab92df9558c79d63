"""Text -> sentences: offsets that respect abbreviations, initials, quotations and ellipses."""

import re

# What may end a sentence, with the closing quotes and brackets that belong to it.
_END = re.compile(r"(?:\.{3}|[.!?…]+)(?:[\"'”’“)\]]|\s?»)*(?=\s|$)|\n\s*\n")

_COMMON = "dr prof st vs etc jr sr mt no nr hr fr approx ca cf"
_ABBREVIATIONS = {
    "en": "mr mrs ms gen lt col capt maj sgt cpl adm rep sen gov pres rev hon amb sec dept inc ltd "
    "co corp jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun art supt",
    "es": "sr sra srta dra gral cnel cap tte ud uds av art pág núm ee uu aa ss mons ing lic arq",
    "fr": "m mm mme mlle me mgr gén col cap lt art av janv févr avr juil sept oct nov déc env",
    "pt": "sr sra dra drª dr.ª gen cel cap ten min dep eng art av núm pág exmo exma mons sto sta",
    "de": "hr fr frau bzw usw z.b d.h u.a o.ä ggf inkl mio mrd tsd abs art bspw evtl gen hl jh jan "
    "feb apr aug sept okt nov dez min nr rd sog str tel u vgl zzt",
}
_KNOWN = {
    language: frozenset((_COMMON + " " + words).split())
    for language, words in _ABBREVIATIONS.items()
}
# Before a name they never end a sentence; the others may ("... at Acme Inc. The board ...").
_LAST_WORD = re.compile(r"[^\s(\[\"“„«»‹'’]+$")
_STARTS = re.compile(r"\s*[\"'“”„«‹(\[—–-]*\s*(\w)?")
# German ordinals: "am 3. Oktober", "Wilhelm II. reiste".
_ORDINAL = re.compile(r"^(?:\d{1,2}|[IVX]+)$")


def _is_abbreviation(word: str, language: str) -> bool:
    """Whether a word before a full stop is usually followed by more of the same sentence."""
    bare = word.rstrip(".").lower()
    if len(bare) == 1 and bare.isalpha():
        return True
    if "." in bare and all(len(part) <= 2 for part in bare.split(".")):
        return True
    if language == "de" and _ORDINAL.match(word.rstrip(".")):
        return True
    return bare in _KNOWN.get(language, frozenset())


def _breaks(text: str, start: int, end: int, begin: int, language: str) -> bool:
    """Whether the mark at text[start:end] ends the sentence that began at `begin`."""
    mark = text[start:end]
    if mark[0] == "\n":
        return True
    following = _STARTS.match(text, end)
    nxt = following.group(1) if following else None
    if nxt is None:
        return True
    if nxt.islower():
        return False
    word = _LAST_WORD.search(text, begin, start)
    if mark == "." and word and _is_abbreviation(word.group(), language):
        # "the U.S. The next day": an article after the abbreviation starts a sentence.
        return "." in word.group() and _starts_anew(text, end)
    return True


_OPENERS = re.compile(
    r"\s+[\"“„«]?(?:The|A|An|It|He|She|They|But|In|On|El|La|Los|Las|Le|Les|Der|Die|Das|O|Os|As)\s"
)


def _starts_anew(text: str, end: int) -> bool:
    """Whether what follows an abbreviation with inner stops is a word that opens a sentence."""
    return _OPENERS.match(text, end) is not None


def _inside_bracket(text: str, begin: int, end: int) -> bool:
    """Whether a bracket opened in this sentence is still open at `end` and closes soon."""
    opened = text.count("(", begin, end) - text.count(")", begin, end)
    return opened == 1 and 0 <= text.find(")", end) - end < 120


def split(text: str, language: str) -> list[tuple[int, int]]:
    """Give the (start, end) offsets of the sentences of a text, white space trimmed."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for found in _END.finditer(text):
        start, end = found.span()
        if start < begin or not _breaks(text, start, end, begin, language):
            continue
        if text[start] != "\n" and _inside_bracket(text, begin, end):
            continue
        _append(spans, text, begin, end)
        begin = end
    _append(spans, text, begin, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    """Add the trimmed span unless it is empty."""
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        spans.append((begin, end))
