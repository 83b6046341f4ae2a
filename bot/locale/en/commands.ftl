# What the commands say.
language-self = English

start = I answer questions about a news archive with the statements themselves: word for word, with who said it, where and when. If the archive does not say, I tell you so.
start-examples = Ask me, for example:
start-ask = Ask me who said what, about what, when.
button-ask = Ask { $number }
start-end = /help says more, /language changes the language.
help = Ask in plain words: who said what, about what, when.

    • Here: just write the question. “And about the budget?” goes on from the answer before; /new begins anew.
    • In a group: /ask and the question, or reply to one of my messages.
    • In any chat: my name with @ and a few words, then pick a passage to send.

    Under each answer, “in their own words” means that it stands in quotation marks in the article, “as reported by” that the reporter chose the words. The numbered buttons open the passage and the source.

    /latest – the newest statements; with a name or a topic, theirs
    /sources – what is in the archive, and how fresh it is
    /language – the language that I speak
    /feedback – tell us what is wrong or missing
    /privacy – what is kept of you, and how to erase it
ask-in = Ask in a language of the archive: { $languages }.

new-begun = Forgotten: the next question stands alone.
new-nothing = There was nothing to forget: the next question stands alone.
language-choose = Which language shall I speak? Quotes, names and titles stay in theirs.
language-chosen = I speak English now. Quotes, names and titles stay in their language.

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
outlet-unnamed = Without an outlet’s name
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
menu-start = Begin, with questions to try
menu-help = How to ask, and how to read an answer
menu-ask = Ask the archive: /ask and the question
menu-sources = What is in the archive, and how fresh it is
menu-latest = The newest statements, also of a person or on a topic
menu-new = Forget what was asked before
menu-language = The language that I speak
menu-privacy = What is kept of you, and how to erase it
menu-feedback = Tell us what is wrong or missing
menu-status = How the bot and its archive do
menu-reindex = Bring the archive up to date
menu-allow = Who may ask
