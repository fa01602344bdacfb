"""Tells a page that is somebody's own words: messages under names, an interview, a speech, an essay."""

import re

from crawler.page import Page
from nlp.shape import voices
from nlp.shape.lines import KINDS

FIRST_PERSON = 0.15  # share of sentences; a by-lined report has none, a by-lined essay a fifth and more
SIGNED_FIRST_PERSON = 0.3  # with a name and an office alone in a line; a report with a signed motto has one in ten
UNSIGNED_FIRST_PERSON = 0.4  # without a by-line; a third where a report's marks were lost
STATEMENTS = 3  # a page of mayors' messages; one or two stand in a report too
QUESTIONS = 2  # an interview's questions
_SPOKEN_TITLE = re.compile(rf"\b(?:{KINDS['spoken_titles']['words']})\b", re.IGNORECASE)


def words_of_one(page: Page, lang: str, title: str) -> tuple[str, tuple[str, ...]] | None:
    """What shows it: which sign, and the lines of the page that bear it."""
    signed = voices.signed_statements(page)
    if len(signed) >= STATEMENTS:
        return "statements under names", tuple(signed[:STATEMENTS])
    questions = voices.interview_questions(page)
    if len(questions) >= QUESTIONS:
        return "interview", tuple(questions[:QUESTIONS])
    if voices.has_greeting(page) and _SPOKEN_TITLE.search(title):
        return "a greeting below the title of a speech", (title,)
    share = voices.first_person_share(page, lang)
    byline = voices.has_byline(page)
    opens = voices.has_greeting(page) or voices.is_introduced(page) or _SPOKEN_TITLE.search(title)
    least = (
        FIRST_PERSON
        if byline or opens or voices.is_filed_as_opinion(page)
        else SIGNED_FIRST_PERSON
        if signed
        else UNSIGNED_FIRST_PERSON
    )
    evidence = (f"{share:.0%} of the sentences in the first person", *([byline] if byline else signed[:1]))
    return ("first person", evidence) if share >= least else None
