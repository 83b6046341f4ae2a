# The words around the quotes. A quote, a name and an outlet are put in as they stand.
day = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
} { $year }
names = { $first } и { $last }
either = { $first } или { $last }

speaker-unidentified = Кто говорит, не установлено
article-undated = Статья без даты
deed = { $polarity ->
    [denied] опровержение
    [asked] вопрос, не утверждение
    [declined] отказ отвечать
    [hypothetical] предположение, не утверждение
   *[said] { "" }
}
own-words = { $gender ->
   *[unknown] дословно
}
in-own-words = { own-words }
partly-in-own-words = отчасти { own-words }
reported = в пересказе
reported-by = в пересказе ({ $where })
further = Также { $credit }
also-in-outlets = ещё в { NUMBER($count, useGrouping: 0) } { $count ->
    [one] издании
    [few] изданиях
   *[many] изданиях
}
also-in-articles = ещё в { NUMBER($count, useGrouping: 0) } { $count ->
    [one] статье
    [few] статьях
   *[many] статьях
}
vanished = на сайте источника больше нет (обнаружено { $day })
quoted-from = язык оригинала: { $language }
corrected = Исправление издания: { $note }
outlet-added = Издание добавило к этой статье: { $note }

described-as = Кого статьи описывают как «{ $role }»: { $names }.
articles-call = { $name } в статьях: { $roles }.
only-articles-say = Автор высказываний: { $name }. Об этом ничего не найдено; в самих статьях сказано:
quoted-on-this = Об этом цитируют: { $names }.
newest-first = Сначала самые новые.
taken-for = Считаю, что «{ $name }» — это { $people }.
article-names-nobody = Статья не называет, кто это; в ней сказано:
others-on-this = Другие об этом: { $names }.
nearest-words = Дословно этого никто не говорит; ближе всего по смыслу слова: { $names }.
prose-note = (Текст составила языковая модель; каждое предложение сверено с цитатой, на которую оно ссылается.)
in-turn = Сначала { $first }, затем { $then }.
silent-on-this = Об этом не найдено высказываний: { $names }.
nobody-called = Имени «{ $name }» среди цитируемых в архиве нет.
words-on-this = Слова об этом ({ $names }):
words-are-others = Слова об этом ({ $names }) другие:
no-denial-on-this = Слова об этом ({ $names }); ни одни не поданы как опровержение:
denials-on-this = Слова об этом ({ $names }); как опровержение { $count ->
    [one] подана цитата
    [few] поданы цитаты
   *[many] поданы цитаты
} { $which }:
contradiction = Здесь есть { $count ->
    [one] опровержение
    [few] опровержения
   *[many] опровержения
} ({ $names }) того, о чём говорят другие: сравните слова и даты.
nothing-quoted = В архиве пока нет ничьих слов.
cannot-tell-speakers = OnRecord пока не умеет определять говорящих, когда язык статьи — { $languages }.
cannot-tell-speakers-but = OnRecord пока не умеет определять говорящих, когда язык статьи — { $languages }; в статьях сказано:
other-reading = Или речь о словах, автор которых — { $name }?
closest-of = Высказывания в архиве ({ $name }): { $statements }. Ни одно из них не относится к этому прямо.
said-by-others = Не найдено высказываний: { $name }. Об этом говорят другие ({ $names }):
