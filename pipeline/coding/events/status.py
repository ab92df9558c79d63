"""Whether a verb tells a fact, a plan, a denial or nothing: tense, negation, modality."""

from pipeline.coding.events import decided, verbgroup
from pipeline.coding.events.clauses import Clauses, Manner, is_attribution, is_participle
from pipeline.coding.events.unit import Unit, is_predicate
from pipeline.records import EventStatus


def manner(clauses: Clauses, v: int) -> Manner:
    """Read the verb group that ends at unit v."""
    if v not in clauses.manners:
        causer = verbgroup.causer(clauses, v)
        caused = _caused(clauses, causer) if causer is not None else None
        clauses.manners[v] = caused or _manner(clauses, v)
    return clauses.manners[v]


def _caused(clauses: Clauses, causer: int) -> Manner:
    """Read a German infinitive whose "ließ" at unit `causer` tells whether it was done."""
    how = manner(clauses, causer)
    return Manner(how.status, False, False, how.start, how.future, how.purpose)


def _manner(clauses: Clauses, v: int) -> Manner:
    """Read a verb group that was not read before."""
    units = clauses.units
    group = verbgroup.members(clauses, v)
    start = group[0] if group else v
    words = [units[j].low for j in group]
    passive = verbgroup.is_passive(clauses, v, words)
    reduced = not verbgroup.has_auxiliary(clauses, group) and is_participle(units[v].readings)
    arrived = reduced and verbgroup.is_active_participle(clauses, v)
    result = Manner(EventStatus.HAPPENED, passive or (reduced and not arrived), reduced, start)
    _by_form(clauses, v, words, result)
    partner = verbgroup.partner(clauses, v, group)
    if partner is not None:
        shared = manner(clauses, partner)
        result.status, result.future, result.purpose = shared.status, shared.future, shared.purpose
        if reduced:
            result.passive, result.reduced = shared.passive, False
    governor = verbgroup.governor(clauses, v, group)
    if governor is not None:
        _by_governor(clauses, governor, result)
        result.purpose = result.purpose and not _claims(clauses, governor, group)
        if governor >= 0 and _refuses(clauses, governor):
            result.status = EventStatus.DENIED
    if (
        any(units[j].tag == "G" for j in group)
        or verbgroup.negated_copula(clauses, v)
        or _negated_object(clauses, v)
        or _negated_subject(clauses, v, start)
    ):
        result.status = _negate(result.status)
    if result.status is EventStatus.HAPPENED and _is_due(clauses, v):
        result.status, result.future = EventStatus.PLANNED, True
    if units[v].has("pres") and _future_day(clauses, v, words):
        result.future = True
        result.status = (
            EventStatus.PLANNED if result.status is EventStatus.HAPPENED else result.status
        )
    return result


def on_condition(clauses: Clauses, v: int) -> bool:
    """Whether a condition stands right before or after the clause: "if X stays, Y will leave"."""
    own = clauses.units[v].piece
    beside = clauses.pieces[max(0, own - 2) : own] + clauses.pieces[own + 1 : own + 2]
    return any(piece.intro_kind == "condition" for piece in beside)


def _by_form(clauses: Clauses, v: int, words: list[str], result: Manner) -> None:
    """Judge by auxiliaries and tense."""
    grammar, unit = clauses.lexicon.grammar, clauses.units[v]
    if verbgroup.is_hearsay(clauses, v, words) or (
        any(grammar.of_kind(w, "modal") for w in words) and not _is_told_had(clauses, v, words)
    ):
        result.status = None
    elif (
        (result.passive and verbgroup.is_awaited(grammar, unit))
        or (
            unit.has("inf")
            and (verbgroup.becomes(clauses, v, words) or verbgroup.holds(grammar, "will", words))
        )
        or any(grammar.of_kind(w, "future") for w in words)
        or verbgroup.goes(grammar, unit, words)
    ):
        result.status, result.future = EventStatus.PLANNED, True
    elif any(grammar.of_kind(w, "past_future") for w in words) or (
        unit.has("cond") and not unit.has("past", "pres")
    ):
        reported = _is_reported(clauses, v) or _has_day_ahead(clauses, v)
        result.status, result.future = (EventStatus.PLANNED, True) if reported else (None, False)
    elif (
        unit.readings
        and all(r.feature == "subj" for r in unit.readings)
        and clauses.lexicon.grammar.language != "de"
    ):
        _by_subjunctive(clauses, v, result)
    elif verbgroup.is_bare_infinitive(clauses, v, result.start):
        ahead = grammar.of_kind(clauses.piece_of(v).intro, "ahead")
        result.status, result.future = (EventStatus.PLANNED, True) if ahead else (None, False)
    awaited = verbgroup.has_to_come_first(clauses, v, words)
    ceased = verbgroup.has_ceased(clauses, v)
    if clauses.piece_of(v).intro_kind == "condition" or awaited or ceased:
        result.status = None


