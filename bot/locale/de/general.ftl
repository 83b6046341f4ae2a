# Said wherever nothing else fits.
apology = Entschuldigung, das konnte ich nicht beantworten: Bei mir ist etwas schiefgegangen. Bitte versuchen Sie es später noch einmal.
text-only = Ich kann nur Text lesen. Schreiben Sie eine Frage oder /help.
too-long = Das ist zu lang für mich: Bitte fragen Sie mit höchstens { $characters } Zeichen.
unknown-command = Diesen Befehl kenne ich nicht. Schreiben Sie eine Frage oder /help.
ask-usage = Schreiben Sie die Frage hinter den Befehl: /ask Was sagte Rutte über Sicherheitsgarantien?
