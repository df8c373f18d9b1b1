"""The files of `deploy/` say what the product understands."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from configparser import ConfigParser
from dataclasses import fields
from fnmatch import fnmatch
from pathlib import Path

import click
import psycopg
import pytest
import yaml
from sqlalchemy import make_url

from api.cli import main
from api.mail.settings import KNOWN
from api.settings import Settings, load
from engine.errors import InvalidInput
from tests.storage.conftest import postgresql  # noqa: F401
from tests.storage.server import Server, binaries

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


def command_of(words: Sequence[str]) -> tuple[click.Command, list[str]]:
    """The command that the words name, and the words that are left."""
    found: click.Command = main
    rest = list(words)
    while isinstance(found, click.Group):
        inner = found.get_command(click.Context(found), rest[0])
        assert inner is not None, f"there is no command {' '.join(words)}"
        found, rest = inner, rest[1:]
    return found, rest


@pytest.mark.parametrize("name", list(COMPOSE["services"]))
def test_the_commands_of_the_services_are_understood(name: str) -> None:
    words = COMPOSE["services"][name].get("command")
    if words:
        command, rest = command_of(words)
        command.make_context(words[0], [*rest])


def test_what_the_pages_tell_operators_to_type_exists() -> None:
    typed = [
        line
        for page in (FOLDER.parent / "docs/how-to").glob("*.md")
        for line in re.findall(r"(?:paatospolku|--rm(?: -v \S+)? migrate) (.+)", page.read_text())
        if line.split()[0] in main.list_commands(None)  # type: ignore[arg-type]
    ]
    assert len(typed) > 20
    for line in typed:
        words = re.split(r"[`#()]|\\s{2,}|&&", line)[0].split()
        command, rest = command_of(words)
        known = {name for each in command.params for name in each.opts}
        assert {word.strip(".,") for word in rest if word.startswith("--")} <= known, line


def test_two_servers_and_two_workers_wait_for_the_schema() -> None:
    services = COMPOSE["services"]
    for role in ("server", "worker"):
        assert services[role]["deploy"]["replicas"] == 2
        assert services[role]["depends_on"]["migrate"] == {
            "condition": "service_completed_successfully"
        }
        assert services[role]["environment"]["PAATOSPOLKU_MIGRATE"] == "0"
        assert "paatospolku_app@" in services[role]["environment"]["PAATOSPOLKU_DATABASE"]
        assert services[role]["secrets"] == ["application_password"]
        assert services[role]["read_only"] and services[role]["cap_drop"] == ["ALL"]
    assert services["migrate"]["depends_on"]["database"] == {"condition": "service_healthy"}
    published = [name for name, each in services.items() if "ports" in each]
    assert published == ["proxy"], "nothing but the proxy is reached from outside"


@pytest.mark.postgresql
def test_the_role_of_servers_and_workers_is_made(tmp_path: Path, postgresql: Server) -> None:  # noqa: F811
    (tmp_path / "application_password").write_text("sala'sana\n")
    address = make_url(postgresql.url)
    folder = binaries()
    with postgresql.database("deployed") as url, psycopg.connect(url, autocommit=True) as owner:
        environment = {
            "PATH": f"{folder}:/usr/bin:/bin", "SECRETS": str(tmp_path), "POSTGRES_USER": "test",
            "POSTGRES_DB": "deployed", "PGHOST": str(address.host), "PGPORT": str(address.port),
        }  # fmt: skip
        try:
            subprocess.run([FOLDER / "application-role.sh"], env=environment, check=True)
            row = owner.execute(
                "SELECT rolcanlogin, rolsuper, rolpassword LIKE 'SCRAM%%' FROM pg_authid"
                " WHERE rolname = %s", ["paatospolku_app"],
            ).fetchone()  # fmt: skip
            assert row == (True, False, True)
        finally:
            owner.execute("DROP ROLE IF EXISTS paatospolku_app")


def test_every_file_that_is_mounted_or_copied_is_there() -> None:
    mounted = [
        volume.split(":")[0]
        for each in COMPOSE["services"].values()
        for volume in each.get("volumes", ())
        if volume.startswith("./")
    ]
    made = {"./tls"}  # by the operator, as are environment and secrets/
    assert {path for path in mounted if not (FOLDER / path).is_file()} == made
    secret = [each["file"] for each in COMPOSE["secrets"].values()]
    ignored = (FOLDER.parent / ".gitignore").read_text()
    assert all("/deploy/secrets/" in ignored and path.startswith("./secrets/") for path in secret)
    image = (FOLDER / "Containerfile").read_text()
    copied = re.findall(r"/src/([\w./]+)", image)
    assert copied and all((FOLDER.parent / path).exists() for path in copied)


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


def test_what_is_installed_has_every_file_that_the_program_reads() -> None:
    parser = ConfigParser()
    parser.read(FOLDER.parent / "setup.cfg")
    patterns = parser["options.package_data"]["*"].split(", ")
    for root in ("api", "engine", "processes", "storage"):
        for path in (FOLDER.parent / root).rglob("*.*"):
            if not path.is_file() or path.suffix in (".py", ".pyc") or "static" in path.parts:
                continue
            package = next(each for each in path.parents if (each / "__init__.py").exists())
            assert any(fnmatch(str(path.relative_to(package)), each) for each in patterns), path
