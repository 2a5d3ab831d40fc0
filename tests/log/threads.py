"""What every log keeps when many write at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from filrouge.domain.chain import verify
from filrouge.domain.record import entry
from filrouge.log.port import Appended, Key, Log, Moved
from tests.log.writing import open_live, publish

WRITERS = 8
POSTS_EACH = 12


class ThreadsContract:
    """Given an empty `log`."""

    def test_eight_writers_of_one_live_leave_no_gap_and_no_double(self, log: Log) -> None:
        open_live(log)

        def write(writer: int) -> None:
            for number in range(POSTS_EACH):
                _until_written(lambda n=number: publish(log, "l1", f"w{writer}-{n}"))  # type: ignore[misc]

        _in_threads(write)

        records = log.read("l1")
        head = log.head("l1")
        assert head is not None
        assert verify(records) == head.end
        posts = sorted(record.envelope.subject for record in records[1:])
        assert posts == sorted(f"w{w}-{n}" for w in range(WRITERS) for n in range(POSTS_EACH))

    def test_writers_of_several_lives_each_get_their_own_whole_log(self, log: Log) -> None:
        def write(writer: int) -> None:
            live = f"l{writer}"
            open_live(log, live, slug=f"slug-{writer}")
            for number in range(POSTS_EACH):
                publish(log, live, f"{live}-{number}")
                assert [entry(record).seq for record in log.read(live, after=number + 1)] == [
                    number + 2
                ]

        _in_threads(write)

        heads = log.heads()
        assert {head.live: head.end.seq for head in heads} == {
            f"l{writer}": POSTS_EACH + 1 for writer in range(WRITERS)
        }
        assert len({head.change for head in heads}) == len({head.epoch for head in heads}) == 8
        for head in heads:
            assert verify(log.read(head.live)) == head.end

    def test_one_of_many_who_ask_under_one_key_writes(self, log: Log) -> None:
        open_live(log)
        key = Key(key="k", digest=b"d")
        answers: list[Appended] = []

        def write(_writer: int) -> None:
            _until_written(lambda: answers.append(publish(log, "l1", "p1", key=key)))

        _in_threads(write)

        assert sorted(answer.repeated for answer in answers) == [False] + [True] * (WRITERS - 1)
        assert {(answer.first_seq, answer.last_seq) for answer in answers} == {(2, 2)}
        assert len(log.read("l1")) == 2


def _until_written(write: Callable[[], object]) -> None:
    while True:
        try:
            write()
        except Moved:
            continue
        return


def _in_threads(write: Callable[[int], None]) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
