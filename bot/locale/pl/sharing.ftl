# An answer's public page, and an article as it was cited.
button-share = Udostępnij tę odpowiedź
button-open-shared = Otwórz jej stronę
button-stop-sharing = Zakończ udostępnianie
button-open-cited = Artykuł w cytowanej wersji
share-told = Udostępniono: każdy, kto ma link do strony, może przeczytać pytanie i tę odpowiedź, ale nie to, kto pytał. „Zakończ udostępnianie” usuwa stronę.
share-stopped = Udostępnianie zakończone: link już nie działa.
share-not-yours = Udostępnić to może tylko osoba, która zapytała.
