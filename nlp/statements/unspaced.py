"""Words before a Chinese verb of saying in, what of them is a speaker out; cues that are no verb: "在她看来"."""

import re
from collections.abc import Iterator

from nlp.names.han import simplified
from nlp.statements.clause_ends import trim_clause
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import read_pronoun, read_source

ANEW_WITHIN = 8  # characters between a semicolon and a verb of saying
_NO_SUBJECT = re.compile(r"(?:对|向|通过|在|并|为|与|就|从|以|用|经|因|由|将|把|按|根据|随着)")
_MANNER = re.compile(r"(?:[一-鿿]{2}地|微?笑着|哽咽着|笑)$")
_IN_THEIR_VIEW = re.compile(
    rf"(?:在(?P<who>[^，。：；！？\n{MASK}]{{1,30}}?)[看眼][来來裡里](?:[，,]|(?=[^，,]))"
    rf"|用(?P<whose>[^，。：；！？\n{MASK}]{{1,30}}?)[的自][话話己](?:的[话話])?[来來]?[说說讲講][，,：]?)"
)
_THEIR_OWN = re.compile(
    rf"(?:\A|(?<=[，、；。！？\n{MASK}]))(?P<who>[他她])[^，。：；！？{MASK}]{{0,20}}[：:]\s*{MASK}"
)
_WELCOMES = re.compile(  # "表示热烈欢迎": a feeling shown, no words
    r"[^，。：“「]{0,6}?(?:[欢歡]迎|感[谢謝]|祝[贺賀]|支持|[赞讚][赏賞]|敬意|[满滿]意|[认認]可|[赞贊]同|[关關]注|慰[问問]|[谢謝]意|[遗遺]憾|敬佩|歉意|哀悼|祝[愿願]|反[对對])"
    r"(?=[，。、和与與并並及]|$)"
)


def chinese_cues(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "在她看来，…", "用他的话说，…"; "她的愿望很简单：“…”": of whoever is named there or was spoken of last."""
    if reading.lang != "zh":
        return
    for match in _IN_THEIR_VIEW.finditer(reading.masked, start, end):
        group = "who" if match["who"] else "whose"
        source = read_source(reading, *match.span(group))
        if source and source.kind in ("person", "pronoun", "pointing"):
            content = trim_clause(reading, match.end(), end)
            yield Cue(match.start(), match.end(), "according", source, (start, end), content)
    for match in _THEIR_OWN.finditer(reading.masked, start, end):
        at = match.start("who")
        if not reading.cues.verb.search(reading.masked, at, match.end()):
            yield Cue(at, match.end() - 2, "say", read_pronoun(reading, *match.span("who")), (start, end))


def clause_end(reading: Reading, at: int, end: int) -> int:
    """Where "…；她强调，…" begins: whoever speaks goes on with a verb of its own."""
    for verb in reading.verbs_in(at, end):
        mark = reading.masked.rfind("；", at, verb.start())
        if mark > at and verb.start() - mark <= ANEW_WITHIN:
            return mark
    return end


def without_skipped(segment: str, reading: Reading) -> str:
    """Without "also", "further", "with a smile" before the verb: "他还说", "她笑着说"."""
    plain = simplified(segment)
    while skipped := next((s for s in reading.cues.skip if plain.endswith(s)), "") or _manner(plain):
        plain = plain.removesuffix(skipped)
    return segment[: len(plain)]


def _manner(segment: str) -> str:
    manner = _MANNER.search(segment)
    return manner.group() if manner else ""


def has_no_subject(reading: Reading, low: int, verb: int, clause: str) -> bool:
    """ "市长致辞，对成都表示祝贺，并指出": a comma ends the clause before the verb, and that has no subject either."""
    over = without_skipped(reading.masked[low:verb], reading)[-1:] in tuple("，,")
    return over and _NO_SUBJECT.match(simplified(clause)) is not None


def shows_feeling(reading: Reading, verb: re.Match[str]) -> bool:
    """Whether a Chinese verb has no words behind it: a feeling, a story that is shared, a page's "分享：微信"."""
    if reading.lang != "zh":
        return False
    behind = reading.masked[verb.end() : verb.end() + 3]
    shares = verb.group() == "分享" and behind[:1] not in ("，", ",") and MASK not in behind
    return shares or _WELCOMES.match(reading.masked, verb.end()) is not None
