# What readers say of answers.
complaint-wrong-speaker = Mauvaise personne
complaint-not-what-it-says = Ce n’est pas ce qui est dit
complaint-outdated = Périmé
feedback-thanks = Merci, c’est noté.
feedback-taken-back = Retiré.
feedback-too-late = Cette réponse n’est plus conservée, je ne peux donc rien y noter.
feedback-usage = Écrivez votre remarque après la commande, par exemple :
    /feedback les dates sont difficiles à trouver

    Pour une remarque sur une réponse, envoyez la commande en réponse à celle-ci ou utilisez les boutons : 👍 et 👎 sous une réponse ; « Mauvaise personne », « Ce n’est pas ce qui est dit » et « Périmé » sous un passage ouvert.

remark-thanks = Merci, votre remarque est notée.
remark-thanks-answer = Merci, votre remarque sur cette réponse est notée.
