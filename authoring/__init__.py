"""The authoring toolkit: an edition as data and prose in, a press file and a screen file out."""
