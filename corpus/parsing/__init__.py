"""What strangers wrote, read: pages, feeds and sitemaps to values. Pure; runs in `corpus.sandbox`."""
