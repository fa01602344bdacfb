"""Parts of speech are those of the model's own attribute ruler, word for word, in a twentieth of its time."""

from functools import cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from nlp.models import bare_model, load_model

PASSAGES = (
    "“There is nothing that I'd rather do,” she said, and we've been told it isn't hers.",
    "Those who have had doubts should know this: the Mayor of Espoo does, did and will do it because everyone can.",
    "Mr. Doe\n\n- 27 October 2021, 10.30-12.30h CET\n- But who'll pay?\n\nWhich of these, though, was being asked for?",
    "¿Qué dijo la alcaldesa? 学习型城市 and https://example.org/a",
    "",
)
model = cache(bare_model)
ours = cache(load_model)


def attributes(nlp: Language, doc: Doc) -> list[tuple[str, ...]]:
    """What every token was given by the pipes before the lemmatizer, and by it."""
    for name, pipe in nlp.pipeline:
        if name != "ner":
            doc = pipe(doc)
    return [(t.text, t.tag_, t.dep_, t.pos_, str(t.morph), t.lemma_) for t in doc]


@pytest.mark.parametrize("text", PASSAGES)
def test_the_same_as_the_ruler_s(text: str) -> None:
    nlp = ours("en")
    assert "attribute_ruler" not in nlp.pipe_names
    assert attributes(nlp, nlp.make_doc(text)) == attributes(model("en"), model("en").make_doc(text))


def test_what_was_seen_before_changes_nothing() -> None:
    nlp = ours("en")
    before = attributes(nlp, nlp.make_doc(PASSAGES[0]))
    with nlp.memory_zone():
        attributes(nlp, nlp.make_doc("There are the grandmothers we've all had. Don't they do, as hers did?"))
    assert attributes(nlp, nlp.make_doc(PASSAGES[0])) == before
