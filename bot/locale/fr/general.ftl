# Said wherever nothing else fits.
apology = Désolé, je n’ai pas pu répondre : quelque chose s’est mal passé de mon côté. Réessayez plus tard, s’il vous plaît.
text-only = Je ne lis que du texte. Écrivez une question ou /help.
too-long = C’est trop long pour moi : posez votre question en { $characters } caractères au plus, s’il vous plaît.
unknown-command = Je ne connais pas cette commande. Écrivez une question ou /help.
ask-usage = Écrivez la question après la commande : /ask qu’a dit Rutte sur les garanties de sécurité ?
