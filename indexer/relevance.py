"""What of an entry is searched, and how much each part counts: the same for every engine."""

from typing import NamedTuple

from indexer.query import Entry

# A long page can gain at most 2.2 times a word's rarity by repeating it (BM25, k1 = 1.2); a title three times as long
# as the others still gives 0.55 times. So from 4.0 on, a title with the word outranks a text that repeats it.
BOOSTS = {"title": 4.0, "names": 1.5, "body": 1.0}  # to be about a city or person counts a little more than a word
STEM_BOOST = 0.8  # the word as written is better evidence than another form of it
OTHER_FIELDS = 0.2  # of what further fields with the word would give: enough to part pages with equal titles
REQUIRED_ALL = 3  # of up to so many clauses, all must fit
REQUIRED_SHARE = 0.75  # of longer questions: "which case studies are about literacy" has words that no page has


class Searched(NamedTuple):
    """The texts of an entry a question is held against."""

    title: str
    body: str
    names: str  # cities by their usual English name and people; of a statement also the speaker's office


def searched(entry: Entry) -> Searched:
    """A statement is searched by its words, speaker and cities, not by the title of the page it stands on."""
    office = (entry.role, entry.organisation) if entry.type == "statement" else ()
    names = [*(city.name for city in entry.cities), *entry.people, *filter(None, office)]
    title = "" if entry.type == "statement" else entry.title
    return Searched(title=title, body=entry.text, names=" \n ".join(names))


def required(clauses: int) -> int:
    """How many of so many wanted clauses a hit must fit."""
    return clauses if clauses <= REQUIRED_ALL else max(REQUIRED_ALL, -int(-clauses * REQUIRED_SHARE // 1))
