"""Names in Korean and Japanese text: a surname with its given name, beside a post or a polite word."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.names.chinese import unicased
from nlp.names.han import simplified
from nlp.names.han_posts import HAN
from nlp.names.lexicon import lexicon
from nlp.names.segments import Candidate
from nlp.names.setting import Setting
from nlp.names.words import Word

HANGUL = "가-힣"


def _either(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _korean() -> list[re.Pattern[str]]:
    lists = unicased()["ko"]
    name = rf"(?P<n>(?:{_either(lists['surnames'].split())})[{HANGUL}]{{2}})"
    roles = _either([role for role in lexicon().roles if re.fullmatch(rf"[{HANGUL}]+", role)])
    particles, titles = _either(lists["particles"].split()), _either(lists["titles"].split())
    edge, end = rf"(?<![{HANGUL}])", rf"(?=(?:{particles})?(?![{HANGUL}]))"
    post = rf"(?P<r>(?:[{HANGUL}]+ ){{0,2}}[{HANGUL}]*(?:{roles}))"
    foreign = rf"(?P<n>[{HANGUL}]{{2,5}} [{HANGUL}]{{2,5}}?)(?:{particles})(?![{HANGUL}])"
    return [
        re.compile(rf"{edge}{name} {post}{end}"),
        re.compile(rf"{edge}{post} {name}{end}"),
        re.compile(rf"{edge}{post} {foreign}"),
        re.compile(rf"{edge}{name} ?(?:{titles}){end}"),
    ]


@cache
def _japanese() -> list[re.Pattern[str]]:
    surnames = [simplified(s) for s in lexicon().surnames if re.fullmatch(rf"[{HAN}]{{1,3}}", s)]
    roles = _either([role for role in lexicon().roles if re.fullmatch(rf"[{HAN}]+", role)])
    titles = _either([simplified(title) for title in unicased()["ja"]["titles"].split()])
    name = rf"(?P<n>(?:{_either(surnames)})[ \u3000]?[{HAN}\u3041-\u3096]{{1,3}}?)"
    edge = rf"(?<![{HAN}])"
    return [
        re.compile(rf"{edge}{name}(?P<r>{roles})(?![{HAN}])"),
        re.compile(rf"{edge}{name}[ \u3000]?(?:{titles})(?![{HAN}])"),
        re.compile(rf"(?P<r>[{HAN}]{{0,12}}(?:{roles}))の{name}(?=[、。（はがも]|氏|さん)"),
    ]


def hangul_candidates(page: Setting) -> Iterator[Candidate]:
    """Names in Hangul."""
    return _found(_korean(), page) if re.search(rf"[{HANGUL}]", page.text) else iter(())


def kana_candidates(page: Setting) -> Iterator[Candidate]:
    """Names in Japanese text."""
    return _found(_japanese(), page) if re.search(r"[\u3041-\u30ff]", page.text) else iter(())


def _found(patterns: list[re.Pattern[str]], page: Setting) -> Iterator[Candidate]:
    taken: set[int] = set()
    text = simplified(page.text)  # as the lists are
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span("n")
            if start in taken or start in page.places:
                continue
            taken.update(range(start, end))
            candidate = Candidate(start, start, end, (Word(start, end, page.text[start:end]),), whole=True)
            candidate.signs = {"role beside" if match.groupdict().get("r") else "honorific beside": 3.0}
            candidate.role = match.span("r") if match.groupdict().get("r") else None
            yield candidate
