"""A phone's browser at the public's pages: Chromium, 390 by 844, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.ui import WebDriverWait

from app.events import door
from app.store.transaction import transaction
from sync.hub.contacts import set_contact
from sync.hub.database import writing
from tests.support.chromium import SECONDS, phone, saved
from tests.support.fronts import MakeFront
from tests.support.hub import HubHandle
from tests.support.joined import hub, make
from tests.support.partnered import NAME, WORDS, Referred
from tests.support.webcases import Asked
from tests.support.webevening import Evening
from tests.support.webvenue import Venue, offer

__all__ = ["hub", "make"]  # what its database is matters to no browser

Open = Callable[..., Chrome]


@pytest.fixture
def browse(tmp_path: Path) -> Iterator[Open]:
    """Open browsers; each is closed with its folder."""
    with ExitStack() as stack:
        yield lambda **how: stack.enter_context(phone(tmp_path, **how))


def says(browser: Chrome, words: str) -> None:
    """Wait until a page says so; while one gives way to another, the driver may find neither."""
    WebDriverWait(browser, SECONDS, ignored_exceptions=[WebDriverException]).until(
        lambda one: words in one.find_element(By.TAG_NAME, "body").text
    )


def fits(browser: Chrome) -> None:
    """Nothing is wider than the phone, and what is pressed is large enough for a thumb."""
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert browser.execute_script(wide) == 0
    for one in browser.find_elements(By.CSS_SELECTOR, "button, input:not([type=hidden]), select"):
        if one.is_displayed() and one.get_attribute("type") != "checkbox":
            assert one.get_attribute("name") == "website" or one.size["height"] >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signed_up_on_a_phone_and_admitted_by_that_very_code(
    hub: HubHandle, make: MakeFront, browse: Open, scheme: str
) -> None:
    front = make()
    offer(hub, 2)
    browser = browse(dark=scheme == "dark")
    browser.get(f"{hub.url}/p/{hub.venue_code}/")
    fits(browser)
    saved(browser, f"list-{scheme}")
    browser.find_element(By.CSS_SELECTOR, ".card").click()
    says(browser, "还可报名 2 人")
    browser.find_element(By.NAME, "name").send_keys("林晓禾")
    browser.find_element(By.NAME, "phone").send_keys("12")
    Select(browser.find_element(By.NAME, "age")).select_by_value("adult")
    browser.find_element(By.NAME, "consent").click()
    browser.find_element(By.CSS_SELECTOR, "form button").click()
    says(browser, "请检查号码")
    fits(browser)
    saved(browser, f"form-{scheme}")
    number = browser.find_element(By.NAME, "phone")
    number.clear()
    number.send_keys("19900001111")
    browser.find_element(By.CSS_SELECTOR, "form button").click()
    says(browser, "报名成功")
    fits(browser)
    saved(browser, f"ticket-{scheme}")
    code = browser.find_element(By.ID, "code").text
    assert front.sync().state == "ok"
    # The line is cut.
    with transaction(front.store, front.actor) as tx:
        met = door.meet_ticket(tx, code, None)
    assert (met.code, met.admitted) == ("ok", True)
    heard = browser.get_log("browser")  # type: ignore[no-untyped-call]
    grave = [one["message"] for one in heard if one["level"] == "SEVERE"]
    # The page that asked for the number again; nothing was kept out by its own rules.
    assert [one for one in grave if "422" not in one] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_rated_on_a_phone_after_the_event(hub: HubHandle, browse: Open, scheme: str) -> None:
    venue = Venue(hub)
    evening = Evening(venue, 1)
    evening.ends(hours=1)
    browser = browse(dark=scheme == "dark")
    browser.get(evening.pages[0].url)
    says(browser, "这次活动，你觉得怎么样？")
    fits(browser)
    better, good = (browser.find_element(By.CSS_SELECTOR, one) for one in (".better", ".good"))
    assert not good.is_displayed()
    browser.find_elements(By.CSS_SELECTOR, ".score")[1].click()
    WebDriverWait(browser, SECONDS).until(lambda _: better.is_displayed())
    assert not good.is_displayed(), "what is asked goes with the score"
    better.find_element(By.CSS_SELECTOR, "label").click()
    browser.find_element(By.NAME, "words").send_keys("等了二十分钟")
    assert browser.find_element(By.NAME, "anonymous").is_selected()
    fits(browser)
    saved(browser, f"rating-{scheme}")
    browser.find_element(By.CSS_SELECTOR, ".rate button").click()
    says(browser, "谢谢您的评价")
    fits(browser)
    assert len(hub.rows("rated")) == 1
    assert hub.rows("rating") == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_case_asked_about_and_rated_on_a_phone(hub: HubHandle, browse: Open, scheme: str) -> None:
    asked = Asked(Venue(hub))
    browser = browse(dark=scheme == "dark")
    browser.get(f"{hub.url}/p/{hub.venue_code}/")
    browser.find_element(By.LINK_TEXT, "查询我的需求办到哪一步了").click()
    says(browser, "不用写姓名")
    fits(browser)
    saved(browser, f"case-code-{scheme}")
    browser.find_element(By.NAME, "code").send_keys("ZZZZ ZZZZ")
    browser.find_element(By.CSS_SELECTOR, "form button").click()
    says(browser, "没有找到这个查询码")
    asked.is_told()
    browser.find_element(By.NAME, "code").send_keys("k7m3 pq4r")
    browser.find_element(By.CSS_SELECTOR, "form button").click()
    says(browser, "结果已告知")
    fits(browser)
    saved(browser, f"case-told-{scheme}")
    assert asked.id not in browser.current_url
    browser.find_elements(By.CSS_SELECTOR, ".score")[4].click()
    good = browser.find_element(By.CSS_SELECTOR, ".good")
    WebDriverWait(browser, SECONDS).until(lambda _: good.is_displayed())
    good.find_elements(By.CSS_SELECTOR, "label")[3].click()
    assert "真的解决了" in good.text
    fits(browser)
    saved(browser, f"case-rating-{scheme}")
    browser.find_element(By.CSS_SELECTOR, ".rate button").click()
    says(browser, "谢谢，已经收到")
    fits(browser)
    assert len(hub.rows("rated")) == 1
    assert hub.rows("rating") == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_partner_takes_a_case_on_and_gives_the_result(
    hub: HubHandle, browse: Open, scheme: str
) -> None:
    with writing(hub.engine) as connection:
        set_contact(connection, hub.hub, hub.venue, "前台 0914-2330000")
    referred = Referred(Venue(hub), "need", "details", "phone")
    browser = browse(dark=scheme == "dark")
    link = f"{hub.url}/p/{hub.venue_code}/{referred.link()}"
    browser.get(link)
    says(browser, "请您接手一件需求")
    fits(browser)
    saved(browser, f"partner-cover-{scheme}")
    assert WORDS not in browser.page_source
    browser.find_element(By.CSS_SELECTOR, "form button").click()
    says(browser, WORDS)
    fits(browser)
    saved(browser, f"partner-words-{scheme}")
    assert NAME not in browser.page_source
    browser.find_element(By.CSS_SELECTOR, "#answers form button").click()
    says(browser, "已记下：您接手办理")
    assert referred.referral()["state"] == "accepted"
    result = browser.find_element(By.ID, "f-result")
    assert result.is_displayed(), "what comes next is open"
    result.send_keys("已向劳动监察投诉，工资三日内到账")
    fits(browser)
    saved(browser, f"partner-result-{scheme}")
    result.find_element(By.XPATH, "./ancestor::form//button").click()
    says(browser, "结果已交给站点")
    fits(browser)
    assert WORDS not in browser.page_source
    assert referred.case()["state"] == "resolved"
    browser.get(link)
    says(browser, "这个链接已经用过")
    fits(browser)
    saved(browser, f"partner-used-{scheme}")
    referral = hub.rows("referral")
    assert [row["state"] for row in referral.values()] == ["resolved"]
