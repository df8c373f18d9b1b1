"""`make bench`: every measurement that needs nothing but this environment."""

from __future__ import annotations

from benchmarks import committed, feel, runtime_step


def main() -> None:
    """One after the other; medians, so that a noisy machine shows less."""
    feel.main()
    runtime_step.main()
    committed.main()


if __name__ == "__main__":
    main()
