"""Lines of a page in, which of them are titles, which are paragraphs of somebody's words and how far those go out."""

import re

from nlp.names.lexicon import fold, lexicon
from nlp.shape.voices import announces_words
from nlp.statements.cast import speaker_words
from nlp.statements.reading import Reading
from nlp.statements.sources import WORD

LINK_MAX = 90  # characters of "View Heraklion's complete statement here."
TITLE_MAX = 110  # characters of a line without full stop that is a title, a caption or a menu entry
MIN_WORDS = 5  # of words: fewer are a link or a label


def is_title_line(reading: Reading, i: int) -> bool:
    """Whether line ``i`` is a title, a caption or a menu entry rather than words."""
    start, end = reading.lines[i]
    line = reading.text[start:end]
    if reading.layout.is_no_speech(start):
        return True
    first = WORD.match(line)
    if first and fold(first.group()) in speaker_words()["leads_elsewhere"] and len(line) <= LINK_MAX:
        return True
    return len(line) <= TITLE_MAX and line[-1] not in ".!?…。！？؟”\"»’'」』):,，،" and "#" not in line


def leading(reading: Reading, lines: list[int]) -> list[int]:
    """The paragraphs right below a heading, up to the next title, caption or link."""
    run = []
    for i in lines:
        if reading.layout.kind_at(reading.lines[i][0]) == "caption":
            continue
        if is_title_line(reading, i):
            break
        run.append(i)
    return run


def trailing(reading: Reading, lines: list[int]) -> list[int]:
    """The paragraphs right above a signature; one line of office may stand between ("UNESCO Director-General")."""
    run: list[int] = []
    for i in reversed(lines):
        if is_title_line(reading, i):
            if run or len(lines) - 1 - lines.index(i) > 1 or not is_office_line(reading, i):
                break
            continue
        run.insert(0, i)
    return run


def is_office_line(reading: Reading, i: int) -> bool:
    """ "UNESCO Director-General": a line that names an office; "Speakers" and "Voices" name none."""
    known, line = lexicon(), reading.text[slice(*reading.lines[i])]
    words = [fold(w) for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line)]
    return not announces_words(line) and any(w in known.roles or w in known.titles for w in words)


def extent(reading: Reading, run: list[int]) -> tuple[int, int]:
    """Where the first line of ``run`` begins and the last one ends."""
    return reading.lines[run[0]][0], reading.lines[run[-1]][1]


def if_words(reading: Reading, run: list[int]) -> list[int]:
    """Nothing, if the run holds hashtags and hardly a word beside them."""
    if not run:
        return []
    start, end = extent(reading, run)
    words = WORD.findall(re.sub(r"#\w+", "", reading.text[start:end]))
    return run if len(words) >= 3 or reading.lang in ("zh", "ja") else []


def is_personal(reading: Reading, run: list[int]) -> bool:
    """Whether the lines speak as "I" or "we", and in more than a scrap."""
    start, end = reading.lines[run[0]][0], reading.lines[run[-1]][1]
    words = re.sub(r"#\w+(?=\s*(?:#|$))", "", reading.masked[start:end])
    return bool(reading.first_person.search(words)) and (
        len(WORD.findall(words)) >= MIN_WORDS or words.startswith("#") or bool(re.search(r"[一-鿿]{4}", words))
    )


def own_part(reading: Reading, run: list[int]) -> list[int]:
    """Up from a signature as far as somebody speaks in the first person; if nobody does, the last paragraph."""
    first = len(run) - 1
    for k in range(len(run) - 1, -1, -1):
        if is_personal(reading, [run[k]]):
            first = k
        elif first - k > 1 or (k == len(run) - 1 and len(run) > 1 and not is_personal(reading, [run[k - 1]])):
            break
    return run[first:]


def is_short_line(reading: Reading, i: int) -> bool:
    """ "Comments (3)"."""
    return len(WORD.findall(reading.text[slice(*reading.lines[i])])) < MIN_WORDS
