# What is kept, and the buttons below it.
privacy = Was ich speichere und warum

    • Ihre Fragen mit den Antworten und Fundstellen, Ihre Telegram-ID und den Chat: damit die Schaltflächen unter einer Antwort funktionieren und Sie nachfragen können. { NUMBER($months, useGrouping: 0) } { $months ->
        [one] Monat
       *[other] Monate
    } lang.
    • Die letzte Antwort in unserem Gespräch, für Nachfragen: bis /new; nach einigen Stunden wird sie nicht mehr verwendet.
    • Ihre Rückmeldungen zu Antworten: 👍 👎, Beschwerden und Anmerkungen, damit Fehler behoben werden können. Sie bleiben mit ihrer Antwort, bis Sie sie zurücknehmen oder löschen.
    • Antworten, die Sie teilen: Jede hat eine Seite mit Ihrer Frage und der Antwort, aber nicht, wer gefragt hat. Wer den Link hat, kann sie lesen, bis Sie das Teilen beenden oder die Antwort gelöscht wird.
    • Die Sprache, die Sie gewählt haben, bis Sie sie löschen.
    • Wenn Sie noch nicht zugelassen sind: Ihren Namen, damit die Admins wissen, wer fragt, höchstens einen Monat lang. Sind Sie zugelassen, bleiben Sie auf der Liste der Admins, bis jemand von ihnen Sie streicht.

    Eine Nachricht von Telegram bleibt gespeichert, bis sie beantwortet ist. Danach bleiben nur ihre Nummer und die IDs von Chat und Absender, eine Woche lang. Ihr Name, Ihre Telefonnummer und andere Nachrichten in einer Gruppe werden nicht gespeichert. Ältere Sicherungen enthalten noch, was Sie löschen.

    Wer diesen Bot betreibt, kann diese Daten lesen. Niemand sonst bekommt etwas davon, außer dem, was Sie teilen{ $model ->
        [yes] ; der Anbieter eines Sprachmodells bekommt Ihre Fragen mit den Zitaten, die sie beantworten, ohne Ihren Namen und Ihre ID
       *[no] {""}
    }.

privacy-in-group = In einem privaten Chat mit mir zeigt /privacy auch Schaltflächen, um Ihre Daten zu exportieren oder zu löschen.
button-export = Meine Daten exportieren
button-erase = Meine Daten löschen
button-unshare = Teilen beenden ({ NUMBER($count, useGrouping: 0) } { $count ->
    [one] Antwort
   *[other] Antworten
})
privacy-unshared = { $count ->
    [0] Es war nichts geteilt.
    [one] Nicht mehr geteilt: Der Link zur Seite funktioniert nicht mehr.
   *[other] Nicht mehr geteilt: Die Links zu den { NUMBER($count, useGrouping: 0) } Seiten funktionieren nicht mehr.
}
button-erase-yes = Ja, löschen
button-erase-no = Nein, behalten
privacy-export = Ihre gespeicherten Daten, Stand { $day }.
privacy-erase-sure = Alle Ihre Fragen mit den Antworten, die geteilten Seiten, Ihre Rückmeldungen und Anmerkungen und die gewählte Sprache löschen? Die Schaltflächen unter früheren Antworten funktionieren dann nicht mehr. Das lässt sich nicht rückgängig machen.
privacy-erased = Gelöscht. Eine Woche lang bleiben die Nummern Ihrer Nachrichten mit Ihrer ID; sonst nichts.
privacy-not-erased = Es wurde nichts gelöscht.
