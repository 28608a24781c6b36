"""The house style: tokens read from JSON, as frozen data."""
