# What is said to a message that asks nothing.
small-talk-hint = Pergunte o que alguém disse, por exemplo: o que disse a prefeita sobre a ponte?
small-talk-greeting = Olá! { small-talk-hint }
small-talk-thanks = De nada! { small-talk-hint }
small-talk-assent = Certo. { small-talk-hint }
