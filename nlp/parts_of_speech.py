"""A tagged and parsed ``Doc`` in, its parts of speech out: what the model's own rules say, asked once a kind of token.

The ruler of spaCy's English models tries 179 patterns at every token, an eighth of all the time a model takes, though
nearly all look at no more than a token's tag, its dependency and, of a hundred small words, the word.
"""

from collections.abc import Iterator

import numpy
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

NAME = "parts_of_speech"
RULER = "attribute_ruler"
_SPACE = "_SP"  # the tag of white space
_ANY = "x"  # stands for every word no pattern names
_EXPLETIVE = "expl"

Kind = tuple[int, int, int, bool]  # tag, dependency, the word if a pattern names it, whether it follows "there"
Attributes = tuple[int, int, int]  # part of speech, morphology, lemma (0: the lemmatizer is to find it)


class PartsOfSpeech:
    """Sets POS, MORPH and the lemmas of pronouns and auxiliaries as the ruler would.

    Patterns of two tokens are left out ("gon" "na"), but for "there is".
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._named = {ruler.vocab.strings[word]: word for word in _words_named(ruler)}
        self._expletive = ruler.vocab.strings[_EXPLETIVE]
        self._known: dict[Kind, Attributes] = {}

    def __call__(self, doc: Doc) -> Doc:
        if len(doc):
            found = [self._known.get(kind) or self._ask(kind) for kind in self._kinds(doc)]
            doc.from_array([POS, MORPH, LEMMA], numpy.array(found, dtype="uint64"))  # type: ignore[arg-type]
        return doc

    def _kinds(self, doc: Doc) -> Iterator[Kind]:
        follows = False
        for tag, dep, word in doc.to_array([TAG, DEP, LOWER]).tolist():
            yield tag, dep, word if word in self._named else 0, follows
            follows = dep == self._expletive

    def _ask(self, kind: Kind) -> Attributes:
        """The ruler's answer for one such token standing alone, or behind "there"."""
        tag, dep, word, follows = kind
        vocab = self._ruler.vocab
        text = " " if vocab.strings[tag] == _SPACE else self._named.get(word, _ANY)
        before = [("there", "EX", _EXPLETIVE)] if follows else []
        words, tags, deps = zip(*before, (text, vocab.strings[tag], vocab.strings[dep]), strict=True)
        alone = Doc(vocab, words=words, tags=tags, deps=deps, heads=[0] * len(words))  # type: ignore[arg-type]
        ruled = self._ruler(alone).to_array([POS, MORPH, LEMMA])
        self._known[kind] = known = tuple(ruled[-1].tolist())
        return known


def _words_named(ruler: AttributeRuler) -> Iterator[str]:
    """The words that the patterns of one token name."""
    for rule in ruler.patterns:
        for pattern in rule["patterns"]:  # type: ignore[union-attr]  # typed as any of a rule's values
            word = pattern[-1].get("LOWER")
            listed = word.get("IN", []) if isinstance(word, dict) else [word]
            yield from filter(None, listed)


@Language.factory(NAME)
def parts_of_speech(nlp: Language, name: str) -> PartsOfSpeech:
    """Takes the place of the ruler that ``nlp`` has."""
    ruler = nlp.get_pipe(RULER)
    assert isinstance(ruler, AttributeRuler)
    return PartsOfSpeech(ruler)
