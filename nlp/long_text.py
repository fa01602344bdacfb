"""A text of any length and shape in, its analysed ``Doc`` out, in time and memory that grow no faster than the text.

spaCy's tokeniser takes quadratic time on a run of marks without a space, and its models need a gigabyte for every
100,000 characters they read at once, so endless runs are cut and long texts are read in parts.
"""

import re
from collections.abc import Callable, Iterator

import numpy
from spacy.attrs import IS_SPACE, SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc

RUN = 40  # characters of an endless run that the tokeniser gets at once: 0.5 ms, where 400 take 30
PART = 50_000  # characters a model reads at once: some 500 MB, and time hardly differs from one reading
MODEL_READS = 500_000  # characters: a book of 300 pages. What follows is read by lists and rules alone
OWN = "citykb_"  # the extractors' names: they see the whole text

LETTERS = 0.3  # of a part's characters: below that it is no language, and a model would find names in marks
_RUN = re.compile(rf"[^\w\s]{{{RUN},}}|\S{{500,}}")  # marks without end, or a "word" longer than any address
_NO_TENSOR = numpy.zeros((0,), dtype="float32")
_Pipe = Callable[[Doc], Doc]


def analyse(nlp: Language, text: str) -> Doc:
    """What spaCy's own components make of ``text``; the extractors have not run yet.

    Beyond ``MODEL_READS`` characters there are tokens, but no entities and no grammar.
    """
    pipes = [pipe for name, pipe in nlp.pipeline if not name.startswith(OWN)]
    parts = [_analysed(nlp, part, pipes if start < MODEL_READS else []) for start, part in parts_of(text)]
    return parts[0] if len(parts) == 1 else _joined(parts)


def unread_warning(nlp: Language, text: str) -> str | None:
    """What to tell of a text that is longer than the model of its language reads."""
    if len(text) <= MODEL_READS or all(name.startswith(OWN) or name == "sentencizer" for name in nlp.pipe_names):
        return None
    first = next((start for start, _ in parts_of(text) if start >= MODEL_READS), len(text))
    if first == len(text):
        return None
    return f"the text has {len(text):,} characters: those after {first:,} were read by lists and rules alone"


def run_extractors(nlp: Language, doc: Doc) -> Doc:
    """The extractors, in their order."""
    for name, pipe in nlp.pipeline:
        if name.startswith(OWN):
            doc = pipe(doc)
    return doc


def parts_of(text: str) -> Iterator[tuple[int, str]]:
    """The text in stretches of at most ``PART`` characters with their places, cut at a line's or a word's end."""
    start = 0
    while start < len(text) or start == 0:
        end = min(start + PART, len(text))
        if end < len(text):
            half = start + PART // 2
            cut = max(text.rfind("\n", half, end), 0) or max(text.rfind(" ", half, end), 0)
            end = cut + 1 if cut else end
        yield start, text[start:end]
        start = end
        if not text:
            return


def _analysed(nlp: Language, text: str, pipes: list[_Pipe]) -> Doc:
    doc = tokenised(nlp, text)
    if sum(map(str.isalpha, text)) >= LETTERS * len(text):
        _end_sentences_at_lines(doc)
        for pipe in pipes:
            doc = pipe(doc)
    return doc


def _end_sentences_at_lines(doc: Doc) -> None:
    """A parser that reads on would make the name of a card the subject of the paragraph below it."""
    starts = numpy.zeros(len(doc), dtype="uint64")
    for i in doc.to_array(IS_SPACE)[:-1].nonzero()[0].tolist():
        starts[i + 1] = "\n" in doc[i].text
    doc.from_array([SENT_START], starts)  # type: ignore[arg-type]  # each is_sent_start looks through the whole


def tokenised(nlp: Language, text: str) -> Doc:
    """The tokens of ``text``, endless runs cut every ``RUN`` characters."""
    if not isinstance(nlp.tokenizer, Tokenizer) or not _RUN.search(text):
        return nlp.make_doc(text)
    return _joined([nlp.make_doc(piece) for piece in _pieces(text)])


def _pieces(text: str) -> Iterator[str]:
    at = 0
    for run in _RUN.finditer(text):
        for cut in range(run.start() + RUN, run.end(), RUN):
            yield text[at:cut]
            at = cut
    yield text[at:]


def _joined(docs: list[Doc]) -> Doc:
    for part in docs:
        part.tensor = _NO_TENSOR  # of differing widths where a part went unread, and nobody reads them afterwards
    doc = Doc.from_docs([doc for doc in docs if len(doc)], ensure_whitespace=False)
    assert doc is not None  # only of an empty list
    return doc
