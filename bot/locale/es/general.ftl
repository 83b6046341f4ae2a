# Said wherever nothing else fits.
apology = Lo siento, no he podido responder: algo ha fallado por mi parte. Inténtelo más tarde, por favor.
text-only = Solo leo texto. Escriba una pregunta o /help.
too-long = Es demasiado largo para mí: pregunte con { $characters } caracteres como mucho, por favor.
unknown-command = No conozco ese comando. Escriba una pregunta o /help.
ask-usage = Escriba la pregunta después del comando: /ask ¿qué dijo Rutte sobre las garantías de seguridad?
