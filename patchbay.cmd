@echo off
setlocal
set "HERE=%~dp0"
if "%HERE:~-1%"=="\" set "HERE=%HERE:~0,-1%"
set "JDK="
if defined JAVA_HOME findstr /b /c:"JAVA_VERSION=\"25." "%JAVA_HOME%\release" >nul 2>&1 && set "JDK=%JAVA_HOME%"
if not defined JDK for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%USERPROFILE%\.jdks\*25*") do if exist "%%~D\bin\javac.exe" set "JDK=%%~D"
if not defined JDK (
  echo patchbay: JDK 25 was not found. Install Temurin 25 or set JAVA_HOME to one. 1>&2
  exit /b 2
)
set "JAVA_HOME=%JDK%"
if not exist "%HERE%\backend-agent\target\classpath.txt" goto build
if not exist "%HERE%\app\target\classpath.txt" goto build
goto run
:build
echo patchbay: building (the first time takes a minute or two) ... 1>&2
pushd "%HERE%"
call mvnw.cmd -q -B -Pquick -Dspotless.check.skip -DskipTests process-classes || (popd & exit /b 2)
popd
:run
set /p DEPENDENCIES=<"%HERE%\backend-agent\target\classpath.txt"
"%JAVA_HOME%\bin\java" -XX:+UseCompactObjectHeaders -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED "-Dpatchbay.home=%HERE%" -cp "%HERE%\backend-agent\target\classes;%DEPENDENCIES%" io.patchbay.agent.cli.Patchbay %*
exit /b %ERRORLEVEL%
