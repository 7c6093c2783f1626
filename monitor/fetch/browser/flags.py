"""How Chromium is started: with one way out, and with nothing running that no page asked for."""

from __future__ import annotations

FLAGS = (
    # The proxy is the only host that it can resolve, and the only one that it may reach without the proxy.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--proxy-bypass-list=<-loopback>",
    # UDP knows no proxy: neither HTTP/3 nor calls from page to page.
    "--disable-quic",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    # No word of its own to anybody.
    "--disable-background-networking",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--media-router=0",
    "--no-first-run",
    "--no-pings",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-gpu",
    "--blink-settings=imagesEnabled=false",
    "--disk-cache-size=1",
    "--js-flags=--max-old-space-size=512",  # MB for the objects of one page's scripts
)
# Of what its driver sets for tests of pages, these take away protection from us.
UNWANTED = (
    "--disable-hang-monitor",
    "--disable-ipc-flooding-protection",
    "--disable-popup-blocking",
    "--enable-unsafe-swiftshader",
)
