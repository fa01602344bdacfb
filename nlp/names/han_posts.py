"""The post of somebody named in Han characters: what of the words beside the name belongs to it, and what leads in."""

import re
from collections.abc import Iterable
from functools import cache

from nlp.names.lexicon import lexicon

HAN = "\u3400-\u9fff"
ROLE_REACH = 24  # characters before a name or after its comma in which its post stands: "武汉市教育局终身教育处处长"
_NOT_ROLE = re.compile(
    r".*(?:采访|专访|访问|邀请|会见|感谢|走访)了?|[^的]{0,10}(?<!自)由|[^的]{0,4}岁的|[根依]?据|[按依]照?|对|向|请|邀请|会上|其中|此外|同时|[^的]{0,8}(?:一|这|那|几)[位名个](?:[^的]{0,8}的(?=[^的]+$))?|岁的?|的|了|和|与|在|由|是|以(?!色列)|[这那][就]?是|来自[^的]{1,12}的"
)
BREAK = '，。、；：！？“”‘’《》（）()—…·\n \u3000,.:;!?"「」『』【】|/'


@cache
def han_role_words() -> frozenset[str]:
    return frozenset(role for role in lexicon().roles if re.fullmatch(rf"[{HAN}]+", role))


@cache
def han_roles() -> str:
    return either(han_role_words())


def either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def stop_at(verbs: str) -> str:
    return rf"[{re.escape(BREAK)}]|$|{verbs}"


def role_of(match: re.Match[str], name: tuple[int, int], sign: str, text: str) -> tuple[int, int] | None:
    """Where the post stands that the pattern found, or that a foreign name has beside it; in simplified ``text``."""
    start, end = name
    role = match.span("r") if match.groupdict().get("r") else None
    if role and sign == "glued":
        role = end, role[1]
    if sign == "foreign name":
        role = _role_beside(text, start, end)
    if role and (lead := _NOT_ROLE.match(text, *role)):
        role = lead.end(), role[1]
    if (
        role
        and sign != "foreign name"
        and (head := text.rfind("的", *role)) > 0
        and text[head + 1 : role[1]] in han_role_words()
    ):
        role = head + 1, role[1]  # "带着孙女来的退休教师"
    return _with_posts_before(text, role) if role else None


def _with_posts_before(text: str, role: tuple[int, int]) -> tuple[int, int]:
    """ "苏州市副市长、教育局局长赵文彬" holds both posts."""
    post = re.compile(rf"[{HAN}]{{0,{ROLE_REACH}}}(?:{han_roles()}|成员)、$")
    before = post.search(text[max(role[0] - ROLE_REACH - 8, 0) : role[0]])
    return (role[0] - len(before.group()), role[1]) if before else role


def _role_beside(text: str, start: int, end: int) -> tuple[int, int] | None:
    post = rf"[{HAN}]{{0,{ROLE_REACH}}}?(?:{han_roles()})"
    before = re.search(rf"({post})[ \u3000]?$", text[max(0, start - 40) : start])
    if before:
        return start - len(before.group()), start - len(before.group()) + len(before[1])
    after = re.match(rf"[，（(][ ]?({post})(?={stop_at('说')})", text[end : end + 40])
    return (end + after.start(1), end + after.end(1)) if after else None
