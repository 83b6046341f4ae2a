# An answer's public page, and an article as it was cited.
button-share = Condividere questa risposta
button-open-shared = Aprire la sua pagina
button-stop-sharing = Smettere di condividere
button-open-cited = L’articolo com’era citato
share-told = Condiviso: chiunque abbia il link alla pagina può leggere la Sua domanda e questa risposta, ma non chi ha chiesto. «Smettere di condividere» toglie la pagina.
share-stopped = Non più condiviso: il link non funziona più.
share-not-yours = Solo chi ha fatto la domanda può condividerla.
