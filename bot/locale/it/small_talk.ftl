# What is said to a message that asks nothing.
small-talk-hint = Mi chieda che cosa ha detto qualcuno, per esempio: che cosa ha detto la sindaca sul ponte?
small-talk-greeting = Salve! { small-talk-hint }
small-talk-thanks = Prego! { small-talk-hint }
small-talk-assent = Bene. { small-talk-hint }
