# What is said to a message that asks nothing.
small-talk-hint = Proszę zapytać, co ktoś powiedział, na przykład: co powiedziała burmistrzyni o moście?
small-talk-greeting = Dzień dobry! { small-talk-hint }
small-talk-thanks = Nie ma za co! { small-talk-hint }
small-talk-assent = Dobrze. { small-talk-hint }
