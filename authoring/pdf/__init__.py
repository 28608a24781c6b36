"""Paint a composed document as two files, one for the press and one for the screen.

Takes :class:`authoring.display.Document` and the style's tokens; gives the bytes of a file. It
never lays out, never reads a file and never changes what composition decided.
"""
