# An answer's public page, and an article as it was cited.
button-share = Compartir esta respuesta
button-open-shared = Abrir su página
button-stop-sharing = Dejar de compartir
button-open-cited = El artículo tal como se citó
share-told = Compartido: cualquiera que tenga el enlace a la página puede leer su pregunta y esta respuesta, sin saber quién preguntó. «Dejar de compartir» quita la página.
share-stopped = Ya no se comparte: el enlace no funciona.
share-not-yours = Solo puede compartirlo quien lo preguntó.
