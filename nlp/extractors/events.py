"""Finds the events of a page: its own, those its sentences name, programmes, topics under a date, deadlines."""

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.dates.times import Clock, iso_time
from nlp.document import City, DateMention, Event, EventKind, Mention, Reason
from nlp.events.names import names_in
from nlp.events.programme import Line, dated_lines, timed_lines, topics
from nlp.events.words import DATA, ONLINE, kind_named
from nlp.facts import Facts, facts_of

Dated = list[tuple[Mention, DateMention]]
_SENTENCE = re.compile(r"(?:[^.!?。！？؟\n]|\.(?=\S))+[.!?。！？؟]*")
_DEADLINE = re.compile(DATA["deadlines"]["cues"], re.IGNORECASE)
_HANDED_IN = re.compile(DATA["deadlines"]["handed_in"], re.IGNORECASE)
_LAST_DAY = re.compile(DATA["deadlines"]["last_day"], re.IGNORECASE)
_PLACE_LINE = re.compile(rf"^\W*(?:{DATA['sections']['place']})\s*[:：]?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")


@Language.component("citykb_events")
def events(doc: Doc) -> Doc:
    facts = facts_of(doc)
    facts.events = events_of(facts)
    return doc


def events_of(facts: Facts) -> list[Event]:
    """Every event with a date, each once: the fuller of two tellings is kept."""
    dates = sorted(((m, d) for d in facts.dates for m in d.mentions), key=lambda pair: pair[0].start)
    own = _own_event(facts, dates)
    named = [*_named(facts, dates)]
    whole = ([own] if own else []) + named
    parts = [*_sessions(facts, dates, own, whole), *_topics(facts, dates)]
    return _each_once([*whole, *parts, *_deadlines(facts, dates)])


def _event(title: str, date: DateMention | None, kind: EventKind, span: tuple[int, int], rule: str, text: str) -> Event:
    return Event(
        title=title,
        kind=kind,
        start=date.start if date else None,
        end=date.end if date else None,
        start_time=date.start_time if date else None,
        end_time=date.end_time if date else None,
        timezone=_zone(date.as_written) if date and date.start_time else None,
        mentions=(Mention(start=span[0], end=span[1], text=text[slice(*span)]),),
        reason=Reason(rule=rule),
    )


def _zone(written: str) -> str | None:
    match = re.search(r"\b(?:(?:GMT|UTC)(?:\s?[+−-]\s?\d{1,2}(?::?\d\d)?)?|[A-Z]{2,4}T|ME[SZ]Z)\b", written)
    return match.group() if match else None


def _own_event(facts: Facts, dates: Dated) -> Event | None:
    """What an event's page is about: its title, its first date with a time, else its first day."""
    if facts.kind not in ("event", "conference") or not facts.title or not dates:
        return None
    days = [pair for pair in dates if pair[1].start.count("-") == 2 and pair[1].start != facts.published]
    mention, date = next((pair for pair in days if pair[1].start_time), (days or dates)[0])
    if any(line.day is date for line in topics(facts.page, dates, facts.lang)):
        return None  # a series: each topic is an event of its own
    kind = kind_named(facts.title)
    if kind == "other" and ONLINE.search(facts.page.text):
        kind = "webinar"
    event = _event(facts.title, date, kind, (mention.start, mention.end), "page of an event", facts.page.text)
    place = _city_in(facts, _place_lines(facts))
    address = _ADDRESS.search(facts.page.text)
    return event.model_copy(update={**_where(place), "url": address.group().rstrip(".,;") if address else None})


def _place_lines(facts: Facts) -> list[tuple[int, int]]:
    spans = list(facts.page.block_spans())
    starts = [i for i, (_, _, b) in enumerate(spans) if _PLACE_LINE.match(b.text[:30])]
    return [(spans[i][0], spans[min(i + 1, len(spans) - 1)][1]) for i in starts]


def _where(city: City | None) -> dict[str, str]:
    return {"city": city.name, "country": city.country} if city else {}


def _city_in(facts: Facts, spans: Iterable[tuple[int, int]]) -> City | None:
    for start, end in spans:
        city = _nearest_city(facts, start, end, start)
        if city:
            return city
    return None


def _nearest_city(facts: Facts, start: int, end: int, position: int) -> City | None:
    """The city mentioned nearest to ``position`` within ``[start, end)``."""
    mentions = ((abs(m.start - position), c) for c in facts.cities for m in c.mentions if start <= m.start < end)
    return min(mentions, key=lambda pair: pair[0], default=(0, None))[1]


