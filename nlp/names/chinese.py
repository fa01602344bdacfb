"""Names in Chinese text: a surname beside a post, a verb of saying or a by-line, and foreign names with their dots."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from nlp.names.han import simplified
from nlp.names.han_posts import BREAK, HAN, ROLE_REACH, either, han_roles, role_of, stop_at
from nlp.names.segments import Candidate
from nlp.names.setting import Setting
from nlp.names.words import Word

CREDITED = frozenset({"by-line", "credited", "reporter"})
CALLING = 10  # characters of a calling that no list has: "社区图书管理员"
SUREST_FIRST = (
    "foreign name",
    "signed",
    "role before",
    "role after",
    "role at once",
    "role told",
    "speech verb beside",
    "calling before",
    "aged",
    "called so",
    "years old",
    "glued",
    "card",
    "by-line",
    "credited",
    "reporter",
    "label",
    "one foreign name",
    "role right before",
)
_NO_NAME = re.compile(r"[市县区省局院校所厅处科们的了是在有与及等]")
_KOREAN = re.compile(r"[李金朴崔郑文尹吴韩宋姜林赵张]在.")  # 李在俊, 文在寅
_AT_UNIVERSITY = re.compile("副?教授|校[长長]|院[长長]|[学學]生|研究")
_ALSO = frozenset("则也还又")  # "陶莉则分享道": no part of a name before a verb of saying
_MANNER = re.compile(rf"[{HAN}]{{2}}地(?:对|向|[说讲道称告表回])")  # "吴进|坦率地说"
_GOVERNED = re.compile("[给把被让]")
_ANY_HAN = re.compile(rf"[{HAN}]")
_ASKS = re.compile(r"(?m:^)(?:记者|主持人|问|编者|本报记者|本刊)[：:]")


@cache
def unicased() -> dict[str, dict[str, str]]:
    """The lists for scripts without capitals, by language."""
    data: dict[str, Any] = tomllib.loads(
        (files("nlp") / "data" / "names_without_capitals.toml").read_text(encoding="utf-8")
    )
    return data


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Every way a name can stand; group ``n`` is the name, ``r`` its post where the pattern has one."""
    lists = unicased()["zh"]
    surname = rf"(?:{either(lists['double_surnames'].split())}|[{''.join(lists['surnames'].split())}])"
    name = rf"(?P<n>{surname}[{HAN}]{{1,2}})"
    short = rf"(?P<n>{surname}[{HAN}]{{1,2}}?)"
    spaced = rf"(?P<n>{surname}[ \u3000]?[{HAN}]{{1,2}})"
    roles, titles = han_roles(), either(lists["titles"].split())
    verbs = either({*lists["speech"].split(), *_verbs_of_saying()})
    strong = either(lists["strong_speech"].split())
    post = rf"(?P<r>[{HAN}]{{0,{ROLE_REACH}}}?(?:{roles}))"
    by_lines = either(lists["by_lines"].split())
    stays = "摄|报道|从|获悉|在|近日|今日|今天|采访|走访|综合"  # goes on behind a reporter's name
    edge, end = rf"(?<![{HAN}])", rf"(?=[{re.escape(BREAK)}]|$)"
    foreign = "".join(lists["foreign"].split())
    other = rf"[^{lists['no_name_characters']}{re.escape(BREAK)}]"
    starts = either(lists["no_name_starts"].split())
    behind = either(lists["behind_names"].split())
    acts = either(word for word in lists["behind_names"].split() if len(word) > 1)
    ends = rf"(?=[{lists['no_name_characters']}]|{acts})"
    loose = rf"(?P<n>(?!{starts}){surname}(?:(?=[{HAN}]{{2}}){other}(?!{acts}){other}|{other}{ends}))"
    led = rf"(?P<n>(?!{starts}){surname}[{HAN}](?:(?!{behind}|的)[{HAN}])?(?=[{re.escape(BREAK)}]|的|{behind}|$))"
    told = rf"(?P<r>[{HAN}]{{2,{ROLE_REACH}}}?(?:{roles}))"
    patterns = {
        "role before": rf"{post}[，、:：]?{name}(?:{end}|(?=(?:{verbs}|（|\())|(?={titles}))",
        "role after": rf"{edge}{name}(?:[，, 　]|[（(]|——?)[ ]?{post}(?={stop_at(verbs)})",
        "role at once": rf"(?:{edge}|(?<=[和与及、是由的])){short}(?:{titles}|(?P<r>{roles}))",
        "role told": rf"(?:{edge}|(?<=的)){name}(?:是|系|为|担任|任)[这该一那]?{told}(?={stop_at(verbs)})",
        "speech verb beside": rf"(?:{edge}|(?<=的)){name}(?:{strong})",
        "aged": rf"(?:岁|旬|花甲|古稀|[89]0后”?)(?:高龄)?的{led}",
        "years old": rf"(?:{edge}|(?<=的)){name}(?:，|,)?{lists['before_age']}",
        "called so": rf"(?:名叫|叫|名为){led}",
        "joined": rf"[、和与及]{led}",
        "calling before": rf"(?P<r>[{HAN}]{{1,{CALLING}}}?[{lists['callings']}]){name}(?=(?:{strong})|[（(：])",
        "card": rf"(?m:^)[“」—]*{post}[ \u3000]{{1,2}}{name}[ \u3000]*(?m:$)",
        "glued": rf"(?m:^){short}(?=[{HAN}])(?P<r>[{HAN}]{{2,{ROLE_REACH}}}(?:{roles}))[ \u3000]*(?m:$)",
        "by-line": rf"(?P<r>{by_lines})[:：/／ \u3000][ \u3000]?{spaced}{end}",
        "credited": rf"[（(｜](?P<r>{by_lines}){spaced}{end}",
        "reporter": rf"(?P<r>记者|通讯员){spaced}(?=[ 、/）)]|{stays}|[{HAN}]{{2,5}}\d{{1,2}}日?(?:电|讯|报道))",
        "label": rf"(?m:^){name}(?=[：:][^\n]{{4}})",
        "credited too": rf"[ 、/\u3000]{{1,2}}{spaced}{end}",
        "one foreign name": rf"{post}(?P<n>[{foreign}]{{2,6}})(?=(?:{either(lists['strong_speech'].split())}))",
        "signed": rf"(?:——|--|—)[ ]?{post}[ \u3000]{name}{end}",
        "role right before": rf"(?P<r>[{HAN}]{{0,{ROLE_REACH}}}?(?:{roles})){loose}",
        "foreign name": rf"(?P<n>[{foreign}]{{1,8}}[·•・‧][{foreign}]{{1,8}}(?:[·•・‧-][{foreign}]{{1,8}}){{0,2}})",
    }
    return {sign: re.compile(pattern) for sign, pattern in patterns.items()}


