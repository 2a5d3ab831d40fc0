"""What is computed on request, beside the loop: pages of the past."""
