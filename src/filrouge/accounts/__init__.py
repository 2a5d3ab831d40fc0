"""Who works in the newsroom: people, roles, sign-in. A Django app."""
