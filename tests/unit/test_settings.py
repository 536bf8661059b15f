from pathlib import Path

import pytest

from palabre.settings import LimitSettings, Settings, SettingsError, load, names

ROOT = Path(__file__).resolve().parents[2]


def test_without_configuration_it_is_the_demo_house(tmp_path: Path) -> None:
    settings = load({}, tmp_path)
    assert settings == Settings()
    assert settings.demo
    assert settings.host == "127.0.0.1"
    assert settings.database == "sqlite:///palabre-data/palabre.sqlite3"


def test_every_setting_comes_from_the_environment(tmp_path: Path) -> None:
    settings = load(
        {
            "PALABRE_PORT": "0",
            "PALABRE_DATA_DIR": "/srv/palabre",
            "PALABRE_DATABASE_URL": "postgresql://palabre@/palabre",
            "PALABRE_BUS_URL": "nats://127.0.0.1:4222",
            "PALABRE_MINIMUM_AGE": "21",
            "PALABRE_TRUSTED_PROXIES": "10.0.0.0/8,::1/128",
            "PALABRE_LIMITS__MESSAGES_PER_MINUTE": "0",
            "PATH": "/bin",
        },
        tmp_path,
    )
    assert (settings.port, settings.data_dir, settings.minimum_age) == (0, Path("/srv/palabre"), 21)
    assert settings.database == "postgresql://palabre@/palabre"
    assert settings.trusted_proxies == ["10.0.0.0/8", "::1/128"]
    assert settings.limits == LimitSettings(messages_per_minute=0)


def test_a_file_says_the_same_and_the_environment_goes_first(tmp_path: Path) -> None:
    (tmp_path / "palabre.toml").write_text(
        'name = "La Clairière"\nport = 9000\n[limits]\nentries_per_minute = 7\n', encoding="utf-8"
    )
    settings = load({"PALABRE_PORT": "9001"}, tmp_path)
    assert (settings.name, settings.port, settings.limits.entries_per_minute) == ("La Clairière", 9001, 7)


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text("k" * 64 + "\n", encoding="utf-8")
    assert load({"PALABRE_SECRET_KEY_FILE": str(secret)}, tmp_path).secret_key == "k" * 64


@pytest.mark.parametrize(
    "environment, words",
    [
        ({"PALABRE_PROT": "1"}, "Did you mean PALABRE_PORT?"),
        ({"PALABRE_LIMITS__MESSAGES_PER_MINUT": "1"}, "Did you mean PALABRE_LIMITS__MESSAGES_PER_MINUTE?"),
        ({"PALABRE_QQQQQQ": "1"}, "Unknown setting PALABRE_QQQQQQ."),
        ({"PALABRE_PORT": "port"}, "port"),
        ({"PALABRE_PORT": "70000"}, "65535"),
        ({"PALABRE_MINIMUM_AGE": "5"}, "minimum_age"),
        ({"PALABRE_LIMITS__ENTRIES_PER_MINUTE": "-1"}, "entries_per_minute"),
        ({"PALABRE_SECRET_KEY": "short"}, "32 characters"),
        ({"PALABRE_SECRET_KEY_FILE": "/nowhere/at/all"}, "PALABRE_SECRET_KEY_FILE"),
        ({"PALABRE_DATABASE_URL": "mysql://x"}, "PALABRE_DATABASE_URL"),
        ({"PALABRE_BUS_URL": "amqp://x"}, "PALABRE_BUS_URL"),
        ({"PALABRE_LOG_LEVEL": "loud"}, "PALABRE_LOG_LEVEL"),
        ({"PALABRE_TRUSTED_PROXIES": "10.0.0.0/8, elsewhere"}, "PALABRE_TRUSTED_PROXIES"),
        ({"PALABRE_HOST": "0.0.0.0"}, "PALABRE_HOST"),
        ({"PALABRE_PUBLIC_URL": "https://palabre.example"}, "opening checklist"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path, environment: dict[str, str], words: str) -> None:
    with pytest.raises(SettingsError) as error:
        load(environment, tmp_path)
    assert words in str(error.value)


@pytest.mark.parametrize(
    "text", ["port = ", "prot = 1\n", "[limits]\nspeed = 1\n", "limits = 3\n", "port = [1]\n", "\xff"]
)
def test_a_file_that_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "palabre.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError) as error:
        load({}, tmp_path)
    assert str(error.value)


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "run" / "settings.md").read_text(encoding="utf-8")
    assert [name for name in names() if f"`{name}`" not in page] == []
