"""What every log keeps of the slugs of its lives, and what it does not keep of a deleted one."""

import pytest
from msgspec.structs import replace

from filrouge.domain.chain import verify
from filrouge.log.port import Key, Log, Moved, SlugTaken
from tests.log.writing import open_live, publish, state_of, summary_of


class AddressesContract:
    """Given an empty `log`."""

    def test_a_live_gets_another_slug_and_its_chain_does_not_notice(self, log: Log) -> None:
        open_live(log, slug="tempete")
        before, records, _ = state_of(log)
        assert before is not None

        log.rename("l1", "aurore")

        after = log.head("l1")
        assert after is not None
        summary = replace(summary_of("l1", 1, slug="aurore"), former_slugs=("tempete",))
        assert after == replace(
            before,
            slug="aurore",
            former_slugs=("tempete",),
            change=after.change,
            summary=summary,
        )
        assert after.change > before.change
        assert (log.find("aurore"), log.find("tempete")) == (after, after)
        assert log.heads() == [after]
        assert log.read("l1") == records

    def test_what_is_written_later_keeps_the_former_slugs(self, log: Log) -> None:
        open_live(log, slug="c")
        for slug in ("b", "a"):
            log.rename("l1", slug)
        publish(log, "l1", "p1")

        head = log.find("c")
        assert head is not None
        assert (head.slug, head.former_slugs, head.end.seq) == ("a", ("b", "c"), 2)
        assert head.summary is not None
        assert (head.summary.slug, head.summary.former_slugs) == ("a", ("b", "c"))

    def test_a_live_may_take_its_own_slug_but_no_other_live_s(self, log: Log) -> None:
        open_live(log, "l1", slug="un")
        open_live(log, "l2", slug="deux")

        before = log.heads()
        log.rename("l1", "un")
        with pytest.raises(SlugTaken):
            log.rename("l1", "deux")
        with pytest.raises(Moved):
            log.rename("l3", "trois")

        assert log.heads() == before

        assert [head.slug for head in (log.head("l1"), log.head("l2")) if head] == ["un", "deux"]

    def test_a_slug_that_was_given_up_is_another_s_for_the_asking(self, log: Log) -> None:
        open_live(log, "l1", slug="un")
        open_live(log, "l2", slug="deux")
        log.rename("l1", "trois")
        log.rename("l2", "quatre")
        seen = max(head.change for head in log.heads())

        open_live(log, "l3", slug="un")
        log.rename("l3", "deux")

        first, second, third = (log.head(live) for live in ("l1", "l2", "l3"))
        assert (log.find("un"), log.find("deux")) == (third, third)
        assert [head and head.former_slugs for head in (first, second, third)] == [(), (), ("un",)]
        # Whoever follows hears of the loss: no page may lead to the one who had the slug.
        assert {head.live for head in log.heads(after_change=seen)} == {"l1", "l2", "l3"}

    def test_a_live_takes_its_slug_back(self, log: Log) -> None:
        open_live(log, slug="un")
        log.rename("l1", "deux")
        log.rename("l1", "un")

        head = log.find("deux")
        assert head is not None
        assert (head.slug, head.former_slugs) == ("un", ("deux",))
        assert log.find("un") == head

    def test_a_deleted_live_leaves_nothing_and_no_other_notices(self, log: Log) -> None:
        open_live(log, "l1", slug="un", epoch_floor=50)
        open_live(log, "l2", slug="deux", epoch_floor=60)
        mine, other = Key(key="k1", digest=b"d"), Key(key="k2", digest=b"d")
        publish(log, "l1", "p1", key=mine)
        publish(log, "l2", "p2", key=other)
        for live, slug in (("l1", "autre"), ("l2", "deuxième")):
            log.rename(live, slug)
            head = log.head(live)
            assert head is not None
            log.keep_snapshot(live, b"state", epoch=head.epoch)
        before, generation = state_of(log, "l2"), log.generation()

        log.delete("l1", verify(log.read("l1")))

        assert state_of(log, "l1") == (None, [], None)
        assert (log.find("un"), log.find("autre"), log.known(mine)) == (None, None, None)
        assert state_of(log, "l2") == before
        assert log.heads() == [before[0]]
        assert log.known(other) is not None
        assert log.generation() != generation

    def test_a_live_that_has_gone_on_is_not_deleted(self, log: Log) -> None:
        open_live(log)
        end = verify(log.read("l1"))
        publish(log, "l1", "p1")
        before, generation = state_of(log), log.generation()

        for live in ("l1", "l2"):
            with pytest.raises(Moved):
                log.delete(live, end)

        assert (state_of(log), log.generation()) == (before, generation)

    def test_the_slugs_of_a_deleted_live_are_free(self, log: Log) -> None:
        open_live(log, "l1", slug="un")
        log.rename("l1", "deux")
        log.delete("l1", verify(log.read("l1")))

        open_live(log, "l2", slug="un", epoch_floor=0)
        open_live(log, "l3", slug="deux")

        assert [head.former_slugs for head in log.heads()] == [(), ()]
