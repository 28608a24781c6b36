"""Pages: the grid, one module a page kind, and the flow of sections over pages."""
