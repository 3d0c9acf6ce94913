package dev.pipaccel.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetPrefixTest {
  @TempDir Path folder;

  @Test
  void folderIsThePrefix() throws Exception {
    Files.createDirectories(folder.resolve("env"));

    assertThat(find("env", Map.of())).contains(folder.resolve("env"));
    assertThat(find("", Map.of("VIRTUAL_ENV", folder.resolve("env").toString())))
        .contains(folder.resolve("env"));
  }

  @Test
  void virtualEnvironmentIsTwoAboveItsLink() throws Exception {
    Path python = interpreter("usr");
    Files.createDirectories(folder.resolve("env/bin"));
    Files.writeString(folder.resolve("env/pyvenv.cfg"), "");
    Files.createSymbolicLink(folder.resolve("env/bin/python"), python);

    assertThat(find("env/bin/python", Map.of())).contains(folder.resolve("env"));
  }

  @Test
  void installationIsWhereTheStandardLibraryLies() throws Exception {
    Path python = interpreter("usr");
    Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(folder.resolve("links/python3"), python);

    Path prefix = folder.resolve("usr").toRealPath();
    assertThat(find("links/python3", Map.of())).contains(prefix);
    assertThat(find("", Map.of("PATH", folder.resolve("links").toString()))).contains(prefix);
  }

  @Test
  void scriptsTellNothing() throws Exception {
    Path shim = folder.resolve("shims/bin/python");
    Files.createDirectories(shim.getParent());
    Files.writeString(shim, "#!/bin/sh\n");

    assertThat(find("shims/bin/python", Map.of())).isEmpty();
  }

  private Path interpreter(String prefix) throws Exception {
    Path library = Files.createDirectories(folder.resolve(prefix).resolve("lib/python3.12"));
    Files.writeString(library.resolve("os.py"), "");
    Path python = folder.resolve(prefix).resolve("bin/python3.12");
    Files.createDirectories(python.getParent());
    Files.writeString(python, "");
    assertThat(python.toFile().setExecutable(true)).isTrue();
    return python;
  }

  private Optional<Path> find(String python, Map<String, String> environment) {
    return TargetPrefix.find(
        Optional.of(python).filter(text -> !text.isEmpty()),
        new ProcessFacts(environment, folder, folder, ProcessFacts.OperatingSystem.UNIX, false));
  }
}
