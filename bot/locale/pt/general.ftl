# Said wherever nothing else fits.
apology = Desculpe, não consegui responder: algo deu errado do meu lado. Tente mais tarde, por favor.
text-only = Só leio texto. Escreva uma pergunta ou /help.
too-long = É longo demais para mim: pergunte com { $characters } caracteres no máximo, por favor.
unknown-command = Não conheço esse comando. Escreva uma pergunta ou /help.
ask-usage = Escreva a pergunta depois do comando: /ask o que disse Rutte sobre as garantias de segurança?
