"""A page in, its cues out by the order of words alone: for languages without a parser, and for set phrases in all."""

import re
from collections.abc import Iterator
from dataclasses import replace

from nlp.names.lexicon import fold, lexicon
from nlp.statements.acts import act_cues
from nlp.statements.arabic import IMPERSONAL, arabic_content, is_participle, verb_gender
from nlp.statements.beside import source_after, source_before
from nlp.statements.cast import speaker_words
from nlp.statements.clause_ends import (
    COLON,
    COMMA,
    STOP,
    around,
    behind_dateline,
    is_partly_told,
    trim_clause,
    without_titles,
)
from nlp.statements.colon import led_by_colon, told_behind_colon
from nlp.statements.cues import ROMANCE
from nlp.statements.german import german_cues, goes_on_behind, only_asks, own_start, told_behind
from nlp.statements.german_views import is_asked, is_infinitive
from nlp.statements.going_on import anew, gerund_cues, goes_on
from nlp.statements.infinitives import infinitive_clause, may_be_told
from nlp.statements.inserted import inserted_cues
from nlp.statements.judged import judged_cues
from nlp.statements.late import late_subject, takes_object, unknown_subject
from nlp.statements.parted import parted_cues
from nlp.statements.phrases import phrase_cues
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import WORD, Source, read_source
from nlp.statements.told_on import tells_on
from nlp.statements.unparsed import unparsed_cues
from nlp.statements.unspaced import chinese_cues, clause_end, shows_feeling
from nlp.statements.verb_last import VERB_LAST, verb_last_cues

LONGEST_WORD = 20
_ASIDES = re.compile(rf",[ \u00a0][^.;:\n{MASK}]{{3,140}}?,[ \u00a0](?=que\b|qu['’]|che\b)")
_WHERE = re.compile(rf"[ \u00a0][a-zà-ÿ][^,.;:\n{MASK}]{{1,40}}(?=,)")
_LAST_WORD = re.compile(r"(?<!\w)([^\W\d_]+)[ \u00a0]$")
_NO_PREPOSITIONS = frozenset(  # "como explicó", "en convient", "a" and "o" before a verb
    {"como", "come", "comme", "segun", "segundo", "secondo", "selon", "en", "a", "o", "lors", "avant", "hasta", "per"}
)
OPENING = 6  # words ahead of "says X, “…”" that only open what is quoted
ADDRESSEE = 60  # characters between a verb and "that": "told the delegates of the conference that"
DROPS_SUBJECT = frozenset({"es", "pt", "it", "ar", "ro", "pl", "zh"})  # "afirmó que": the verb alone says he or she
VERB_BEFORE_COMMA = frozenset({"de", "nl", "zh"})  # a reported clause may follow a mere comma
_LED = re.compile(rf"[^.،,:\n{MASK}]{{0,40}}:\s*{MASK}")  # "وتضيف مبتسمة: «…»"
_CLITIC = re.compile(r"-(?:t-)?(il|elle|ils|elles)\b", re.IGNORECASE)
_TAIL = re.compile(r"[\s,;)—–،，]+$")


def clause_cues(reading: Reading) -> list[Cue]:
    """Cue verbs with a source beside them, phrases before a source ("according to"), in order of the text."""
    found: list[Cue] = []
    for start, end, verbs in reading.verbs:
        if reading.lang in VERB_LAST:
            found.extend(verb_last_cues(reading, verbs, start, end))
        elif reading.lang != "en":
            told = list(_verbs(reading, verbs, start, end))
            judged = judged_cues(reading, start, end)
            found.extend([*judged, *told, *act_cues(reading, told, start, end)])
            found.extend(parted_cues(reading, start, end))
            found.extend(gerund_cues(reading, start, end))
        else:
            found.extend(unparsed_cues(reading, verbs, start, end))
        found.extend(phrase_cues(reading, start, end))
        found.extend(german_cues(reading, start, end))
        found.extend(chinese_cues(reading, start, end))
        found.extend(inserted_cues(reading, verbs, start, end))
    if reading.lang_parses:
        found.extend(tail_cues(reading))
    return sorted(found, key=lambda cue: cue.start)


