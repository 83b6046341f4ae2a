# An answer's public page, and an article as it was cited.
button-share = Compartilhar esta resposta
button-open-shared = Abrir a página
button-stop-sharing = Parar de compartilhar
button-open-cited = O artigo tal como foi citado
share-told = Compartilhado: qualquer pessoa com o link da página pode ler a sua pergunta e esta resposta, sem saber quem perguntou. “Parar de compartilhar” retira a página.
share-stopped = O compartilhamento terminou: o link não funciona mais.
share-not-yours = Só quem perguntou pode compartilhar isto.
