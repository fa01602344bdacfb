"""A page's text and facts in, its statements out: quotations first, then reported words, then signed ones."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from nlp.document import Person, Reason, Statement
from nlp.facts import Facts
from nlp.names.words import whole_words
from nlp.statements.about import AboutCities
from nlp.statements.attribution import attribute
from nlp.statements.cast import Cast, speaker_words
from nlp.statements.clauses import clause_cues
from nlp.statements.cues import ROMANCE, cues_of
from nlp.statements.discourse import Discourse
from nlp.statements.first_names import first_names
from nlp.statements.interview import answers
from nlp.statements.layout import Layout
from nlp.statements.led_in import led_in
from nlp.statements.letters import closes, letters
from nlp.statements.mixed import parted
from nlp.statements.owners import Owner, owners_of
from nlp.statements.parsed import parsed_cues, verbs_at
from nlp.statements.reading import Reading, trimmed
from nlp.statements.reported import Reported, reported
from nlp.statements.said import MIN_WORDS, Attribution, Cue, Said, Signed
from nlp.statements.signed import signed
from nlp.statements.sources import Source
from nlp.statements.spans import Spans
from nlp.statements.tails import tails
from nlp.statements.timing import Days
from nlp.statements.told_on import told_on

NESTED = 0.6  # of a signed text: a quotation longer than that is the statement itself
NAMED_INSIDE = frozenset({"reported, say", "reported, according"})
SURE_INSIDE = 0.72  # somebody named, or "she" with one meaning, by a verb of saying; less may be the owner's own view
NOT_PEOPLE = frozenset({"ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "LAW"})  # the model's labels
SURE_OF_FEW = 0.85  # three words, "They are shy", said by a pronoun with one meaning
UNKNOWN = 0.4  # somebody whom the page does not name: below the tier shown by default
POSSESSIVES = frozenset(
    ["his", "her", "my", "their", "son", "sa", "ses", "su", "mi", "sua", "seu", "seine", "ihre", "suo"]
)
HEAD = 1_500  # characters of a page's start, where what is said below stands already
PULLED = 160  # characters of a pull quote
NEAR = 400  # characters from the words in which another's name is the next candidate
LEARNING = 4  # words of learning a page: political news, where four are rare, has about one in two pages


@dataclass(frozen=True)
class Found:
    """Words ``[start, end)``, whose they are held to be, and where the cue stands."""

    start: int
    end: int
    by: Attribution
    direct: bool
    cue: int | None


def statements_of(doc: Doc, facts: Facts) -> list[Statement]:
    """Every statement of the page, by place."""
    reading = _reading(doc, facts)
    cues = _cues(doc, reading)
    discourse = Discourse(reading)
    owners = owners_of(reading)
    network = reading.network
    said = [s for s in attribute(reading, cues, discourse, owners) if _counts(s, network)]
    whole = [s for s in said if network or not _is_scrap(s)]
    told = told_on(reading, reported(reading, cues, whole, network=network), whole)
    said, told = parted(said, told, network=network)
    found = [_direct(s, network=network) for s in said]
    covered = Spans((s.start, s.end) for s in found)
    own = {}
    for one in _unmarked(reading, facts, owners):
        if not any(_collides(one, span) for span in covered.near(one.start, one.end)):
            found.append(_signed(one))
            covered.add(one.start, one.end)
            own[one.start, one.end] = one.person.name
    found += [
        Found(r.start, r.end, r.by, r.direct, r.cue)
        for r in told
        if not any(_holds(span, r, own.get(span)) for span in covered.near(r.start, r.end))
    ]
    cities, days = AboutCities(facts), Days(facts)
    made = [_statement(facts, one, cities, _day(days, reading, one), reading.cast) for one in found]
    surest = {(s.start, s.end): s for s in sorted(made, key=lambda s: s.confidence)}  # one statement the same words
    return _without_repeats([surest[span] for span in sorted(surest)])


def _without_repeats(statements: list[Statement]) -> list[Statement]:
    """Without the headline's or a pull quote's words that the same speaker says in full below."""
    spoken: dict[str | None, list[tuple[int, str]]] = {}
    for one in statements:
        spoken.setdefault(one.speaker, []).append((one.start, _letters(one.text)))
    return [one for one in statements if not _is_repeated(one, spoken[one.speaker])]


def _is_repeated(one: Statement, spoken: list[tuple[int, str]]) -> bool:
    if one.start > HEAD or len(one.text) > PULLED or not one.speaker:
        return False
    letters = _letters(one.text)
    return any(letters in words for start, words in spoken if words != letters and start >= one.end)


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _is_scrap(said: Said) -> bool:
    """A few quoted words in the middle of the writer's own sentence."""
    return said.scrap and len(said.quotes) == 1


def _holds(span: tuple[int, int], told: Reported, owner: str | None) -> bool:
    """Whether words are part of a statement: not what a signed text or an answer tells of somebody else by name."""
    inside = span[0] <= told.start and told.end <= span[1]
    if not inside or owner is None or told.by.rule not in NAMED_INSIDE:
        return inside
    speaker = told.by.speaker
    return told.by.certainty < SURE_INSIDE or speaker is None or owner in {p.name for p in speaker.people}


def _collides(one: Signed, other: tuple[int, int]) -> bool:
    """Whether two statements claim the same words; a quotation inside a signed text is a statement beside it."""
    start, end = other
    nested = one.start < start and end <= one.end and end - start < NESTED * (one.end - one.start)
    return start < one.end and one.start < end and not nested