def _verbs(reading: Reading, verbs: list[re.Match[str]], start: int, end: int) -> Iterator[Cue]:
    told: list[Cue] = []
    for match in verbs:
        if _is_noun(reading, match, start):
            continue
        cue = _verb(reading, match, start, end)
        if cue and told and not cue.inverted and goes_on(reading, match, start):
            cue = replace(cue, source=told[-1].source)
        if cue and told and _is_told_of(cue, told[-1]):
            continue
        if cue and not (reading.lang == "zh" and _only_leads_in(cue, verbs)):
            told.append(cue)
            yield cue


def _is_noun(reading: Reading, verb: re.Match[str], start: int) -> bool:
    """ "por meio de nota": behind a preposition stands no verb."""
    if reading.lang not in ROMANCE:
        return False
    lead = _LAST_WORD.search(reading.masked, max(start, verb.start() - LONGEST_WORD), verb.start())
    word = fold(lead[1]) if lead else ""
    return word in speaker_words()[f"prepositions_{reading.lang}"] and word not in _NO_PREPOSITIONS


def _is_told_of(cue: Cue, before: Cue) -> bool:
    """ "considerou que viver ali exige “…”": a verb inside the clause of another, without words of its own."""
    inside = before.content is not None and before.content[0] < cue.start < before.content[1]
    named = before.source is not None and before.source.end > before.source.start
    return inside and named and cue.content is None and not cue.inverted


def _only_leads_in(cue: Cue, verbs: list[re.Match[str]]) -> bool:
    """ "谈及未来，市长表示，…": a verb without a speaker, before the one that has him."""
    return cue.source is not None and cue.source.start == cue.source.end and cue.start < verbs[-1].start()


def tail_cues(reading: Reading) -> list[Cue]:
    """Verbs behind what they report: "…, said Jane Doe, who chairs the committee." """
    found = []
    for start, end, verbs in reading.verbs:
        for match in verbs:
            lead = reading.masked[start : match.start()].rstrip()
            if lead[-1:] not in (",", "،", "，") or MASK in lead:
                continue
            source, after = source_after(reading, match.end(), end)
            if (
                source
                and source.kind != "body"
                and _follows(reading, match.end(), source)
                and STOP.match(reading.masked, after)
                and not _holds_verb(reading, source.end if source.kind == "person" else match.end(), after)
                and (content := trim_clause(reading, start, start + len(lead)))
            ):
                found.append(Cue(match.start(), match.end(), "say", source, (start, end), content, inverted=True))
    return found


def _holds_verb(reading: Reading, start: int, end: int) -> bool:
    """Whether what should name the speaker goes on: ", said the mayor would not comment"."""
    return any(fold(word) in lexicon().finite for word in WORD.findall(reading.masked[start:end]))


def _follows(reading: Reading, verb: int, source: Source) -> bool:
    """Whether nothing but an office stands between: ", said he would come" has another subject."""
    if not reading.lang_parses or source.kind not in ("person", "name"):
        return not reading.lang_parses or source.kind != "pronoun"
    return not WORD.search(without_titles(reading.text[verb : source.start]))


