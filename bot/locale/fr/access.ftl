# Said at the gate.
access-private = Je ne réponds qu’aux personnes admises par mes administrateurs. Je leur ai dit que vous souhaitez poser des questions. Si vous n’êtes pas admis bientôt, envoyez-leur votre identifiant : { $id }
access-group = Je ne réponds que dans les groupes admis par mes administrateurs. Je leur ai signalé celui-ci ; son identifiant est { $id }
access-granted = Vous pouvez maintenant poser des questions. Demandez-moi ce que quelqu’un a dit, ou envoyez /help.
limit-questions = C’est plus de questions que je ne peux en prendre à la fois, je n’ai donc pas pris celle-ci. Posez-la de nouveau dans { $seconds } { $seconds ->
    [one] seconde
   *[other] secondes
}, s’il vous plaît.
limit-taps = Trop rapide pour moi : réessayez dans { $seconds } { $seconds ->
    [one] seconde
   *[other] secondes
}, s’il vous plaît.
busy = Beaucoup de monde pose des questions en ce moment, je n’ai donc pas pris celle-ci. Posez-la de nouveau dans une minute, s’il vous plaît.
queue-note = Avant la vôtre, il y a { $before ->
    [one] une question
   *[other] { NUMBER($before, useGrouping: 0) } questions
}.
