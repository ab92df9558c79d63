"""Links of entries: made absolute, unwrapped from counting services, rid of tracking marks."""

import re
from urllib.parse import parse_qsl, unquote_plus, urljoin, urlsplit, urlunsplit

# Names that only say where the reader came from. What is not named here may identify the page.
_TRACKING = re.compile(
    r"^(?:utm_\w+|utm|mtm_\w+|pk_\w+|piwik_\w+|hsa_\w+|_hs(?:enc|mi)|mc_[ce]id|mkt_tok|"
    r"(?:fb|g|dcl|ms|tw|y|wbra|gbra|gc?l|li_fat_|tt)clid|gclsrc|igshid|fbadid|yclid|li_fat_id|"
    r"at_(?:medium|campaign|custom\w*|link\w*|format|ptr_name|bbc_team|creation|variant|source)|"
    r"ns_(?:mchannel|source|campaign|linkname|fee)|xtor|__twitter_impression|cmpid|ncid|wt_mc|"
    r"smid|emc|ftag|ocid|sr_share|ref_src|ref_url|rss_id|feedtype|feedname|__tw_\w+|oly_\w+_id|"
    r"vero_(?:id|conv)|spm|_openstat|wickedid|mkwid|campaign_id_rss|rss_source)$",
    re.I,
)
# Names that often identify the page; tracking only when their value says "came by the feed".
_BY_VALUE = re.compile(r"^(?:ref|src|source|from|partner|cmp|cid|via|feed|medium|campaign)$", re.I)
_FEED_VALUES = re.compile(
    r"^(?:rss|rss[-_ ]?\d?feed|feeds?|rss2?|atom|feedburner|share_btn_\w+|rss_\w+)$", re.I
)
_FRAGMENT = re.compile(r"^(?:xtor=|utm_|ref=|at_|rss|ns_|link_time=|\??xtor)", re.I)

# Services that carry the true address in a parameter.
_WRAPPERS = (
    (re.compile(r"(?:^|\.)google\.[a-z.]{2,6}$"), re.compile(r"^/url$"), ("url", "q")),
    (re.compile(r"(?:^|\.)bing\.com$"), re.compile(r"^/news/apiclick\.aspx$", re.I), ("url",)),
    (re.compile(r"^lm?\.facebook\.com$"), re.compile(r"^/l\.php$"), ("u",)),
    (re.compile(r"^out\.reddit\.com$"), re.compile(r""), ("url",)),
)
_DEFAULT_PORTS = {("http", 80), ("https", 443)}
_MAX_LENGTH = 8_000


def absolute(base: str, link: str | None) -> str | None:
    """Give the http(s) address of a link, or None: `javascript:`, `data:`, `file:` and the like."""
    text = re.sub(r"[\x00-\x20\x7f]+", "", (link or "").strip()[:_MAX_LENGTH]).replace("&amp;", "&")
    text = re.sub(r"^https?:/*(?=https?://)", "", text, flags=re.I)
    if not text:
        return None
    if re.match(r"www\.[\w.-]+\.\w{2,}(?:[/?#]|$)", text, re.I):
        text = f"//{text}"
    try:
        url = urljoin(base, text)
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return url if is_web else None


def clean(url: str) -> str:
    """Give the address of the article itself: unwrapped, without tracking marks."""
    parts = urlsplit(unwrapped(url))
    query = "&".join(p for p in parts.query.split("&") if p and not _is_tracking(p, parts.hostname))
    fragment = "" if _FRAGMENT.match(parts.fragment) else parts.fragment
    return urlunsplit(
        (parts.scheme, _host(parts.scheme, parts.netloc), parts.path or "/", query, fragment)
    )


def unwrapped(url: str) -> str:
    """Give the address that a counting service carries, where the service is known."""
    parts = urlsplit(url)
    for host, path, names in _WRAPPERS:
        if host.search(parts.hostname or "") and path.search(parts.path):
            inner = dict(parse_qsl(parts.query))
            for name in names:
                target = (
                    absolute(url, inner.get(name)) if inner.get(name, "")[:4] == "http" else None
                )
                if target:
                    return target
    return url


def _host(scheme: str, netloc: str) -> str:
    """Lower the host's case and drop the scheme's own port; credentials stay as they are."""
    user, at, host = netloc.rpartition("@")
    name, colon, port = host.lower().rpartition(":")
    if colon and port.isdigit() and (scheme, int(port)) in _DEFAULT_PORTS:
        return f"{user}{at}{name}"
    return f"{user}{at}{host.lower()}"


def _is_tracking(parameter: str, host: str | None) -> bool:
    name, _, raw = parameter.partition("=")
    name, value = unquote_plus(name), unquote_plus(raw)
    if _TRACKING.match(name):
        return True
    if name.lower() in ("ref", "source") and host and value.removeprefix("www.") in host:
        return bool(value) and "." in value
    return bool(_BY_VALUE.match(name) and _FEED_VALUES.match(value))
