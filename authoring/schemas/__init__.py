"""The shapes of edition, table and style files: JSON Schema 2020-12, and the check against it."""
