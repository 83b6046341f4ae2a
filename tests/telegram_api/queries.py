"""The Bot API's answers to taps and to inline queries, with the rules that Telegram holds them to."""

from tests.telegram_api.faults import ApiError
from tests.telegram_api.keyboards import is_start_payload, read_buttons
from tests.telegram_api.markup import is_valid_url
from tests.telegram_api.messages import read_text
from tests.telegram_api.state import CALLBACK_SECONDS, INLINE_SECONDS, InlineAnswer, Json, Notice, State

NOTICE_CHARACTERS = 200
RESULTS = 50
ID_BYTES = 64
_TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(state: State, parameters: Json) -> bool:
    """Stop the spinner on a button that was pressed, once and in time."""
    query = str(parameters.get("callback_query_id", ""))
    if any(notice.query_id == query for notice in state.notices):
        raise ApiError(400, f"{_TOO_OLD} (answered before)")
    _take(state, state.callback_queries, query, CALLBACK_SECONDS)
    text = str(parameters.get("text") or "")
    if len(text) > NOTICE_CHARACTERS:
        raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
    state.notices.append(Notice(query, text, bool(parameters.get("show_alert"))))
    return True


def answer_inline_query(state: State, parameters: Json) -> bool:
    """Show results below what a user types."""
    results = parameters.get("results") or []
    _check_results(state, results)
    button = parameters.get("button") or {}
    if "start_parameter" in button and not is_start_payload(str(button["start_parameter"])):
        raise ApiError(400, "Bad Request: START_PARAM_INVALID")
    if len(str(parameters.get("next_offset", "")).encode()) > ID_BYTES:
        raise ApiError(400, "Bad Request: NEXT_OFFSET_INVALID")
    query = str(parameters.get("inline_query_id", ""))
    _take(state, state.inline_queries, query, INLINE_SECONDS)
    state.inline_answers.append(InlineAnswer(query, tuple(results), parameters))
    return True


def _take(state: State, waiting: dict[str, float], query: str, seconds: float) -> None:
    came_at = waiting.pop(query, None)
    if came_at is None or state.time() - came_at > seconds:
        raise ApiError(400, _TOO_OLD)


def _check_results(state: State, results: list[Json]) -> None:
    if len(results) > RESULTS:
        raise ApiError(400, "Bad Request: RESULTS_TOO_MUCH")
    ids = [str(result.get("id", "")) for result in results]
    if any(not 0 < len(one.encode()) <= ID_BYTES for one in ids):
        raise ApiError(400, "Bad Request: RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise ApiError(400, "Bad Request: RESULT_ID_DUPLICATE")
    for result in results:
        _check_article(state, result)


def _check_article(state: State, result: Json) -> None:
    if result.get("type") != "article":
        raise ApiError(400, f"Bad Request: the emulator knows articles, not {result.get('type')}")
    if not str(result.get("title") or "").strip():
        raise ApiError(400, "Bad Request: ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content") or {}
    if "message_text" not in content:
        raise ApiError(400, "Bad Request: MESSAGE_EMPTY")
    read_text(state, "answerInlineQuery", {**content, "text": content["message_text"]})
    read_buttons(state, "answerInlineQuery", result.get("reply_markup"))
    if "url" in result and not is_valid_url(str(result["url"])):
        raise ApiError(400, "Bad Request: WEBDOCUMENT_URL_INVALID")
