"""Tells the day at the head of a report, with its place and agency: "LIMA, 3 May 2022 (EFE) –"."""

import re

from nlp.events.words import NOUN

PLACE_WORDS = 5  # "San José, Costa Rica, den"
_LEADS = r"(?:den|le|el|il|em|am|op|a|im|en|à|on|the|lì|li)"
_PLACE = re.compile(
    rf"[(\[（]?[^\W\d_](?:[^.!?:]|(?<=[A-Z])\.){{1,58}}[,，،–—(|·/-](?:\s?{_LEADS})?",
    re.IGNORECASE,
)
_TOWN = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?")  # "AMMAN 14 February 2024 –"
_AGENCY = r"(?:\s?(?:\([^)]{2,40}\)|/\s?[^/]{2,20}\s?/))"
_CLOSING = re.compile(rf"{_AGENCY}?[)\]\s]*(?:–|—|--|―|-\s|:\s|\.\s*[–—-]|\.\s)|{_AGENCY}\s")
_SENTENCE_BEHIND = re.compile(r"[)\]）\s]*[^\W\d_a-z][^\W\d_]*\s")  # "Paris, 4 December 2025 Three cities ..."
_PLACE_BEHIND = re.compile(r"[,，،–—-]\s*[^\W\d_][^.,。\d]{1,40}[.。–—:-]")
_BRACKETED_BEHIND = re.compile(r"\([^)]{2,40}\)\s*[–—:-]")  # "May 3, 2022 (Edmonton, AB) –"
_IN_BRACKETS = re.compile(r"[,，،]\s?[^\W\d_][^)）]{0,30}[)）]")
_CHINESE_CLOSING = re.compile(r"(?:[电電讯訊]|消息)")  # "新华社巴黎2022年5月3日电"
_DASH_BEHIND = re.compile(r"(?:[–—-]|:|\.\s?[–—-]?)\s")


def is_place(before: str) -> bool:
    """Whether what stands before a date is a place or a source: "Hamburg,", "Redazione,"; no name of an event."""
    return bool(_PLACE.fullmatch(before)) and len(before.split()) <= PLACE_WORDS and not NOUN.search(before)


def heads_a_report(before: str, after: str, *, opens_text: bool) -> bool:
    """Whether a date between these words heads a report; ``opens_text``: of a long block with no other above it."""
    named = is_place(before)
    if (named or _TOWN.fullmatch(before)) and _CLOSING.match(after):
        return True
    if not before and (_PLACE_BEHIND.match(after) or _BRACKETED_BEHIND.match(after)):
        return True
    if not opens_text:
        return False
    if named and _SENTENCE_BEHIND.match(after):
        return True
    if before in ("(", "（") and _IN_BRACKETS.match(after):
        return True
    return bool(_CHINESE_CLOSING.match(after) if before else _DASH_BEHIND.match(after))
