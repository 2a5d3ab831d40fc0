"""How the domain says no: a stable code and the facts, never a user's sentence and no HTTP."""

CODES: dict[str, frozenset[str]] = {
    "already_here": frozenset({"live"}),
    "already_open": frozenset(),
    "dishonest_link": frozenset({"address"}),
    "empty_fact": frozenset(),
    "empty_post": frozenset(),
    "fact_exists": frozenset({"fact"}),
    "forbidden_character": frozenset({"character"}),
    "malformed_id": frozenset({"id"}),
    "malformed_language": frozenset({"language"}),
    "malformed_media": frozenset({"media"}),
    "malformed_slug": frozenset({"slug"}),
    "naive_time": frozenset({"at"}),
    "no_dimensions": frozenset({"media"}),
    "no_headline": frozenset(),
    "no_media": frozenset(),
    "no_note": frozenset(),
    "no_reason": frozenset(),
    "no_source_name": frozenset(),
    "no_such_fact": frozenset({"fact"}),
    "no_such_live": frozenset(),
    "no_such_media": frozenset({"media"}),
    "no_such_post": frozenset({"post"}),
    "order_names_other_facts": frozenset({"facts"}),
    "post_exists": frozenset({"post"}),
    "post_is_gone": frozenset({"post", "condition"}),
    "time_in_future": frozenset({"at", "now"}),
    "time_out_of_range": frozenset({"at"}),
    "time_went_back": frozenset({"at", "last"}),
    "too_long": frozenset({"characters", "limit"}),
    "too_many_parts": frozenset({"limit"}),
    "unknown_time_zone": frozenset({"time_zone"}),
    "was_public": frozenset(),
    "wrong_status": frozenset({"status", "needs"}),
}
"""Every code with which the house refuses, and the facts that come with it: no surface is without
a sentence for one of them."""


class Refused(Exception):
    """The command may not be carried out.

    `code` is stable and one of `CODES`; `facts` are the values that a sentence about it needs. Each
    surface has one function that turns them into words.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code} ({facts})" if facts else self.code


class Conflict(Exception):
    """The thing was changed since the author read it: `expected` and `actual` are revisions.

    `subject` is the id of the post or fact, or "description".
    """

    def __init__(self, *, subject: str, expected: int, actual: int) -> None:
        super().__init__(f"{subject} is at revision {actual}, not {expected}")
        self.subject = subject
        self.expected = expected
        self.actual = actual


class Stated(Exception):
    """An error that brings its sentence: an English one, with the facts that go into its braces.

    A surface that speaks another language looks the sentence up before it puts the facts in.
    """

    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.facts = facts

    def __str__(self) -> str:
        return self.sentence.format(**self.facts)


class Broken(Stated):
    """A log is not what was written: a hash, a number or a form does not fit.

    `seq` is the number of the event, or of the line, at which it was found.
    """

    def __init__(self, sentence: str, *, seq: int | None = None, **facts: object) -> None:
        super().__init__(sentence, **facts)
        self.seq = seq

    def __str__(self) -> str:
        said = super().__str__()
        return said if self.seq is None else f"event {self.seq}: {said}"
