# Said at the gate.
access-private = Solo respondo a quienes han admitido mis administradores. Les he dicho que usted quiere preguntar. Si no le admiten pronto, envíeles su identificador: { $id }
access-group = Solo respondo en los grupos que han admitido mis administradores. Les he hablado de este; su identificador es { $id }
access-granted = Ya puede preguntar. Pregúnteme qué dijo alguien, o envíe /help.
limit-questions = Son más preguntas de las que puedo atender a la vez, así que he omitido esta. Hágala de nuevo dentro de { $seconds } { $seconds ->
    [one] segundo
   *[other] segundos
}, por favor.
limit-taps = Demasiado rápido para mí: inténtelo de nuevo dentro de { $seconds } { $seconds ->
    [one] segundo
   *[other] segundos
}, por favor.
busy = Ahora mismo pregunta muchísima gente, así que he omitido esta pregunta. Hágala de nuevo dentro de un minuto, por favor.
queue-note = Antes de la suya hay { $before ->
    [one] una pregunta
   *[other] { NUMBER($before, useGrouping: 0) } preguntas
}.
