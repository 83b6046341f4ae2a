# Said wherever nothing else fits.
apology = Przepraszam, nie mogłem odpowiedzieć: coś poszło nie tak po mojej stronie. Proszę spróbować później.
text-only = Czytam tylko tekst. Proszę napisać pytanie albo /help.
too-long = Dla mnie to za długie: proszę zapytać krócej, najwyżej { $characters } znaków.
unknown-command = Nie znam tego polecenia. Proszę napisać pytanie albo /help.
ask-usage = Proszę napisać pytanie po poleceniu: /ask co powiedział Rutte o gwarancjach bezpieczeństwa?
