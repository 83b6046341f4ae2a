# Повідомлення з відповіддю, його кнопки та уривок, який відкриває цитата.
from-article = Зі статті
speaker-not-named = Мовця не визначено
manner = { $polarity ->
    [denied] заперечення
    [asked] запитання, не твердження
    [declined] відмова відповідати
    [hypothetical] припущення, не твердження
   *[said] { "" }
}
reporter-words = словами журналіста
source-unnamed = Джерело без назви й дати
nearest-heading = Найближчі висловлювання
nearest-note = (не відповідь на запитання)
further-heading = Інші висловлювання
statement-withdrawn = Вилучено: це висловлювання більше не показується.
statement-damaged = Не показано: збережений текст цієї статті пошкоджено.
cut-here = … (тут обрізано; решта — у джерелі)
as-of = Стан архіву: { $day }, { $time } UTC.
empty-as-of = Архів порожній.

day-short = { $day } { $month ->
    [1] січ.
    [2] лют.
    [3] бер.
    [4] квіт.
    [5] трав.
    [6] черв.
    [7] лип.
    [8] серп.
    [9] вер.
    [10] жовт.
    [11] лист.
   *[12] груд.
}
day-short-year = { day-short } { $year }
month = { $month ->
    [1] січень
    [2] лютий
    [3] березень
    [4] квітень
    [5] травень
    [6] червень
    [7] липень
    [8] серпень
    [9] вересень
    [10] жовтень
    [11] листопад
   *[12] грудень
} { $year }
since-day = з { $since }
until-day = до { $until }
from-day-to-day = { $since } – { $until }

button-more = Ще ({ $count }) ›
button-closest = Найближчі ({ $count }) ›
button-back = ‹ Назад
button-copy = Копіювати цитату
button-open = Відкрити статтю
button-drop = ✕ { $what }
button-without-period = Шукати без періоду ({ $period })

passage-changed = Відтоді статтю змінили. Ці слова були у версії { $cited }, а у версії { $current } їх уже немає.
passage-nearest-now = Найближче до них у версії { $current }:
passage-nothing-near = Їх вилучено: у версії { $current } немає нічого подібного.
tap-unknown-answer = Цієї відповіді в мене вже немає. Запитайте, будь ласка, ще раз.
tap-withdrawn = Це висловлювання вилучено: я його більше не показую.
tap-damaged = Збережений текст цієї статті пошкоджено, тож я не показую це висловлювання, доки статтю не прочитано знову.
tap-not-droppable = Без цього не було б про що питати.
tap-unknown-button = Ця кнопка вже не працює. Запитайте, будь ласка, ще раз.
tap-failed = Вибачте, це тривало надто довго. Спробуйте пізніше.
