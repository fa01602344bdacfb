"""The words gathered for a name in, without those at its edges that are none out."""

import re

from nlp.names.lexicon import lexicon
from nlp.names.setting import Setting
from nlp.names.words import Word

_PAIRED = re.compile(r"\b(?:of|for) [A-Z]\w+ (?:and|&) $")  # "the Centre for Water and Soil Jane Doe"
LONGEST_PAIR = 30  # characters
OF_BODIES = frozenset({"von der", "von den", "vom", "von dem", "aus der", "aus dem"})


def without_tail(name: list[Word]) -> list[Word]:
    """ "Torben Ahlers von der Hamburger" before "Umweltbehörde": two names and a particle leave the first two."""
    at = next((i for i, word in enumerate(name) if not word.capital), None)
    return name[:at] if at is not None and at >= 2 else name


def without_body(name: list[Word], lang: str) -> list[Word]:
    """ "Ulrike Roe von der ÖVP", "Jan Doe vom Seniorenbeirat" without whom they are of; Ursula von der Leyen whole."""
    at = next((i for i, word in enumerate(name) if not word.capital), None)
    if at is None or at < 2:
        return name
    last = next((i for i in range(at, len(name)) if name[i].capital), len(name))
    of = " ".join(word.text for word in name[at:last])
    body = last < len(name) and (
        name[last].shouted or (lang == "de" and of in OF_BODIES and name[last].key not in lexicon().surnames)
    )
    return name[:at] if body else name


def without_lead(name: list[Word], before: list[Word], page: Setting) -> list[Word]:
    """ "Unternehmer Hans Meier" is Hans Meier: first words that are no names, before a given name and another."""
    lists = lexicon()
    capitals = [word for word in name if word.capital]
    if before or len(capitals) < 3 or capitals[0].initial or capitals[0].key in lists.place_openers:
        return name
    whole = page.lang == "en" and (name[0].start, name[-1].end) in page.modelled  # "Hamdan Abdul Majeed"
    if whole and not _PAIRED.search(page.text, max(0, name[0].start - LONGEST_PAIR), name[0].start):
        return name
    at = next((i for i, word in enumerate(capitals) if word.key in lists.given or word.key in lists.surnames), 0)
    if not 0 < at <= len(capitals) - 2 or capitals[at].key not in lists.given:
        return name
    if at > 1 and not (at == 2 and capitals[0].text.endswith("s")):  # "Kesslers Vorgängerin Petra Lang"
        return name
    return name[name.index(capitals[at]) :]
