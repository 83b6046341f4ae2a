# An answer's public page, and an article as it was cited.
button-share = Partager cette réponse
button-open-shared = Ouvrir sa page
button-stop-sharing = Cesser de partager
button-open-cited = L’article tel qu’il a été cité
share-told = Partagé : toute personne ayant le lien peut lire votre question et cette réponse, sans savoir qui l’a posée. « Cesser de partager » retire la page.
share-stopped = Plus partagé : le lien ne fonctionne plus.
share-not-yours = Seule la personne qui a posé la question peut partager.
