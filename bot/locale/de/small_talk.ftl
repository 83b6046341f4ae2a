# What is said to a message that asks nothing.
small-talk-hint = Fragen Sie mich, was jemand gesagt hat, zum Beispiel: Was sagte die Bürgermeisterin über die Brücke?
small-talk-greeting = Hallo! { small-talk-hint }
small-talk-thanks = Gern geschehen! { small-talk-hint }
small-talk-assent = Gut. { small-talk-hint }
