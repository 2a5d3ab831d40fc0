"""Share pictures: the card that a link shows elsewhere, drawn from words in the house's look."""
