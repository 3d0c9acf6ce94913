package dev.pipaccel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.environment.PythonRelease;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.wheel.EntryPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
  private static final PythonRelease NEW = new PythonRelease(3, 12, 1, "final", 0);
  private static final PythonRelease OLD = new PythonRelease(3, 8, 18, "final", 0);

  @TempDir Path folder;

  @Test
  void scriptForNewPythonIsWhatPipWrites() throws Exception {
    assertThat(Launcher.parse("sub", "demo.mod:C.m [ex]").text("#!/v/bin/python\n", NEW))
        .isEqualTo(
            """
            #!/v/bin/python
            import sys
            from demo.mod import C
            if __name__ == '__main__':
                sys.argv[0] = sys.argv[0].removesuffix('.exe')
                sys.exit(C.m())
            """);
  }

  @Test
  void scriptForOldPythonDoesWithoutRemovesuffix() throws Exception {
    assertThat(Launcher.parse("run", "demo:main").text("#!/v/bin/python\n", OLD))
        .isEqualTo(
            """
            #!/v/bin/python
            # -*- coding: utf-8 -*-
            import re
            import sys
            from demo import main
            if __name__ == '__main__':
                sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])
                sys.exit(main())
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo.module", "demo:", "a-b:c", "demo:a:b", "", "demo:m [x"})
  void referenceWithoutOneCallableIsRefused(String value) {
    assertThatThrownBy(() -> Launcher.parse("run", value))
        .isInstanceOf(InstallException.class)
        .hasMessageContaining("run = " + value);
  }

  @Test
  void plainPathIsNamedInTheFirstLine() {
    assertThat(Shebang.of(Path.of("/v/bin/python"), false)).isEqualTo("#!/v/bin/python\n");
  }

  @Test
  void pathWithSpacesIsStartedThroughTheShell() {
    assertThat(Shebang.of(Path.of("/my v/bin/python"), false))
        .isEqualTo("#!/bin/sh\n'''exec' \"/my v/bin/python\" \"$0\" \"$@\"\n' '''\n");
  }

  @Test
  void longPathIsStartedThroughTheShell() {
    String fits = "/" + "v".repeat(123);
    String tooLong = fits + "v";

    assertThat(Shebang.of(Path.of(fits), false)).isEqualTo("#!" + fits + "\n").hasSize(127);
    assertThat(Shebang.of(Path.of(tooLong), false))
        .isEqualTo("#!/bin/sh\n'''exec' " + tooLong + " \"$0\" \"$@\"\n' '''\n");
    assertThat(Shebang.of(Path.of(tooLong), true)).startsWith("#!" + tooLong);
  }

  @Test
  void interpreterThatIsAScriptIsStartedThroughTheShell() throws Exception {
    Path shim = Files.writeString(folder.resolve("python"), "#!/bin/sh\n");

    assertThat(Shebang.of(shim, false)).startsWith("#!/bin/sh\n'''exec' " + shim);
  }

  @Test
  void versionedNamesOfPipFollowTheTarget() throws Exception {
    List<EntryPoint> entryPoints =
        List.of(
            new EntryPoint("other", "a:b", false),
            new EntryPoint("pip", "pip:main", false),
            new EntryPoint("pip3", "pip:main", false),
            new EntryPoint("pip3.4", "pip:main", false),
            new EntryPoint("pipx", "pipx:main", false),
            new EntryPoint("easy_install", "e:main", false),
            new EntryPoint("easy_install-2.7", "e:main", false),
            new EntryPoint("window", "a:c", true));

    assertThat(LauncherList.of(entryPoints, NEW, "").console())
        .extracting(Launcher::name)
        .containsExactly(
            "pip", "pip3", "pip3.12", "easy_install", "easy_install-3.12", "other", "pipx");
    assertThat(LauncherList.of(entryPoints, NEW, "altinstall").console())
        .extracting(Launcher::name)
        .containsExactly("pip3.12", "easy_install-3.12", "other", "pipx");
    assertThat(LauncherList.of(entryPoints, NEW, "").gui())
        .extracting(Launcher::name)
        .containsExactly("window");
  }
}