def _verb(reading: Reading, match: re.Match[str], start: int, end: int) -> Cue | None:
    after, after_end = _after(reading, match, end)
    if shows_feeling(reading, match) or is_infinitive(reading, start, match):
        return None
    before = None if is_participle(reading, match.group()) else source_before(reading, start, match.start())
    source = after or before
    behind = after_end if after else match.end()
    led = led_by_colon(reading, behind, end)
    content = led or _content(reading, behind, match, start, end, inverted=after is not None)
    if content is None and source and (led_to := told_behind_colon(reading, behind, end)):
        content = trim_clause(reading, *led_to)
    if source is None:
        touching = content is not None or _touches_quote(reading, match)
        goes_on_so = reading.lang == "fr" and match.group().casefold().startswith("et d")  # "Et de conclure : « … »"
        drops = reading.lang in DROPS_SUBJECT or goes_on_so
        if not drops or not touching or match.group() in IMPERSONAL:
            return None
        if content and not (goes_on(reading, match, start) or may_be_told(reading, start, match, content[0], end)):
            return None
        if _says_another(reading, match.end(), end):  # whoever it is, nobody named before
            stranger = Source(match.end() + 1, match.end() + 1, "role", name=reading.text[match.end() + 1 : end][:40])
            return Cue(match.start(), match.end(), "say", stranger, (start, end), inverted=True)
        several = reading.lang in ROMANCE and reading.cues.plural.fullmatch(match.group())
        gender = verb_gender(reading, match.group())
        source = Source(match.start(), match.start(), "plural" if several else "pronoun", gender=gender)
    inverted, direct = after is not None, led is not None
    return Cue(match.start(), match.end(), "say", source, (start, end), content, inverted=inverted, direct=direct)


def _after(reading: Reading, match: re.Match[str], end: int) -> tuple[Source | None, int]:
    """The subject behind the verb and where it ends: right behind, or, of a quotation in front, later."""
    clitic = _CLITIC.search(match.group()) or _CLITIC.match(reading.masked, match.end(), end)
    if clitic and reading.lang == "fr":
        source = read_source(reading, clitic.start(1) + _offset(match, clitic), clitic.end(1) + _offset(match, clitic))
        return source, max(match.end(), clitic.end() + _offset(match, clitic))
    source, after = source_after(reading, match.end(), end)
    if source is None and reading.lang in ROMANCE and _behind_quote(reading, match.start()):
        source = late_subject(reading, match.end(), end) or unknown_subject(reading, match.end(), end)
        after = source.end if source else after
    return source, after


def _offset(match: re.Match[str], clitic: re.Match[str]) -> int:
    """Of a pronoun inside the verb's own words ("a-t-elle dit") these are where it was looked for."""
    return match.start() if clitic.string is not match.string else 0


def _says_another(reading: Reading, at: int, end: int) -> bool:
    """ "dice una vecina", "تقول الحاجة مبروكة": somebody nobody knows is named as the subject, not left out."""
    word = WORD.match(reading.masked, at + 1, end) if reading.masked[at : at + 1] in (" ", "\u00a0") else None
    if word is None:
        return False
    key, known = fold(word.group()), speaker_words()
    if reading.lang != "ar":
        return key in known["another"]
    adverbial = key in known["no_subject"] or key.startswith(("بال", "لل", "بان", "وان", "لـ"))
    return not (adverbial or key in known["says_on"] or reading.cues.that.match(reading.masked, word.start()))


def _touches_quote(reading: Reading, match: re.Match[str]) -> bool:
    if reading.lang == "ar" and _LED.match(reading.masked, match.end()):
        return True
    that = reading.cues.that.match(reading.masked, match.end() + 1)
    behind = that.end() if that else match.end()
    after = reading.masked[behind : behind + 4].lstrip(" \u00a0:,.：，،")
    return _behind_quote(reading, match.start()) or after.startswith(MASK)


def _behind_quote(reading: Reading, at: int) -> bool:
    return _TAIL.sub("", reading.masked[max(at - 4, 0) : at]).endswith(MASK)


