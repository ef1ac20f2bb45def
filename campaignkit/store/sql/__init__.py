"""Stores in a database: tables, statements, and the drivers that run them."""
