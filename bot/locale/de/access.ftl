# Said at the gate.
access-private = Ich antworte nur Personen, die meine Admins zugelassen haben. Ich habe ihnen gesagt, dass Sie fragen möchten. Wenn Sie nicht bald zugelassen werden, schicken Sie ihnen Ihre ID: { $id }
access-group = Ich antworte nur in Gruppen, die meine Admins zugelassen haben. Diese habe ich ihnen gemeldet; ihre ID ist { $id }
access-granted = Sie sind zugelassen. Fragen Sie mich, was jemand gesagt hat, oder senden Sie /help.
limit-questions = Das sind mehr Fragen, als ich auf einmal annehmen kann, deshalb habe ich diese ausgelassen. Bitte stellen Sie sie in { $seconds } { $seconds ->
    [one] Sekunde
   *[other] Sekunden
} noch einmal.
limit-taps = Zu schnell für mich: Bitte versuchen Sie es in { $seconds } { $seconds ->
    [one] Sekunde
   *[other] Sekunden
} noch einmal.
busy = Gerade fragen sehr viele Leute, deshalb habe ich diese Frage ausgelassen. Bitte stellen Sie sie in einer Minute noch einmal.
queue-note = Vor Ihrer Frage { $before ->
    [one] ist noch eine
   *[other] sind noch { NUMBER($before, useGrouping: 0) }
} an der Reihe.
