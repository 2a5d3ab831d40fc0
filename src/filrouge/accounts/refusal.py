"""What cannot be done to an account, in words."""


class Refusal(Exception):
    """Something about people is refused. `sentence` is already in the reader's language."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
