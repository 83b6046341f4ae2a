"""How things look in a chat: values, markup, buttons. Pure."""