def _is_told_had(clauses: Clauses, v: int, words: list[str]) -> bool:
    """German: whether "hätten" stands for "haben" in what somebody tells: "..., teilte X mit"."""
    modals = {w for w in words if clauses.lexicon.grammar.of_kind(w, "modal")}
    if modals != {"hätten"} or not clauses.units[v].has("part"):
        return False
    following = clauses.pieces[clauses.units[v].piece + 1 :][:1]
    return any(is_attribution(clauses, piece) for piece in following) or _is_reported(clauses, v)


def _by_subjunctive(clauses: Clauses, v: int, result: Manner) -> None:
    """Judge a subjunctive: a fact after "después de que", a plan after "está previsto que"."""
    piece, grammar = clauses.piece_of(v), clauses.lexicon.grammar
    if grammar.of_kind(piece.intro, "behind"):
        return
    before = clauses.units[max(0, piece.start - 2) : piece.start]
    if before and grammar.of_kind(before[-1].low, "future"):
        result.status, result.future = EventStatus.PLANNED, True  # "se espera que"
        return
    names = {name for u in before for name in (u.low, *(r.lemma for r in u.readings))}
    awaits = grammar.status.get("awaited", frozenset()) | grammar.status.get("planned", frozenset())
    carried = len(before) == 2 and (grammar.of_kind(before[0].low, "be") or before[0].low == "se")
    planned = piece.intro_kind == "complement" and carried and bool(names & awaits)
    result.status, result.future = (EventStatus.PLANNED, True) if planned else (None, False)


def _has_day_ahead(clauses: Clauses, v: int) -> bool:
    """English: whether the clause names a day to come: "would hold talks next month"."""
    piece = clauses.piece_of(v)
    english = clauses.lexicon.grammar.language == "en"
    return english and any(
        _is_ahead(u) for u in clauses.units if clauses.pieces[u.piece].group == piece.group
    )


def _is_reported(clauses: Clauses, v: int) -> bool:
    """Whether the clause is what somebody said: "said it would"."""
    number = clauses.units[v].piece
    piece = clauses.pieces[number]
    if piece.intro_kind == "complement":
        return True
    after = clauses.pieces[number + 1 : number + 2]
    if clauses.lexicon.grammar.language == "de" and any(is_attribution(clauses, p) for p in after):
        return True
    if not number:
        return False
    say = clauses.lexicon.grammar.status.get("say", frozenset())
    last = clauses.units[max(0, piece.start - 3) : piece.start]
    return any(r.lemma in say for u in last for r in u.readings)


def _by_governor(clauses: Clauses, j: int, result: Manner) -> None:
    """Judge an infinitive by what governs it: "plans to", "is to", "refused to", "in order to"."""
    units, grammar = clauses.units, clauses.lexicon.grammar
    result.purpose = True
    if j < 0 or result.status is None:
        return
    j = _nearest_verb(clauses, j)
    word = units[j]
    names = {word.low, *(r.lemma for r in word.readings)}
    status = grammar.status
    if _looks_ahead(clauses, j):
        unready = word.tag == "N" and units[max(0, j - 1)].tag == "G"  # "is not ready to talk"
        result.status = None if unready else EventStatus.PLANNED
        result.future, result.purpose = True, False
    elif names & status.get("denied", frozenset()):
        result.status, result.purpose = EventStatus.DENIED, False
    elif _is_ordinal(clauses, j) or decided.enacts(clauses, j):
        result.purpose = False
    elif _only_wishes(clauses, j, names):
        result.status = None
    elif names & status.get("used", frozenset()):
        result.status, result.purpose = manner(clauses, j).status, False
    else:
        _by_host(clauses, j, result)
    if word.tag == "V" and result.status is EventStatus.PLANNED:
        outer = manner(clauses, j).status
        real = (EventStatus.HAPPENED, EventStatus.PLANNED)  # "will continue to block"
        result.status = result.status if outer in real else _negate(outer)


