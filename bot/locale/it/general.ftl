# Said wherever nothing else fits.
apology = Mi dispiace, non ho potuto rispondere: qualcosa è andato storto da parte mia. Riprovi più tardi, per favore.
text-only = Leggo solo testo. Scriva una domanda o /help.
too-long = È troppo lungo per me: chieda con { $characters } caratteri al massimo, per favore.
unknown-command = Non conosco questo comando. Scriva una domanda o /help.
ask-usage = Scriva la domanda dopo il comando: /ask che cosa ha detto Rutte sulle garanzie di sicurezza?
