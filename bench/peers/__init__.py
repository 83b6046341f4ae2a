"""OnRecord beside the retrieval libraries that people would take instead, each in a virtual environment of its own."""
