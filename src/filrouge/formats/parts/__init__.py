"""The pieces that formats share."""
