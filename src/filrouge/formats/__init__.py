"""State to bytes: one file a format, pure; the pieces they share are in `parts`."""
