"""The look of messages in a chat: values, markup, buttons. Pure."""

__all__ = [
    "button_data",
    "checked",
    "keyboards",
    "markup",
    "overview",
    "passage_view",
    "rendering",
    "replies",
    "statement_lines",
]
