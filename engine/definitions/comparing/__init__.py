"""Models and forms as flat facts that can be set against each other."""
