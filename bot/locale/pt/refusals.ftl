# Why there is no answer.
archive-empty = O arquivo está vazio: execute onrecord index com os artigos em que se deve procurar.
question-too-long = São { $characters } caracteres; pergunte com { $most } no máximo, por exemplo: o que disse a prefeita sobre a ponte?
question-without-words = Pergunte com palavras, por exemplo: o que disse a prefeita sobre a ponte?
on-topic = { " sobre " }“{ $topic }”
on-this = { " sobre isso" }
nothing-answers = Nada no arquivo responde a isso.
nothing-answers-on = Nada no arquivo responde a isso: ninguém é citado{ $about }.
role-not-quoted = Ninguém a quem um artigo chame “{ $name }” é citado{ $about }.
quoted-but = O arquivo cita { $people } em { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] artigo
   *[other] artigos
}{ $persons ->
    [one] { "" }
   *[other] { " no total" }
}, mas nada{ $about } foi encontrado nas suas palavras.
did-you-mean = Você quis dizer { $names }?
no-outlet = O arquivo não tem nenhum veículo chamado { $name }.
no-outlet-but = O arquivo não tem nenhum veículo chamado { $name }: tem { $outlets }.
time-after = O arquivo não tem artigos do período perguntado ({ $period }): o mais recente é de { $newest }.
time-before = O arquivo não tem artigos do período perguntado ({ $period }): o mais antigo é de { $oldest }.
only-day = De { articles-searched } de { $since } a { $until }, só se procurou nos de { $first }.
only-time = De { articles-searched } de { $since } a { $until }, só se procurou nos de { $first } a { $last }.
only-outlet-day = De { articles-searched } de { $since } a { $until }, só se procurou nos de { $publisher } de { $first }.
only-outlet-time = De { articles-searched } de { $since } a { $until }, só se procurou nos de { $publisher } de { $first } a { $last }.
articles-searched = { NUMBER($articles, useGrouping: 0) } { $articles ->
    [one] artigo
   *[other] artigos
}
searched = Procurado em: { articles-searched }.
searched-time = Procurado em: { articles-searched } de { $since } a { $until }.
searched-outlet = Procurado em: { articles-searched }, só os de { $publisher }.
searched-outlet-time = Procurado em: { articles-searched } de { $since } a { $until }, só os de { $publisher }.
foreign-language = Idioma da pergunta, ao que parece: { $language }. Idiomas do arquivo: { $own }. Pergunte em um deles, por favor: { $either }.
nobody-called-in = Os artigos do arquivo nestes idiomas não citam ninguém chamado { $name }: { $languages }.
language-name = { $name ->
    [german] alemão
    [french] francês
    [spanish] espanhol
    [italian] italiano
    [portuguese] português
    [dutch] neerlandês
    [polish] polonês
    [swedish] sueco
    [turkish] turco
    [danish] dinamarquês
    [norwegian] norueguês
    [czech] tcheco
    [romanian] romeno
    [hungarian] húngaro
    [finnish] finlandês
    [english] inglês
    [ukrainian] ucraniano
    [russian] russo
    [arabic] árabe
    [chinese] chinês
    [japanese] japonês
    [korean] coreano
    [greek] grego
    [hebrew] hebraico
    [bengali] bengali
    [tamil] tâmil
    [thai] tailandês
    [georgian] georgiano
    [armenian] armênio
    [amharic] amárico
    [another-language] outro idioma
    [arabic-or-another-language-in-arabic-letters] árabe ou outro idioma em escrita árabe
    [chinese-or-japanese] chinês ou japonês
    [hindi-or-another-language-in-devanagari-letters] hindi ou outro idioma em devanágari
   *[any] { $english }
}
