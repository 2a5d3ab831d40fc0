"""What people do in the newsroom: each asks the role, acts, and is written down."""
