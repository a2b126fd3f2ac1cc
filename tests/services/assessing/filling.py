"""Fills cells of a spreadsheet in LibreOffice itself, as a person would, by a Basic macro without a window."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

SOFFICE = shutil.which("soffice")

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Function Load(path As String) As Object
    Dim options(0) As New com.sun.star.beans.PropertyValue
    options(0).Name = "Hidden" : options(0).Value = True
    Load = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, options())
End Function

Sub Fill(source As String, answers As String, target As String)
    Dim doc As Object, file As Integer, entry As String, part, cell As Object
    Dim options(0) As New com.sun.star.beans.PropertyValue
    doc = Load(source)
    file = FreeFile
    Open answers For Input As #file
    Do While Not EOF(file)
        Line Input #file, entry
        If entry &lt;&gt; "" Then
            part = Split(entry, Chr(9))
            cell = doc.Sheets.getByName(part(0)).getCellRangeByName(part(1))
            If part(2) = "f" Then
                cell.setFormula(part(3))
            Else
                cell.setString(Join(Split(part(3), "\\n"), Chr(10)))
            End If
        End If
    Loop
    Close #file
    options(0).Name = "FilterName" : options(0).Value = "Calc MS Excel 2007 XML"
    doc.storeToURL(ConvertToURL(target), options())
    doc.close(True)
    StarDesktop.terminate()
End Sub
</script:module>
"""


def fill(source: Path, answers: Mapping[tuple[str, str], str], target: Path, folder: Path) -> None:
    """Write answers, by sheet and cell, into a copy of the file; one that begins with "=" becomes a formula."""
    profile = folder / "office"
    # A new profile puts its own empty module into place: that one is exchanged.
    _office(profile, "--terminate_after_init")
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(_MODULE, encoding="utf-8")
    listed = folder / "answers.txt"
    lines = (
        "\t".join((sheet, cell, "f" if text.startswith("=") else "t", text.replace("\n", "\\n")))
        for (sheet, cell), text in answers.items()
    )
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = _office(profile, "--norestore", f'macro:///Standard.Module1.Fill("{source}","{listed}","{target}")')
    assert target.is_file(), said


def _office(profile: Path, *arguments: str) -> bytes:
    assert SOFFICE
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", *arguments]
    return subprocess.run(command, capture_output=True, timeout=120, check=False).stderr
