"""What every operation says of itself in the OpenAPI document."""

from typing import Any

from filrouge.newsroom.api.answer import PROBLEM_JSON

PROBLEM_REF = {"$ref": "#/components/schemas/Problem"}

REASONS = {
    400: "The body is not JSON.",
    401: "Nobody is signed in, and no valid token was sent.",
    403: "The role, or the token's scopes, do not allow it.",
    404: "There is no such live, or no such thing in it.",
    409: "It does not fit what is there, or an idempotency key was used for another request.",
    412: "It was changed since: `current` is how it stands, `actual` its revision.",
    413: "The request is too large.",
    415: "The body is of another kind than JSON.",
    422: "Something in the request has to be put right: `fields` and `detail` say what.",
    428: "`If-Match` is missing.",
    503: "The store is held up; nothing was done.",
}
"""Why an operation answers with a problem, by its status."""

_ALWAYS = (401, 403, 422, 503)


def problems(*statuses: int) -> dict[str, Any]:
    """Say with which problems an operation can answer, beside those of all (401, 403, 422, 503)."""
    return {
        "responses": {
            status: {
                "description": REASONS[status],
                "content": {PROBLEM_JSON: {"schema": PROBLEM_REF}},
            }
            for status in sorted({*_ALWAYS, *statuses})
        }
    }


READS = problems(404)
WRITES = problems(400, 404, 409, 413, 415)
REVISES = problems(400, 404, 409, 412, 413, 415, 428)
