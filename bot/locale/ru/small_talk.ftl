# What is said to a message that asks nothing.
small-talk-hint = Спросите, кто что сказал, например: что сказала мэр о мосте?
small-talk-greeting = Здравствуйте! { small-talk-hint }
small-talk-thanks = Пожалуйста! { small-talk-hint }
small-talk-assent = Хорошо. { small-talk-hint }
