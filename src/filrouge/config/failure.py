"""What is said of a setting that cannot be used."""


class BadSetting(Exception):
    """A variable is unknown, or its value cannot be used: an English sentence and its facts."""

    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.facts = facts

    def __str__(self) -> str:
        return self.sentence.format(**self.facts)
