"""Addresses of the web as identities: one story, one host, one outlet. Nothing here touches the network."""

from monitor.urls.canonical import canonical
from monitor.urls.host import host
from monitor.urls.hostname import is_host
from monitor.urls.resolver import Resolver
from monitor.urls.site import site

__all__ = ["Resolver", "canonical", "host", "is_host", "site"]
