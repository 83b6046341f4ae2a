# Слова навколо цитат. Цитати, імена й назви видань стоять як є, тому речення не потребують їх відмінювати.
day = { $day } { $month ->
    [1] січня
    [2] лютого
    [3] березня
    [4] квітня
    [5] травня
    [6] червня
    [7] липня
    [8] серпня
    [9] вересня
    [10] жовтня
    [11] листопада
   *[12] грудня
} { $year }
names = { $first } та { $last }
either = { $first } або { $last }

speaker-unidentified = Мовця не визначено
article-undated = Стаття без дати
deed = { $polarity ->
    [denied] заперечення
    [asked] запитання, не твердження
    [declined] відмова відповідати
    [hypothetical] припущення, не твердження
   *[said] { "" }
}
own-words = { $gender ->
   *[unknown] дослівно
}
in-own-words = { own-words }
partly-in-own-words = частково { own-words }
reported = у переказі
reported-by = у переказі ({ $where })
further = Також { $credit }
also-in-outlets = ще в { NUMBER($count, useGrouping: 0) } { $count ->
    [one] виданні
   *[other] виданнях
}
also-in-articles = ще в { NUMBER($count, useGrouping: 0) } { $count ->
    [one] статті
   *[other] статтях
}
vanished = на сайті джерела вже немає (виявлено { $day })
quoted-from = мова оригіналу: { $language }
corrected = Виправлення видання: { $note }
outlet-added = Видання додало до цієї статті: { $note }

described-as = Кого статті описують як «{ $role }»: { $names }.
articles-call = { $name } у статтях: { $roles }.
only-articles-say = Мовець: { $name }. Висловлювань про це не знайдено; у самих статтях сказано:
quoted-on-this = Про це цитують таких мовців: { $names }.
newest-first = Спочатку найновіші.
taken-for = Вважаю, що «{ $name }» — це { $people }.
article-names-nobody = Стаття не називає, хто це; у ній сказано:
others-on-this = Інші мовці про це: { $names }.
nearest-words = Дослівно про це ніхто не говорить; найближчі за змістом слова таких мовців: { $names }.
prose-note = (Підсумок склала мовна модель; кожне речення звірено з цитатою, на яку воно посилається.)
in-turn = Спочатку { $first }, далі { $then }.
silent-on-this = Не знайдено висловлювань про це: { $names }.
nobody-called = Мовця на ім’я «{ $name }» в архіві немає.
words-on-this = Слова про це ({ $names }):
words-are-others = Слова про це ({ $names }) інші:
no-denial-on-this = Слова про це ({ $names }); жодні з них не подано як заперечення:
denials-on-this = Слова про це ({ $names }); { $count ->
    [one] як заперечення подано
   *[other] як заперечення подано цитати
} { $which }:
contradiction = Тут { $count ->
    [one] є заперечення
   *[other] є заперечення кількох мовців
} ({ $names }) того, про що говорять інші: порівняйте слова й дати.
nothing-quoted = В архіві ще немає нічиїх слів.
cannot-tell-speakers = OnRecord ще не вміє визначати мовців, коли мова статті — { $languages }.
cannot-tell-speakers-but = OnRecord ще не вміє визначати мовців, коли мова статті — { $languages }; у статтях сказано:
other-reading = Чи йшлося про такого мовця: { $name }?
closest-of = Висловлювання в архіві ({ $name }): { $statements }. Жодне з них не стосується цього прямо.
said-by-others = Не знайдено висловлювань: { $name }. Про це говорять інші ({ $names }):
