"""Who is who in a text, on that day: dictionaries, titles with names, memory."""

from pipeline.coding.actors.checks import problems
from pipeline.coding.actors.dictionary import ActorDictionary, build
from pipeline.coding.actors.find import find, learned_from

__all__ = ["ActorDictionary", "build", "find", "learned_from", "problems"]
