# What is kept, and the buttons below it.
privacy = Co przechowuję i po co

    • Pytania z odpowiedziami i cytatami, identyfikator w Telegramie i czat: aby działały przyciski pod odpowiedziami i można było pytać dalej. Przez { NUMBER($months, useGrouping: 0) } { $months ->
        [one] miesiąc
        [few] miesiące
       *[many] miesięcy
    }.
    • Ostatnią odpowiedź w naszej rozmowie, do dalszych pytań: do /new; po kilku godzinach nie jest już używana.
    • Opinie o odpowiedziach: 👍 👎, zastrzeżenia i uwagi, aby poprawiać błędy. Pozostają z odpowiedzią, dopóki nie zostaną wycofane lub usunięte.
    • Udostępnione odpowiedzi: każda ma stronę z pytaniem i odpowiedzią, ale bez tego, kto pytał. Każdy, kto ma link, może ją czytać, dopóki udostępnianie trwa lub odpowiedź nie zostanie usunięta.
    • Wybrany język, do czasu usunięcia.
    • Jeśli dostępu jeszcze nie ma: nazwę użytkownika, aby administratorzy wiedzieli, kto prosi, najwyżej przez miesiąc. Po uzyskaniu dostępu pozostaje się na ich liście, dopóki któryś z nich tego nie zmieni.

    Wiadomość z Telegrama jest przechowywana do chwili odpowiedzi. Potem przez tydzień zostają tylko jej numer oraz identyfikatory czatu i nadawcy. Imienia, numeru telefonu i innych wiadomości w grupie nie przechowuję. Wcześniejsze kopie zapasowe zawierają jeszcze to, co usunięto.

    Te dane mogą czytać osoby prowadzące tego bota. Nikt inny niczego nie dostaje poza tym, co udostępniono{ $model ->
        [yes] ; dostawca modelu językowego dostaje pytania z cytatami, które na nie odpowiadają, bez nazwiska i identyfikatora
       *[no] {""}
    }.

privacy-in-group = W czacie prywatnym ze mną /privacy pokazuje też przyciski do eksportu i usunięcia danych.
button-export = Eksportuj moje dane
button-erase = Usuń moje dane
button-unshare = Zakończ udostępnianie ({ NUMBER($count, useGrouping: 0) } { $count ->
    [one] odpowiedź
    [few] odpowiedzi
   *[many] odpowiedzi
})
privacy-unshared = { $count ->
    [0] Nic nie było udostępnione.
    [one] Udostępnianie zakończone: link do strony już nie działa.
   *[other] Udostępnianie zakończone: linki do stron ({ NUMBER($count, useGrouping: 0) }) już nie działają.
}
button-erase-yes = Tak, usuń
button-erase-no = Nie, zostaw
privacy-export = Przechowywane dane, stan na { $day }.
privacy-erase-sure = Usunąć wszystkie pytania z odpowiedziami, udostępnione strony, opinie i uwagi oraz język? Przyciski pod wcześniejszymi odpowiedziami przestaną działać. Tego nie można cofnąć.
privacy-erased = Usunięto. Przez tydzień zostają numery wiadomości z identyfikatorem; nic więcej.
privacy-not-erased = Niczego nie usunięto.
