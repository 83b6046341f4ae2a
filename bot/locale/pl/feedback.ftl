# What readers say of answers.
complaint-wrong-speaker = Nie ta osoba
complaint-not-what-it-says = Nie to powiedziano
complaint-outdated = Nieaktualne
feedback-thanks = Dziękuję, zapisane.
feedback-taken-back = Wycofane.
feedback-too-late = Tej odpowiedzi już nie przechowuję, więc nie mogę niczego do niej zapisać.
feedback-usage = Proszę napisać uwagę po poleceniu, na przykład:
    /feedback trudno znaleźć daty

    Aby napisać o jednej odpowiedzi, proszę wysłać polecenie jako odpowiedź na nią albo użyć przycisków: 👍 i 👎 pod odpowiedzią; „Nie ta osoba”, „Nie to powiedziano” i „Nieaktualne” pod otwartym fragmentem.

remark-thanks = Dziękuję, uwaga zapisana.
remark-thanks-answer = Dziękuję, uwaga do tej odpowiedzi zapisana.
