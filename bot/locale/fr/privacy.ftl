# What is kept, and the buttons below it.
privacy = Ce que je conserve et pourquoi

    • Vos questions avec leurs réponses et leurs citations, votre identifiant Telegram et la discussion : pour que les boutons sous une réponse fonctionnent et que vous puissiez poursuivre. Pendant { NUMBER($months, useGrouping: 0) } mois.
    • La dernière réponse de notre conversation, pour la suite : jusqu’à /new ; elle ne sert plus après quelques heures.
    • Vos avis sur les réponses : 👍 👎, réclamations et remarques, pour corriger les erreurs. Ils sont conservés, avec leur réponse, jusqu’à ce que vous les retiriez ou les effaciez.
    • Les réponses que vous partagez : chacune a une page avec votre question et la réponse, sans dire qui l’a posée. Toute personne ayant le lien peut la lire jusqu’à ce que vous cessiez de partager ou que la réponse soit effacée.
    • La langue que vous avez choisie, jusqu’à ce que vous l’effaciez.
    • Si vous n’êtes pas encore admis : votre nom, pour que les administrateurs sachent qui demande, un mois au plus. Une fois admis, vous restez sur leur liste jusqu’à ce que l’un d’eux vous en retire.

    Un message de Telegram est conservé jusqu’à sa réponse. Ensuite, il n’en reste que le numéro et les identifiants de la discussion et de l’expéditeur, pendant une semaine. Votre nom, votre numéro de téléphone et les autres messages d’un groupe ne sont pas conservés. Les sauvegardes antérieures contiennent encore ce que vous effacez.

    Les exploitants de ce bot peuvent lire ces données. Personne d’autre n’en reçoit rien, sauf ce que vous partagez{ $model ->
        [yes] ; le fournisseur d’un modèle de langage reçoit vos questions, avec les citations qui y répondent, sans votre nom ni votre identifiant
       *[no] {""}
    }.

privacy-in-group = Dans une discussion privée avec moi, /privacy montre aussi des boutons pour exporter ou effacer vos données.
button-export = Exporter mes données
button-erase = Effacer mes données
button-unshare = Cesser de partager ({ NUMBER($count, useGrouping: 0) } { $count ->
    [one] réponse
   *[other] réponses
})
privacy-unshared = { $count ->
    [0] Rien n’était partagé.
    [one] Plus partagé : le lien vers la page ne fonctionne plus.
   *[other] Plus partagé : les liens vers les { NUMBER($count, useGrouping: 0) } pages ne fonctionnent plus.
}
button-erase-yes = Oui, effacer
button-erase-no = Non, garder
privacy-export = Vos données conservées, au { $day }.
privacy-erase-sure = Effacer toutes vos questions avec leurs réponses, les pages partagées, vos avis et remarques, et la langue choisie ? Les boutons sous les réponses passées ne fonctionneront plus. C’est définitif.
privacy-erased = Effacé. Pendant une semaine, il reste les numéros de vos messages avec votre identifiant ; rien d’autre.
privacy-not-erased = Rien n’a été effacé.
