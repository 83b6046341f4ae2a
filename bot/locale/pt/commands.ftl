# What the commands say.
language-self = Português

start = Respondo a perguntas sobre um arquivo de notícias com as próprias declarações: palavra por palavra, indicando quem disse, onde e quando. Se não estiver no arquivo, eu aviso.
start-examples = Pergunte, por exemplo:
start-ask = Pergunte quem disse o quê, sobre o quê e quando.
button-ask = Perguntar { $number }
start-end = /help explica mais, /language muda o idioma.
help = Pergunte com palavras simples: quem disse o quê, sobre o quê, quando.

    • Aqui: basta escrever a pergunta. “E sobre o orçamento?” continua a última resposta; /new começa de novo.
    • Em um grupo: /ask e a pergunta, ou responda a uma das minhas mensagens.
    • Em qualquer conversa: meu nome com @ e algumas palavras; depois escolha um trecho para enviar.

    Sob cada resposta, “textualmente” quer dizer que as palavras estão entre aspas no artigo, e “nas palavras de” que o jornalista as escolheu. Os botões numerados abrem o trecho e a fonte.

    /check – comparar as citações de um texto com o arquivo
    /latest – as declarações mais recentes, também de uma pessoa ou sobre um tema
    /sources – o que há no arquivo e se está atualizado
    /language – o idioma que eu falo
    /feedback – dizer o que está errado ou falta
    /privacy – o que guardo sobre você e como apagar

ask-in = Pergunte em um idioma do arquivo: { $languages }.

new-begun = Esquecido: a próxima pergunta é independente.
new-nothing = Não havia nada para esquecer: a próxima pergunta é independente.
language-choose = Que idioma devo falar? As citações, os nomes e os títulos ficam como estão.
language-chosen = Agora falo português. As citações, os nomes e os títulos ficam como estão.

sources-empty = O arquivo está vazio.
sources-counts = { $articles } { $articles ->
    [one] artigo
   *[other] artigos
} com { $statements } { $statements ->
    [one] declaração
   *[other] declarações
} de { $speakers } { $speakers ->
    [one] pessoa ou entidade
   *[other] pessoas e entidades
}.
sources-period = De { $since } a { $until }.
sources-as-of = Atualizado: { $moment }.
sources-more = … e mais { $count }.
source-newest = • { $name }: artigo mais recente em { $day }, { $ago }
source-undated = • { $name }: sem datas
source-failing = { $line } (inacessível por enquanto)
source-of-files = • { $name }: { $articles } { $articles ->
    [one] artigo
   *[other] artigos
}, o mais recente em { $day }, { $ago }
source-of-files-undated = • { $name }: { $articles } { $articles ->
    [one] artigo
   *[other] artigos
}, sem datas
outlet-unnamed = Veículo sem nome
ago-today = hoje
ago-minutes = há { $count } { $count ->
    [one] minuto
   *[other] minutos
}
ago-hours = há { $count } { $count ->
    [one] hora
   *[other] horas
}
ago-days = há { $count } { $count ->
    [one] dia
   *[other] dias
}

# Shown by Telegram in the menu of commands.
menu-start = Começar, com perguntas para testar
menu-help = Como perguntar e como ler uma resposta
menu-ask = Perguntar ao arquivo: /ask e a pergunta
menu-check = Verificar as citações de um texto
menu-sources = O que há no arquivo e se está atualizado
menu-latest = As declarações mais recentes, também por pessoa ou tema
menu-new = Começar uma nova conversa
menu-language = Mudar o idioma que eu falo
menu-privacy = O que guardo sobre você e como apagar
menu-feedback = Dizer o que está errado ou falta
menu-status = O estado do bot e do seu arquivo
menu-reindex = Atualizar o arquivo
menu-allow = Quem pode perguntar
