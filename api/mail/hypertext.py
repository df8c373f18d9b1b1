"""A notice as simple HTML: no pictures, no style sheets, nothing fetched from anywhere."""

from __future__ import annotations

from html import escape

from processes.notices import Notice


def as_html(notice: Notice) -> str:
    """The same words as the plain text; every value is escaped."""
    label, address = notice.link
    paragraphs = [notice.greeting, *notice.paragraphs]
    body = "".join(f"<p>{_lines(text)}</p>" for text in paragraphs)
    if notice.items:
        body += "<ul>" + "".join(f"<li>{_lines(item)}</li>" for item in notice.items) + "</ul>"
    if address:
        body += f'<p><a href="{escape(address, quote=True)}">{escape(label)}</a></p>'
    body += f"<p>{escape(notice.signature)}</p>"
    return (
        f'<!DOCTYPE html><html lang="{notice.language}"><head><meta charset="utf-8">'
        f"<title>{escape(notice.subject)}</title></head>"
        f'<body style="font-family:sans-serif;max-width:40em">{body}</body></html>\n'
    )


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