@cache
def _verbs_of_saying() -> tuple[str, ...]:
    data = tomllib.loads((files("nlp") / "data" / "speech_verbs.toml").read_text(encoding="utf-8"))
    return tuple(data["zh"]["verbs"])


def han_candidates(page: Setting) -> Iterator[Candidate]:
    """Every name in Han characters, those of the surest pattern first; none over another."""
    lines = _lines_in_han(page.text)
    if not lines:
        return
    taken: set[int] = set()  # places of the text
    text = simplified(page.text)
    for sign in SUREST_FIRST:
        for match in _matches(text, sign, lines):
            start, end = match.span("n")
            if sign == "glued":
                end = _before_place(page, start, match.end())
            end -= _runs_on(text, start, end)
            if not taken.isdisjoint(range(start, end)) or not _is_name(text[start:end], page, start):
                continue
            governed = sign in ("role before", "role right before") and _GOVERNED.search(match.group("r"))
            if governed:  # "给工人施恩": what is done to them
                continue
            taken.update(range(start, end))
            yield _candidate(match, (start, end), sign, text, page.text)
            yield from _joined(page, text, end, taken)


def _joined(page: Setting, text: str, end: int, taken: set[int]) -> Iterator[Candidate]:
    """Who is named with somebody: "乔安娜·梅里韦瑟和李恩珠共同撰写"."""
    while match := _patterns()["joined"].match(text, end):
        start, end = match.span("n")
        if not taken.isdisjoint(range(start, end)) or not _is_name(text[start:end], page, start):
            return
        taken.update(range(start, end))
        yield _candidate(match, (start, end), "joined", text, page.text)


