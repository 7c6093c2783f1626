"""A page that would like to see the private network behind us: it tries every way that a browser has."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

import pytest

from monitor.fetch.browser import Bounds
from tests.browser.world import ALLOWED, VICTIM, given
from tests.fetch.fault_server import redirect

if TYPE_CHECKING:
    from tests.browser.world import World

pytestmark = pytest.mark.harness

QUICK = Bounds(calm=timedelta(seconds=2))

TAGS = {
    "img": "<img src='http://VICTIM/'>",
    "picture of a style": "<style>body { background: url(http://VICTIM/) }</style>",
    "style sheet": "<link rel=stylesheet href='http://VICTIM/'>",
    "script": "<script src='http://VICTIM/'></script>",
    "module": "<script type=module>import 'http://VICTIM/'</script>",
    "frame": "<iframe src='http://VICTIM/'></iframe>",
    "frame in a frame": "<iframe srcdoc=\"<img src='http://VICTIM/'><script src='http://VICTIM/'></script>\"></iframe>",
    "object": "<object data='http://VICTIM/'></object><embed src='http://VICTIM/'>",
    "film": "<video autoplay src='http://VICTIM/'></video><audio autoplay src='http://VICTIM/'></audio>",
    "icon": "<link rel=icon href='http://VICTIM/'>",
    "names looked up beforehand": "<link rel=dns-prefetch href='//private.example:PORT'>",
    "connections made beforehand": "<link rel=preconnect href='http://VICTIM'><link rel=prefetch href='http://VICTIM/'>"
    "<link rel=preload as=fetch crossorigin href='http://VICTIM/'>",
    "speculation": "<script type=speculationrules>"
    '{"prefetch": [{"urls": ["http://VICTIM/"]}], "prerender": [{"urls": ["http://VICTIM/"]}]}</script>',
    "refresh": "<meta http-equiv=refresh content='0; url=http://VICTIM/'>",
    "base": "<base href='http://VICTIM/'><script src='a.js'></script>",
}
SCRIPTS = {
    "fetch": "fetch('http://VICTIM/')",
    "fetch without CORS": "fetch('http://VICTIM/', {mode: 'no-cors'})",
    "fetch of a private name": "fetch('http://private.example:PORT/')",
    "fetch of a name that turns private": "fetch('http://rebinding.example:PORT/')"
    ".catch(() => fetch('http://rebinding.example:PORT/'))",
    "fetch over TLS": "fetch('https://VICTIM/')",
    "fetch of a number": "fetch('http://2130706434:PORT/')",
    "fetch of an octal number": "fetch('http://0177.0.0.2:PORT/')",
    "fetch of a mapped address": "fetch('http://[::ffff:127.0.0.2]:PORT/')",
    "fetch over a redirect": "fetch('SITE/away')",
    "fetch that stays alive": "fetch('http://VICTIM/', {method: 'POST', body: 'x', keepalive: true, mode: 'no-cors'})",
    "request": "const r = new XMLHttpRequest(); r.open('GET', 'http://VICTIM/'); r.send()",
    "beacon": "navigator.sendBeacon('http://VICTIM/', 'x')",
    "socket": "new WebSocket('ws://VICTIM/')",
    "socket over TLS": "new WebSocket('wss://VICTIM/')",
    "events": "new EventSource('http://VICTIM/')",
    "worker": "new Worker(URL.createObjectURL(new Blob([\"importScripts('http://VICTIM/')\"])))",
    "worker that fetches": "new Worker(URL.createObjectURL(new Blob([\"fetch('http://VICTIM/')\"])))",
    "shared worker": "new SharedWorker(URL.createObjectURL(new Blob([\"fetch('http://VICTIM/')\"])))",
    "service worker": "navigator.serviceWorker?.register('/sw.js')",
    "call over UDP": "const c = new RTCPeerConnection({iceServers: [{urls: 'stun:VICTIM'}]});"
    "c.createDataChannel('a'); c.createOffer().then(o => c.setLocalDescription(o))",
    "call over TCP": "const c = new RTCPeerConnection({iceServers: [{urls: 'turn:VICTIM?transport=tcp', username: 'a',"
    " credential: 'b'}]}); c.createDataChannel('a'); c.createOffer().then(o => c.setLocalDescription(o))",
    "call to a peer": "const c = new RTCPeerConnection(); c.createDataChannel('a');"
    "c.createOffer().then(o => c.setLocalDescription(o)).then(() => c.setRemoteDescription({type: 'answer', sdp:"
    " c.localDescription.sdp.replace('actpass', 'active') +"
    " 'a=candidate:1 1 udp 2113937151 127.0.0.2 PORT typ host\\r\\n'}))",
    "transport over QUIC": "new WebTransport('https://VICTIM/')",
    "window": "window.open('http://VICTIM/')",
    "form": "document.body.innerHTML = '<form action=\"http://VICTIM/\" method=post>';document.forms[0].submit()",
    "form in a new window": "document.body.innerHTML = '<form action=\"http://VICTIM/\" target=_blank>';"
    "document.forms[0].submit()",
    "ping": 'document.body.innerHTML = \'<a href="#" ping="http://VICTIM/">a</a>\';'
    "document.querySelector('a').click()",
    "download": "document.body.innerHTML = '<a href=\"http://VICTIM/\" download>a</a>';"
    "document.querySelector('a').click()",
    "navigation": "location = 'http://VICTIM/'",
}
WAYS = TAGS | {name: f"<body><script>{script}</script>" for name, script in SCRIPTS.items()}


@pytest.mark.parametrize("way", WAYS)
async def test_there_is_no_way_out(world: World, way: str) -> None:
    world.site.answers |= {
        "/away": redirect(f"http://{VICTIM}:{world.victim.port}/"),
        "/sw.js": given(world.filled_in("fetch('http://VICTIM/')").encode(), "Content-Type: text/javascript"),
    }
    await world.show(WAYS[way], QUICK)
    assert world.victim.hits == []


@pytest.mark.parametrize("way", ["fetch", "fetch of a private name", "request", "worker that fetches", "style sheet"])
async def test_the_same_ways_lead_where_the_source_may_ask(world: World, way: str) -> None:
    """So that the test above would notice."""
    await world.show(WAYS[way], QUICK, allowed=(*ALLOWED, IPv4Network(f"{VICTIM}/32")))
    assert "TCP" in world.victim.hits


async def test_no_file_of_ours_is_read(world: World) -> None:
    html = "<p id=told>none</p><iframe src='file:///etc/passwd'></iframe><script>fetch('file:///etc/passwd').then(r =>"
    document = await world.show(html + " r.text()).then(t => told.textContent = t)</script>", QUICK)
    assert b"root:" not in document.body  # type: ignore[union-attr] # it leads nowhere else
