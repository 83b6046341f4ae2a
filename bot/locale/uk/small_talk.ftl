# Що кажуть на повідомлення, яке ні про що не питає.
small-talk-hint = Запитайте, хто що сказав, наприклад: що сказала міська голова про міст?
small-talk-greeting = Вітаю! { small-talk-hint }
small-talk-thanks = Будь ласка! { small-talk-hint }
small-talk-assent = Добре. { small-talk-hint }
