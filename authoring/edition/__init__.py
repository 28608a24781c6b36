"""The edition: its language, its dataclasses, and what its texts rest on."""
