"""Finds the language of a page's main text."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from crawler.page import Page

# Members' and neighbours' languages; of dialects and small languages the model would choose on a short Chinese or
# Portuguese line, none. ISO 639-1 throughout.
LANGUAGES = (
    "af am ar az bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky"
    " lo lt lv mg mk ml mn mr ms my ne nl no pa pl ps pt ro ru rw si sk sl sq sr sv sw ta te th tl tr uk ur uz vi xh"
    " zh zu"
)
READ = 2000  # characters: the answer no longer changes with more, and the time grows with them
MAIN_BLOCK = 40  # characters: shorter blocks are names, labels and menus, often of another language
SHORT_TEXT = 60  # letters: below it the declared language decides between likely ones
LEAST_PROBABLE = (
    0.15  # a probability: "UNESCO" or "OK" is of no language (0.11 and less), five words are (0.17 and more)
)
LONG_QUOTATION = 40  # letters: of 210 labelled statements as long none is taken for another language
PLAINLY = 0.9  # a probability: in doubt somebody speaks the language of the page
LIKELY = 0.2  # of a language's probability: the declared one is believed where the text does not speak against it


def detect(page: Page) -> str:
    """ISO 639-1 of the main text, "und" where there is none."""
    text = _main_text(page)
    letters = sum(c.isalpha() for c in text)
    if letters < 2:
        return "und"
    ranked = dict(_identifier().rank(text))
    best = max(ranked, key=lambda code: float(ranked[code]))
    declared = {"nb": "no", "nn": "no"}.get(page.lang or "", page.lang or "")
    if letters < SHORT_TEXT and declared in ranked and ranked[declared] >= LIKELY * ranked[best]:
        return declared
    return best if ranked[best] >= LEAST_PROBABLE else "und"


def language_of(words: str, page: str) -> str:
    """ISO 639-1 of somebody's words: the page's language, unless they are plainly of another."""
    if sum(c.isalpha() for c in words) < LONG_QUOTATION:
        return page
    code, probability = _identifier().classify(words[:READ])
    return str(code) if code != page and probability >= PLAINLY else page


def _main_text(page: Page) -> str:
    """The longer blocks, or all where there are none, as many as are read."""
    blocks = [b.text for b in page.blocks if len(b.text) >= MAIN_BLOCK] or [b.text for b in page.blocks]
    share = max(READ // max(len(blocks), 1), MAIN_BLOCK)
    return "\n".join(text[:share] if len(blocks) > 1 else text[:READ] for text in blocks)[:READ]


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES.split())
    return identifier
