"""Backups: one file with all of a database, made while it is in use, proved by the audit chain."""
