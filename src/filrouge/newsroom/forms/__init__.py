"""What can be filled in, and what is right to fill in."""
