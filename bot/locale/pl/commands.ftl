# What the commands say.
language-self = Polski

start = Odpowiadam na pytania do archiwum wiadomości samymi wypowiedziami: słowo w słowo, z tym, kto, gdzie i kiedy to powiedział. Jeśli archiwum o tym nie mówi, powiem to.
start-examples = Można zapytać na przykład:
start-ask = Proszę pytać, kto co powiedział, o czym i kiedy.
button-ask = Zapytaj { $number }
start-end = Więcej: /help. Inny język: /language.
help = Proszę pytać prostymi słowami: kto co powiedział, o czym, kiedy.

    • Tutaj: wystarczy napisać pytanie. Krótkie „A co z budżetem?” nawiązuje do ostatniej odpowiedzi; /new zaczyna od nowa.
    • W grupie: /ask i pytanie albo odpowiedź na moją wiadomość.
    • W dowolnym czacie: moja nazwa z @ i kilka słów, a potem wybór fragmentu do wysłania.

    Pod każdą odpowiedzią „dosłownie” znaczy, że słowa są w artykule w cudzysłowie, a „w omówieniu” – że dobrał je dziennikarz. Przyciski z numerami otwierają fragment i źródło.

    /check – porównanie cytatów w tekście z archiwum
    /latest – najnowsze wypowiedzi, także jednej osoby lub na temat
    /sources – co jest w archiwum i jak bardzo jest aktualne
    /language – język, w którym mówię
    /feedback – co jest źle lub czego brakuje
    /privacy – jakie dane przechowuję i jak je usunąć

ask-in = Języki pytań: { $languages }.

new-begun = Zapomniane: następne pytanie będzie osobne.
new-nothing = Nie było czego zapominać: następne pytanie będzie osobne.
language-choose = W jakim języku mam mówić? Cytaty, nazwiska i tytuły pozostają bez zmian.
language-chosen = Teraz mówię po polsku. Cytaty, nazwiska i tytuły pozostają bez zmian.

sources-empty = Archiwum jest puste.
sources-counts = { $articles } { $articles ->
    [one] artykuł
    [few] artykuły
   *[many] artykułów
}, w nich { $statements } { $statements ->
    [one] wypowiedź
    [few] wypowiedzi
   *[many] wypowiedzi
}; cytowani: { $speakers }.
sources-period = Od { $since } do { $until }.
sources-as-of = Stan na { $moment }.
sources-more = … i jeszcze { $count }.
source-newest = • { $name }: najnowszy artykuł { $day }, { $ago }
source-undated = • { $name }: bez dat
source-failing = { $line } (obecnie niedostępne)
source-of-files = • { $name }: { $articles } { $articles ->
    [one] artykuł
    [few] artykuły
   *[many] artykułów
}, najnowszy { $day }, { $ago }
source-of-files-undated = • { $name }: { $articles } { $articles ->
    [one] artykuł
    [few] artykuły
   *[many] artykułów
}, bez dat
outlet-unnamed = Tytuł bez nazwy
ago-today = dzisiaj
ago-minutes = { $count } { $count ->
    [one] minutę
    [few] minuty
   *[many] minut
} temu
ago-hours = { $count } { $count ->
    [one] godzinę
    [few] godziny
   *[many] godzin
} temu
ago-days = { $count } { $count ->
    [one] dzień
    [few] dni
   *[many] dni
} temu

# Shown by Telegram in the menu of commands.
menu-start = Początek, z przykładami pytań
menu-help = Jak pytać i jak czytać odpowiedź
menu-ask = Pytanie do archiwum: /ask i pytanie
menu-check = Sprawdzanie cytatów w tekście
menu-sources = Co jest w archiwum i jak bardzo jest aktualne
menu-latest = Najnowsze wypowiedzi, także osoby lub na temat
menu-new = Nowa rozmowa
menu-language = Język, w którym mówię
menu-privacy = Jakie dane przechowuję i jak je usunąć
menu-feedback = Zgłoszenie, co jest źle lub czego brakuje
menu-status = Stan bota i jego archiwum
menu-reindex = Aktualizacja archiwum
menu-allow = Kto może pytać
