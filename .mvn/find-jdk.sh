# Sets JAVA_HOME to an installed JDK 25, so that nothing has to be exported by hand.
# Sourced by mvnw and patchbay. Leaves JAVA_HOME alone where it already names a JDK 25.
# When none is found, JAVA_HOME stays as it was and the build's toolchain check says what to install.

patchbay_is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

patchbay_find_jdk25() {
  if [ -n "${JAVA_HOME-}" ] && patchbay_is_jdk25 "$JAVA_HOME"; then
    return 0
  fi
  patchbay_javac=$(command -v javac 2>/dev/null) || patchbay_javac=
  patchbay_roots="/usr/lib/jvm /usr/java /usr/local/lib/jvm /opt /opt/java /Library/Java/JavaVirtualMachines"
  patchbay_roots="$patchbay_roots ${HOME-/nonexistent}/.sdkman/candidates/java ${HOME-/nonexistent}/.jdks ${HOME-/nonexistent}/.local/share/mise/installs/java"
  if [ -n "$patchbay_javac" ] && command -v readlink >/dev/null 2>&1; then
    patchbay_javac=$(readlink -f "$patchbay_javac" 2>/dev/null) || patchbay_javac=
    if [ -n "$patchbay_javac" ] && patchbay_is_jdk25 "${patchbay_javac%/bin/javac}"; then
      JAVA_HOME=${patchbay_javac%/bin/javac}
      export JAVA_HOME
      return 0
    fi
  fi
  for patchbay_root in $patchbay_roots; do
    [ -d "$patchbay_root" ] || continue
    for patchbay_home in $(ls -1 "$patchbay_root" 2>/dev/null); do
      for patchbay_candidate in "$patchbay_root/$patchbay_home" "$patchbay_root/$patchbay_home/Contents/Home"; do
        if patchbay_is_jdk25 "$patchbay_candidate"; then
          JAVA_HOME=$patchbay_candidate
          export JAVA_HOME
          return 0
        fi
      done
    done
  done
  return 1
}
patchbay_find_jdk25 || :
