# A message that shows an answer, its buttons, and the passage that a citation opens.
from-article = From the article
speaker-not-named = Speaker not identified
manner = { $polarity ->
    [denied] denied
    [asked] asked, not stated
    [declined] declined to say
    [hypothetical] hypothetical, not stated
   *[said] { "" }
}
reporter-words = in a reporter's words
source-unnamed = Source without name or date
nearest-heading = Nearest statements
nearest-note = (no answer to the question)
further-heading = Further statements
statement-withdrawn = Withdrawn: this statement is no longer shown.
statement-damaged = Not shown: the stored text of this article is damaged.
cut-here = … (cut here; the source has the rest)
as-of = Archive as of { $day }, { $time } UTC.
empty-as-of = The archive is empty.

day-short = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
day-short-year = { day-short } { $year }
month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
since-day = since { $since }
until-day = until { $until }
from-day-to-day = { $since } – { $until }

button-more = More ({ $count }) ›
button-closest = Closest ({ $count }) ›
button-back = ‹ Back
button-copy = Copy the quote
button-open = Open the article
button-drop = ✕ { $what }
button-without-period = Search without the period ({ $period })

passage-changed = The article has changed since. These words were in version { $cited }, and are not in version { $current }.
passage-nearest-now = The nearest words in version { $current }:
passage-nothing-near = They were removed: version { $current } has nothing similar.
tap-unknown-answer = I no longer have this answer. Please ask again.
tap-withdrawn = This statement was withdrawn: I no longer show it.
tap-damaged = The stored text of this article is damaged, so I do not show this statement until the article is read again.
tap-not-droppable = Without this, there would be nothing left to ask.
tap-unknown-button = This button no longer works. Please ask again.
tap-failed = Sorry, this took too long. Please try again later.
