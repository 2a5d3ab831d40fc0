"""A web page of somebody else's, from its bytes to what its head says; bounded in time."""
