"""What every log keeps, whatever keeps it. A store's test class inherits this one."""

import pytest
from msgspec.structs import replace

from filrouge.domain.chain import Sealed, verify
from filrouge.domain.events import PostErased
from filrouge.log.port import Appended, Head, Key, KeyReused, Log, Moved, SlugTaken
from tests.log.addresses import AddressesContract
from tests.log.threads import ThreadsContract
from tests.log.writing import (
    append_of,
    erase,
    open_live,
    opened,
    picture,
    publish,
    published,
    state_of,
    summary_of,
)


class LogContract(AddressesContract, ThreadsContract):
    """Given an empty `log`."""

    # ---- append and read ----------------------------------------------------------------------

    def test_nothing_is_in_an_empty_log(self, log: Log) -> None:
        assert log.heads() == []
        assert state_of(log) == (None, [], None)
        assert log.find("tempete") is None
        assert log.known(Key(key="k", digest=b"d")) is None
        assert not log.mentions("vent")

    def test_what_is_appended_is_read_back_byte_for_byte(self, log: Log) -> None:
        first = append_of(log, "l1", opened(), published("p1", "Ça gèle à −3 °C"), slug="tempete")
        appended = log.append(first)
        second = append_of(log, "l1", published("p2"), published("p3"))

        assert appended == Appended(live="l1", first_seq=1, last_seq=2)
        assert log.append(second) == Appended(live="l1", first_seq=3, last_seq=4)
        assert log.read("l1") == [*first.records, *second.records]
        assert verify(log.read("l1")) == Sealed(seq=4, hash=second.records[-1].hash)

    def test_a_part_is_read_after_one_seq_until_another(self, log: Log) -> None:
        open_live(log)
        publish(log, "l1", "p1", "p2", "p3")

        def seqs(after: int = 0, until: int | None = None) -> list[int]:
            return [record.seq for record in log.read("l1", after=after, until=until)]

        assert seqs() == [1, 2, 3, 4]
        assert seqs(after=2) == [3, 4]
        assert seqs(until=2) == [1, 2]
        assert seqs(after=1, until=3) == [2, 3]
        assert seqs(after=4) == seqs(after=99) == seqs(after=3, until=3) == seqs(until=0) == []

    def test_a_head_says_where_the_live_stands(self, log: Log) -> None:
        open_live(log, epoch_floor=1000)
        appended = append_of(log, "l1", published("p1"))
        log.append(appended)

        head = log.head("l1")
        assert head is not None
        assert head == Head(
            live="l1",
            slug="tempete",
            epoch=1000,
            end=Sealed(seq=2, hash=appended.records[0].hash),
            change=head.change,
            summary=summary_of("l1", 2, slug="tempete"),
        )
        assert log.find("tempete") == head
        assert log.heads() == [head]

    def test_lives_do_not_touch_each_other(self, log: Log) -> None:
        open_live(log, "l1", slug="un")
        open_live(log, "l2", slug="deux")
        publish(log, "l1", "p1")

        assert [len(log.read(live)) for live in ("l1", "l2", "l3")] == [2, 1, 0]
        assert log.head("l3") is None

    def test_an_append_without_events_keeps_its_key_only(self, log: Log) -> None:
        open_live(log)
        end = verify(log.read("l1"))
        key = Key(key="k", digest=b"d")

        appended = log.append(append_of(log, "l1", key=key))

        assert appended == Appended(live="l1", first_seq=2, last_seq=1)
        assert log.known(key) == replace(appended, repeated=True)
        assert verify(log.read("l1")) == end

    # ---- refusals: all or nothing -------------------------------------------------------------

    def test_a_stale_end_is_refused(self, log: Log) -> None:
        open_live(log)
        mine = append_of(log, "l1", published("mine"))
        publish(log, "l1", "theirs")
        before = state_of(log)

        with pytest.raises(Moved):
            log.append(mine)
        assert state_of(log) == before

    def test_an_end_of_the_same_number_and_another_hash_is_refused(self, log: Log) -> None:
        open_live(log)
        before = state_of(log)
        forked = replace(
            append_of(log, "l1", published("p1")), expected=Sealed(seq=1, hash=bytes(32))
        )

        with pytest.raises(Moved):
            log.append(forked)
        assert state_of(log) == before

    def test_a_live_that_is_not_there_takes_nothing_without_a_slug(self, log: Log) -> None:
        with pytest.raises(Moved):
            log.append(append_of(log, "l1", opened()))
        assert log.heads() == []

    def test_a_live_is_opened_once(self, log: Log) -> None:
        opening = append_of(log, "l1", opened(), slug="tempete")
        log.append(opening)
        before = state_of(log)

        with pytest.raises(Moved):
            log.append(replace(opening, slug="autre"))
        assert state_of(log) == before
        assert log.find("autre") is None

    def test_a_slug_that_is_taken_is_refused(self, log: Log) -> None:
        open_live(log, "l1", slug="tempete")
        key = Key(key="k", digest=b"d")

        with pytest.raises(SlugTaken):
            log.append(append_of(log, "l2", opened(), slug="tempete", key=key))
        assert state_of(log, "l2") == (None, [], None)
        assert log.known(key) is None
        found = log.find("tempete")
        assert found is not None
        assert found.live == "l1"

    # ---- idempotency keys ---------------------------------------------------------------------

    def test_a_repeated_key_gives_the_first_answer_and_writes_nothing(self, log: Log) -> None:
        open_live(log)
        key = Key(key="k", digest=b"d")
        first = publish(log, "l1", "p1", key=key)
        publish(log, "l1", "p2")
        before = state_of(log)

        again = publish(log, "l1", "p1", key=key)

        assert again == replace(first, repeated=True)
        assert log.known(key) == again
        assert state_of(log) == before

    def test_a_repeated_key_is_known_even_where_the_end_has_moved(self, log: Log) -> None:
        open_live(log)
        key = Key(key="k", digest=b"d")
        asked = append_of(log, "l1", published("p1"), key=key)
        first = log.append(asked)
        publish(log, "l1", "p2")

        assert log.append(asked) == replace(first, repeated=True)

    def test_a_key_used_for_something_else_is_refused(self, log: Log) -> None:
        open_live(log)
        publish(log, "l1", "p1", key=Key(key="k", digest=b"d"))
        before = state_of(log)
        other = Key(key="k", digest=b"another")

        with pytest.raises(KeyReused):
            publish(log, "l1", "p2", key=other)
        with pytest.raises(KeyReused):
            log.known(other)
        assert state_of(log) == before

    # ---- erasure and epochs -------------------------------------------------------------------

    def test_an_erasure_destroys_words_and_salt_and_the_chain_still_verifies(
        self, log: Log
    ) -> None:
        open_live(log)
        log.append(append_of(log, "l1", published("p1", "Un nom propre"), published("p2")))
        before = log.read("l1")

        erase(log, "l1", "p1", 2)

        after = log.read("l1")
        assert (after[1].body, after[1].salt) == (None, None)
        assert (after[0], after[2]) == (before[0], before[2])
        assert verify(after).seq == 4
        assert not log.mentions("propre")

    def test_an_erasure_of_what_comes_with_it_reaches_it_too(self, log: Log) -> None:
        open_live(log)
        events = (published("p1", "Un nom propre"), PostErased(post="p1"))

        log.append(append_of(log, "l1", *events, erased=[2]))

        assert [record.body is None for record in log.read("l1")] == [False, True, False]
        assert verify(log.read("l1")).seq == 3

    def test_an_erasure_raises_the_epoch_above_every_other(self, log: Log) -> None:
        open_live(log, "l1", slug="un", epoch_floor=50)
        open_live(log, "l2", slug="deux", epoch_floor=900)
        publish(log, "l1", "p1")

        erase(log, "l1", "p1", 2, epoch_floor=60)

        epochs = {head.live: head.epoch for head in log.heads()}
        assert epochs["l2"] == 900
        assert epochs["l1"] > 900

    def test_an_epoch_is_not_under_its_floor(self, log: Log) -> None:
        open_live(log, epoch_floor=50)
        publish(log, "l1", "p1")

        erase(log, "l1", "p1", 2, epoch_floor=7000)

        head = log.head("l1")
        assert head is not None
        assert head.epoch == 7000

    def test_an_ordinary_append_stays_in_its_epoch(self, log: Log) -> None:
        open_live(log, epoch_floor=50)
        log.append(append_of(log, "l1", published("p1"), epoch_floor=7000))

        head = log.head("l1")
        assert head is not None
        assert head.epoch == 50

    def test_a_refused_erasure_destroys_nothing(self, log: Log) -> None:
        open_live(log)
        publish(log, "l1", "p1")
        stale = append_of(log, "l1", PostErased(post="p1"), erased=[2])
        publish(log, "l1", "p2")
        before = state_of(log)

        with pytest.raises(Moved):
            log.append(stale)
        assert state_of(log) == before

    def test_after_an_erasure_a_key_of_the_live_answers_and_nothing_tells_of_the_words(
        self, log: Log
    ) -> None:
        open_live(log, "l1", slug="un")
        open_live(log, "l2", slug="deux")
        first = publish(log, "l1", "p1", key=Key(key="k1", digest=b"a digest of the words"))
        publish(log, "l2", "q1", key=Key(key="k2", digest=b"of other words"))

        erase(log, "l1", "p1", 2)

        # Whoever holds the store could else try words until the digest agrees.
        for digest in (b"a digest of the words", b"a guess"):
            assert log.known(Key(key="k1", digest=digest)) == replace(first, repeated=True)
        with pytest.raises(KeyReused):
            log.known(Key(key="k2", digest=b"a guess"))

    # ---- snapshots ----------------------------------------------------------------------------

    def test_a_snapshot_is_kept_and_replaced(self, log: Log) -> None:
        open_live(log, epoch_floor=50)
        log.keep_snapshot("l1", b"one", epoch=50)
        log.keep_snapshot("l1", b"two", epoch=50)

        assert log.snapshot("l1") == b"two"
        assert log.snapshot("l2") is None

    def test_a_snapshot_of_another_epoch_or_of_no_live_is_not_kept(self, log: Log) -> None:
        open_live(log, epoch_floor=50)
        log.keep_snapshot("l1", b"one", epoch=49)
        log.keep_snapshot("l2", b"two", epoch=50)

        assert (log.snapshot("l1"), log.snapshot("l2")) == (None, None)

    def test_an_erasure_drops_the_snapshot_of_its_live(self, log: Log) -> None:
        for number, slug in ((1, "un"), (2, "deux")):
            open_live(log, f"l{number}", slug=slug, epoch_floor=50)
            head = log.head(f"l{number}")
            assert head is not None
            log.keep_snapshot(f"l{number}", b"words", epoch=head.epoch)
        publish(log, "l1", "p1")

        erase(log, "l1", "p1", 2)

        assert (log.snapshot("l1"), log.snapshot("l2")) == (None, b"words")

    # ---- changes, words -----------------------------------------------------------------------

    def test_followers_are_told_what_changed_since_in_order(self, log: Log) -> None:
        for number in (1, 2, 3):
            open_live(log, f"l{number}", slug=f"slug-{number}")
        seen = max(head.change for head in log.heads())
        publish(log, "l3", "p1")
        publish(log, "l1", "p2")
        log.rename("l3", "autre")

        news = log.heads(after_change=seen)

        assert [head.live for head in news] == ["l1", "l3"]
        assert seen < news[0].change < news[1].change
        assert [head.live for head in log.heads()] == ["l2", "l1", "l3"]
        assert log.heads(after_change=news[1].change) == []

    def test_words_are_found_in_bodies_only_while_they_are_there(self, log: Log) -> None:
        open_live(log, "l1", slug="un")
        open_live(log, "l2", slug="deux")
        log.append(append_of(log, "l1", published("p1", "été 100 % sec_ % dicté")))

        assert log.mentions("été 100 % sec_")
        assert not log.mentions("secs")
        assert not log.mentions("s%d")
        erase(log, "l1", "p1", 2)
        assert not log.mentions("été")

    def test_lives_are_named_by_the_media_that_their_words_show(self, log: Log) -> None:
        quay, dam, many = "0a" * 32, "0b" * 32, [f"{n:064x}" for n in range(1, 50)]
        open_live(log, "l1", slug="un")
        open_live(log, "l2", slug="deux")
        for number, name in enumerate((quay, dam, many[-1])):
            log.append(append_of(log, "l1", published(f"p{number}", "Voici.", picture(name))))
        log.append(append_of(log, "l2", published("p9", f"Le nom : {quay}", picture(dam))))

        assert log.showing([quay]) >= {"l1"}
        assert log.showing([dam]) == log.showing([quay, dam]) == {"l1", "l2"}
        assert log.showing(many) == {"l1"}
        assert log.showing(many[:-1]) == log.showing([]) == frozenset()
        erase(log, "l1", "p2", 4)
        assert log.showing(many) == frozenset()

    def test_a_store_keeps_its_name(self, log: Log) -> None:
        name = log.generation()
        open_live(log)

        assert name != ""
        assert log.generation() == name
