# Why there is no answer.
archive-empty = The archive is empty: run onrecord index with the articles to search.
question-too-long = That is { $characters } characters long; please ask in at most { $most }, for example: what did the mayor say about the bridge?
question-without-words = Please ask in words, for example: what did the mayor say about the bridge?
on-topic = { " about " }{ $topic }
on-this = { " on this" }
nothing-answers = Nothing in the archive answers this.
nothing-answers-on = Nothing in the archive answers this: nobody is quoted{ $about }.
role-not-quoted = Nobody whom an article calls { $name } is quoted{ $about }.
quoted-but = { $people } { $persons ->
    [one] is
   *[other] are together
} quoted in { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] article
   *[other] articles
}, but nothing{ $about } was found in their words.
did-you-mean = Did you mean { $names }?
no-outlet = The archive has no outlet called { $name }.
no-outlet-but = The archive has no outlet called { $name }: it has { $outlets }.
time-after = The archive has no articles of the time that you ask about ({ $period }): its newest is of { $newest }.
time-before = The archive has no articles of the time that you ask about ({ $period }): its oldest is of { $oldest }.
only-day = Of { articles-searched } from { $since } to { $until }, only { $first } was searched.
only-time = Of { articles-searched } from { $since } to { $until }, only the time from { $first } to { $last } was searched.
only-outlet-day = Of { articles-searched } from { $since } to { $until }, only { $first } in { $publisher } was searched.
only-outlet-time = Of { articles-searched } from { $since } to { $until }, only the time from { $first } to { $last } in { $publisher } was searched.
articles-searched = { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] article
   *[other] articles
}
searched = Searched: { articles-searched }.
searched-time = Searched: { articles-searched } from { $since } to { $until }.
searched-outlet = Searched: only { $publisher }’s of { articles-searched }.
searched-outlet-time = Searched: only { $publisher }’s of { articles-searched } from { $since } to { $until }.
foreign-language = This question seems to be in { $language }, and the archive is in { $own }: please ask in { $either }.
nobody-called-in = Nobody called { $name } is quoted in the archive’s articles in { $languages }.
language-name = { $name ->
   *[any] { $english }
}
