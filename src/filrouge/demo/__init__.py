"""The two lives of the demonstration, as commands in JSON, and their pictures."""
