"""The edition: its dataclasses, its markup, its reading, and the binding of prose to figures."""
