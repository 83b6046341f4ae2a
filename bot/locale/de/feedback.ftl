# What readers say of answers.
complaint-wrong-speaker = Falsche Person
complaint-not-what-it-says = Das steht da nicht
complaint-outdated = Veraltet
feedback-thanks = Danke, vermerkt.
feedback-taken-back = Zurückgenommen.
feedback-too-late = Diese Antwort ist nicht mehr gespeichert, deshalb kann ich dazu nichts vermerken.
feedback-usage = Schreiben Sie Ihre Anmerkung hinter den Befehl, zum Beispiel:
    /feedback die Daten sind schwer zu finden

    Für eine Anmerkung zu einer bestimmten Antwort senden Sie den Befehl als Antwort darauf oder nutzen Sie die Schaltflächen: 👍 und 👎 unter einer Antwort; „Falsche Person“, „Das steht da nicht“ und „Veraltet“ unter einer geöffneten Stelle.

remark-thanks = Danke, Ihre Anmerkung ist vermerkt.
remark-thanks-answer = Danke, Ihre Anmerkung zu dieser Antwort ist vermerkt.
