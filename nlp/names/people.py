"""Candidates in, people out: each once, under the fullest name, with all mentions."""

import re
from collections.abc import Iterable, Sequence

from nlp.document import Mention, Person, Reason
from nlp.names.candidates import Candidate, Context, candidates
from nlp.names.lexicon import fold, lexicon
from nlp.names.roles import role_after, role_before


def person_at(people: Iterable[Person], offset: int) -> Person | None:
    """The person whose mention covers ``offset``."""
    return next((p for p in people for m in p.mentions if m.start <= offset < m.end), None)


def match_person(name: str, people: Iterable[Person]) -> Person | None:
    """The one person ``name`` can mean: the same name, or part of it ("Cr Priestley" for Damon Priestley)."""
    wanted = name_key(name)
    found = list(people)
    exact = [p for p in found if name_key(p.name) == wanted]
    if len(exact) == 1:
        return exact[0]
    partial = [p for p in found if is_part(wanted, name_key(p.name))]
    return partial[0] if len(partial) == 1 else None


def name_key(name: str) -> tuple[str, ...]:
    """The folded words of a name, honorifics and initials' full stops left out."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", name)]
    titles = lexicon().titles | lexicon().offices
    while len(words) > 1 and words[0] in titles:
        words = words[1:]
    return tuple(words)


def is_part(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether every word of ``part`` stands in ``whole``, in order (an initial for its word)."""
    rest = iter(whole)
    return bool(part) and all(any(w == p or (len(p) == 1 and w.startswith(p)) for w in rest) for p in part)


def find_people(context: Context) -> list[Person]:
    """Everybody named in the text, in order of first mention."""
    found = list(candidates(context))
    groups: list[list[Candidate]] = []
    keys: list[tuple[str, ...]] = []
    for candidate in sorted(found, key=lambda c: -len(c.words)):
        key = name_key(context.text[candidate.name_start : candidate.end])
        at = next((i for i, k in enumerate(keys) if key == k or (is_part(key, k) and key[-1] in k)), None)
        if at is None:
            keys.append(key)
            groups.append([candidate])
        else:
            groups[at].append(candidate)
    people = [person_of(group, context) for group in groups]
    return sorted(people, key=lambda p: p.mentions[0].start)


def person_of(group: list[Candidate], context: Context) -> Person:
    """One person of all mentions that are theirs."""
    group = sorted(group, key=lambda c: c.start)
    fullest = max(group, key=lambda c: (len(c.words), c.score))
    best = max(group, key=lambda c: c.score)
    text = context.text
    role = next((r for c in group if (r := role_of(c, text))), None)
    spans = {(c.start, c.end) for c in group} | set(later_mentions(fullest, group, text))
    return Person(
        name=usual_case(text[fullest.name_start : fullest.end]),
        role=role,
        mentions=tuple(Mention(start=a, end=b, text=text[a:b]) for a, b in sorted(spans)),
        confidence=min(0.99, round(0.4 + best.score / 10, 2)),
        reason=Reason(rule=max(best.evidence, key=lambda k: best.evidence[k]), evidence=tuple(best.evidence)),
    )


def role_of(candidate: Candidate, text: str) -> str | None:
    """The role as written after the name, else before it."""
    span = role_after(text, candidate.end) or role_before(text, candidate.start)
    if span:
        return text[span[0] : span[1]]
    return candidate.title if candidate.title and fold(candidate.title) in lexicon().offices else None


def later_mentions(fullest: Candidate, group: list[Candidate], text: str) -> Iterable[tuple[int, int]]:
    """Where the surname stands alone."""
    taken = [(c.start, c.end) for c in group]
    surname = fullest.words[-1].text
    if len(fullest.words) < 2 or len(surname) < 3:
        return
    for match in re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", text):
        if not any(a <= match.start() < b for a, b in taken):
            yield match.span()


def usual_case(name: str) -> str:
    """Words in capitals as they are usually written: "Jamal BIN HUWAIREB" as "Jamal Bin Huwaireb"."""
    plain = re.sub(r"\s+", " ", name)
    return " ".join(w.title() if len(w) > 2 and w.isupper() and "." not in w else w for w in plain.split(" "))
