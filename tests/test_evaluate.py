"""The scorer: its figures against frozen ones, its matching, tables, report and errors."""

import json
from pathlib import Path

import pytest

from citykb.evaluate import gold_folders, run_evaluate, section_on_search
from citykb.quality.baseline import baseline_document
from citykb.quality.confidence import tiers
from citykb.quality.counts import Count
from citykb.quality.evaluation import Evaluation, Scored, evaluate, page_of, score, score_outputs
from citykb.quality.gold import GoldPage, read_gold
from citykb.quality.intervals import f1_interval
from citykb.quality.mistakes import mistakes_of
from citykb.quality.naming import fold, person_key, speakers
from citykb.quality.prediction import Prediction
from citykb.quality.report import LabelledSet, quality_report
from citykb.quality.scoring import score_page
from citykb.quality.statements import overlap
from citykb.quality.tables import as_json_text, table
from indexer.query import DEFAULT_MIN_CONFIDENCE
from nlp.pipeline import extract_page

HERE = Path(__file__).parent
NETWORK = HERE / "gold" / "network"
EXPECTED = json.loads((HERE / "scorer" / "expected.json").read_text(encoding="utf-8"))


def outputs(name: str) -> Evaluation:
    """Deliberately damaged outputs for the network's pages; the fourth of each set is missing."""
    return score_outputs(NETWORK / name / "gold", NETWORK / name / "pages", HERE / "scorer" / name)


def counts(figures: dict[str, dict[str, float]]) -> dict[str, list[float]]:
    return {row: [figure["tp"], figure["fp"], figure["fn"]] for row, figure in figures.items()}


@pytest.mark.parametrize("name", ["rewritten", "seeds"])
def test_damaged_outputs_get_the_frozen_figures(name):
    evaluation = outputs(name)
    figures = json.loads(as_json_text(evaluation, by="lang", pages=evaluation.pages))
    assert counts(figures["all"]) == EXPECTED[name]["all"]
    assert {lang: counts(group) for lang, group in figures["by"].items()} == EXPECTED[name]["by"]
    assert {page[:-5]: counts(group) for page, group in figures["pages"].items()} == EXPECTED[name]["pages"]


def test_figures_of_a_count():
    count = Count(tp=3, fp=1, fn=2)
    assert (count.precision, count.recall, count.f1) == (0.75, 0.6, pytest.approx(2 / 3))
    assert (Count().precision, Count().recall, Count().f1) == (None, None, None)


