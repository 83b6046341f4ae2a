# What is kept, and the buttons below it.
privacy = Che cosa conservo e perché

    • Le Sue domande con le risposte e le citazioni, il Suo identificativo Telegram e la chat: perché i pulsanti sotto una risposta funzionino e Lei possa continuare a chiedere. Per { NUMBER($months, useGrouping: 0) } { $months ->
        [one] mese
       *[other] mesi
    }.
    • L’ultima risposta della nostra conversazione, per continuare: fino a /new; dopo qualche ora non si usa più.
    • I Suoi pareri sulle risposte: 👍 👎, reclami e osservazioni, per correggere gli errori. Restano, con la loro risposta, finché Lei non li ritira o cancella.
    • Le risposte che condivide: ognuna ha una pagina con la Sua domanda e la risposta, senza dire chi ha chiesto. Chiunque abbia il link può leggerla finché Lei non smette di condividerla o la risposta è cancellata.
    • La lingua che ha scelto, finché non la cancella.
    • Se non è ancora ammesso: il Suo nome, perché gli amministratori sappiano chi chiede, per un mese al massimo. Una volta ammesso, resta nel loro elenco finché qualcuno di loro non La toglie.

    Un messaggio di Telegram resta finché non ha risposta. Poi ne restano solo il numero e gli identificativi della chat e del mittente, per una settimana. Il Suo nome, il Suo telefono e gli altri messaggi di un gruppo non sono conservati. I backup precedenti contengono ancora ciò che Lei cancella.

    Chi gestisce questo bot può leggere questi dati. Nessun altro ne riceve nulla, salvo ciò che Lei condivide{ $model ->
        [yes] ; il fornitore di un modello linguistico riceve le Sue domande, con le citazioni che vi rispondono, senza il Suo nome né il Suo identificativo
       *[no] {""}
    }.

privacy-in-group = In una chat privata con me, /privacy mostra anche pulsanti per esportare o cancellare i Suoi dati.
button-export = Esporta i miei dati
button-erase = Cancella i miei dati
button-unshare = Non condividere più ({ NUMBER($count, useGrouping: 0) } { $count ->
    [one] risposta
   *[other] risposte
})
privacy-unshared = { $count ->
    [0] Non era condiviso nulla.
    [one] Non più condiviso: il link alla pagina non funziona più.
   *[other] Non più condiviso: i link alle { NUMBER($count, useGrouping: 0) } pagine non funzionano più.
}
button-erase-yes = Sì, cancella
button-erase-no = No, conserva
privacy-export = I Suoi dati conservati (data: { $day }).
privacy-erase-sure = Cancellare tutte le Sue domande con le risposte, le pagine condivise, i Suoi pareri e osservazioni e la lingua scelta? I pulsanti sotto le risposte passate non funzioneranno più. Non si può annullare.
privacy-erased = Cancellato. Per una settimana restano i numeri dei Suoi messaggi con il Suo identificativo; nient’altro.
privacy-not-erased = Non è stato cancellato nulla.
