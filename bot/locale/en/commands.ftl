# What the commands say.
language-self = English

start = I answer questions about a news archive with the statements themselves: word for word, with who said it, where and when. If the archive does not say, I tell you so.
start-examples = Ask me, for example:
start-ask = Ask me who said what, about what, when.
button-ask = Ask { $number }
start-end = /help says more, /language changes the language.
help = Ask in plain words: who said what, about what, when.

    • Here: just write the question. “And about the budget?” follows up on the last answer; /new starts over.
    • In a group: /ask and the question, or reply to one of my messages.
    • In any chat: my name with @ and a few words, then pick a passage to send.

    Under each answer, “in their own words” means that the words are in quotation marks in the article, and “as reported by” that the reporter chose the words. The numbered buttons open the passage and the source.

    /check – compare a text’s quotations with the archive
    /latest – the newest statements, or those by a person or on a topic
    /sources – what is in the archive, and how fresh it is
    /language – change the language I speak
    /feedback – tell us what is wrong or missing
    /privacy – what I store about you, and how to erase it
ask-in = Ask in a language of the archive: { $languages }.

new-begun = Forgotten: the next question stands alone.
new-nothing = There was nothing to forget: the next question stands alone.
language-choose = Which language shall I speak? Quotes, names and titles stay as they are.
language-chosen = I now speak English. Quotes, names and titles stay as they are.

sources-empty = The archive is empty.
sources-counts = { $articles } { $articles ->
    [one] article
   *[other] articles
} with { $statements } { $statements ->
    [one] statement
   *[other] statements
} by { $speakers } { $speakers ->
    [one] speaker
   *[other] speakers
}.
sources-period = From { $since } to { $until }.
sources-as-of = As of { $moment }.
sources-more = … and { $count } more.
source-newest = • { $name }: newest article { $day }, { $ago }
source-undated = • { $name }: without dates
source-failing = { $line } (cannot be reached at the moment)
source-of-files = • { $name }: { $articles } { $articles ->
    [one] article
   *[other] articles
}, newest { $day }, { $ago }
source-of-files-undated = • { $name }: { $articles } { $articles ->
    [one] article
   *[other] articles
}, without dates
outlet-unnamed = Unnamed outlet
ago-today = today
ago-minutes = { $count } { $count ->
    [one] minute
   *[other] minutes
} ago
ago-hours = { $count } { $count ->
    [one] hour
   *[other] hours
} ago
ago-days = { $count } { $count ->
    [one] day
   *[other] days
} ago

# Shown by Telegram in the menu of commands.
menu-start = Start, with questions to try
menu-help = How to ask, and how to read an answer
menu-ask = Ask the archive: /ask and the question
menu-check = Check the quotations of a text
menu-sources = What is in the archive, and how fresh it is
menu-latest = The newest statements, also by a person or on a topic
menu-new = Start a new conversation
menu-language = Change the language I speak
menu-privacy = What I store about you, and how to erase it
menu-feedback = Tell us what is wrong or missing
menu-status = The state of the bot and its archive
menu-reindex = Bring the archive up to date
menu-allow = Who may ask