def _claims(clauses: Clauses, j: int, group: list[int]) -> bool:
    """Whether somebody says to have done it: "a annoncé avoir tué", "afirma ter enviado"."""
    having = any(clauses.units[k].low in verbgroup.HAVING for k in group)
    say = clauses.lexicon.grammar.status.get("say", frozenset())
    return having and j >= 0 and clauses.units[j].is_form_of(say)


def _only_wishes(clauses: Clauses, j: int, names: set[str]) -> bool:
    """Whether what governs an infinitive makes it a wish, a duty or a subject: "hopes to"."""
    grammar = clauses.lexicon.grammar
    wishes = bool(names & grammar.status.get("wish", frozenset()))
    owes = grammar.of_kind(clauses.units[j].low, "have")
    return wishes or owes or decided.heads_subject(clauses, j)


def _looks_ahead(clauses: Clauses, j: int) -> bool:
    """Whether what governs an infinitive makes it a plan: "is to", "plans to", "Kenya to"."""
    grammar, word = clauses.lexicon.grammar, clauses.units[j]
    names = {word.low, *(r.lemma for r in word.readings)}
    planned = names & grammar.status.get("planned", frozenset())
    told = grammar.of_kind(word.low, "be") or grammar.of_kind(word.low, "go")
    return bool(planned) or told or _is_headline(clauses, j)


def _is_headline(clauses: Clauses, j: int) -> bool:
    """English: whether the infinitive after unit j is all that the line tells: "Kenya to veto"."""
    before = clauses.units[: j + 1]
    named = bool(before) and before[-1].tag == "A" and all(u.tag in "A,CDB" for u in before)
    return named and clauses.lexicon.grammar.language == "en"


def _refuses(clauses: Clauses, j: int) -> bool:
    """German: whether a plan that no verb tells is denied: "hat nicht vor, ... zu"."""
    if clauses.lexicon.grammar.language != "de" or clauses.units[j].tag == "V":
        return False
    return any(u.tag == "G" for u in clauses.units[clauses.piece_of(j).start : j])


def _by_host(clauses: Clauses, j: int, result: Manner) -> None:
    """An infinitive of purpose happens, or is planned, with the verb it serves."""
    verbs = [
        k for k in range(j, clauses.piece_of(j).start - 1, -1) if is_predicate(clauses.units, k)
    ]
    if verbs:
        host = manner(clauses, verbs[0])
        result.status, result.future = host.status, host.future


def _nearest_verb(clauses: Clauses, j: int) -> int:
    """Give the verb that an infinitive hangs on from afar: "voted by 9 to 2 to demand"."""
    status = clauses.lexicon.grammar.status
    used = status.get("used", frozenset()) | status.get("wish", frozenset())
    for k in range(j, clauses.piece_of(j).start - 1, -1):
        if clauses.units[k].tag == "V":
            return k if clauses.units[k].is_form_of(used) else j
    return j


def _is_ordinal(clauses: Clauses, j: int) -> bool:
    """Whether the infinitive belongs to "the first country to"."""
    grammar = clauses.lexicon.grammar
    return any(grammar.of_kind(u.low, "ordinals") for u in clauses.units[max(0, j - 3) : j + 1])


def _negate(status: EventStatus | None) -> EventStatus | None:
    """Turn a fact into its denial; a denied plan states nothing."""
    if status is EventStatus.HAPPENED:
        return EventStatus.DENIED
    return EventStatus.DENIED if status is EventStatus.PLANNED else None


