# What the commands say.
language-self = Italiano

start = Rispondo a domande su un archivio di notizie con le dichiarazioni stesse: parola per parola, indicando chi l’ha detto, dove e quando. Se nell’archivio non c’è, glielo dico.
start-examples = Mi chieda, per esempio:
start-ask = Mi chieda chi ha detto che cosa, su che cosa e quando.
button-ask = Domanda { $number }
start-end = /help spiega di più, /language cambia la lingua.
help = Chieda con parole semplici: chi ha detto che cosa, su che cosa, quando.

    • Qui: scriva semplicemente la domanda. «E sul bilancio?» prosegue l’ultima risposta; /new ricomincia da capo.
    • In un gruppo: /ask e la domanda, o risponda a uno dei miei messaggi.
    • In qualsiasi chat: il mio nome con @ e qualche parola, poi scelga un passo da inviare.

    Sotto ogni risposta, «testualmente» significa che le parole sono tra virgolette nell’articolo, e «nelle parole di» che le ha scelte il giornalista. I pulsanti numerati aprono il passo e la fonte.

    /check – confrontare le citazioni di un testo con l’archivio
    /latest – le dichiarazioni più recenti, anche di una persona o su un tema
    /sources – che cosa c’è nell’archivio e quanto è aggiornato
    /language – la lingua che parlo
    /feedback – dire che cosa è sbagliato o manca
    /privacy – che cosa conservo su di Lei e come cancellarlo

ask-in = Chieda in una lingua dell’archivio: { $languages }.

new-begun = Dimenticato: la prossima domanda è a sé.
new-nothing = Non c’era nulla da dimenticare: la prossima domanda è a sé.
language-choose = In quale lingua devo parlare? Citazioni, nomi e titoli restano come sono.
language-chosen = Ora parlo italiano. Citazioni, nomi e titoli restano come sono.

sources-empty = L’archivio è vuoto.
sources-counts = { $articles } { $articles ->
    [one] articolo
   *[other] articoli
} con { $statements } { $statements ->
    [one] dichiarazione
   *[other] dichiarazioni
} di { $speakers } { $speakers ->
    [one] persona o ente
   *[other] persone ed enti
}.
sources-period = Periodo: { $since } – { $until }.
sources-as-of = Aggiornato: { $moment }.
sources-more = … e altri { $count }.
source-newest = • { $name }: articolo più recente { $day }, { $ago }
source-undated = • { $name }: senza date
source-failing = { $line } (per ora non raggiungibile)
source-of-files = • { $name }: { $articles } { $articles ->
    [one] articolo
   *[other] articoli
}, il più recente { $day }, { $ago }
source-of-files-undated = • { $name }: { $articles } { $articles ->
    [one] articolo
   *[other] articoli
}, senza date
outlet-unnamed = Testata senza nome
ago-today = oggi
ago-minutes = { $count } { $count ->
    [one] minuto
   *[other] minuti
} fa
ago-hours = { $count } { $count ->
    [one] ora
   *[other] ore
} fa
ago-days = { $count } { $count ->
    [one] giorno
   *[other] giorni
} fa

# Shown by Telegram in the menu of commands.
menu-start = Inizio, con domande da provare
menu-help = Come fare domande e leggere le risposte
menu-ask = Una domanda all’archivio: /ask e la domanda
menu-check = Verifica le citazioni di un testo
menu-sources = Che cosa c’è nell’archivio e quanto è aggiornato
menu-latest = Le dichiarazioni più recenti, anche per persona o tema
menu-new = Nuova conversazione
menu-language = La lingua che parlo
menu-privacy = Che cosa conservo su di Lei e come cancellarlo
menu-feedback = Segnalazioni: che cosa è sbagliato o manca
menu-status = Lo stato del bot e del suo archivio
menu-reindex = Aggiornamento dell’archivio
menu-allow = Chi può chiedere
