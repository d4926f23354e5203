"""From a pain drawing to candidates with reasons; from words to places. Pure Python."""
