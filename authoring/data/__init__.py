"""The figures: tables with places, queries about them, and numbers as Dutch writes them."""