def _negated_object(clauses: Clauses, v: int) -> bool:
    """Whether the object says no: "held no talks"."""
    grammar = clauses.lexicon.grammar
    following = clauses.units[v + 1 : v + 4]
    if grammar.language == "de":
        piece = clauses.piece_of(v)
        return any(
            grammar.of_kind(u.low, "negative_determiners")
            for u in clauses.units[piece.start : piece.end]
        )
    if following and _is_recipient(clauses, following[0]):
        del following[0]
    if len(following) > 1 and following[0].low == "no" and following[1].tag == "P":
        return False  # "said no to"
    return any(
        u.tag in "DG" and grammar.of_kind(u.low, "negative_determiners") for u in following[:1]
    )


def _is_due(clauses: Clauses, v: int) -> bool:
    """English: whether somebody is still to come: "is due in Dhaka", "is on course for"."""
    grammar, units = clauses.lexicon.grammar, clauses.units
    if grammar.language != "en" or not grammar.of_kind(units[v].low, "be"):
        return False
    after = next((u for u in units[v + 1 :] if u.tag not in "BTG"), None)
    return after is not None and after.tag == "N" and after.low in ("due", "expected")


def _is_recipient(clauses: Clauses, unit: Unit) -> bool:
    """English: whether it was given to these: "granted them no access", "sold Kenya no rifles"."""
    grammar = clauses.lexicon.grammar
    whom = unit.tag == "A" or grammar.of_kind(unit.low, "object_pronouns")
    return grammar.language == "en" and whom


def _negated_subject(clauses: Clauses, v: int, start: int) -> bool:
    """Whether the subject says no: "no agreement was signed"."""
    piece = clauses.piece_of(v)
    first = next((u for u in clauses.units[piece.start : start] if u.tag not in "CQTBS"), None)
    return first is not None and clauses.lexicon.grammar.of_kind(first.low, "negative_determiners")


def _future_day(clauses: Clauses, v: int, words: list[str]) -> bool:
    """Whether a day to come stands in the clause of a verb in the present."""
    unit = clauses.units[v]
    if not _is_present(clauses, unit, words):
        return False
    piece = clauses.piece_of(v)
    units = clauses.units
    around = [j for j, u in enumerate(units) if clauses.pieces[u.piece].group == piece.group]
    # "reist am Donnerstag": a present with a weekday looks ahead, unless it is a headline
    infinitive = v > 0 and units[v - 1].tag == "I"
    weekday = not unit.has("past") and not infinitive and units[-1].tag == "."
    return any(
        _is_ahead(units[j])
        or (weekday and units[j].piece == unit.piece and _is_weekday(clauses, j))
        for j in around
    )


def _is_present(clauses: Clauses, unit: Unit, words: list[str]) -> bool:
    """Whether the verb is in the present; in German its auxiliary says so: "wird empfangen"."""
    grammar = clauses.lexicon.grammar
    if grammar.language != "de":
        return unit.has("pres") and not verbgroup.holds(grammar, "have", words)
    if any(verbgroup.holds(grammar, kind, words) for kind in ("have", "be")):
        return False  # "ist empfangen worden"
    if verbgroup.holds(grammar, "become", words):
        return unit.has("part", "inf") and verbgroup.only_becomes(grammar, words)
    return unit.has("pres")


def _is_weekday(clauses: Clauses, j: int) -> bool:
    """Whether unit j names a weekday on which something is, not since which it has been.

    In German a month does the same: "reist im November".
    """
    units = clauses.units
    since = any(u.low.startswith(_SINCE) for u in units[max(0, j - 1) : j + 1])
    when = units[j].when
    german = clauses.lexicon.grammar.language == "de"
    of_noun = j > 0 and units[j - 1].tag == "N"  # "von ihrem Gipfel Ende Oktober"
    kinds = _DATING_GERMAN if german and not of_noun else _DATING
    return when is not None and when.kind in kinds and not when.year and not since


_DATING = frozenset(("weekday", "weekend"))
_DATING_GERMAN = _DATING | {"named_month"}


_SINCE = ("seit", "since", "desde", "depuis", "dès")


def _is_ahead(unit: Unit) -> bool:
    """Whether a time expression lies in the future by its own words."""
    when = unit.when
    if when is None:
        return False
    ahead = when.kind in ("offset", "week", "month", "year") and when.value > 0
    return ahead or (when.kind in ("weekday", "named_month", "weekend") and when.shift > 0)