def _named(facts: Facts, dates: Dated) -> Iterator[Event]:
    """Names of events in sentences that tell their date."""
    for start, end, pairs in _dated_sentences(facts, dates):
        sentence = facts.page.text[start:end]
        for a, b in names_in(sentence):
            months = [pair for pair in pairs if "-" in pair[1].start]
            if not months:
                continue  # a year is too little to say that something takes place then
            _, date = min(months, key=lambda pair: abs(pair[0].start - start - a))
            kind = kind_named(sentence[max(0, a - 30) : b])
            name = sentence[a:b].strip()
            title = name[:1].upper() + name[1:]
            event = _event(title, date, kind, (start + a, start + b), "name beside a date", facts.page.text)
            yield event.model_copy(update=_where(_nearest_city(facts, start, end, start + b)))


def _dated_sentences(facts: Facts, dates: Dated) -> Iterator[tuple[int, int, Dated]]:
    position = 0
    for start, end, block in facts.page.block_spans():
        while position < len(dates) and dates[position][0].start < start:
            position += 1
        if position >= len(dates):
            return
        if dates[position][0].start >= end:
            continue
        for match in _SENTENCE.finditer(block.text):
            low, high = start + match.start(), start + match.end()
            pairs = [pair for pair in dates[position : position + 50] if low <= pair[0].start < high]
            if pairs:
                yield low, high, pairs


def _sessions(facts: Facts, dates: Dated, own: Event | None, whole: list[Event]) -> Iterator[Event]:
    """Lines of a programme: parts of the page's event, or of the one whose days hold theirs."""
    for line in timed_lines(facts.page, facts.lang):
        day = own.start if own else _day_above(dates, line.start)
        if day and line.clock and day.count("-") == 2:
            zone = line.clock.zone or (own.timezone if own else None)
            yield _session(facts, line, day, line.clock, zone, own.title if own else None)
    for line in dated_lines(facts.page, dates):
        if line.day:
            parent = next((e for e in whole if _holds(e, line.day.start) and e.title != line.title), None)
            kind: EventKind = "session" if parent else "other"
            event = _event(line.title, line.day, kind, (line.start, line.end), "dated line", facts.page.text)
            yield event.model_copy(update={"parent": parent.title if parent else None})


def _session(facts: Facts, line: Line, day: str, clock: Clock, zone: str | None, parent: str | None) -> Event:
    kind: EventKind = "panel" if kind_named(line.title) == "panel" else "session"
    event = _event(line.title, None, kind, (line.start, line.end), "line of a programme", facts.page.text)
    return event.model_copy(
        update={
            "start": day,
            "start_time": iso_time(day, clock.begin, zone),
            "end_time": iso_time(day, clock.finish, zone) if clock.finish else None,
            "timezone": zone,
            "parent": parent,
        }
    )


def _day_above(dates: Dated, position: int) -> str | None:
    above = [d.start for m, d in dates if m.start <= position and d.start.count("-") == 2]
    return above[-1] if above else None


def _holds(event: Event, day: str) -> bool:
    return bool(event.start and event.end and event.start <= day <= event.end)


def _topics(facts: Facts, dates: Dated) -> Iterator[Event]:
    kind: EventKind = "webinar" if ONLINE.search(facts.page.text) else "session"
    for line in topics(facts.page, dates, facts.lang):
        if line.day:
            event = _event(line.title, line.day, kind, (line.start, line.end), "topic under a date", facts.page.text)
            if line.clock:
                clock = line.clock
                update = {
                    "start_time": iso_time(line.day.start, clock.begin, clock.zone),
                    "end_time": iso_time(line.day.start, clock.finish, clock.zone) if clock.finish else None,
                    "timezone": clock.zone,
                }
                event = event.model_copy(update=update)
            yield event


def _deadlines(facts: Facts, dates: Dated) -> Iterator[Event]:
    for start, end, pairs in _dated_sentences(facts, dates):
        sentence = facts.page.text[start:end]
        if _DEADLINE.search(sentence) and pairs[-1][1].end is None:
            handed_in = _HANDED_IN.search(sentence)
            if handed_in or _LAST_DAY.search(sentence):
                title = handed_in["title"].strip() if handed_in else sentence.strip()[:100]
                yield _event(title, pairs[-1][1], "deadline", (start, end), "deadline", facts.page.text)


def _each_once(found: list[Event]) -> list[Event]:
    """One event a title and year; the telling with the fuller date stays, in the place of the first."""
    kept: dict[tuple[str, str], Event] = {}
    for event in found:
        key = (_key(event.title), event.start_time or (event.start or "")[:4])
        if key not in kept or _fullness(event) > _fullness(kept[key]):
            kept[key] = event
    return list(kept.values())


def _key(title: str) -> str:
    words = re.findall(r"\w+", title.casefold())
    return " ".join(w for w in words if w not in ("the", "of", "on", "unesco"))


def _fullness(event: Event) -> tuple[int, bool, bool]:
    return len(event.start or "") + len(event.end or ""), event.start_time is not None, event.city is not None
