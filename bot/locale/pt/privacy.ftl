# What is kept, and the buttons below it.
privacy = O que guardo, e porquê

    • As suas perguntas com as respostas e citações, o seu identificador do Telegram e a conversa: para que os botões sob uma resposta funcionem e você possa continuar a perguntar. Durante { $months } meses.
    • A última resposta da nossa conversa, para continuar: até /new; passadas algumas horas já não é usada.
    • As suas opiniões sobre respostas: 👍 👎, queixas e observações, para corrigir erros. Ficam guardadas, com a resposta, até que as retire ou apague.
    • As respostas que partilha: cada uma tem uma página com a sua pergunta e a resposta, mas não quem perguntou. Qualquer pessoa com o link pode lê-la até que deixe de a partilhar ou a resposta seja apagada.
    • A língua que escolheu, até que a apague.
    • Se ainda não foi admitido: o seu nome, para que os administradores saibam quem pergunta, por um mês no máximo. Depois de admitido, fica na lista deles até que algum o retire.

    Uma mensagem do Telegram fica guardada até ser respondida. Depois restam só o número dela e os identificadores da conversa e do remetente, por uma semana. O seu nome, o seu telefone e as outras mensagens de um grupo não são guardados. As cópias de segurança anteriores ainda contêm o que você apagar.

    Quem opera este bot pode ler estes dados. Mais ninguém recebe nada, salvo o que você partilhar{ $model ->
        [yes] , e o fornecedor de um modelo de linguagem: as suas perguntas, com as citações que lhes respondem, sem o seu nome nem o seu identificador
       *[no] {""}
    }.

privacy-in-group = Numa conversa privada comigo, /privacy mostra também botões para exportar ou apagar os seus dados.
button-export = Exportar os meus dados
button-erase = Apagar os meus dados
button-unshare = Deixar de partilhar ({ NUMBER($count, useGrouping: 0) } { $count ->
    [one] resposta
   *[other] respostas
})
privacy-unshared = { $count ->
    [0] Não havia nada partilhado.
    [one] Já não é partilhado: o link da página não funciona.
   *[other] Já não é partilhado: os links das { NUMBER($count, useGrouping: 0) } páginas não funcionam.
}
button-erase-yes = Sim, apagar
button-erase-no = Não, manter
privacy-export = Os seus dados guardados, em { $day }.
privacy-erase-sure = Apagar todas as suas perguntas com as respostas, as páginas partilhadas, as suas opiniões e observações, e a sua língua? Os botões sob respostas anteriores deixarão de funcionar. Não é possível desfazer.
privacy-erased = Apagado. Durante uma semana restam os números das suas mensagens com o seu identificador; nada mais.
privacy-not-erased = Nada foi apagado.
