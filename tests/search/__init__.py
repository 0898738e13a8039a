"""How well the search finds what people look for: their queries, the records of data/ they want, and who counts the hits."""
