# Die Prüfung eines Textes: was das Archiv zu jeder Aussage sagt.
check-verdict = { $verdict ->
    [verbatim] Wörtlich
    [altered] Verändert
    [spliced] Aus mehreren Stellen zusammengesetzt
    [cut] So gekürzt, dass sich der Sinn ändern kann
    [other_speaker] Von jemand anderem gesagt
    [corrected] Inzwischen berichtigt
    [withdrawn] An der Quelle nicht mehr vorhanden
    [reported_only] Nur berichtet, nicht zitiert
    [supported] Belegt
    [contradicted] Widerspricht der Quelle
   *[not_found] Nicht gefunden
}
check-said-by = Gesagt von: { $name }
check-also = auch: { $verdicts }
check-differs = in der Quelle „{ $source }“, im Text „{ $draft }“{ check-kind }
check-added = nicht in der Quelle: „{ $draft }“{ check-kind }
check-left-out = ausgelassen: „{ $source }“{ check-kind }
check-kind = { $kind ->
    [number] { " (Zahl)" }
    [name] { " (Name)" }
    [negation] { " (Verneinung)" }
    [date] { " (Datum)" }
   *[word] { "" }
}
check-excerpt = Auszug
check-also-in = Auch in: { $outlets }
check-no-claims = In diesem Text steht kein Zitat, keine wiedergegebene Rede und kein Auszug.
check-summary = { $claims ->
    [one] Eine Stelle geprüft
   *[other] { $claims } Stellen geprüft
}, { $faults ->
    [0] nichts zu beanstanden
    [one] eine sollten Sie ansehen
   *[other] { $faults } sollten Sie ansehen
}.
check-unread = Nicht gelesen: { $parts }.
check-more = … und { $count } weitere: onrecord check oder die Prüfseite zeigt alle.
check-how = Senden Sie /check mit einem Text, antworten Sie mit /check auf eine Nachricht oder ein Dokument (.txt, .md, .html, .docx, höchstens { $megabytes } MB) oder leiten Sie es an mich weiter und antworten Sie darauf. Ich vergleiche die Zitate Wort für Wort mit dem Archiv.
check-too-long = Das ist mir zu lang: höchstens { $characters } Zeichen auf einmal.
check-too-large = Diese Datei ist mir zu groß: höchstens { $megabytes } MB.
check-unreadable = Ich kann diese Datei nicht lesen. Ich lese .txt, .md, .html und .docx.
page-check-title = Einen Text prüfen
page-check-intro = Zitate, wiedergegebene Rede und Auszüge werden Wort für Wort mit dem Archiv verglichen. Der Text wird nicht gespeichert.
page-check-label = Der Text
page-check-button = Prüfen
page-check-empty = Es ist kein Text zum Prüfen da.
