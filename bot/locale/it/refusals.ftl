# Why there is no answer.
archive-empty = L’archivio è vuoto: esegua onrecord index con gli articoli in cui cercare.
question-too-long = Sono { $characters } caratteri; chieda con { $most } al massimo, per esempio: che cosa ha detto la sindaca sul ponte?
question-without-words = Chieda a parole, per esempio: che cosa ha detto la sindaca sul ponte?
on-topic = { " su " }«{ $topic }»
on-this = { " su questo" }
nothing-answers = Nulla nell’archivio risponde a questo.
nothing-answers-on = Nulla nell’archivio risponde a questo: non è citato nessuno{ $about }.
role-not-quoted = Non è citato{ $about } nessuno che un articolo chiami «{ $name }».
quoted-but = L’archivio cita { $people } in { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] articolo
   *[other] articoli
}{ $persons ->
    [one] { "" }
   *[other] { " in tutto" }
}, ma nelle loro parole non si è trovato nulla{ $about }.
did-you-mean = Intendeva { $names }?
no-outlet = L’archivio non ha nessuna testata di nome { $name }.
no-outlet-but = L’archivio non ha nessuna testata di nome { $name }: ha { $outlets }.
time-after = L’archivio non ha articoli del periodo richiesto ({ $period }): il più recente porta la data { $newest }.
time-before = L’archivio non ha articoli del periodo richiesto ({ $period }): il più vecchio porta la data { $oldest }.
only-day = Nell’archivio: { articles-searched } nel periodo { $since } – { $until }; si è cercato solo in un giorno, { $first }.
only-time = Nell’archivio: { articles-searched } nel periodo { $since } – { $until }; si è cercato solo nel periodo { $first } – { $last }.
only-outlet-day = Nell’archivio: { articles-searched } nel periodo { $since } – { $until }; si è cercato solo in { $publisher } e in un giorno, { $first }.
only-outlet-time = Nell’archivio: { articles-searched } nel periodo { $since } – { $until }; si è cercato solo in { $publisher } nel periodo { $first } – { $last }.
articles-searched = { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] articolo
   *[other] articoli
}
searched = Cercato in: { articles-searched }.
searched-time = Cercato in: { articles-searched } nel periodo { $since } – { $until }.
searched-outlet = Cercato in: { articles-searched }, solo quelli di { $publisher }.
searched-outlet-time = Cercato in: { articles-searched } nel periodo { $since } – { $until }, solo quelli di { $publisher }.
foreign-language = Lingua della domanda, a quanto pare: { $language }. Lingue dell’archivio: { $own }. Chieda in una di queste, per favore: { $either }.
nobody-called-in = Gli articoli dell’archivio in queste lingue non citano nessuno di nome { $name }: { $languages }.
language-name = { $name ->
    [german] tedesco
    [french] francese
    [spanish] spagnolo
    [italian] italiano
    [portuguese] portoghese
    [dutch] olandese
    [polish] polacco
    [swedish] svedese
    [turkish] turco
    [danish] danese
    [norwegian] norvegese
    [czech] ceco
    [romanian] romeno
    [hungarian] ungherese
    [finnish] finlandese
    [english] inglese
    [ukrainian] ucraino
    [russian] russo
    [arabic] arabo
    [chinese] cinese
    [japanese] giapponese
    [korean] coreano
    [greek] greco
    [hebrew] ebraico
    [bengali] bengalese
    [tamil] tamil
    [thai] thailandese
    [georgian] georgiano
    [armenian] armeno
    [amharic] amarico
    [another-language] un’altra lingua
    [arabic-or-another-language-in-arabic-letters] arabo o un’altra lingua in caratteri arabi
    [chinese-or-japanese] cinese o giapponese
    [hindi-or-another-language-in-devanagari-letters] hindi o un’altra lingua in devanagari
   *[any] { $english }
}