def _lines_in_han(text: str) -> tuple[int, int] | None:
    """From the first line that has Han characters to the end of the last: of most pages that is one line of a menu."""
    first = _ANY_HAN.search(text)
    if first is None:
        return None
    last = max(text.rfind(found) for found in set(_ANY_HAN.findall(text)))
    end = text.find("\n", last)
    return text.rfind("\n", 0, first.start()) + 1, len(text) if end < 0 else end


def _matches(text: str, sign: str, lines: tuple[int, int]) -> Iterator[re.Match[str]]:
    """Behind a reporter also who is named with him: "记者王明 李红）"; labels only where one is of who asks."""
    if sign == "label" and not _ASKS.search(text):
        return
    for match in _patterns()[sign].finditer(text, *lines):
        yield match
        while sign in CREDITED and (following := _patterns()["credited too"].match(text, match.end("n"))):
            match = following
            yield match


def _before_place(page: Setting, start: int, stop: int) -> int:
    """Where a place of the page begins behind two or three characters: "李春梅太原市教育局主任"; ``start`` if none."""
    known = tuple({page.text[a:b].rstrip("市") for a, b in page.places.items()})
    return next((at for at in (start + 2, start + 3) if at < stop and page.text.startswith(known, at)), start)


def _is_name(name: str, page: Setting, start: int) -> bool:
    """No place, and no word that is a post or part of one."""
    if not name:
        return False
    if "·" in name:
        return start not in page.places
    if start in page.places or _NO_NAME.search(name[2:] if _KOREAN.match(name) else name[1:]):
        return False
    if name.startswith(_words_not_names()) or re.match(r"[\d几多]", page.text[start - 1 : start]):  # "180余名代表"
        return False
    if name.endswith("大") and _AT_UNIVERSITY.match(page.text[start + len(name) :][:3]):  # 成大教授
        return False
    if name[1:] in unicased()["zh"]["titles"].split():  # 刘大爷: old Mr Liu, whoever he is
        return False
    return not any(role in name for role in ("市长", "教育", "学习", "城市", "主任", "社区"))


@cache
def _words_not_names() -> tuple[str, ...]:
    return tuple(word for word in unicased()["zh"]["no_name_starts"].split() if len(word) > 1)


def _runs_on(text: str, start: int, end: int) -> int:
    """How many characters at the end belong to what follows: "李明|说", "科特拉|通过"."""
    starts = unicased()["zh"]["no_name_ends" if "·" in text[start:end] else "strong_speech"].split()
    also = text[end - 1] in _ALSO and text.startswith(_verbs_of_saying(), end)
    also = also or _MANNER.match(text, end - 1) is not None
    return int(end - start >= 3 and (also or text.startswith(tuple(starts), end - 1)))


def _candidate(match: re.Match[str], name: tuple[int, int], sign: str, text: str, written: str) -> Candidate:
    """``text`` is what is ``written``, in simplified characters."""
    start, end = name
    parts = re.finditer(r"[^·•・‧]+", written[start:end])
    words = [Word(start + m.start(), start + m.end(), m.group()) for m in parts]
    candidate = Candidate(start, start, end, tuple(words), whole=True)
    candidate.signs = {sign: 3.0}
    candidate.role = role_of(match, name, sign, text)
    return candidate
