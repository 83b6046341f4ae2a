# Said wherever nothing else fits.
apology = Sorry, I could not answer this: something went wrong on my side. Please try again later.
text-only = I can only read text. Write a question, or /help.
too-long = This is too long for me: please ask in at most { $characters } characters.
unknown-command = I do not know this command. Write a question, or /help.
ask-usage = Write the question after the command: /ask what did Rutte say about security guarantees?
