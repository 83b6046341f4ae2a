# The words around the quotes. A quote, a name and an outlet are put in as they stand.
day = { $day ->
    [1] 1º
   *[other] { $day }
} de { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
} de { $year }
names = { $first } e { $last }
either = { $first } ou { $last }

speaker-unidentified = Pessoa não identificada
article-undated = Um artigo sem data
deed = { $polarity ->
    [denied] desmentindo
    [asked] perguntando, sem afirmar
    [declined] sem querer responder
    [hypothetical] supondo, sem afirmar
   *[said] { "" }
}
own-words = { $gender ->
   *[unknown] textualmente
}
in-own-words = { own-words }
partly-in-own-words = em parte { own-words }
reported = nas palavras do veículo
reported-by = nas palavras de { $where }
further = E { $credit }
also-in-outlets = também em { NUMBER($count, useGrouping: 0) } { $count ->
    [one] veículo
   *[other] veículos
}
also-in-articles = também em { NUMBER($count, useGrouping: 0) } { $count ->
    [one] outro artigo
   *[other] outros artigos
}
vanished = não está mais na fonte (verificado em { $day })
quoted-from = idioma original: { $language }
corrected = Corrigido pelo veículo: { $note }
outlet-added = O veículo acrescentou a este artigo: { $note }

described-as = Descrição “{ $role }”: { $names }.
articles-call = Nos artigos, { $name }: { $roles }.
only-articles-say = Nenhuma declaração sobre isso é atribuída a { $name }; os próprios artigos dizem:
quoted-on-this = Citados sobre isso: { $names }.
newest-first = As mais recentes primeiro.
taken-for = Entendo “{ $name }” como { $people }.
article-names-nobody = O artigo não diz quem; diz:
others-on-this = Outros sobre isso: { $names }.
nearest-words = Ninguém diz isso com essas palavras; o mais próximo são as palavras de { $names }.
prose-note = (Redigido por um modelo de linguagem; cada frase foi comparada com a citação para a qual remete.)
in-turn = Primeiro { $first }, depois { $then }.
silent-on-this = Nada foi encontrado sobre isso de: { $names }.
nobody-called = O arquivo não cita ninguém chamado { $name }.
words-on-this = Palavras sobre isso ({ $names }):
words-are-others = As palavras sobre isso ({ $names }) são outras:
no-denial-on-this = Palavras sobre isso ({ $names }), nenhuma apresentada como desmentido:
denials-on-this = Palavras sobre isto ({ $names }); { $count ->
    [one] é apresentada como desmentido
   *[other] são apresentadas como desmentidos
}: { $which }.
contradiction = Há aqui { $count ->
    [one] um desmentido
   *[other] desmentidos
} ({ $names }) de algo de que outros falam: compare palavras e datas.
nothing-quoted = O arquivo ainda não cita ninguém.
cannot-tell-speakers = OnRecord ainda não sabe reconhecer quem fala nestes idiomas: { $languages }.
cannot-tell-speakers-but = OnRecord ainda não sabe reconhecer quem fala nestes idiomas: { $languages }. Os artigos dizem:
other-reading = Ou você queria saber o que disse { $name }?
closest-of = Declarações de { $name } no arquivo: { $statements }. Nenhuma trata claramente disso.
said-by-others = Nada foi encontrado de { $name }. Outros falam sobre isso ({ $names }):
