"""Notices by e-mail: what is said, in three languages, from plain data; api/mail sends them."""

from processes.notices.notice import TEMPLATES, Notice, notice

__all__ = ["TEMPLATES", "Notice", "notice"]
