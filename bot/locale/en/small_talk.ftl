# What is said to a message that asks nothing.
small-talk-hint = Ask me what somebody said, for example: what did the mayor say about the bridge?
small-talk-greeting = Hello! { small-talk-hint }
small-talk-thanks = You are welcome! { small-talk-hint }
small-talk-assent = Good. { small-talk-hint }
