# An answer's public page, and an article as it was cited.
button-share = Share this answer
button-open-shared = Open its page
button-stop-sharing = Stop sharing
button-open-cited = The article as it was cited
share-told = Shared: anybody with the link to the page can read your question and this answer, but not who asked. “Stop sharing” removes the page.
share-stopped = No longer shared: the link no longer works.
share-not-yours = Only the person who asked this can share it.
