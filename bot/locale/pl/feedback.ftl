# What readers say of answers.
complaint-wrong-speaker = Nie ta osoba
complaint-not-what-it-says = Źródło tego nie mówi
complaint-outdated = Nieaktualne
feedback-thanks = Dziękuję, zapisano.
feedback-taken-back = Wycofano.
feedback-too-late = Tej odpowiedzi już nie przechowuję, więc nie mogę niczego do niej zapisać.
feedback-usage = Proszę napisać uwagę po poleceniu, na przykład:
    /feedback trudno znaleźć daty

    Aby napisać o jednej odpowiedzi, proszę wysłać polecenie jako odpowiedź na nią albo użyć przycisków: 👍 i 👎 pod odpowiedzią; „Nie ta osoba”, „Źródło tego nie mówi” i „Nieaktualne” pod otwartym fragmentem.

remark-thanks = Dziękuję, uwaga została zapisana.
remark-thanks-answer = Dziękuję, uwaga do tej odpowiedzi została zapisana.
