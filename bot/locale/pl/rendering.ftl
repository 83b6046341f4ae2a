# A message that shows an answer, its buttons, and the passage that a citation opens.
from-article = Z artykułu
speaker-not-named = Nie ustalono, kto mówi
manner = { $polarity ->
    [denied] zaprzeczenie
    [asked] pytanie, nie twierdzenie
    [declined] odmowa odpowiedzi
    [hypothetical] przypuszczenie, nie twierdzenie
   *[said] { "" }
}
reporter-words = słowami dziennikarza
source-unnamed = Źródło bez nazwy i daty
nearest-heading = Najbliższe wypowiedzi
nearest-note = (nie odpowiadają na pytanie)
further-heading = Dalsze wypowiedzi
statement-withdrawn = Wycofano: tej wypowiedzi już się nie pokazuje.
statement-damaged = Nie pokazano: zapisany tekst tego artykułu jest uszkodzony.
cut-here = … (tu ucięto; reszta jest w źródle)
as-of = Stan archiwum: { $day }, { $time } UTC.
empty-as-of = Archiwum jest puste.

day-short = { $day } { $month ->
    [1] sty
    [2] lut
    [3] mar
    [4] kwi
    [5] maj
    [6] cze
    [7] lip
    [8] sie
    [9] wrz
    [10] paź
    [11] lis
   *[12] gru
}
day-short-year = { day-short } { $year }
month = { $month ->
    [1] styczeń
    [2] luty
    [3] marzec
    [4] kwiecień
    [5] maj
    [6] czerwiec
    [7] lipiec
    [8] sierpień
    [9] wrzesień
    [10] październik
    [11] listopad
   *[12] grudzień
} { $year }
since-day = od { $since }
until-day = do { $until }
from-day-to-day = { $since } – { $until }

button-more = Więcej ({ $count }) ›
button-closest = Najbliższe ({ $count }) ›
button-back = ‹ Wstecz
button-copy = Kopiuj cytat
button-open = Otwórz artykuł
button-drop = ✕ { $what }
button-without-period = Szukaj bez okresu ({ $period })

passage-changed = Artykuł od tego czasu się zmienił. Te słowa były w wersji { $cited }, a nie ma ich w wersji { $current }.
passage-nearest-now = Najbliższe słowa w wersji { $current }:
passage-nothing-near = Usunięto je: w wersji { $current } nie ma nic podobnego.
tap-unknown-answer = Nie mam już tej odpowiedzi. Proszę zapytać ponownie.
tap-withdrawn = Tę wypowiedź wycofano: już jej nie pokazuję.
tap-damaged = Zapisany tekst tego artykułu jest uszkodzony, więc nie pokażę tej wypowiedzi, dopóki artykuł nie zostanie odczytany ponownie.
tap-not-droppable = Bez tego nie zostałoby nic do zapytania.
tap-unknown-button = Ten przycisk już nie działa. Proszę zapytać ponownie.
tap-failed = Przepraszam, trwało to zbyt długo. Proszę spróbować później.
