"""Facts to marks in the text: nothing of the text lost or doubled, however they overlap; reasons reachable."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import Snippet
from nlp.document import Reason
from search_api.marks import DEEPEST, marked_blocks, marked_snippet, marked_words
from search_api.shown_facts import KINDS, Fact, FactKind, facts_of
from tests.sample_documents import HOSTILE, espoo, found, hostile, page_of


class Balanced(HTMLParser):
    """Reads marks as a browser does; fails on tags that cross, on links inside links and on anything but our tags."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.in_why = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert tag in ("a", "span")
        assert tag != "a" or "a" not in self.open
        self.open.append(tag)
        self.in_why = str(given["class"]).startswith("why")
        if given.get("id"):
            self.ids.append(str(given["id"]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.in_why = False

    def handle_data(self, data: str) -> None:
        if not self.in_why:
            self.words.append(data)


def read(html: str) -> Balanced:
    parser = Balanced()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser


def fact(key: str, kind: FactKind, *places: tuple[int, int]) -> Fact:
    return Fact(key, kind, "label", places=places)


def html_of(text: str, *facts: Fact) -> str:
    page = page_of("https://example.org", [("paragraph", text)], title="t")
    return "".join(block.html for block in marked_blocks(page, facts))


def test_a_fact_inside_a_statement_is_a_link_to_its_reason() -> None:
    html = html_of("He said: we love Espoo.", fact("s1", "statement", (9, 22)), fact("c1", "city", (17, 22)))
    assert html == (
        'He said: <span class="f statement" id="s1" title="label. ">we love '
        '<a class="f city" id="c1" href="#why-c1" title="label. ">Espoo</a></span>'
        '<a class="why statement" href="#why-s1" aria-label="Why: label">s1</a>.'
    )


def test_marks_that_cross_are_cut_in_two() -> None:
    html = html_of("abcdef", fact("s1", "statement", (0, 4)), fact("t1", "theme", (2, 6)))
    assert "".join(read(html).words) == "abcdef"
    assert html.count('class="f theme"') == 2
    assert html.count('class="why statement"') == 1


def test_a_statement_over_two_paragraphs_has_one_anchor_and_one_reason() -> None:
    page = page_of("https://example.org", [("paragraph", "We begin"), ("paragraph", "and end.")], title="t")
    first, second = marked_blocks(page, [fact("s1", "statement", (3, 17))])
    assert first.html == 'We <span class="f statement" id="s1" title="label. ">begin</span>'
    assert second.html.endswith('aria-label="Why: label">s1</a>.')


def test_later_mentions_have_anchors_of_their_own() -> None:
    assert read(html_of("Espoo, Espoo", fact("c1", "city", (0, 5), (7, 12)))).ids == ["c1", "c1-2"]


def test_the_reason_is_told_where_the_mark_is() -> None:
    reason = Reason(rule="member", evidence=("Glasgow, UK",), runner_up="Glasgow, US")
    html = html_of("Glasgow", Fact("c1", "city", "Glasgow", "member", places=((0, 7),), reason=reason))
    assert 'title="Glasgow. member. Why: member: Glasgow, UK (next best: Glasgow, US)"' in html


def test_every_fact_of_a_document_is_marked_and_reachable() -> None:
    document = espoo()
    facts = facts_of(document)
    ids = [name for block in marked_blocks(document.page, facts) for name in read(block.html).ids]
    wanted = [f.key if n == 0 else f"{f.key}-{n + 1}" for f in facts for n in range(len(f.places))]
    assert sorted(ids) == sorted(wanted)
    assert len(ids) == len(set(ids))


def test_a_page_that_is_code_stays_text() -> None:
    document = hostile()
    for block in marked_blocks(document.page, facts_of(document)):
        assert "".join(read(block.html).words) == block.block.text
        assert "<script" not in block.html


@pytest.mark.parametrize(
    ("levels", "shown"), [([1, 4, 2], [3, 4, 4]), ([5, 5, 6], [3, 3, 4]), ([1, 2, 3, 4, 5, 6], [3, 4, 5, 6, 6, 6])]
)
def test_heading_levels_never_skip_one(levels: list[int], shown: list[int]) -> None:
    page = page_of("https://example.org", [("heading", "h")] * len(levels), title="t")
    blocks = tuple(block.model_copy(update={"level": level}) for block, level in zip(page.blocks, levels, strict=True))
    assert [block.level for block in marked_blocks(page.model_copy(update={"blocks": blocks}), [])] == shown


def test_a_snippet_is_escaped_before_it_is_marked() -> None:
    snippet = Snippet(text=f"{HOSTILE} here", marks=((len(HOSTILE) + 1, len(HOSTILE) + 5),))
    assert str(marked_snippet(snippet)).endswith("onerror=alert(1)&gt; <mark>here</mark>")


def test_a_part_of_the_words_marks_the_whole() -> None:
    snippet = Snippet(text="<three> four", marks=((8, 12),))
    assert str(marked_words("one two <three> four five", snippet)) == "one two &lt;three&gt; <mark>four</mark> five"
    assert str(marked_words("a < b", None)) == "a &lt; b"


def test_a_word_that_shows_a_theme_is_a_link_a_passage_is_not() -> None:
    html = html_of("inclusion " * 20, fact("t1", "theme", (0, 9), (10, 100)))
    assert html.count('<a class="f theme"') == 1
    assert html.count('<span class="f theme"') == html.count('class="why theme"') == 1


_PLACES = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair)))


@given(
    text=st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=41, max_size=41),
    marked=st.lists(st.tuples(st.sampled_from(list(KINDS)), _PLACES), max_size=20),
)
def test_however_marks_overlap_the_text_stays_whole(text: str, marked: list[tuple[FactKind, tuple[int, int]]]) -> None:
    facts = [fact(f"x{n}", kind, place) for n, (kind, place) in enumerate(marked)]
    assert "".join(read(html_of(text, *facts)).words) == text


def test_a_thousand_marks_inside_each_other_are_cut_off() -> None:
    facts = [fact(f"s{n}", "statement", (n, 3000 - n)) for n in range(1000)]
    html = html_of("a" * 3000, *facts)
    assert html.count('class="f statement"') == DEEPEST
    assert "".join(read(html).words) == "a" * 3000


def test_found_finds() -> None:
    page = espoo().page
    assert [m.text for m in found(page, "Espoo#2")] == ["Espoo"]
