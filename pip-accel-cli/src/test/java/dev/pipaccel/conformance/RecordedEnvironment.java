package dev.pipaccel.conformance;

import dev.pipaccel.environment.BinaryInterface;
import dev.pipaccel.environment.CLibrary;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.PythonRelease;
import dev.pipaccel.environment.Scheme;
import dev.pipaccel.environment.Schemes;
import dev.pipaccel.environment.TagFacts;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.tag.AbiFlags;
import dev.pipaccel.model.tag.InterpreterTags;
import dev.pipaccel.model.tag.Libc;
import dev.pipaccel.model.tag.Platform;
import dev.pipaccel.model.tag.PythonVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A virtual environment of the machine that the scenarios were recorded on (Linux, x86_64, glibc
/// 2.36), without its interpreter: in that one's place stands a shell script that answers build
/// hooks from what [ScenarioIndex] put into the sources.
public final class RecordedEnvironment {
  private static final Path BASE = Path.of("/opt/recorded/python");
  private static final int POINTER_BITS = 64;
  private static final String STAND_IN =
      """
      #!/bin/sh
      set -e
      member() { sed 's/.*"'"$1"'" *: *"\\([^"]*\\)".*/\\1/' "$exchange/input.json"; }
      exchange=$3
      case $2 in
      get_requires_for_build) value='[]' ;;
      prepare_metadata_for_build)
        cp -r recorded.dist-info "$(member metadata_directory)"
        value='"recorded.dist-info"' ;;
      build)
        wheel=$(cat recorded-wheel)
        cp "$wheel" "$(member wheel_directory)"
        value='"'$(basename "$wheel")'"' ;;
      esac
      printf '{"value": %s}' "$value" > "$exchange/output.json"
      """;

  private final Path root;
  private final String[] version;

  /// @param version such as `3.12.1`
  public RecordedEnvironment(Path root, String version) throws IOException {
    this.root = root;
    this.version = version.split("\\.");
    Files.createDirectories(sitePackages());
    Path executable = Files.createDirectories(root.resolve("bin")).resolve("python");
    Files.writeString(executable, STAND_IN);
    Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  public Path sitePackages() {
    return root.resolve(library());
  }

  private Path library() {
    return Path.of("lib", "python" + series(), "site-packages");
  }

  private String series() {
    return version[0] + "." + version[1];
  }

  private int number(int part) {
    return Integer.parseInt(version[part]);
  }

  public Interpreter interpreter() {
    Path executable = root.resolve("bin/python");
    String compact = version[0] + version[1];
    String suffix = "cpython-" + compact + "-x86_64-linux-gnu";
    Path headers = Path.of("include", "site", "python" + series());
    return new Interpreter(
        executable,
        executable,
        root,
        BASE,
        new PythonRelease(number(0), number(1), number(2), "final", 0),
        "cpython",
        "cpython-" + compact,
        "cb0d0d0a",
        new BinaryInterface(suffix, "." + suffix + ".so", "", false, false, true, POINTER_BITS),
        "linux-x86_64",
        new CLibrary("glibc", 2, 36),
        markers(),
        new TagFacts(
            new InterpreterTags(
                "cpython",
                new PythonVersion(number(0), number(1)),
                compact,
                AbiFlags.ORDINARY,
                "." + suffix + ".so",
                new Platform.Linux(
                    "linux-x86_64", false, Optional.of(Libc.Glibc.of(2, 36)), true))),
        new Schemes(
            scheme(root, library(), root.resolve(headers)),
            Optional.empty(),
            scheme(Path.of("."), library(), headers),
            scheme(Path.of("."), Path.of("lib", "python"), Path.of("include", "python"))),
        List.of(sitePackages()),
        List.of(BASE.resolve("lib/python" + series())),
        new Interpreter.Sites(
            sitePackages(), root.resolve("bin"), Optional.empty(), Optional.empty(), false, true));
  }

  private static Scheme scheme(Path data, Path libraries, Path headers) {
    Path pure = data.resolve(libraries);
    return new Scheme(pure, pure, data.resolve("bin"), data, headers);
  }

  private MarkerEnvironment markers() {
    String full = String.join(".", version);
    return new MarkerEnvironment(
        Map.ofEntries(
            Map.entry("implementation_name", "cpython"),
            Map.entry("implementation_version", full),
            Map.entry("os_name", "posix"),
            Map.entry("platform_machine", "x86_64"),
            Map.entry("platform_release", "6.1.0"),
            Map.entry("platform_system", "Linux"),
            Map.entry("platform_version", "#1 SMP"),
            Map.entry("python_full_version", full),
            Map.entry("platform_python_implementation", "CPython"),
            Map.entry("python_version", series()),
            Map.entry("sys_platform", "linux")));
  }
}
