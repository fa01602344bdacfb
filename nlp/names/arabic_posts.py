"""The end of an Arabic name in, the post behind or below it out."""

from nlp.names.arabic_words import Token, lists, posts

_IS = frozenset(("وهو", "وهي", "هو", "هي"))  # "X، وهي متعلمة من الحي"


def is_further_post(token: Token) -> bool:
    return token.word and token.key[0] == "و" and token.bare != token.key and token.bare in posts()


def role_behind(tokens: list[Token], end: int) -> tuple[int, int] | None:
    """The post that follows a name at once or after a comma; behind "and" it is the next one's."""
    if end < len(tokens) and is_further_post(tokens[end]):
        return None
    at = end + (end < len(tokens) and tokens[end].text in "،,-–(")
    at += at < len(tokens) and tokens[at].key in _IS
    return role_from(tokens, at) if at < len(tokens) and tokens[at].word and _post_near(tokens, at) else None


def role_below(tokens: list[Token], end: int) -> tuple[int, int] | None:
    """The post in the line under a name that fills its own."""
    if end + 1 >= len(tokens) or tokens[end].text != "\n" or tokens[end + 1].bare not in posts():
        return None
    return role_from(tokens, end + 1)


def _post_near(tokens: list[Token], at: int) -> bool:
    return any(token.word and token.bare in posts() for token in tokens[at : at + 2])


def role_from(tokens: list[Token], at: int) -> tuple[int, int]:
    end = at
    while end < len(tokens) and end - at < 14 and tokens[end].word and tokens[end].bare not in lists().speech:
        if end > at and tokens[end].key in lists().role_ends:
            break
        if tokens[end].key == "في" and end + 1 < len(tokens) and tokens[end + 1].key in lists().occasions:
            break
        end += 1
    return tokens[at].start, tokens[max(at, end - 1)].end
