# A verificação de um texto: o que o arquivo diz de cada afirmação.
check-verdict = { $verdict ->
    [verbatim] Ao pé da letra
    [altered] Alterada
    [spliced] Composta de vários trechos
    [cut] Cortada de modo que o sentido pode mudar
    [other_speaker] Dita por outra pessoa
    [corrected] Corrigida desde então
    [withdrawn] Não está mais na fonte
    [reported_only] Apenas relatada, não citada
    [supported] Confirmada
    [contradicted] Contrariada pela fonte
   *[not_found] Não encontrada
}
check-said-by = Quem disse: { $name }
check-also = também: { $verdicts }
check-differs = “{ $source }” na fonte, “{ $draft }” no texto{ check-kind }
check-added = não está na fonte: “{ $draft }”{ check-kind }
check-left-out = omitido: “{ $source }”{ check-kind }
check-kind = { $kind ->
    [number] { " (número)" }
    [name] { " (nome)" }
    [negation] { " (negação)" }
    [date] { " (data)" }
   *[word] { "" }
}
check-excerpt = Trecho
check-also-in = Também em: { $outlets }
check-no-claims = Neste texto não há citações, palavras relatadas nem trechos.
check-summary = { $claims ->
    [one] Uma passagem verificada
   *[other] { $claims } passagens verificadas
}, { $faults ->
    [0] nada a apontar
    [one] uma para revisar
   *[other] { $faults } para revisar
}.
check-unread = Não lido: { $parts }.
check-more = … e mais { $count }: onrecord check, ou a página de verificação, mostra tudo.
check-how = Envie /check com um texto, responda com /check a uma mensagem ou a um documento (.txt, .md, .html, .docx, no máximo { $megabytes } MB), ou encaminhe o documento para mim e responda a ele. Comparo as citações com o arquivo palavra por palavra.
check-too-long = É longo demais para mim: no máximo { $characters } caracteres de cada vez.
check-too-large = Este documento é grande demais para mim: no máximo { $megabytes } MB.
check-unreadable = Não consigo ler este documento. Leio .txt, .md, .html e .docx.
page-check-title = Verificar um texto
page-check-intro = Citações, palavras relatadas e trechos são comparados com o arquivo palavra por palavra. O texto não é armazenado.
page-check-label = O texto
page-check-button = Verificar
page-check-empty = Não há texto para verificar.
