"""Programs on Node that are measured beside ours."""
