"""Guides and notices: Markdown in files, every statement from a table of facts, one folder per language."""
