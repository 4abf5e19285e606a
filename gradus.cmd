@echo off
rem Starts gradus, and builds it first where its jar is missing or older than its sources.
rem
rem   GRADUS_JAR        a jar to start as it is; then nothing is looked for and nothing is built
rem   GRADUS_JAVA_OPTS  more options for the Java virtual machine
rem
rem The exit code is that of gradus, save 2 (something is not installed or not found) and 70 (the build failed).
rem No brackets around blocks here: a closing bracket in a path would end them.
setlocal EnableExtensions DisableDelayedExpansion

set "gradus_folder=%~dp0"
set "gradus_built=%gradus_folder%target\gradus.jar"
set "gradus_log=%gradus_folder%target\gradus-build.log"
set "gradus_found="

rem ---- Java: JAVA_HOME goes first; an unusable one gives way to the search path.
if not defined JAVA_HOME goto java_on_path
set "gradus_home=%JAVA_HOME:"=%"
set "gradus_java=%gradus_home%\bin\java.exe"
call :inspect_java
if defined gradus_usable goto java_found
:java_on_path
set "gradus_java="
for %%J in (java.exe) do set "gradus_java=%%~$PATH:J"
call :inspect_java
if defined gradus_usable goto java_on_path_found
if not defined gradus_found set "gradus_found=none"
>&2 echo gradus: needs Java 17 or newer, but found "%gradus_found%". Install a JDK (https://adoptium.net) or set JAVA_HOME to one.
exit /b 2
:java_on_path_found
rem Maven would go by JAVA_HOME and take the one that has just been passed over.
set "JAVA_HOME="
:java_found

rem ---- The jar.
if not defined GRADUS_JAR goto look_beside
set "gradus_jar_path=%GRADUS_JAR:"=%"
if exist "%gradus_jar_path%" goto start
>&2 echo gradus: GRADUS_JAR names no file: "%gradus_jar_path%"
exit /b 2

:look_beside
set "gradus_jar_path=%gradus_folder%lib\gradus.jar"
if not exist "%gradus_built%" if exist "%gradus_jar_path%" goto start
set "gradus_jar_path=%gradus_built%"
if not exist "%gradus_folder%pom.xml" goto no_sources
if not exist "%gradus_folder%src\main\" goto no_sources
if not exist "%gradus_built%" goto build
rem cmd itself cannot compare the times of two files in different folders.
powershell -NoProfile -NonInteractive -Command "$built = (Get-Item -LiteralPath $env:gradus_built).LastWriteTimeUtc; $newer = @(Get-Item -LiteralPath ($env:gradus_folder + 'pom.xml'); Get-Item -LiteralPath ($env:gradus_folder + 'src\main'); Get-ChildItem -LiteralPath ($env:gradus_folder + 'src\main') -Recurse -Force) | Where-Object { $_.LastWriteTimeUtc -gt $built }; if ($newer) { exit 10 }" <nul >nul 2>nul
if %ERRORLEVEL% equ 10 goto build
goto start

:no_sources
if exist "%gradus_built%" goto start
>&2 echo gradus: finds neither target\gradus.jar nor lib\gradus.jar nor sources to build in "%gradus_folder%"; set GRADUS_JAR.
exit /b 2

:build
set "gradus_maven="
for %%M in (mvn.cmd) do set "gradus_maven=%%~$PATH:M"
if defined gradus_maven goto maven_found
>&2 echo gradus: has to be built and needs Maven 3.8 or newer for it, but finds no mvn. Install it (https://maven.apache.org) or set GRADUS_JAR to a jar that is built already.
exit /b 2
:maven_found
>&2 echo gradus: building once, about a minute ...
if not exist "%gradus_folder%target\" mkdir "%gradus_folder%target"
pushd "%gradus_folder%"
call "%gradus_maven%" -q -B -Dquick -Dmaven.test.skip=true package <nul >"%gradus_log%" 2>&1
set "gradus_status=%ERRORLEVEL%"
popd
if not "%gradus_status%"=="0" goto build_failed
if exist "%gradus_built%" goto start
:build_failed
if exist "%gradus_log%" powershell -NoProfile -NonInteractive -Command "Get-Content -LiteralPath $env:gradus_log -Tail 40" <nul 1>&2
>&2 echo gradus: the build failed; its whole log is "%gradus_log%"
exit /b 70

rem ---- Starting.
:start
set "gradus_flags=-Xshare:auto"
rem Java refuses to start with two collectors.
if not defined GRADUS_JAVA_OPTS goto serial
echo "%GRADUS_JAVA_OPTS:"=%" | findstr /r /c:"-XX:+Use[A-Za-z0-9]*GC" >nul
if not errorlevel 1 goto collector_chosen
:serial
set "gradus_flags=%gradus_flags% -XX:+UseSerialGC"
:collector_chosen
rem Short commands end before the slower compiler would pay; grading a whole class does not.
if not "%~1"=="grade" set "gradus_flags=%gradus_flags% -XX:TieredStopAtLevel=1"
"%gradus_java%" %gradus_flags% %GRADUS_JAVA_OPTS% -jar "%gradus_jar_path%" %*
exit /b %ERRORLEVEL%

rem ---- Sets gradus_usable where gradus_java is new enough, and adds it to gradus_found where it is not.
:inspect_java
set "gradus_usable="
if not defined gradus_java exit /b 0
if not exist "%gradus_java%" exit /b 0
set "gradus_answer=%TEMP%\gradus-java-%RANDOM%%RANDOM%.txt"
set "gradus_version="
"%gradus_java%" -version <nul 2>"%gradus_answer%" >nul
for /f "tokens=3" %%V in ('findstr /c:" version " "%gradus_answer%"') do if not defined gradus_version set "gradus_version=%%~V"
del "%gradus_answer%" >nul 2>nul
if not defined gradus_version exit /b 0
set "gradus_major="
for /f "tokens=1,2 delims=.-+_" %%A in ("%gradus_version%") do if "%%A"=="1" (set "gradus_major=%%B") else (set "gradus_major=%%A")
if not defined gradus_major exit /b 0
if %gradus_major% geq 17 goto usable
if defined gradus_found set "gradus_found=%gradus_found%, "
set "gradus_found=%gradus_found%Java %gradus_major% at %gradus_java%"
exit /b 0
:usable
set "gradus_usable=yes"
exit /b 0
