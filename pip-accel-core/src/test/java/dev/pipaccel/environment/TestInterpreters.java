package dev.pipaccel.environment;

import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.tag.AbiFlags;
import dev.pipaccel.model.tag.InterpreterTags;
import dev.pipaccel.model.tag.Platform;
import dev.pipaccel.model.tag.PythonVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Interpreters that need not exist.
public final class TestInterpreters {
  private TestInterpreters() {}

  /// Returns CPython 3.12 of a virtual environment.
  public static Interpreter virtual(Path prefix) {
    return of(prefix, Path.of("/opt/python"), new PythonRelease(3, 12, 1, "final", 0));
  }

  /// Returns CPython 3.12 with the given prefix, of no virtual environment.
  public static Interpreter plain(Path prefix) {
    return of(prefix, prefix, new PythonRelease(3, 12, 1, "final", 0));
  }

  /// Returns CPython of a version.
  public static Interpreter of(Path prefix, Path basePrefix, PythonRelease version) {
    String series = version.series();
    Path site = prefix.resolve("lib/python" + series + "/site-packages");
    boolean virtual = !prefix.equals(basePrefix);
    String tag = version.major() == 2 ? "" : "cpython-" + version.major() + version.minor();
    Path headers =
        virtual ? Path.of("include/site/python" + series) : Path.of("include/python" + series);
    return new Interpreter(
        prefix.resolve("bin/python"),
        prefix.resolve("bin/python"),
        prefix,
        basePrefix,
        version,
        "cpython",
        tag,
        "cb0d0d0a",
        new BinaryInterface(tag, ".so", "", false, false, true, 64),
        "linux-x86_64",
        new CLibrary("glibc", 2, 36),
        new MarkerEnvironment(Map.of("python_version", series)),
        new TagFacts(
            new InterpreterTags(
                "cpython",
                new PythonVersion(version.major(), version.minor()),
                "",
                AbiFlags.ORDINARY,
                ".so",
                new Platform.Other("linux-x86_64"))),
        new Schemes(
            new Scheme(site, site, prefix.resolve("bin"), prefix, prefix.resolve(headers)),
            Optional.of(userScheme(prefix.resolve("home"), series)),
            new Scheme(
                Path.of("lib/python" + series + "/site-packages"),
                Path.of("lib/python" + series + "/site-packages"),
                Path.of("bin"),
                Path.of("."),
                headers),
            new Scheme(
                Path.of("lib/python"),
                Path.of("lib/python"),
                Path.of("bin"),
                Path.of("."),
                Path.of("include/python"))),
        List.of(site),
        List.of(basePrefix.resolve("lib/python" + series)),
        new Interpreter.Sites(
            site,
            prefix.resolve("bin"),
            Optional.of(prefix.resolve("home/lib/python" + series + "/site-packages")),
            Optional.of(prefix.resolve("home/bin")),
            !virtual,
            virtual));
  }

  private static Scheme userScheme(Path home, String series) {
    Path site = home.resolve("lib/python" + series + "/site-packages");
    return new Scheme(
        site, site, home.resolve("bin"), home, home.resolve("include/python" + series));
  }
}
