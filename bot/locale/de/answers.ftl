# The words around the quotes. A quote, a name and an outlet are put in as they stand.
day = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }
names = { $first } und { $last }
either = { $first } oder { $last }

speaker-unidentified = Nicht ermittelt, wer spricht
article-undated = Ein Artikel ohne Datum
deed = { $polarity ->
    [denied] Dementi
    [asked] Frage, keine Behauptung
    [declined] keine Auskunft
    [hypothetical] Annahme, keine Behauptung
   *[said] { "" }
}
own-words = { $gender ->
   *[unknown] wörtlich
}
in-own-words = { own-words }
partly-in-own-words = teils { own-words }
reported = sinngemäß
reported-by = sinngemäß, nach { $where }
further = Außerdem { $credit }
also-in-outlets = auch in { NUMBER($count, useGrouping: 0) } { $count ->
    [one] Medium
   *[other] Medien
}
also-in-articles = auch in { NUMBER($count, useGrouping: 0) } { $count ->
    [one] weiteren Artikel
   *[other] weiteren Artikeln
}
vanished = bei der Quelle nicht mehr vorhanden (festgestellt am { $day })
quoted-from = im Original auf { $language }
corrected = Vom Medium berichtigt: { $note }
outlet-added = Das Medium hat dem Artikel hinzugefügt: { $note }

described-as = Beschrieben als { $role }: { $names }.
articles-call = So nennen Artikel { $name }: { $roles }.
only-articles-say = Keine Aussage dazu wird { $name } zugeschrieben; in den Artikeln selbst steht:
quoted-on-this = Dazu werden zitiert: { $names }.
newest-first = Das Neueste zuerst.
taken-for = „{ $name }“ verstehe ich als { $people }.
article-names-nobody = Der Artikel sagt nicht, wer es war; es heißt:
others-on-this = Andere dazu: { $names }.
nearest-words = Wörtlich sagt das niemand; am nächsten kommen die Worte von: { $names }.
prose-note = (Von einem Sprachmodell zusammengestellt; jeder Satz wurde mit dem Zitat verglichen, auf das er verweist.)
in-turn = Zuerst { $first }, dann { $then }.
silent-on-this = Dazu nichts gefunden von: { $names }.
nobody-called = Im Archiv wird niemand namens { $name } zitiert.
words-on-this = Worte dazu ({ $names }):
words-are-others = Worte dazu ({ $names }) lauten anders:
no-denial-on-this = Worte dazu ({ $names }), keines davon als Dementi berichtet:
denials-on-this = Worte dazu ({ $names }); { $count ->
    [one] als Dementi berichtet ist
   *[other] als Dementis berichtet sind
} { $which }:
contradiction = Hier { $count ->
    [one] steht ein Dementi
   *[other] stehen Dementis
} ({ $names }) gegen das, wovon andere sprechen: Vergleichen Sie Worte und Daten.
nothing-quoted = Im Archiv wird noch niemand zitiert.
cannot-tell-speakers = OnRecord kann in diesen Sprachen noch nicht erkennen, wer spricht: { $languages }.
cannot-tell-speakers-but = OnRecord kann in diesen Sprachen noch nicht erkennen, wer spricht: { $languages }. In den Artikeln steht:
other-reading = Oder war gemeint, was { $name } gesagt hat?
closest-of = Aussagen von { $name } im Archiv: { $statements }. Keine betrifft das eindeutig.
said-by-others = Nichts gefunden von { $name }. Dazu äußern sich andere ({ $names }):
