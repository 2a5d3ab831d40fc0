"""Pictures, sound and film, named by the SHA-256 of their bytes."""
