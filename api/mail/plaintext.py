"""A notice as plain text."""

from __future__ import annotations

from processes.notices import Notice


def as_text(notice: Notice) -> str:
    """Greeting, paragraphs, list, link and signature, an empty line between."""
    label, address = notice.link
    parts = [notice.greeting, *notice.paragraphs]
    if notice.items:
        parts.append("\n".join(f"- {item}" for item in notice.items))
    if address:
        parts.append(f"{label}:\n{address}")
    parts.append(f"-- \n{notice.signature}")
    return "\n\n".join(parts) + "\n"
