"""What the pages of the console do."""
