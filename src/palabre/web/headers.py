"""The security headers that stand on every response, whatever it answers."""

from palabre.web.house import House

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'none'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""``connect-src 'self'`` includes the WebSocket of the same origin."""

# Only names that browsers know: Chromium writes an error into the console for each other one.
NOT_USED = (
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()"
)


def security_headers(house: House) -> tuple[tuple[bytes, bytes], ...]:
    """Return them in ASGI's form; the WebSocket door adds them to what it refuses before the upgrade."""
    fixed = [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        # Other sites learn nothing; ours still sees the origin of a plain form, which no-referrer would null.
        ("referrer-policy", "same-origin"),
        ("permissions-policy", NOT_USED),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-frame-options", "DENY"),
    ]
    if house.https:
        fixed.append(("strict-transport-security", "max-age=31536000"))
    return tuple((name.encode(), value.encode()) for name, value in fixed)
