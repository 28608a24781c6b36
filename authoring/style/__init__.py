"""The house style: its tokens as frozen data, and their reading."""
