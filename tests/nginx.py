"""A real nginx for tests: started by whoever runs them, on a free port of this machine, with what `portal headers nginx` prints."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_MISSING = """
==========================================================================================
 NO NGINX FOUND: the tests of the response headers did not run.
 Install it:         Debian, Ubuntu   sudo apt-get install nginx-light
                     macOS            brew install nginx
 or name one:        PORTAL_NGINX=/path/to/nginx make test
==========================================================================================
"""
# As little as nginx needs, all of it in a folder of the test; no master process, so that no rights are given up or asked for.
_CONFIG = """\
daemon off;
master_process off;
pid nginx.pid;
error_log error.log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path temp; proxy_temp_path temp; fastcgi_temp_path temp; uwsgi_temp_path temp; scgi_temp_path temp;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        include portal.conf;
        {more}
    }}
}}
"""


def find_nginx() -> str | None:
    """PORTAL_NGINX, else the nginx that is installed; Debian keeps it where only root looks for commands."""
    return os.environ.get("PORTAL_NGINX") or shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@contextmanager
def serving(root: Path, snippet: str, folder: Path, more: str = "") -> Iterator[str]:
    """nginx with `root` and the snippet in its server block, its own files in `folder`; gives http://127.0.0.1:port.

    Skips the test where there is no nginx; in CI that is a failure.
    """
    command = find_nginx()
    if command is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(_MISSING)
    port = _free_port()
    (folder / "temp").mkdir(parents=True)
    (folder / "portal.conf").write_text(snippet, "utf-8")
    (folder / "nginx.conf").write_text(_CONFIG.format(port=port, root=root, more=more), "utf-8")
    with subprocess.Popen([command, "-p", f"{folder}/", "-e", "error.log", "-c", "nginx.conf"], stderr=subprocess.PIPE, text=True) as server:
        try:
            _wait(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _wait(port: int, server: subprocess.Popen[str]) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, server.stderr.read()
        time.sleep(0.05)
    raise AssertionError("nginx does not answer after 10 s")
