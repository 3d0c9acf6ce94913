package dev.pipaccel.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A home directory for processes under test, below a temporary folder that the test owns, with an
/// environment that knows nothing of the machine but where its programs are.
public final class TemporaryHome {
  private final Path root;
  private final Map<String, String> environment = new LinkedHashMap<>();

  private TemporaryHome(Path root) {
    this.root = root;
  }

  /// Makes the folders of a home below `folder`.
  public static TemporaryHome in(Path folder) throws IOException {
    TemporaryHome home = new TemporaryHome(Files.createDirectories(folder).toRealPath());
    for (Path directory : new Path[] {home.home(), home.cache(), home.temporary(), home.work()}) {
      Files.createDirectories(directory);
    }
    home.environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    home.environment.put("HOME", home.home().toString());
    home.environment.put("TMPDIR", home.temporary().toString());
    home.environment.put("LANG", "C.UTF-8");
    home.environment.put("PIP_CONFIG_FILE", "/dev/null");
    home.environment.put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    home.environment.put("PIP_ACCEL_CACHE", home.cache().resolve("data").toString());
    home.environment.put("PIP_DOWNLOAD_CACHE", home.cache().resolve("downloads").toString());
    return home;
  }

  /// Returns the home directory.
  public Path home() {
    return root.resolve("home");
  }

  /// Returns the folder for caches.
  public Path cache() {
    return root.resolve("cache");
  }

  /// Returns the folder for temporary files.
  public Path temporary() {
    return root.resolve("tmp");
  }

  /// Returns a folder to work in.
  public Path work() {
    return root.resolve("work");
  }

  /// Sets a variable for processes started from now on.
  public TemporaryHome with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// Returns the whole environment for a process.
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /// Returns a process builder with just this environment, in the work folder.
  public ProcessBuilder process(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(work().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }
}
