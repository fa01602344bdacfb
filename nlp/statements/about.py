"""A speaker and the page's cities in, the cities out that the words are about."""

from nlp.document import City, CityRef, Person


def about_cities(speaker: Person | None, cities: list[City]) -> tuple[CityRef, ...]:
    """The city somebody speaks for by office; a learner's home is not what the words are about."""
    if speaker is None or not speaker.city or not speaker.role:
        return ()
    known = next((c for c in cities if c.name == speaker.city), None)
    country = speaker.country or (known.country if known else None)
    return (CityRef(name=speaker.city, country=country),) if country else ()
