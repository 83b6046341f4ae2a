# Sprawdzenie tekstu: co archiwum mówi o każdym stwierdzeniu.
check-verdict = { $verdict ->
    [verbatim] Dosłownie
    [altered] Zmienione
    [spliced] Złożone z kilku miejsc
    [cut] Ucięte tak, że sens może się zmienić
    [other_speaker] Słowa innej osoby
    [corrected] Od tego czasu sprostowane
    [withdrawn] U źródła już tego nie ma
    [reported_only] Tylko omówione, nie zacytowane
    [supported] Potwierdzone
    [contradicted] Sprzeczne ze źródłem
   *[not_found] Nie znaleziono
}
check-said-by = Kto to powiedział: { $name }
check-also = także: { $verdicts }
check-differs = w źródle „{ $source }”, w tekście „{ $draft }”{ check-kind }
check-added = nie ma w źródle: „{ $draft }”{ check-kind }
check-left-out = pominięto: „{ $source }”{ check-kind }
check-kind = { $kind ->
    [number] { " (liczba)" }
    [name] { " (nazwa)" }
    [negation] { " (przeczenie)" }
    [date] { " (data)" }
   *[word] { "" }
}
check-excerpt = Fragment
check-also-in = Także w: { $outlets }
check-no-claims = W tym tekście nie ma cytatów, przytoczonych słów ani fragmentów artykułów.
check-summary = Sprawdzono: { $claims }. { $faults ->
    [0] Bez zastrzeżeń.
   *[other] Do przejrzenia: { $faults }.
}
check-unread = Nie odczytano: { $parts }.
check-more = … i jeszcze { $count }: wszystkie pokaże onrecord check albo strona sprawdzania.
check-how = Proszę wysłać /check z tekstem, odpowiedzieć /check na wiadomość albo dokument (.txt, .md, .html, .docx, najwyżej { $megabytes } MB) albo przesłać mi go dalej i na niego odpowiedzieć. Porównam cytaty z archiwum słowo po słowie.
check-too-long = To dla mnie za długie: najwyżej { $characters } znaków naraz.
check-too-large = Ten plik jest dla mnie za duży: najwyżej { $megabytes } MB.
check-unreadable = Nie mogę odczytać tego pliku. Czytam .txt, .md, .html i .docx.
page-check-title = Sprawdzanie tekstu
page-check-intro = Cytaty, przytoczone słowa i fragmenty są porównywane z archiwum słowo po słowie. Tekst nie jest zapisywany.
page-check-label = Tekst
page-check-button = Sprawdź
page-check-empty = Nie ma tekstu do sprawdzenia.