def _is_of_network(lang: str, text: str) -> bool:
    """English news on other matters quotes bodies and offices as it does people; elsewhere they are no speakers."""
    if lang != "en":
        return True
    small = text.casefold()
    words = speaker_words()
    return any(p in small for p in words["network"]) or sum(small.count(w) for w in words["learning"]) >= LEARNING


def _unmarked(reading: Reading, facts: Facts, owners: dict[int, Owner]) -> list[Signed]:
    spoken = list(answers(reading, owners))
    written = signed(reading, owners, facts.kind, interview=bool(spoken))
    rest = (one for one in written if not closes(reading.text[one.start : one.end]) and not _holds_any(one, spoken))
    return [*tails(reading), *led_in(reading), *spoken, *letters(reading, owners), *rest]


def _holds_any(one: Signed, spoken: list[Signed]) -> bool:
    """Whether an interview's answers stand inside what a name above or below it seems to claim."""
    return any(one.start < answer.start and answer.end <= one.end for answer in spoken)


def _reading(doc: Doc, facts: Facts) -> Reading:
    entities = doc.ents  # gathered anew each time it is asked for
    text = facts.page.text
    people = [whole_words(text, e.start_char, e.end_char) for e in entities if e.label_ in ("PERSON", "PER")]
    towns = {(m.start, m.end) for c in facts.cities for m in c.mentions}  # models take "Larissa" for a woman
    people = [span for span in people if span not in towns]
    others = tuple((e.start_char, e.end_char) for e in entities if e.label_ in NOT_PEOPLE)
    alone = first_names(text, facts.people, towns) if facts.lang in ROMANCE else []
    cast = Cast(text, [*facts.people, *alone], people, facts.lang)
    layout = Layout(tuple(facts.page.block_spans()), cast)
    network = _is_of_network(facts.lang, facts.page.text + " " + facts.title)
    parsed = doc.has_annotation("DEP")
    verbs = verbs_at(doc) if parsed and facts.lang == "en" else None
    return Reading(facts.page.text, facts.lang, cast, cues_of(facts.lang), parsed, others, layout, verbs, network)


def _cues(doc: Doc, reading: Reading) -> list[Cue]:
    cues = clause_cues(reading)
    if reading.lang_parses:
        named = {c.end for c in cues if c.source is not None and c.source.kind == "person"}
        cues += [c for c in parsed_cues(doc, reading) if reading.lang == "en" or c.end not in named]
    return sorted(cues, key=lambda c: (c.start, c.source is None))


def _counts(said: Said, network: bool) -> bool:
    if said.by is None or said.by.speaker is None:
        return False
    if network and not said.by.speaker.people:
        return said.own_cue and said.words >= MIN_WORDS and said.by.speaker.kind in ("role", "pointing", "pronoun")
    return (
        said.words >= MIN_WORDS
        or (said.own_cue and said.words >= 3 and said.by.certainty >= SURE_OF_FEW)
        or (not network and said.own_cue and said.words >= 2)
    )


def _direct(said: Said, *, network: bool) -> Found:
    assert said.by is not None
    by = said.by
    if network and by.speaker and not by.speaker.people and not _is_kin(by.speaker):
        by = replace(by, speaker=None, certainty=UNKNOWN)
    return Found(said.start, said.end, by, True, said.cue.start if said.cue else None)


def _is_kin(source: Source) -> bool:
    """ "his grandfather": one person, though without a name."""
    return source.kind == "role" and (source.name or "").split(" ")[0].lower() in POSSESSIVES


def _signed(one: Signed) -> Found:
    source = Source(one.start, one.start, "person", (one.person, *one.others), one.person.name)
    return Found(one.start, one.end, Attribution(source, one.rule, one.rule, one.certainty), True, None)


def _statement(facts: Facts, one: Found, about: AboutCities, day: str | None, cast: Cast) -> Statement:
    text = facts.page.text
    start, end = trimmed(text, one.start, one.end)
    by = one.by
    people = by.speaker.people if by.speaker else ()
    person: Person | None = people[0] if people else None
    name = "; ".join(p.name for p in people) or (by.speaker.name if by.speaker else None)
    cities, why = about.of(start, end, by)
    return Statement(
        text=text[start:end],
        start=start,
        end=end,
        lang=facts.lang,
        direct=one.direct,
        speaker=name,
        role=person.role if person else None,
        organisation=person.organisation if person else None,
        speaker_city=person.city if person else None,
        about_cities=cities,
        said_on=day,
        cue=by.cue.strip() or None,
        confidence=round(by.certainty, 2),
        reason=Reason(rule=by.rule, evidence=(by.cue.strip(),), runner_up=by.runner_up or _named_nearest(cast, one)),
        about_reason=why,
    )


def _day(days: Days, reading: Reading, one: Found) -> str | None:
    speakers = {person.name for person in one.by.speaker.people} if one.by.speaker else set()
    return days.said_on(reading, one.start, one.end, one.cue) or days.spoken_on(reading, one.start, speakers)


def _named_nearest(cast: Cast, one: Found) -> str | None:
    """Who else stands near: whose words they would be if nearness decided."""
    speakers = {person.name for person in one.by.speaker.people} if one.by.speaker else set()
    near = [*cast.before(one.start, 3), *cast.between(one.end, one.end + NEAR)[:3]]
    others = [n for n in near if n.person.name not in speakers and n.start > one.start - NEAR]
    nearest = min(others, key=lambda n: one.start - n.start if n.start < one.start else n.start - one.end, default=None)
    return f"{nearest.person.name}, named nearest" if nearest else None
