"""Words and numbers of quantity in prose, held against the data that they rest on."""
