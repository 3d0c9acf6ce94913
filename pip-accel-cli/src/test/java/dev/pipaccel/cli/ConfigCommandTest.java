package dev.pipaccel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.config.ProcessFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Path user;
  private Screen screen = new Screen(false);

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectory(folder.resolve("env"));
    environment.put("VIRTUAL_ENV", folder.resolve("env").toString());
    environment.put("XDG_CONFIG_DIRS", folder.resolve("xdg").toString());
    user = folder.resolve(".config/pip/pip.conf");
  }

  @Test
  void valuesAreSetReadAndUnsetInTheUsersFile() throws IOException {
    assertThat(run("config", "set", "global.--Index_URL", "https://index.example/")).isZero();
    assertThat(screen.output()).isEqualTo("Writing to " + user + "\n");
    assertThat(user).hasContent("[global]\nindex-url = https://index.example/\n\n");

    assertThat(run("config", "get", "global.index-url")).isZero();
    assertThat(screen.output()).isEqualTo("https://index.example/\n");
    assertThat(run("config", "set", "install.timeout", "3")).isZero();
    assertThat(run("config", "--user", "list")).isZero();
    assertThat(screen.output())
        .isEqualTo("global.index-url='https://index.example/'\ninstall.timeout='3'\n");

    assertThat(run("config", "unset", "global.index-url")).isZero();
    assertThat(user).hasContent("[install]\ntimeout = 3\n\n");
    assertThat(run("config", "unset", "global.index-url")).isEqualTo(1);
    assertThat(screen.errors()).isEqualTo("ERROR: No such key - global.index-url\n");
  }

  @Test
  void fileOfTheEnvironmentGoesFirstOnceItIsThere() throws IOException {
    Path site = Files.writeString(folder.resolve("env/pip.conf"), "# gone\n[a]\nx = 1\n  2\n");

    assertThat(run("config", "set", "a.y", "3")).isZero();

    assertThat(site).hasContent("[a]\nx = 1\n\t2\ny = 3\n\n");
    assertThat(run("config", "--user", "get", "a.y")).isEqualTo(1);
    assertThat(run("config", "--site", "get", "a.y")).isZero();
  }

  @Test
  void modesAndLinksSurvive() throws IOException {
    Path real = Files.writeString(folder.resolve("real.conf"), "");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-------"));
    Files.createDirectories(user.getParent());
    Files.createSymbolicLink(user, real);

    assertThat(run("config", "set", "a.b", "c")).isZero();

    assertThat(user).isSymbolicLink();
    assertThat(real).hasContent("[a]\nb = c\n\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-------");
  }

  @Test
  void filesAndVariablesAreShownByLevel() throws IOException {
    run("config", "set", "global.timeout", "60");
    environment.put("PIP_NO_COLOR", "1");

    assertThat(run("config", "debug")).isZero();

    assertThat(screen.output().replace(folder.toString(), "HOME"))
        .startsWith("env_var:\n  PIP_NO_COLOR='1'\nenv:\nglobal:\n  HOME/xdg/pip/pip.conf, exists:")
        .contains("\nsite:\n  HOME/env/pip.conf, exists: False\nuser:\n")
        .endsWith("  HOME/.config/pip/pip.conf, exists: True\n    global.timeout: 60\n");
  }

  @Test
  void namedFileTakesThePlaceOfTheUsers() throws IOException {
    Path named = Files.writeString(folder.resolve("named.conf"), "[a]\nx = 1\n");
    environment.put("PIP_CONFIG_FILE", named.toString());

    assertThat(run("config", "set", "a.y", "2")).isZero();
    assertThat(screen.errors())
        .startsWith(
            "WARNING: Because PIP_CONFIG_FILE is set, changes will be applied to '" + named);
    assertThat(named).hasContent("[a]\nx = 1\ny = 2\n\n");
    assertThat(run("config", "get", "a.x")).isZero();
    assertThat(run("config", "unset", "a.x")).isZero();

    environment.put("PIP_CONFIG_FILE", "/dev/null");
    assertThat(run("config", "set", "a.y", "2")).isEqualTo(1);
    assertThat(screen.errors()).startsWith("ERROR: Cannot write to ");
  }

  @Test
  void editorGetsTheFile() throws IOException {
    Files.createDirectories(user.getParent());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("EDITOR", "cp " + Files.writeString(folder.resolve("new"), "[a]\nx = 1\n"));

    assertThat(run("config", "edit")).isZero();
    assertThat(run("config", "get", "a.x")).isZero();
    assertThat(run("config", "edit", "--editor", "false")).isEqualTo(1);
    assertThat(screen.errors()).isEqualTo("ERROR: Editor Subprocess exited with exit code 1\n");
    environment.remove("EDITOR");
    assertThat(run("config", "edit")).isEqualTo(1);
    assertThat(screen.errors()).isEqualTo("ERROR: Could not determine editor to use.\n");
  }

  @Test
  void wrongWordsAreRefusedAsInPip() {
    assertThat(run("config")).isEqualTo(1);
    assertThat(screen.errors())
        .isEqualTo("ERROR: Need an action (debug, edit, get, list, set, unset) to perform.\n");
    assertThat(run("config", "get")).isEqualTo(1);
    assertThat(screen.errors())
        .isEqualTo(
            "ERROR: Got unexpected number of arguments, expected 1. (example: \"pip-accel config"
                + " get [name]\")\n");
    assertThat(run("config", "set", "timeout", "3")).isEqualTo(1);
    assertThat(screen.errors())
        .isEqualTo(
            "ERROR: Key does not contain dot separated section and key. Perhaps you wanted to use"
                + " 'global.timeout' instead?\n");
    assertThat(run("config", "--user", "--site", "list")).isEqualTo(1);
    assertThat(screen.errors())
        .isEqualTo(
            "ERROR: Need exactly one file to operate upon (--user, --site, --global) to"
                + " perform.\n");
  }

  private int run(String... words) {
    screen = new Screen(false);
    ProcessFacts facts =
        new ProcessFacts(environment, folder, folder, ProcessFacts.OperatingSystem.UNIX, false);
    return new PipAccel(facts, screen.console, request -> 0).run(List.of(words));
  }
}
