"""A page's address, language and words in; what they tell of its country before its names are read out."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from nlp.places.countries import countries
from nlp.places.fold import fold
from nlp.places.lists import country_cues, country_marks
from nlp.places.names import Word

STYLE_HALF = 2.0  # two words of a country's own make its case half
_NETWORK = re.compile(
    r"learning (?:cit|award|festival|communit|region)|unesco|lifelong|adult (?:education|learn)|aprendi[zs]|apprenant"
    r"|lernen|apprendi|education for sustainable development|学习型城市|终身|التعلم|평생",
    re.I,
)


@dataclass(frozen=True)
class Background:
    """What is known of the page before its names are read."""

    home: frozenset[str] = frozenset()  # likely countries: of the site's address
    speaking: frozenset[str] = frozenset()  # countries whose language the page is in, unless it is English
    network: bool = False  # the page is about the network of learning cities
    host: str = ""  # letters of the site's address: a newspaper's or a council's holds its city's name
    style: Mapping[str, float] = field(default_factory=dict)  # country to 0..1: whose words the page uses


def background_of(words: list[Word], text: str, url: str, lang: str) -> Background:
    """Of a page at ``url`` in ``lang`` (ISO 639-1)."""
    english = lang == "en"
    return Background(
        home=home_countries(url),
        host=fold(urlsplit(url).hostname or "").replace(" ", ""),
        speaking=frozenset() if english else speaking(lang),
        network=is_of_network(text),
        style=style_of(words, text) if english else {},
    )


def is_of_network(text: str) -> bool:
    """Whether the text has words of learning cities and of what they do."""
    return _NETWORK.search(text) is not None


@cache
def speaking(lang: str) -> frozenset[str]:
    """The countries in which ``lang`` (ISO 639-1) is the language most spoken."""
    return frozenset(c.code for c in countries().values() if c.languages[:1] == (lang,))


def home_countries(url: str) -> frozenset[str]:
    """The country of a site's top-level domain ("wyndham.vic.gov.au": AU)."""
    host = urlsplit(url).hostname or ""
    last = host.rsplit(".", 1)[-1]
    return frozenset(c.code for c in countries().values() if c.tld == last)


def style_of(words: list[Word], text: str) -> dict[str, float]:
    """Countries whose own words for offices and institutions, and ways to write hours, the page uses, 0..1."""
    signs = Counter(cues for word in words if (cues := country_cues().get(word.text.lower())))
    for mark, marked in country_marks().items():
        signs[marked] += sum(1 for _ in mark.finditer(text))
    counts: Counter[str] = Counter()
    for of, count in signs.items():
        counts.update(dict.fromkeys(of, count))
    return {country: count / (signs.total() + STYLE_HALF) for country, count in counts.items() if count}