def _content(
    reading: Reading, at: int, match: re.Match[str], start: int, end: int, *, inverted: bool
) -> tuple[int, int] | None:
    """The reported clause: after "that" (or a comma, where the language has it so), else before ", said X"."""
    if reading.lang == "zh" and reading.masked.endswith("边", 0, match.start()):  # "一边说，一边演示"
        return None
    if reading.lang == "ar":
        return arabic_content(reading, at, match.start(), start, end, inverted=inverted)
    that = reading.cues.that.search(reading.masked, at, min(end, at + ADDRESSEE))
    if that is None and not inverted and (far := _ASIDES.match(reading.masked, at, end)):
        that = reading.cues.that.match(reading.masked, far.end(), end)  # "a affirmé, samedi, lors de …, que …"
    ahead = reading.masked[start : match.start()].rstrip()
    aside = inverted and reading.lang in ROMANCE and ahead.endswith(",") and not ahead.endswith(f"{MASK},")
    relative = (
        that is not None
        and (  # "dijo X, que vino"; "…, recuerda X, nadie creía que …"
            (inverted and reading.masked[at : that.start()].strip() == ",")
            or (aside and reading.masked[at : at + 1] == ",")
        )
    )
    if (
        that
        and not relative
        and not re.search(rf"[.;:\n{MASK}]", reading.masked[at : that.start()])
        and not takes_object(reading, at, that.start())
    ):
        return trim_clause(reading, that.end(), anew(reading, that.end(), end) or end)
    how = reading.cues.how.match(reading.masked, match.end() + 1)
    if how:
        return trim_clause(reading, how.end(), anew(reading, how.end(), end) or end)
    told = None if inverted else infinitive_clause(reading, start, match, end)
    if told is not None:
        return trim_clause(reading, told, anew(reading, told, end) or end)
    colon = COLON.match(reading.masked, at, end)
    if colon and reading.masked.startswith(MASK, colon.end()):
        return None  # what is said stands in the marks
    comma = COMMA.match(reading.masked, at, end)
    if comma and reading.lang in VERB_BEFORE_COMMA and not inverted:
        stop = clause_end(reading, comma.end(), end) if reading.lang == "zh" else end
        return trim_clause(reading, comma.end(), stop)
    if reading.lang == "zh" and reading.masked[at : at + 1] in tuple("了过過起到"):  # "回忆起第一次上课的情景：“…”"
        return None
    if reading.lang == "zh" and not inverted and MASK not in reading.masked[at : at + 3]:
        return trim_clause(reading, at, clause_end(reading, at, end))
    if behind := told_behind(reading, at, end):
        return trim_clause(reading, *behind)
    start = own_start(reading, start, match.start())
    if aside and (semicolon := reading.masked.rfind("; ", start, match.start())) > 0:
        start = semicolon + 2
    lead = reading.masked[start : match.start()].rstrip()
    lead = lead.removesuffix(" so") if lead.endswith(", so") else lead  # "Dort, so erzählt sie, werde …"
    if inverted and comma and lead.endswith(",") and is_asked(reading.lang, lead):
        return trim_clause(reading, comma.end(), end)
    if inverted and lead.endswith(",") and goes_on_behind(reading, at, end):
        return trim_clause(reading, start, end)
    if inverted and comma and reading.lang == "de" and lead[-1:] != "," and tells_on(reading.masked[at:end]):
        colon_at = reading.masked.find(": ", comma.end(), end)  # "urteilt Jane Doe, die …: Die Stadt habe …"
        if colon_at > 0:
            return trim_clause(reading, colon_at + 2, end)
        return trim_clause(reading, comma.end(), end)  # "Am Montag sagte Jane Doe, die Stadt werde …"
    if inverted and reading.lang in ROMANCE and lead.endswith(f"{MASK},") and is_partly_told(lead):
        return trim_clause(reading, behind_dateline(reading, start), start + len(lead) - 1)
    if aside and comma and reading.masked.startswith(MASK, comma.end()) and len(WORD.findall(lead)) <= OPENING:
        return None  # "Dix années au cours desquelles, se souvient-elle, « … »"
    if aside and (where := _WHERE.match(reading.masked, at, end)):
        at = where.end()  # "La ville, a-t-il indiqué en conseil municipal, achètera …"
    if inverted and lead[-1:] in (",", "،", "，") and MASK not in lead and not only_asks(reading.lang, lead):
        return around(reading, start, start + len(lead), at, end)
    return None
