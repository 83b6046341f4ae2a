# The words around the quotes. A quote, a name and an outlet are put in as they stand.
day = { $day } { $month ->
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
names = { $first } and { $last }
either = { $first } or { $last }

speaker-unidentified = A speaker who is not identified
article-undated = An undated article
deed = { $polarity ->
    [denied] denying
    [asked] asking, not stating
    [declined] declining to say
    [hypothetical] supposing, not stating
   *[said] { "" }
}
own-words = { $gender ->
    [female] her
    [male] his
   *[unknown] their
} own words
in-own-words = in { own-words }
partly-in-own-words = partly in { own-words }
reported = as reported
reported-by = as reported by { $where }
further = And { $credit }
also-in-outlets = also in { NUMBER($count, useGrouping: 0) } { $count ->
    [one] outlet
   *[other] outlets
}
also-in-articles = also in { NUMBER($count, useGrouping: 0) } other { $count ->
    [one] article
   *[other] articles
}
vanished = no longer at its source (found gone on { $day })
quoted-from = quoted from { $language }
corrected = Corrected by the outlet: { $note }
outlet-added = The outlet added to this article: { $note }

described-as = Described as { $role }: { $names }.
articles-call = Articles call { $name }: { $roles }.
only-articles-say = No statement on this is credited to { $name }; the articles themselves say:
quoted-on-this = { $names } are quoted on this.
newest-first = Newest first.
taken-for = Taking { $name } to be { $people }.
article-names-nobody = The article does not name who; it says:
others-on-this = Others on this: { $names }.
nearest-words = Nobody was found saying this in so many words; nearest come the words of { $names }.
prose-note = (Put together by a language model; each sentence was checked against the quote that it cites.)
in-turn = { $first } first, then { $then }.
silent-on-this = Nothing on this by { $names } was found.
nobody-called = Nobody called { $name } is quoted in the archive.
words-on-this = { $names }’s words on this:
words-are-others = { $names }’s words on this are others:
no-denial-on-this = { $names }’s words on this, none of them told as a denial:
denials-on-this = { $names }’s words on this; { $which } { $count ->
    [one] is told as a denial
   *[other] are told as denials
}:
contradiction = { $names } { $count ->
    [one] denies
   *[other] deny
} something here that others speak of: compare words and dates.
nothing-quoted = The archive quotes nobody yet.
cannot-tell-speakers = OnRecord cannot tell speakers in { $languages } yet.
cannot-tell-speakers-but = OnRecord cannot tell speakers in { $languages } yet; the articles say:
other-reading = Did you mean what { $name } said?
closest-of = Statements of { $name } in the archive: { $statements }. None is clearly about this.
said-by-others = Not found from { $name }. { $names } said:
