"""The paragraph: shaping with HarfBuzz, Dutch hyphenation, whole-paragraph line breaking.

Takes styled text and a measure, gives lines of positioned glyphs. It never justifies, never
shrinks, never drops a character, and knows neither pages nor PDF.
"""
