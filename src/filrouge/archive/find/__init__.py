"""Finding posts of a live: by words, by filters, by the minute."""
