"""Where things stand in an article: quotations, blocks, transcripts, letters."""
