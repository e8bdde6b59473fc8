"""A visitor's browser without a script: pages read and forms sent as they stand on the page."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

import requests

_FIELD = re.compile(r"<input\b[^>]*>")
_NAME, _VALUE = re.compile(r'\bname="([^"]*)"'), re.compile(r'\bvalue="([^"]*)"')
SECONDS = 30


@dataclass
class Page:
    """What came back."""

    status: int
    url: str
    text: str
    headers: dict[str, str]

    @property
    def words(self) -> str:
        """What a visitor reads."""
        plain = re.sub(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", " ", self.text, flags=re.DOTALL)
        return " ".join(html.unescape(plain).split())

    def hidden(self) -> dict[str, str]:
        """Give what forms of the page say by themselves."""
        found = {}
        for tag in _FIELD.findall(self.text):
            name, value = _NAME.search(tag), _VALUE.search(tag)
            if 'type="hidden"' in tag and name and value:
                found[name[1]] = html.unescape(value[1])
        return found

    @property
    def code(self) -> str:
        """The ticket's code."""
        found = re.search(r'id="code">([0-9A-Z]+)<', self.text)
        assert found, self.words
        return found[1]

    @property
    def status_line(self) -> str:
        """How it stands with a ticket."""
        found = re.search(r'id="status">([^<]*)<', self.text)
        assert found, self.words
        return html.unescape(found[1])


@dataclass
class Visitor:
    """Somebody with a phone, at a venue's pages."""

    url: str
    venue_code: str
    language: str = "zh-CN,zh;q=0.9,en;q=0.8"
    session: requests.Session = field(default_factory=requests.Session)

    def at(self, path: str) -> str:
        """Give the address of a page of the venue."""
        return f"{self.url}/p/{self.venue_code}/{path}"

    def get(self, path: str = "") -> Page:
        """Open a page of the venue."""
        return self.open(self.at(path))

    def open(self, url: str) -> Page:
        """Open an address."""
        return self._page(self.session.get(url, headers=self._headers(), timeout=SECONDS))

    def send(self, path: str, said: dict[str, str] | bytes, **headers: str) -> Page:
        """Send a form, and follow where it leads."""
        if isinstance(said, bytes):
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        heads = {**self._headers(), **headers}
        answer = self.session.post(self.at(path), said, headers=heads, timeout=SECONDS)
        return self._page(answer)

    def signs_up(self, session_id: str, name: str = "林晓禾", **said: str) -> Page:
        """Fill in the form and send it."""
        form = self.get(f"s/{session_id}")
        filled = {
            **form.hidden(),
            "name": name,
            "consent": "2026-11",
            "website": "",
            "age": "adult",
        }
        filled |= said
        return self.send(f"s/{session_id}", filled)

    def cancels(self, ticket: Page) -> Page:
        """Press the button on the ticket's page."""
        link = ticket.url.partition(f"/p/{self.venue_code}/")[2].partition("?")[0]
        return self.send(f"{link}/cancel", self.open(ticket.url).hidden())

    def rates(self, ticket: Page, **said: str) -> Page:
        """Fill in what is asked on the ticket's page after the event, and send it."""
        link = ticket.url.partition(f"/p/{self.venue_code}/")[2].partition("?")[0]
        return self.send(f"{link}/rate", {**self.open(ticket.url).hidden(), **said})

    def _headers(self) -> dict[str, str]:
        return {"Accept-Language": self.language}

    @staticmethod
    def _page(answer: requests.Response) -> Page:
        answer.encoding = "utf-8"
        return Page(answer.status_code, answer.url, answer.text, dict(answer.headers))
