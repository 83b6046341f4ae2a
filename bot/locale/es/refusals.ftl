# Why there is no answer.
archive-empty = El archivo está vacío: ejecute onrecord index con los artículos en los que haya que buscar.
question-too-long = Son { $characters } caracteres; pregunte con { $most } como mucho, por ejemplo: ¿qué dijo la alcaldesa sobre el puente?
question-without-words = Pregunte con palabras, por ejemplo: ¿qué dijo la alcaldesa sobre el puente?
on-topic = { " sobre " }«{ $topic }»
on-this = { " sobre esto" }
nothing-answers = Nada en el archivo responde a esto.
nothing-answers-on = Nada en el archivo responde a esto: no se cita a nadie{ $about }.
role-not-quoted = No se cita{ $about } a nadie a quien un artículo llame «{ $name }».
quoted-but = El archivo cita a { $people } en { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] artículo
   *[other] artículos
}{ $persons ->
    [one] { "" }
   *[other] { " en total" }
}, pero no se ha encontrado nada{ $about } en sus palabras.
did-you-mean = ¿Quería decir { $names }?
no-outlet = El archivo no tiene ningún medio llamado { $name }.
no-outlet-but = El archivo no tiene ningún medio llamado { $name }: tiene { $outlets }.
time-after = El archivo no tiene artículos del periodo por el que pregunta ({ $period }): el más reciente es del { $newest }.
time-before = El archivo no tiene artículos del periodo por el que pregunta ({ $period }): el más antiguo es del { $oldest }.
only-day = De { articles-searched } del { $since } al { $until }, solo se ha buscado en los del { $first }.
only-time = De { articles-searched } del { $since } al { $until }, solo se ha buscado en los del { $first } al { $last }.
only-outlet-day = De { articles-searched } del { $since } al { $until }, solo se ha buscado en los de { $publisher } del { $first }.
only-outlet-time = De { articles-searched } del { $since } al { $until }, solo se ha buscado en los de { $publisher } del { $first } al { $last }.
articles-searched = { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] artículo
   *[other] artículos
}
searched = Buscado en: { articles-searched }.
searched-time = Buscado en: { articles-searched } del { $since } al { $until }.
searched-outlet = Buscado en: { articles-searched }, solo los de { $publisher }.
searched-outlet-time = Buscado en: { articles-searched } del { $since } al { $until }, solo los de { $publisher }.
foreign-language = Idioma de la pregunta, al parecer: { $language }. Idiomas del archivo: { $own }. Pregunte en uno de ellos, por favor: { $either }.
nobody-called-in = Los artículos del archivo en estos idiomas no citan a nadie llamado { $name }: { $languages }.
language-name = { $name ->
    [german] alemán
    [french] francés
    [spanish] español
    [italian] italiano
    [portuguese] portugués
    [dutch] neerlandés
    [polish] polaco
    [swedish] sueco
    [turkish] turco
    [danish] danés
    [norwegian] noruego
    [czech] checo
    [romanian] rumano
    [hungarian] húngaro
    [finnish] finés
    [english] inglés
    [ukrainian] ucraniano
    [russian] ruso
    [arabic] árabe
    [chinese] chino
    [japanese] japonés
    [korean] coreano
    [greek] griego
    [hebrew] hebreo
    [bengali] bengalí
    [tamil] tamil
    [thai] tailandés
    [georgian] georgiano
    [armenian] armenio
    [amharic] amárico
    [another-language] otro idioma
    [arabic-or-another-language-in-arabic-letters] árabe u otro idioma en escritura árabe
    [chinese-or-japanese] chino o japonés
    [hindi-or-another-language-in-devanagari-letters] hindi u otro idioma en devanagari
   *[any] { $english }
}
