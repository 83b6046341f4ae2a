# Why there is no answer.
archive-empty = Archiwum jest puste: proszę uruchomić onrecord index z artykułami do przeszukania.
question-too-long = Długość pytania w znakach: { $characters }; proszę zapytać krócej, najwyżej { $most }, na przykład: co powiedziała burmistrzyni o moście?
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
no-outlet = W archiwum nie ma tytułu „{ $name }”.
no-outlet-but = W archiwum nie ma tytułu „{ $name }”; są: { $outlets }.
time-after = W archiwum nie ma artykułów z czasu, o który chodzi ({ $period }): najnowszy jest z { $newest }.
time-before = W archiwum nie ma artykułów z czasu, o który chodzi ({ $period }): najstarszy jest z { $oldest }.
only-day = W archiwum: { articles-searched } od { $since } do { $until }; szukano tylko wśród tych z { $first }.
only-time = W archiwum: { articles-searched } od { $since } do { $until }; szukano tylko od { $first } do { $last }.
only-outlet-day = W archiwum: { articles-searched } od { $since } do { $until }; szukano tylko w tytule „{ $publisher }” wśród tych z { $first }.
only-outlet-time = W archiwum: { articles-searched } od { $since } do { $until }; szukano tylko w tytule „{ $publisher }” od { $first } do { $last }.
articles-searched = { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] artykuł
    [few] artykuły
   *[many] artykułów
}
searched = Przeszukano: { articles-searched }.
searched-time = Przeszukano: { articles-searched } od { $since } do { $until }.
searched-outlet = Szukano tylko w tytule „{ $publisher }”; w całym archiwum: { articles-searched }.
searched-outlet-time = Szukano tylko w tytule „{ $publisher }”; w całym archiwum: { articles-searched } od { $since } do { $until }.
foreign-language = Język pytania to chyba { $language }. Języki archiwum: { $own }. Proszę zapytać w jednym z nich: { $either }.
nobody-called-in = W artykułach archiwum w tych językach nie cytuje się nikogo o nazwisku „{ $name }”: { $languages }.
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
