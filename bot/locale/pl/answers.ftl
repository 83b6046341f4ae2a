# The words around the quotes. A quote, a name and an outlet are put in as they stand.
day = { $day } { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
} { $year }
names = { $first } i { $last }
either = { $first } albo { $last }

speaker-unidentified = Nie ustalono, kto mówi
article-undated = Artykuł bez daty
deed = { $polarity ->
    [denied] zaprzeczenie
    [asked] pytanie, nie twierdzenie
    [declined] odmowa odpowiedzi
    [hypothetical] przypuszczenie, nie twierdzenie
   *[said] { "" }
}
own-words = { $gender ->
   *[unknown] dosłownie
}
in-own-words = { own-words }
partly-in-own-words = częściowo { own-words }
reported = w omówieniu
reported-by = w omówieniu ({ $where })
further = Ponadto { $credit }
also-in-outlets = także w { NUMBER($count, useGrouping: 0) } { $count ->
    [one] innym tytule
    [few] innych tytułach
   *[many] innych tytułach
}
also-in-articles = także w { NUMBER($count, useGrouping: 0) } { $count ->
    [one] innym artykule
    [few] innych artykułach
   *[many] innych artykułach
}
vanished = nie ma już u źródła (stwierdzono { $day })
quoted-from = język oryginału: { $language }
corrected = Sprostowanie redakcji: { $note }
outlet-added = Redakcja dodała do tego artykułu: { $note }

described-as = Osoby opisane jako „{ $role }”: { $names }.
articles-call = { $name } w artykułach: { $roles }.
only-articles-say = Autor wypowiedzi: { $name }. Żadnej na ten temat nie znaleziono; w samych artykułach czytamy:
quoted-on-this = Na ten temat wypowiadają się: { $names }.
newest-first = Najpierw najnowsze.
taken-for = Przyjmuję, że „{ $name }” to { $people }.
article-names-nobody = Artykuł nie podaje, kto to; czytamy w nim:
others-on-this = Inni na ten temat: { $names }.
nearest-words = Nikt nie mówi tego dosłownie; najbliższe są słowa: { $names }.
prose-note = (Tekst ułożył model językowy; każde zdanie porównano z cytatem, do którego odsyła.)
in-turn = Najpierw { $first }, potem { $then }.
silent-on-this = Nie znaleziono wypowiedzi na ten temat: { $names }.
nobody-called = W archiwum nie cytuje się nikogo o nazwisku „{ $name }”.
words-on-this = Słowa na ten temat ({ $names }):
words-are-others = Słowa na ten temat ({ $names }) są inne:
no-denial-on-this = Słowa na ten temat ({ $names }); żadnych nie podano jako zaprzeczenie:
denials-on-this = Słowa na ten temat ({ $names }); jako zaprzeczenie { $count ->
    [one] podano
    [few] podano cytaty
   *[many] podano cytaty
} { $which }:
contradiction = { $count ->
    [one] Jest tu zaprzeczenie
    [few] Są tu zaprzeczenia
   *[many] Są tu zaprzeczenia
} ({ $names }) tego, o czym mówią inni: proszę porównać słowa i daty.
nothing-quoted = W archiwum nikogo się jeszcze nie cytuje.
cannot-tell-speakers = OnRecord nie umie jeszcze ustalić, kto mówi, gdy język artykułu to { $languages }.
cannot-tell-speakers-but = OnRecord nie umie jeszcze ustalić, kto mówi, gdy język artykułu to { $languages }; w artykułach czytamy:
other-reading = A może chodziło o tę osobę: { $name }?
closest-of = Wypowiedzi w archiwum ({ $name }): { $statements }. Żadna nie dotyczy tego wprost.
said-by-others = Nie znaleziono wypowiedzi: { $name }. Na ten temat mówią inni ({ $names }):
