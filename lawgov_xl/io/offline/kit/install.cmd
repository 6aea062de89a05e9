@echo off
rem Installs lawgov-xl for the current user: no internet, no administrator rights.
rem ASCII only: this file is read in the code page of the computer.
setlocal
cd /d "%~dp0"
set "PYTHON="
if exist "%~dp0python\python.exe" set "PYTHON=%~dp0python\python.exe"
if not defined PYTHON (
  for %%P in (py.exe) do if not "%%~$PATH:P"=="" set "PYTHON=py -@PYTHON@"
)
if not defined PYTHON (
  for %%P in (python.exe) do if not "%%~$PATH:P"=="" set "PYTHON=python"
)
if not defined PYTHON (
  echo Python @PYTHON@ was not found, and this bundle carries none. See the text file in this folder.
  goto failed
)
if exist "%~dp0python\python.exe" (
  "%PYTHON%" "%~dp0install.py" %*
) else (
  %PYTHON% "%~dp0install.py" %*
)
if errorlevel 1 goto failed
if not defined LAWGOV_NO_PAUSE pause
exit /b 0
:failed
if not defined LAWGOV_NO_PAUSE pause
exit /b 2
