# Said at the gate.
access-private = Odpowiadam tylko osobom, którym moi administratorzy dali dostęp. Przekazałem im tę prośbę. Jeśli dostęp nie pojawi się wkrótce, proszę wysłać im swój identyfikator: { $id }
access-group = Odpowiadam tylko w grupach, którym moi administratorzy dali dostęp. O tej już wiedzą; jej identyfikator to { $id }
access-granted = Można już pytać. Proszę zapytać, co ktoś powiedział, albo wysłać /help.
limit-questions = To więcej pytań, niż mogę przyjąć naraz, więc to pominąłem. Proszę zadać je ponownie za { $seconds } { $seconds ->
    [one] sekundę
    [few] sekundy
   *[many] sekund
}.
limit-taps = Dla mnie to za szybko: proszę spróbować za { $seconds } { $seconds ->
    [one] sekundę
    [few] sekundy
   *[many] sekund
}.
busy = Teraz pyta bardzo wiele osób, więc to pytanie pominąłem. Proszę zadać je ponownie za minutę.
queue-note = W kolejce przed tym pytaniem: { NUMBER($before, useGrouping: 0) } { $before ->
    [one] pytanie
    [few] pytania
   *[many] pytań
}.
