# An answer's public page, and an article as it was cited.
button-share = Partilhar esta resposta
button-open-shared = Abrir a página
button-stop-sharing = Deixar de partilhar
button-open-cited = O artigo tal como foi citado
share-told = Partilhado: qualquer pessoa com o link da página pode ler a sua pergunta e esta resposta, mas não quem perguntou. “Deixar de partilhar” retira a página.
share-stopped = Já não é partilhado: o link não funciona.
share-not-yours = Só quem perguntou pode partilhar isto.
