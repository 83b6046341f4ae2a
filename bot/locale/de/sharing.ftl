# An answer's public page, and an article as it was cited.
button-share = Diese Antwort teilen
button-open-shared = Ihre Seite öffnen
button-stop-sharing = Teilen beenden
button-open-cited = Der Artikel, wie er zitiert wurde
share-told = Geteilt: Wer den Link zur Seite hat, kann Ihre Frage und diese Antwort lesen, aber nicht, wer gefragt hat. „Teilen beenden“ entfernt die Seite.
share-stopped = Nicht mehr geteilt: Der Link funktioniert nicht mehr.
share-not-yours = Das kann nur teilen, wer die Frage gestellt hat.
