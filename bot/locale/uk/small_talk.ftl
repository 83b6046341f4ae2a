# Що кажуть на повідомлення, яке ні про що не питає.
small-talk-hint = Запитайте, хто що сказав, мовою архіву, наприклад: what did the mayor say about the bridge?
small-talk-greeting = Вітаю! { small-talk-hint }
small-talk-thanks = Будь ласка! { small-talk-hint }
small-talk-assent = Добре. { small-talk-hint }
