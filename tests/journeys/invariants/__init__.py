"""The 17 invariants of the domain: each is tried to be broken through the HTTP API."""
