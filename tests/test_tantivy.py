"""What only the embedded engine has: a folder, its lock, its disk."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from test_documents import python_path
from test_index import batches, entry, found

from indexer.generations import Generations
from indexer.index import IndexUnavailable, Loaded
from indexer.tantivy_index import TantivyIndex


def test_one_writer_waits_for_the_other(tmp_path: Path) -> None:
    first, second = TantivyIndex(tmp_path / "index"), TantivyIndex(tmp_path / "index")
    done: list[Loaded] = []
    with Generations(tmp_path / "index").lock():
        waiting = threading.Thread(target=lambda: done.append(second.load(batches(entry("b")))))
        waiting.start()
        waiting.join(timeout=0.3)
        assert (waiting.is_alive(), done) == (True, [])
    waiting.join()
    first.load(batches(entry("a")))
    assert (done, sorted(found(first))) == ([Loaded(indexed=1)], ["a", "b"])


def test_a_writer_that_does_not_end_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generations = Generations(tmp_path)
    with (
        generations.lock(),
        pytest.raises(IndexUnavailable, match=r"another process is writing to it; wait or stop it$"),
        generations.lock(patience=0.0),
    ):
        pass


def test_many_readers_answer_while_a_writer_writes(tmp_path: Path) -> None:
    writer = TantivyIndex(tmp_path / "index")
    writer.load(batches(*(entry(f"d{n}") for n in range(20))))
    reader, answers, stop = TantivyIndex(tmp_path / "index"), [], threading.Event()

    def read() -> None:
        while not stop.is_set():
            answers.append(len(found(reader, size=100)))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    for n in range(5):
        writer.load(batches(*(entry(f"d{i}", title=f"Round {n}") for i in range(20))))
    writer.rebuild(batches(*(entry(f"d{i}") for i in range(20))))
    stop.set()
    for thread in readers:
        thread.join()
    assert set(answers) == {20}


OTHER_READER = """
import sys
from pathlib import Path
from indexer.tantivy_index import TantivyIndex
index = TantivyIndex(Path(sys.argv[1]))
for line in sys.stdin:
    print(index.count(), flush=True)
"""


def test_a_reader_in_another_process_sees_every_load(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OTHER_READER, str(tmp_path / "index")]
    index = TantivyIndex(tmp_path / "index")
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, env=python_path()
    ) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        counts = []
        for step in (
            lambda: None,
            lambda: index.load(batches(entry("a"))),
            lambda: index.load(batches(entry("b"))),
            lambda: index.rebuild(batches(entry("c"))),
            index.rollback,
        ):
            step()
            reader.stdin.write("?\n")
            counts.append(int(reader.stdout.readline()))
    assert counts == [0, 1, 2, 1, 2]


LIMITED = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_index import batches, entry
from indexer.index import IndexUnavailable
from indexer.tantivy_index import TantivyIndex
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    TantivyIndex(Path(sys.argv[1])).load(batches(*(entry(f"d{n}", text=f"word{n} " * 500) for n in range(300))))
except IndexUnavailable as error:
    print(error)
"""


def test_a_disk_that_takes_no_more_is_named_and_what_was_there_stays(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path / "index")
    index.load(batches(entry("a")))
    command = [sys.executable, "-c", LIMITED, str(tmp_path / "index"), str(Path(__file__).parent)]
    said = subprocess.run(command, capture_output=True, text=True, env=python_path(), check=True, timeout=60).stdout
    assert "cannot be written" in said
    assert "raise the limit on file sizes and run again; what was acknowledged is safe" in said
    assert found(index) == ["a"]
    assert index.load(batches(entry("b"))) == Loaded(indexed=1)


def test_a_file_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file")
    index = TantivyIndex(tmp_path / "index")
    with pytest.raises(IndexUnavailable, match=r"name another folder"):
        index.load(batches(entry("a")))


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("current.json", "{", r"current\.json cannot be read \(it is damaged\); rebuild it$"),
        ("current.json", '{"current": "gone", "schema_version": 2}', r"cannot be opened: .*; rebuild it"),
        ("current.json", '{"current": "old", "schema_version": 0}', r"made by another version of citykb; rebuild it$"),
        ("*/meta.json", "{", r"cannot be opened: .*; rebuild it \(citykb index --rebuild\)$"),
    ],
)
def test_a_damaged_folder_is_named_and_a_rebuild_mends_it(
    tmp_path: Path, name: str, content: str, complaint: str
) -> None:
    TantivyIndex(tmp_path).load(batches(entry("a")))
    next(tmp_path.glob(name)).write_text(content)
    index = TantivyIndex(tmp_path)
    with pytest.raises(IndexUnavailable, match=complaint):
        found(index)
    with pytest.raises(IndexUnavailable, match=complaint):
        index.load(batches(entry("b")))
    assert (index.rebuild(batches(entry("c"))), found(index)) == (Loaded(indexed=1), ["c"])
