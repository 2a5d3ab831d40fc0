"""What the pages of accounts ask for, and how it is checked."""
