# An answer's public page, and an article as it was cited.
button-share = Share this answer
button-open-shared = Open its page
button-stop-sharing = Stop sharing
button-open-cited = The article as it was cited
share-told = Shared: whoever has the link of the page can read your question and this answer, but not who asked. “Stop sharing” takes the page away.
share-stopped = No longer shared: the link leads nowhere now.
share-not-yours = Only whoever asked this can share it.
