"""Verbs: the infinitive that a phrase begins with, told as happened, planned or denied."""

from collections.abc import Mapping
from typing import Any, Protocol


class Verbs(Protocol):
    """The verbs of a language."""

    def say(self, status: str, is_plural: bool, predicate: str) -> str:
        """Conjugate the infinitive that the predicate begins with."""


class English:
    """Past, "is to", and "is reported not to have"."""

    def __init__(self, irregular: Mapping[str, Any]) -> None:
        self._irregular = irregular

    def say(self, status: str, is_plural: bool, predicate: str) -> str:
        """Give "accused", "is to accuse", "is reported not to have accused"."""
        verb, space, rest = predicate.partition(" ")
        past, participle = self._irregular.get(verb, [_past(verb)] * 2)
        be = "are" if is_plural else "is"
        if status == "planned":
            return f"{be} to {predicate}"
        if status == "denied":
            return f"{be} reported not to have {participle}{space}{rest}"
        return f"{past}{space}{rest}"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}ed"


class Spanish:
    """Pretérito, "tiene previsto", and "no ..., según los informes,"."""

    def __init__(self, irregular: Mapping[str, Any]) -> None:
        self._irregular = irregular

    def say(self, status: str, is_plural: bool, predicate: str) -> str:
        """Give "acusó", "tiene previsto acusar", "no acusó, según los informes,"."""
        verb, space, rest = predicate.partition(" ")
        if status == "planned":
            return f"{'tienen' if is_plural else 'tiene'} previsto {predicate}"
        told = self._preterite(verb, is_plural)
        if status == "denied":
            return f"no {told}, según los informes,{space}{rest}".rstrip(",")
        return f"{told}{space}{rest}"

    def _preterite(self, verb: str, is_plural: bool) -> str:
        plain = verb.removesuffix("se") if verb.endswith("rse") else verb
        regular = ("ó", "aron") if plain.endswith("ar") else ("ió", "ieron")
        forms = self._irregular.get(plain) or [plain[:-2] + ending for ending in regular]
        told = str(forms[is_plural])
        return told if plain == verb else f"se {told}"


class French:
    """Passé composé, "doit", and the conditional that French keeps for what is only reported."""

    def __init__(self, irregular: Mapping[str, Any]) -> None:
        self._irregular = irregular

    def say(self, status: str, is_plural: bool, predicate: str) -> str:
        """Give "a accusé", "doit accuser", "n’aurait pas accusé"."""
        verb, space, rest = predicate.partition(" ")
        participle = self._irregular.get(verb, f"{verb[:-2]}é")
        if status == "planned":
            return f"{'doivent' if is_plural else 'doit'} {predicate}"
        if status == "denied":
            have = "n’auraient pas" if is_plural else "n’aurait pas"
        else:
            have = "ont" if is_plural else "a"
        return f"{have} {participle}{space}{rest}"


def verbs(language: str, irregular: Mapping[str, Any]) -> Verbs:
    """Give the verbs of a language."""
    if language == "es":
        return Spanish(irregular)
    return French(irregular) if language == "fr" else English(irregular)
