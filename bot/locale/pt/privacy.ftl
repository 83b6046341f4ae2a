# What is kept, and the buttons below it.
privacy = O que guardo e por quê

    • As suas perguntas com as respostas e citações, o seu identificador do Telegram e a conversa: para que os botões sob uma resposta funcionem e você possa continuar perguntando. Durante { NUMBER($months, useGrouping: 0) } { $months ->
        [one] mês
       *[other] meses
    }.
    • A última resposta da nossa conversa, para continuar: até /new; depois de algumas horas não é mais usada.
    • As suas opiniões sobre respostas: 👍 👎, reclamações e observações, para corrigir erros. Ficam armazenadas, com a resposta, até que você as retire ou apague.
    • As respostas que você compartilha: cada uma tem uma página com a sua pergunta e a resposta, sem dizer quem perguntou. Qualquer pessoa com o link pode ler a página até que você pare de compartilhar ou a resposta seja apagada.
    • O idioma que você escolheu, até que o apague.
    • Se a admissão ainda não foi feita: o seu nome, para que os administradores saibam quem pergunta, por um mês no máximo. Depois da admissão, você fica na lista deles até que algum o retire.

    Uma mensagem do Telegram fica armazenada até ser respondida. Depois restam só o número dela e os identificadores da conversa e do remetente, por uma semana. O seu nome, o seu telefone e as outras mensagens de um grupo não são armazenados. Os backups anteriores ainda contêm o que você apagar.

    Quem opera este bot pode ler estes dados. Ninguém mais recebe nada, salvo o que você compartilhar{ $model ->
        [yes] ; o provedor de um modelo de linguagem recebe as suas perguntas, com as citações que respondem a elas, sem o seu nome nem o seu identificador
       *[no] {""}
    }.

privacy-in-group = Em uma conversa privada comigo, /privacy mostra também botões para exportar ou apagar os seus dados.
button-export = Exportar os meus dados
button-erase = Apagar os meus dados
button-unshare = Parar de compartilhar ({ NUMBER($count, useGrouping: 0) } { $count ->
    [one] resposta
   *[other] respostas
})
privacy-unshared = { $count ->
    [0] Nada estava compartilhado.
    [one] O compartilhamento terminou: o link da página não funciona mais.
   *[other] O compartilhamento terminou: os links das { NUMBER($count, useGrouping: 0) } páginas não funcionam mais.
}
button-erase-yes = Sim, apagar
button-erase-no = Não, manter
privacy-export = Os seus dados armazenados, em { $day }.
privacy-erase-sure = Apagar todas as suas perguntas com as respostas, as páginas compartilhadas, as suas opiniões e observações e o idioma escolhido? Os botões sob respostas anteriores deixarão de funcionar. Não é possível desfazer.
privacy-erased = Apagado. Durante uma semana restam os números das suas mensagens com o seu identificador; nada mais.
privacy-not-erased = Nada foi apagado.
