# What readers say of answers.
complaint-wrong-speaker = Não foi essa pessoa
complaint-not-what-it-says = Não diz isso
complaint-outdated = Desatualizado
feedback-thanks = Obrigado, anotado.
feedback-taken-back = Retirado.
feedback-too-late = Esta resposta não está mais armazenada, por isso não posso anotar nada sobre ela.
feedback-usage = Escreva a sua observação depois do comando, por exemplo:
    /feedback é difícil encontrar as datas

    Para uma observação sobre uma resposta, envie o comando como resposta a ela ou use os botões: 👍 e 👎 sob uma resposta; “Não foi essa pessoa”, “Não diz isso” e “Desatualizado” sob um trecho aberto.

remark-thanks = Obrigado, a sua observação foi anotada.
remark-thanks-answer = Obrigado, a sua observação sobre esta resposta foi anotada.
