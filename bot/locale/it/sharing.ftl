# An answer's public page, and an article as it was cited.
button-share = Condividi questa risposta
button-open-shared = Apri la sua pagina
button-stop-sharing = Non condividere più
button-open-cited = L’articolo come fu citato
share-told = Condiviso: chiunque abbia il link alla pagina può leggere la Sua domanda e questa risposta, senza sapere chi ha chiesto. «Non condividere più» toglie la pagina.
share-stopped = Non più condiviso: il link non funziona più.
share-not-yours = Solo chi ha fatto la domanda può condividerla.
