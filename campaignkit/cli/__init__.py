"""The command line: thin; it parses, calls the desk, and prints."""

from campaignkit.cli.main import main

__all__ = ["main"]
