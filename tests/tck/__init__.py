"""Runs the DMN Technology Compatibility Kit: `python -m tests.tck DIR`."""
