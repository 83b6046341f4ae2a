# Said at the gate.
access-private = Rispondo solo a chi è stato ammesso dai miei amministratori. Ho detto loro che vorrebbe fare domande. Se l’ammissione tarda, mandi loro il Suo identificativo: { $id }
access-group = Rispondo solo nei gruppi ammessi dai miei amministratori. Ho segnalato loro questo; il suo identificativo è { $id }
access-granted = Ora può fare domande. Mi chieda che cosa ha detto qualcuno, o mandi /help.
limit-questions = Sono più domande di quante ne possa accogliere insieme, perciò ho saltato questa. La rifaccia tra { $seconds } { $seconds ->
    [one] secondo
   *[other] secondi
}, per favore.
limit-taps = Troppo veloce per me: riprovi tra { $seconds } { $seconds ->
    [one] secondo
   *[other] secondi
}, per favore.
busy = In questo momento chiedono in moltissimi, perciò ho saltato questa domanda. La rifaccia tra un minuto, per favore.
queue-note = Prima della Sua { $before ->
    [one] c’è una domanda
   *[other] ci sono { NUMBER($before, useGrouping: 0) } domande
}.