def test_table_names_every_row_and_group():
    lines = table(outputs("rewritten"), by="kind").splitlines()
    assert lines[0] == "all  (15 pages)"
    assert lines[2].split()[:1] == ["cities"]
    assert [line for line in lines if line.startswith("kind=")] == [
        "kind=case_study  (2 pages)",
        "kind=event  (1 pages)",
        "kind=listing  (1 pages)",
        "kind=news  (7 pages)",
        "kind=press_release  (2 pages)",
        "kind=statement  (2 pages)",
    ]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Évry-Courcouronnes", "evry courcouronnes"),
        ("Sønderborg", "sonderborg"),
        ("  ‘s-Hertogenbosch", "s hertogenbosch"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


def test_honorifics_are_no_part_of_a_name():
    assert person_key("Lord Mayor Cllr. Adrian Moffatt") == "adrian moffatt"
    assert person_key("Mayor") == "mayor"


def test_joint_speakers():
    assert speakers("Ana Lima; Rui Sá") == ["Ana Lima", "Rui Sá"]
    assert speakers("Ann Lee and Bo Ek") == ["Ann Lee", "Bo Ek"]
    assert speakers("") == [""]


def test_overlap_counts_the_words_of_both():
    assert overlap("a b c d", "a b c d") == 1.0
    assert overlap("a b c d", "a b") == 0.5
    assert overlap("", "a") == 0.0


def test_null_keys_are_empty():
    found = Prediction.model_validate({"cities": None, "statements": [{"speaker": None, "about_cities": None}]})
    assert found.cities == ()
    assert found.statements[0].speaker == ""


def test_a_labelled_text_becomes_a_page_line_for_line():
    for gold in read_gold(NETWORK / "seeds" / "gold", NETWORK / "seeds" / "pages"):
        lines = [line if line.strip() else "" for line in gold.text.rstrip().split("\n")]
        assert page_of(gold).text.split("\n") == lines


def test_missing_page_is_named(tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "pages").mkdir()
    with pytest.raises(FileNotFoundError, match="no labels"):
        list(read_gold(tmp_path / "gold", tmp_path / "pages"))
    label = NETWORK / "rewritten" / "gold" / "011-cork-hosts-conference.json"
    (tmp_path / "gold" / label.name).write_bytes(label.read_bytes())
    with pytest.raises(FileNotFoundError, match=r"no page for .*011-cork"):
        list(read_gold(tmp_path / "gold", tmp_path / "pages"))
    (tmp_path / "gold" / label.name).write_text('{"kind": "poem"}')
    with pytest.raises(ValueError, match="011-cork"):
        list(read_gold(tmp_path / "gold", tmp_path / "pages"))


def test_folders_are_found_below(tmp_path):
    names = [name for name, _, _ in gold_folders(HERE / "gold")]
    assert names == ["blind", "dev", "fresh", "heldout", "later", "latest", "rewritten", "seeds"]
    assert gold_folders(HERE / "gold" / "dev" / "gold") == [
        ("dev", HERE / "gold" / "dev" / "gold", HERE / "gold" / "dev" / "pages")
    ]
    with pytest.raises(FileNotFoundError, match="no labelled pages"):
        gold_folders(tmp_path)


def test_unknown_split_is_refused():
    with pytest.raises(ValueError, match="lang or kind"):
        run_evaluate(HERE / "gold", by="colour")


def test_interval_holds_the_figure_and_narrows_with_agreement():
    same = [Count(tp=2, fp=1, fn=1)] * 10
    assert f1_interval(same) == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    low, high = f1_interval([Count(tp=4), Count(fn=4), Count(tp=2, fp=2), Count(tp=3, fn=1)]) or (1, 0)
    assert low < 0.66 < high
    assert f1_interval([Count(), Count()]) is None


@pytest.fixture(scope="module")
def gold() -> GoldPage:
    pages = read_gold(NETWORK / "rewritten" / "gold", NETWORK / "rewritten" / "pages")
    return next(page for page in pages if page.name.startswith("017"))


def test_mistakes_in_words_gravest_first(gold):
    said = {"text": gold.text[gold.text.index("Over the five years") :][:400], "speaker": "Adrian Moffatt"}
    found = Prediction.model_validate(
        {"kind": "news", "cities": [{"name": "Paris", "country": "FR"}], "statements": [said]}
    )
    words = [mistake.words for mistake in mistakes_of(Scored(gold, found, score_page(gold, found)))]
    assert words[0] == (
        "“Over the five years ahead there will be plenty to …” of Keith Ferrand was given to Adrian Moffatt"
    )
    assert "Paris (FR) was found, but is not labelled" in words
    assert "Derry (GB) was not found" in words


def test_baseline_gives_the_nearest_name(gold):
    document = baseline_document(page_of(gold))
    assert document.extractor == "baseline"
    assert (document.statements[0].text[:19], document.statements[0].speaker) == (
        "Over the five years",
        "Keith Ferrand",
    )
    assert {city.name for city in document.cities} >= {"Belfast", "Limerick"}
    assert score(gold, document).scores["cities"].tp >= 3


def test_report_tells_nothing_of_held_out_pages():
    ours = outputs("rewritten")
    report = quality_report([LabelledSet("rewritten", ours, ours, open_pages=False)])
    assert "| cities |" in report
    assert "## By language" in report
    assert not [page.gold.name for page in ours.pages if page.gold.name in report]


def test_statements_that_are_shown_by_default_are_right():
    found = evaluate(NETWORK / "rewritten" / "gold", NETWORK / "rewritten" / "pages", extract_page)
    every, shown, *_, surest = tiers(found.pages)
    assert (every.confidence, shown.confidence) == (0.0, DEFAULT_MIN_CONFIDENCE)
    assert every.right >= shown.right >= surest.right > 0
    assert every.right + every.false >= shown.right + shown.false
    assert shown.share is not None
    assert shown.share >= 0.97
    assert tiers([])[0].share is None


def test_a_new_report_keeps_the_section_on_search(tmp_path):
    report = tmp_path / "quality.md"
    assert section_on_search(report) == ""
    report.write_text("# Quality\n\nfigures\n\n## Search relevance\n\n| engine |\n", encoding="utf-8")
    assert section_on_search(report) == "\n## Search relevance\n\n| engine |\n"


def test_evaluate_reads_and_scores_every_page():
    evaluation = evaluate(NETWORK / "seeds" / "gold", NETWORK / "seeds" / "pages", baseline_document)
    assert [page.gold.name[:3] for page in evaluation.pages] == ["000", "001", "002", "003", "004"]
    assert evaluation.total()["cities"].tp > 10
