# What is said to a message that asks nothing.
small-talk-hint = Pregúnteme qué dijo alguien, por ejemplo: ¿qué dijo la alcaldesa sobre el puente?
small-talk-greeting = ¡Hola! { small-talk-hint }
small-talk-thanks = ¡De nada! { small-talk-hint }
small-talk-assent = Bien. { small-talk-hint }
