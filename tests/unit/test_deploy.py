"""The files of `deploy/` say what the product understands."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from api.cli import main
from api.mail.settings import KNOWN
from api.settings import Settings, load
from engine.errors import InvalidInput

FOLDER = Path(__file__).resolve().parents[2] / "deploy"
FILES = [path for path in sorted(FOLDER.rglob("*")) if path.is_file()]
COMPOSE = yaml.safe_load((FOLDER / "compose.yaml").read_text())


def test_every_setting_that_is_named_exists() -> None:
    known = {f"PAATOSPOLKU_{field.name.upper()}" for field in fields(Settings)}
    known |= {f"PAATOSPOLKU_SMTP_{name}" for name in KNOWN}
    known |= {"PAATOSPOLKU_DATABASE_PASSWORD"}
    named = {
        name.removesuffix("_FILE")
        for path in FILES
        for name in re.findall(r"PAATOSPOLKU_[A-Z_]+", path.read_text())
    }
    assert named and named <= known


def test_every_command_that_is_called_exists() -> None:
    units = "\n".join(path.read_text() for path in FILES if path.suffix == ".service")
    called = re.findall(r"bin/paatospolku ([a-z]+)", units)
    called += [each["command"][0] for each in COMPOSE["services"].values() if "command" in each]
    assert {"serve", "worker", "migrate", "backup"} <= set(called)
    assert set(called) <= set(main.list_commands(None))  # type: ignore[arg-type]


def test_two_servers_and_two_workers_wait_for_the_schema() -> None:
    services = COMPOSE["services"]
    for role in ("server", "worker"):
        assert services[role]["deploy"]["replicas"] == 2
        assert services[role]["depends_on"]["migrate"] == {
            "condition": "service_completed_successfully"
        }
        assert services[role]["environment"]["PAATOSPOLKU_MIGRATE"] == "0"
        assert services[role]["read_only"] and services[role]["cap_drop"] == ["ALL"]
    assert services["migrate"]["depends_on"]["database"] == {"condition": "service_healthy"}
    published = [name for name, each in services.items() if "ports" in each]
    assert published == ["proxy"], "nothing but the proxy is reached from outside"


def test_a_stop_gives_more_time_than_the_product_takes() -> None:
    from api import clock, server

    longest = max(clock.STOP_S, server.STOP_S)
    for name in ("server", "worker"):
        assert int(COMPOSE["services"][name]["stop_grace_period"].rstrip("s")) > longest
        unit = (FOLDER / f"systemd/paatospolku-{name}@.service").read_text()
        assert int(re.search(r"TimeoutStopSec=(\d+)", unit)[1]) > longest  # type: ignore[index]


def test_the_proxy_shows_nothing_of_what_is_for_operators() -> None:
    text = (FOLDER / "nginx.conf").read_text()
    assert "location ~ ^/(metrics|health)(/|$) { return 404; }" in text
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text
    assert "proxy_next_upstream error timeout;" in text


def test_the_units_are_in_order(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("no systemd-analyze on this machine")
    for path in (FOLDER / "systemd").iterdir():
        text = path.read_text().replace("/opt/paatospolku/bin/paatospolku", "/bin/true")
        name = path.name.replace("@.", "@8000.")
        (tmp_path / name).write_text(text.replace("User=paatospolku\n", "User=daemon\n"))
        done = subprocess.run(
            [program, "verify", "--man=no", str(tmp_path / name)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, ""), name


def test_secrets_are_read_from_files(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("sala/sana\n")
    found = load(
        {
            "PAATOSPOLKU_DATABASE": "postgresql://paatospolku@database/paatospolku",
            "PAATOSPOLKU_DATABASE_PASSWORD_FILE": str(secret),
            "PAATOSPOLKU_METRICS_TOKEN_FILE": str(secret),
        }
    )
    assert found.database == "postgresql://paatospolku:sala%2Fsana@database/paatospolku"
    assert found.metrics_token == "sala/sana"
    with pytest.raises(InvalidInput, match="METRICS_TOKEN_FILE cannot be read"):
        load({"PAATOSPOLKU_METRICS_TOKEN_FILE": str(tmp_path / "none")})


def test_what_is_installed_in_production_is_what_was_tested() -> None:
    def pins(name: str) -> dict[str, str]:
        text = (FOLDER.parent / "requirements" / name).read_text()
        return dict(re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)", text, re.M))

    run, tested = pins("run.lock"), pins("dev.lock")
    assert "granian" in run and "pytest" not in run
    assert {name: tested.get(name) for name in run} == run


def test_every_setting_is_explained() -> None:
    page = (FOLDER.parent / "docs/how-to/run-in-production.md").read_text()
    explained = set(re.findall(r"`([A-Z_]+)`", page))
    assert {field.name.upper() for field in fields(Settings)} <= explained
    assert {f"SMTP_{name.removesuffix('_FILE')}" for name in KNOWN} <= explained
