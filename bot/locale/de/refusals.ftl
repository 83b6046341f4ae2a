# Why there is no answer.
archive-empty = Das Archiv ist leer: Führen Sie onrecord index mit den Artikeln aus, die durchsucht werden sollen.
question-too-long = Das sind { $characters } Zeichen; bitte fragen Sie mit höchstens { $most }, zum Beispiel: Was sagte die Bürgermeisterin über die Brücke?
question-without-words = Bitte fragen Sie in Worten, zum Beispiel: Was sagte die Bürgermeisterin über die Brücke?
on-topic = { " zu " }„{ $topic }“
on-this = { " dazu" }
nothing-answers = Nichts im Archiv beantwortet das.
nothing-answers-on = Nichts im Archiv beantwortet das: Niemand wird{ $about } zitiert.
role-not-quoted = Niemand, den ein Artikel „{ $name }“ nennt, wird{ $about } zitiert.
quoted-but = Von { $people } { $persons ->
    [one] gibt es
   *[other] gibt es zusammen
} Worte in { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] Artikel
   *[other] Artikeln
}, aber nichts{ $about } darunter.
did-you-mean = Meinten Sie { $names }?
no-outlet = Das Archiv hat kein Medium namens { $name }.
no-outlet-but = Das Archiv hat kein Medium namens { $name }; es hat { $outlets }.
time-after = Aus der Zeit, nach der Sie fragen ({ $period }), hat das Archiv keine Artikel: Sein neuester ist vom { $newest }.
time-before = Aus der Zeit, nach der Sie fragen ({ $period }), hat das Archiv keine Artikel: Sein ältester ist vom { $oldest }.
only-day = Durchsucht: { articles-searched } vom { $since } bis zum { $until }, davon nur der { $first }.
only-time = Durchsucht: { articles-searched } vom { $since } bis zum { $until }, davon nur die Zeit vom { $first } bis zum { $last }.
only-outlet-day = Durchsucht: { articles-searched } vom { $since } bis zum { $until }, davon nur der { $first } in { $publisher }.
only-outlet-time = Durchsucht: { articles-searched } vom { $since } bis zum { $until }, davon nur die Zeit vom { $first } bis zum { $last } in { $publisher }.
articles-searched = { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] Artikel
   *[other] Artikel
}
searched = Durchsucht: { articles-searched }.
searched-time = Durchsucht: { articles-searched } vom { $since } bis zum { $until }.
searched-outlet = Durchsucht: { articles-searched }, davon nur die von { $publisher }.
searched-outlet-time = Durchsucht: { articles-searched } vom { $since } bis zum { $until }, davon nur die von { $publisher }.
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
