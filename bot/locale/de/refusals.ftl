# Why there is no answer.
archive-empty = Das Archiv ist leer: Führen Sie onrecord index mit den Artikeln aus, die durchsucht werden sollen.
question-too-long = Das sind { $characters } Zeichen; bitte fragen Sie mit höchstens { $most }, zum Beispiel: Was sagte die Bürgermeisterin über die Brücke?
question-without-words = Bitte fragen Sie in Worten, zum Beispiel: Was sagte die Bürgermeisterin über die Brücke?
on-topic = { " zu " }„{ $topic }“
on-this = { " dazu" }
nothing-answers = Darauf gibt das Archiv keine Antwort.
nothing-answers-on = Darauf gibt das Archiv keine Antwort: Niemand wird{ $about } zitiert.
role-not-quoted = Niemand, den ein Artikel „{ $name }“ nennt, wird{ $about } zitiert.
quoted-but = Von { $people } { $persons ->
    [one] gibt es
   *[other] gibt es zusammen
} Worte in { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] Artikel
   *[other] Artikeln
}, aber nichts{ $about } darunter.
did-you-mean = Meinten Sie { $names }?
no-outlet = Im Archiv gibt es kein Medium namens { $name }.
no-outlet-but = Im Archiv gibt es kein Medium namens { $name }. Vorhanden: { $outlets }.
time-after = Aus der Zeit, nach der Sie fragen ({ $period }), gibt es im Archiv keine Artikel: Der neueste ist vom { $newest }.
time-before = Aus der Zeit, nach der Sie fragen ({ $period }), gibt es im Archiv keine Artikel: Der älteste ist vom { $oldest }.
only-day = Im Archiv: { articles-searched } vom { $since } bis zum { $until }; durchsucht wurde nur der { $first }.
only-time = Im Archiv: { articles-searched } vom { $since } bis zum { $until }; durchsucht wurde nur die Zeit vom { $first } bis zum { $last }.
only-outlet-day = Im Archiv: { articles-searched } vom { $since } bis zum { $until }; durchsucht wurde nur der { $first } in { $publisher }.
only-outlet-time = Im Archiv: { articles-searched } vom { $since } bis zum { $until }; durchsucht wurde nur die Zeit vom { $first } bis zum { $last } in { $publisher }.
articles-searched = { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] Artikel
   *[other] Artikel
}
searched = Durchsucht: { articles-searched }.
searched-time = Durchsucht: { articles-searched } vom { $since } bis zum { $until }.
searched-outlet = Durchsucht: nur die Artikel von { $publisher }; im Archiv: { articles-searched }.
searched-outlet-time = Durchsucht: nur die Artikel von { $publisher }; im Archiv: { articles-searched } vom { $since } bis zum { $until }.
foreign-language = Sprache der Frage: wohl { $language }. Sprachen des Archivs: { $own }. Bitte fragen Sie in einer davon: { $either }.
nobody-called-in = In den Artikeln dieser Sprachen wird niemand namens { $name } zitiert: { $languages }.
language-name = { $name ->
    [german] Deutsch
    [french] Französisch
    [spanish] Spanisch
    [italian] Italienisch
    [portuguese] Portugiesisch
    [dutch] Niederländisch
    [polish] Polnisch
    [swedish] Schwedisch
    [turkish] Türkisch
    [danish] Dänisch
    [norwegian] Norwegisch
    [czech] Tschechisch
    [romanian] Rumänisch
    [hungarian] Ungarisch
    [finnish] Finnisch
    [english] Englisch
    [ukrainian] Ukrainisch
    [russian] Russisch
    [arabic] Arabisch
    [chinese] Chinesisch
    [japanese] Japanisch
    [korean] Koreanisch
    [greek] Griechisch
    [hebrew] Hebräisch
    [bengali] Bengalisch
    [tamil] Tamil
    [thai] Thai
    [georgian] Georgisch
    [armenian] Armenisch
    [amharic] Amharisch
    [another-language] eine andere Sprache
    [arabic-or-another-language-in-arabic-letters] Arabisch oder eine andere Sprache in arabischer Schrift
    [chinese-or-japanese] Chinesisch oder Japanisch
    [hindi-or-another-language-in-devanagari-letters] Hindi oder eine andere Sprache in Devanagari
   *[any] { $english }
}
