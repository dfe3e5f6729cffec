# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's web page in a headless chromium."""

import os

from selenium import webdriver
from selenium.webdriver.chromium.remote_connection import ChromiumRemoteConnection
from selenium.webdriver.support.ui import WebDriverWait

from programs import wait_for
from town import free_port


class Browser:
    def __init__(self, town):
        port = free_port()
        profile = town.folder / "chromium"
        scratch = town.folder / "tmp"
        scratch.mkdir(exist_ok=True)
        self._driver_program = town.program(
            "chromedriver",
            ["/usr/bin/chromedriver", f"--port={port}"],
            {**os.environ, "TMPDIR": str(scratch), "HOME": str(scratch)},
        )
        town.extra.append(self._driver_program)
        self._driver_program.start()
        wait_for(
            lambda: "started successfully" in self._driver_program.log(), "chromedriver to be ready"
        )
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        options.accept_insecure_certs = True
        for argument in (
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--lang=pl",
            "--accept-lang=pl",
            f"--user-data-dir={profile}",
        ):
            options.add_argument(argument)
        connection = ChromiumRemoteConnection(f"http://127.0.0.1:{port}", "goog", "chrome")
        self.driver = webdriver.Remote(connection, options=options)

    def show(self, address, width, height):
        self.resize(width, height)
        self.driver.get(address)
        return self

    def resize(self, width, height):
        """The page's own size, not the window's: a window narrower than 500 px is refused."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute(
            "executeCdpCommand", {"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics}
        )

    def wait(self, condition, timeout=20):
        return WebDriverWait(self.driver, timeout).until(lambda _: condition())

    def text(self):
        return self.driver.execute_script("return document.body.innerText")

    def photograph(self, path, width):
        """The whole page at this width."""
        height = self.driver.execute_script("return Math.ceil(document.documentElement.scrollHeight)")
        self.resize(width, height)
        self.driver.save_screenshot(str(path))

    def close(self):
        self.driver.quit()
