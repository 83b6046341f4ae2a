# Чому немає відповіді.
archive-empty = Архів порожній: запустіть onrecord index зі статтями, у яких треба шукати.
question-too-long = Довжина запитання в знаках: { $characters }; запитайте, будь ласка, коротше, щонайбільше { $most }, наприклад: що сказала міська голова про міст?
question-without-words = Запитайте, будь ласка, словами, наприклад: що сказала міська голова про міст?
on-topic = { " на тему «" }{ $topic }»
on-this = { " про це" }
nothing-answers = В архіві немає відповіді на це.
nothing-answers-on = В архіві немає відповіді на це: нікого не цитують{ $about }.
role-not-quoted = Нікого, кого статті називають «{ $name }», не цитують{ $about }.
quoted-but = { $people }: { $persons ->
    [one] цитати є
   *[other] цитати всіх разом є
} в { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] статті
   *[other] статтях
}, але серед них нічого{ $about } не знайдено.
did-you-mean = Можливо, ви мали на увазі: { $names }?
no-outlet = Видання «{ $name }» в архіві немає.
no-outlet-but = Видання «{ $name }» в архіві немає, а є такі: { $outlets }.
time-after = В архіві немає статей за той час, про який ви питаєте ({ $period }). Дата найновішої статті: { $newest }.
time-before = В архіві немає статей за той час, про який ви питаєте ({ $period }). Дата найдавнішої статті: { $oldest }.
only-day = Усього в архіві { articles-searched } від { $since } до { $until }; пошук охопив лише один день: { $first }.
only-time = Усього в архіві { articles-searched } від { $since } до { $until }; пошук охопив лише час від { $first } до { $last }.
only-outlet-day = Усього в архіві { articles-searched } від { $since } до { $until }; пошук охопив лише видання «{ $publisher }» і один день: { $first }.
only-outlet-time = Усього в архіві { articles-searched } від { $since } до { $until }; пошук охопив лише видання «{ $publisher }» і час від { $first } до { $last }.
articles-searched = { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] стаття
    [few] статті
   *[many] статей
}
searched = Де шукали: { articles-searched }.
searched-time = Де шукали: { articles-searched } від { $since } до { $until }.
searched-outlet = Де шукали: лише видання «{ $publisher }»; усього в архіві { articles-searched }.
searched-outlet-time = Де шукали: лише видання «{ $publisher }»; усього в архіві { articles-searched } від { $since } до { $until }.
foreign-language = Схоже, мова запитання — { $language }, а в архіві є лише { $own }. Для запитань підійде { $either }.
nobody-called-in = Мовця на ім’я «{ $name }» у статтях архіву, мова яких — { $languages }, немає.
language-name = { $name ->
    [german] німецька
    [french] французька
    [spanish] іспанська
    [italian] італійська
    [portuguese] португальська
    [dutch] нідерландська
    [polish] польська
    [swedish] шведська
    [turkish] турецька
    [danish] данська
    [norwegian] норвезька
    [czech] чеська
    [romanian] румунська
    [hungarian] угорська
    [finnish] фінська
    [english] англійська
    [ukrainian] українська
    [russian] російська
    [arabic] арабська
    [chinese] китайська
    [japanese] японська
    [korean] корейська
    [greek] грецька
    [hebrew] іврит
    [bengali] бенгальська
    [tamil] тамільська
    [thai] тайська
    [georgian] грузинська
    [armenian] вірменська
    [amharic] амхарська
    [another-language] інша
    [arabic-or-another-language-in-arabic-letters] арабська чи інша, що пишеться арабським письмом
    [chinese-or-japanese] китайська або японська
    [hindi-or-another-language-in-devanagari-letters] гінді чи інша, що пишеться деванагарі
   *[any] { $english }
}
