"""The built package, installed elsewhere, finds its resources and migrations and does the main job."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_an_installed_wheel_runs_the_demo(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "wheel")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (tmp_path / "wheel").glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "portfolio_app/_migrations/env.py" in names
    assert "portfolio_app/_resources/units/101.toml" in names

    place = tmp_path / "fresh environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    installed = Path(sysconfig.get_path("purelib", vars={"base": str(place), "platbase": str(place)}))
    zipfile.ZipFile(wheel).extractall(installed)
    # The libraries come from this environment; the program itself must not.
    libraries = sysconfig.get_path("purelib")
    (installed / "libraries.pth").write_text(f"{libraries}\n", encoding="utf-8")
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    shown = subprocess.run(
        [python, "-c", "import portfolio_app; print(portfolio_app.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(installed) in shown.stdout
    done = subprocess.run(
        [python, "-m", "portfolio_app", "demo", "made", "--no-window"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert all((tmp_path / line).is_file() for line in done.stdout.splitlines()[-3:])
