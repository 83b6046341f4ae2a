# Why there is no answer.
archive-empty = Archiwum jest puste: proszę uruchomić onrecord index z artykułami do przeszukania.
question-too-long = Długość pytania w znakach: { $characters }; najwyżej { $most }, na przykład: co powiedziała burmistrzyni o moście?
question-without-words = Proszę pytać słowami, na przykład: co powiedziała burmistrzyni o moście?
on-topic = { " " }(„{ $topic }”)
on-this = { " na ten temat" }
nothing-answers = W archiwum nie ma na to odpowiedzi.
nothing-answers-on = W archiwum nie ma na to odpowiedzi: nikogo się nie cytuje{ $about }.
role-not-quoted = Nie cytuje się nikogo, kogo artykuł nazywa „{ $name }”{ $about }.
quoted-but = { $people } – { $persons ->
    [one] cytaty
    [few] łącznie cytaty
   *[many] łącznie cytaty
} w { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] artykule
    [few] artykułach
   *[many] artykułach
}, ale niczego{ $about } wśród nich nie znaleziono.
did-you-mean = Czy chodziło o: { $names }?
no-outlet = Archiwum nie ma redakcji o nazwie { $name }.
no-outlet-but = Archiwum nie ma redakcji o nazwie { $name }; ma { $outlets }.
time-after = Archiwum nie ma artykułów z czasu, o który chodzi ({ $period }): najnowszy jest z { $newest }.
time-before = Archiwum nie ma artykułów z czasu, o który chodzi ({ $period }): najstarszy jest z { $oldest }.
only-day = Przeszukano: { articles-searched } od { $since } do { $until }, z tego tylko { $first }.
only-time = Przeszukano: { articles-searched } od { $since } do { $until }, z tego tylko czas od { $first } do { $last }.
only-outlet-day = Przeszukano: { articles-searched } od { $since } do { $until }, z tego tylko { $first }, { $publisher }.
only-outlet-time = Przeszukano: { articles-searched } od { $since } do { $until }, z tego tylko czas od { $first } do { $last }, { $publisher }.
articles-searched = { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] artykuł
    [few] artykuły
   *[many] artykułów
}
searched = Przeszukano: { articles-searched }.
searched-time = Przeszukano: { articles-searched } od { $since } do { $until }.
searched-outlet = Przeszukano: { articles-searched }, z tego tylko: { $publisher }.
searched-outlet-time = Przeszukano: { articles-searched } od { $since } do { $until }, z tego tylko: { $publisher }.
foreign-language = Język pytania to chyba { $language }. Języki archiwum: { $own }. Proszę zapytać w jednym z nich: { $either }.
nobody-called-in = Archiwum w artykułach w tych językach nie cytuje nikogo o nazwisku „{ $name }”: { $languages }.
language-name = { $name ->
    [german] niemiecki
    [french] francuski
    [spanish] hiszpański
    [italian] włoski
    [portuguese] portugalski
    [dutch] niderlandzki
    [polish] polski
    [swedish] szwedzki
    [turkish] turecki
    [danish] duński
    [norwegian] norweski
    [czech] czeski
    [romanian] rumuński
    [hungarian] węgierski
    [finnish] fiński
    [english] angielski
    [ukrainian] ukraiński
    [russian] rosyjski
    [arabic] arabski
    [chinese] chiński
    [japanese] japoński
    [korean] koreański
    [greek] grecki
    [hebrew] hebrajski
    [bengali] bengalski
    [tamil] tamilski
    [thai] tajski
    [georgian] gruziński
    [armenian] ormiański
    [amharic] amharski
    [another-language] inny język
    [arabic-or-another-language-in-arabic-letters] arabski lub inny język pisany pismem arabskim
    [chinese-or-japanese] chiński lub japoński
    [hindi-or-another-language-in-devanagari-letters] hindi lub inny język pisany dewanagari
   *[any] { $english }
}
