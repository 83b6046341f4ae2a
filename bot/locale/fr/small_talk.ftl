# What is said to a message that asks nothing.
small-talk-hint = Demandez-moi ce que quelqu’un a dit, par exemple : qu’a dit la maire sur le pont ?
small-talk-greeting = Bonjour ! { small-talk-hint }
small-talk-thanks = Je vous en prie ! { small-talk-hint }
small-talk-assent = Bien. { small-talk-hint }
