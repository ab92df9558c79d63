"""What can come back from an address, and why there may be nothing."""

from enum import StrEnum

from pipeline.records import Answer


class Problem(StrEnum):
    """Why an answer is no usable response; the closed list behind `Answer.problem`."""

    DNS = "dns"  # the name has no address, or its servers do not answer
    CONNECTION = "connection"  # nobody listens, or the connection broke before any answer
    TLS = "tls"  # the certificate or the encryption cannot be trusted
    TIMEOUT = "timeout"  # not finished within the total deadline
    TOO_LARGE = "too_large"  # more bytes than the cap, on the wire or inflated
    BOMB = "bomb"  # a small body that inflates beyond the cap
    BAD_ENCODING = "bad_encoding"  # damaged gzip, or a compression that we did not ask for
    TRUNCATED = "truncated"  # the body ended before its announced end
    BAD_RESPONSE = "bad_response"  # not HTTP
    BAD_REDIRECT = "bad_redirect"  # a redirect that leads nowhere
    REDIRECT_LOOP = "redirect_loop"  # a redirect in a circle, or too many of them
    UNSUPPORTED_SCHEME = "unsupported_scheme"  # neither http nor https, or no address at all
    REFUSED_ADDRESS = "refused_address"  # private, loopback, link-local, metadata ...; never asked
    ROBOTS = "robots"  # robots.txt forbids the page
    ROBOTS_UNAVAILABLE = "robots_unavailable"  # robots.txt answers 5xx: RFC 9309 says not to ask


#: Problems that say nothing about the address itself: worth another try soon.
TEMPORARY = frozenset(
    {
        Problem.DNS,
        Problem.CONNECTION,
        Problem.TIMEOUT,
        Problem.TRUNCATED,
        Problem.ROBOTS_UNAVAILABLE,
    }
)

#: Problems that mean we chose not to ask.
REFUSALS = frozenset({Problem.REFUSED_ADDRESS, Problem.UNSUPPORTED_SCHEME, Problem.ROBOTS})

_SENTENCES = {
    Problem.DNS: "the name has no address",
    Problem.CONNECTION: "no connection",
    Problem.TLS: "the certificate or encryption cannot be trusted",
    Problem.TIMEOUT: "no complete answer in time",
    Problem.TOO_LARGE: "too large",
    Problem.BOMB: "a small body that inflates beyond the cap",
    Problem.BAD_ENCODING: "compressed in a way that cannot be undone",
    Problem.TRUNCATED: "the body ended early",
    Problem.BAD_RESPONSE: "not HTTP",
    Problem.BAD_REDIRECT: "a redirect that leads nowhere",
    Problem.REDIRECT_LOOP: "redirected in a circle or too often",
    Problem.UNSUPPORTED_SCHEME: "neither http nor https",
    Problem.REFUSED_ADDRESS: "address not allowed",
    Problem.ROBOTS: "robots.txt forbids it",
    Problem.ROBOTS_UNAVAILABLE: "robots.txt cannot be read",
}


def is_success(answer: Answer) -> bool:
    """Say whether this is a whole response with a 2xx status."""
    return answer.problem is None and answer.status is not None and 200 <= answer.status < 300


def is_temporary(answer: Answer) -> bool:
    """Say whether another try may well give something: time-outs, 429 and 5xx."""
    if answer.problem is not None:
        return Problem(answer.problem) in TEMPORARY
    return answer.status == 429 or (answer.status or 0) >= 500


def content_type(answer: Answer) -> str:
    """Give the media type in lower case without parameters, or an empty string."""
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower()


def why(answer: Answer) -> str:
    """Give one line for the person at the desk: the problem, or the HTTP status."""
    if answer.problem is None:
        return f"HTTP {answer.status}"
    sentence = _SENTENCES[Problem(answer.problem)]
    return f"{sentence}: {answer.detail}" if answer.detail else sentence
