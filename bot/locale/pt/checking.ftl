# A verificação de um texto: o que o arquivo diz de cada afirmação.
check-verdict = { $verdict ->
    [verbatim] À letra
    [altered] Alterada
    [spliced] Juntada de vários lugares
    [cut] Cortada de modo que o sentido pode mudar
    [other_speaker] Dita por outra pessoa
    [corrected] Corrigida desde então
    [withdrawn] Já não está na fonte
    [reported_only] Apenas relatada, não citada
    [supported] Confirmada
    [contradicted] Contrariada pela fonte
   *[not_found] Não encontrada
}
check-said-by = Quem disse: { $name }
check-also = também: { $verdicts }
check-differs = «{ $source }» na fonte, «{ $draft }» no texto{ check-kind }
check-added = não está na fonte: «{ $draft }»{ check-kind }
check-left-out = omitido: «{ $source }»{ check-kind }
check-kind = { $kind ->
    [number] { " (número)" }
    [name] { " (nome)" }
    [negation] { " (negação)" }
    [date] { " (data)" }
   *[word] { "" }
}
check-excerpt = Excerto
check-also-in = Também em: { $outlets }
check-no-claims = Neste texto não há citações, palavras relatadas nem excertos.
check-summary = { $claims ->
    [one] Uma passagem verificada
   *[other] { $claims } passagens verificadas
}, { $faults ->
    [0] nada a apontar
    [one] uma a rever
   *[other] { $faults } a rever
}.
check-unread = Não lido: { $parts }.
check-more = … e mais { $count }: onrecord check, ou a página de verificação, mostra tudo.
check-how = Envie /check com um texto, responda com /check a uma mensagem ou a um documento (.txt, .md, .html, .docx, no máximo { $megabytes } MB), ou reencaminhe-o para mim e responda-lhe. Comparo as citações com o arquivo palavra por palavra.
check-too-long = É demasiado longo para mim: no máximo { $characters } caracteres de cada vez.
check-too-large = Este ficheiro é demasiado grande para mim: no máximo { $megabytes } MB.
check-unreadable = Não consigo ler este ficheiro. Leio .txt, .md, .html e .docx.
page-check-title = Verificar um texto
page-check-intro = Citações, palavras relatadas e excertos são comparados com o arquivo palavra por palavra. O texto não é guardado.
page-check-label = O texto
page-check-button = Verificar
page-check-empty = Não há texto para verificar.
