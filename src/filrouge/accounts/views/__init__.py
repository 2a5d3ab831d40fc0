"""What the pages of accounts do."""
