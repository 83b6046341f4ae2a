# What the commands say.
language-self = Deutsch

start = Ich beantworte Fragen an ein Nachrichtenarchiv mit den Aussagen selbst: Wort für Wort, mit Angabe, von wem, wo und wann. Wenn das Archiv nichts dazu sagt, sage ich das.
start-examples = Fragen Sie mich zum Beispiel:
start-ask = Fragen Sie mich, wer was gesagt hat, worüber und wann.
button-ask = Frage { $number }
start-end = Mehr erfahren Sie mit /help, die Sprache ändern Sie mit /language.
help = Fragen Sie in einfachen Worten: wer was gesagt hat, worüber, wann.

    • Hier: Schreiben Sie einfach Ihre Frage. Eine kurze Nachfrage („Und zum Haushalt?“) knüpft an die letzte Antwort an; /new beginnt neu.
    • In einer Gruppe: /ask und die Frage oder antworten Sie auf eine meiner Nachrichten.
    • In jedem Chat: mein Name mit @ und einige Worte, dann wählen Sie eine Stelle zum Senden.

    Unter jeder Antwort heißt „wörtlich“, dass die Worte im Artikel in Anführungszeichen stehen, und „sinngemäß“, dass die Redaktion sie gewählt hat. Die nummerierten Schaltflächen öffnen die Stelle und die Quelle.

    /check – die Zitate eines Textes mit dem Archiv vergleichen
    /latest – die neuesten Aussagen, auch die einer Person oder zu einem Thema
    /sources – was im Archiv ist und wie aktuell es ist
    /language – die Sprache, die ich spreche
    /feedback – was falsch ist oder fehlt
    /privacy – was ich über Sie speichere und wie Sie es löschen

ask-in = Fragen Sie in einer Sprache des Archivs: { $languages }.

new-begun = Vergessen: Die nächste Frage steht für sich.
new-nothing = Es gab nichts zu vergessen: Die nächste Frage steht für sich.
language-choose = Welche Sprache soll ich sprechen? Zitate, Namen und Titel bleiben, wie sie sind.
language-chosen = Ich spreche jetzt Deutsch. Zitate, Namen und Titel bleiben, wie sie sind.

sources-empty = Das Archiv ist leer.
sources-counts = { $articles } { $articles ->
    [one] Artikel
   *[other] Artikel
} mit { $statements } { $statements ->
    [one] Aussage
   *[other] Aussagen
} von { $speakers } { $speakers ->
    [one] Person oder Stelle
   *[other] Personen und Stellen
}.
sources-period = Vom { $since } bis zum { $until }.
sources-as-of = Stand: { $moment }.
sources-more = … und { $count } weitere.
source-newest = • { $name }: neuester Artikel { $day }, { $ago }
source-undated = • { $name }: ohne Datum
source-failing = { $line } (zurzeit nicht erreichbar)
source-of-files = • { $name }: { $articles } { $articles ->
    [one] Artikel
   *[other] Artikel
}, der neueste { $day }, { $ago }
source-of-files-undated = • { $name }: { $articles } { $articles ->
    [one] Artikel
   *[other] Artikel
}, ohne Datum
outlet-unnamed = Medium ohne Namen
ago-today = heute
ago-minutes = vor { $count } { $count ->
    [one] Minute
   *[other] Minuten
}
ago-hours = vor { $count } { $count ->
    [one] Stunde
   *[other] Stunden
}
ago-days = vor { $count } { $count ->
    [one] Tag
   *[other] Tagen
}

# Shown by Telegram in the menu of commands.
menu-start = Beginnen, mit Fragen zum Ausprobieren
menu-help = Wie man fragt und wie man eine Antwort liest
menu-ask = Das Archiv fragen: /ask und die Frage
menu-check = Die Zitate eines Textes prüfen
menu-sources = Was im Archiv ist und wie aktuell es ist
menu-latest = Die neuesten Aussagen, auch einer Person oder zu einem Thema
menu-new = Ein neues Gespräch beginnen
menu-language = Die Sprache ändern, die ich spreche
menu-privacy = Was ich über Sie speichere und wie Sie es löschen
menu-feedback = Melden, was falsch ist oder fehlt
menu-status = Der Zustand des Bots und seines Archivs
menu-reindex = Das Archiv auf den neuesten Stand bringen
menu-allow = Wer fragen darf
