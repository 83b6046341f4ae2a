# Said at the gate.
access-private = Só respondo a quem os meus administradores admitiram. Avisei a eles que você quer perguntar. Se a admissão demorar, envie a eles o seu identificador: { $id }
access-group = Só respondo nos grupos que os meus administradores admitiram. Já avisei a eles sobre este; o identificador é { $id }
access-granted = Você já pode perguntar. Pergunte o que alguém disse ou envie /help.
limit-questions = São mais perguntas do que consigo atender de uma vez, por isso deixei esta de lado. Faça-a de novo daqui a { $seconds } { $seconds ->
    [one] segundo
   *[other] segundos
}, por favor.
limit-taps = Rápido demais para mim: tente de novo daqui a { $seconds } { $seconds ->
    [one] segundo
   *[other] segundos
}, por favor.
busy = Há muita gente perguntando agora, por isso deixei esta pergunta de lado. Faça-a de novo daqui a um minuto, por favor.
queue-note = Antes da sua há { $before ->
    [one] uma pergunta
   *[other] { NUMBER($before, useGrouping: 0) } perguntas
}.
