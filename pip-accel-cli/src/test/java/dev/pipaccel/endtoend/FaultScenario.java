package dev.pipaccel.endtoend;

import dev.pipaccel.testkit.Repository;
import dev.pipaccel.testkit.SdistBuilder;
import dev.pipaccel.testkit.WheelBuilder;

/// What is being done when the file system fails or the process dies.
enum FaultScenario {
  /// Two wheels, one of them with files of several schemes, into a fresh environment.
  INSTALL("app"),

  /// Newer versions of both, the older ones having been installed from the same caches.
  UPGRADE("--upgrade", "app", "base"),

  /// A wheel from sources.
  BUILD("plugin");

  private final String[] words;

  FaultScenario(String... words) {
    this.words = words;
  }

  /// Publishes what this needs and brings the environment to where it begins.
  void prepare(Sandbox sandbox, PythonEnvironment environment) {
    switch (this) {
      case INSTALL -> publish(sandbox.packages(), "1.0");
      case UPGRADE -> {
        publish(sandbox.packages(), "1.0");
        // Else the page would serve for some minutes without being asked for again.
        sandbox.packages().cacheControl("no-cache");
        sandbox.install(environment, "app").succeeds();
        publish(sandbox.packages(), "2.0");
      }
      case BUILD -> sandbox.packages().publish(SdistBuilder.sdist("plugin", "0.3"));
    }
  }

  /// Returns the command's words after `install`.
  String[] words() {
    return words.clone();
  }

  private static void publish(Repository packages, String version) {
    packages.publish(WheelBuilder.wheel("base", version).module("base"));
    packages.publish(
        WheelBuilder.wheel("app", version)
            .module("app")
            .file("app/data/only-" + version + ".txt", "of this version\n")
            .dataFile("data", "etc/app.conf", "version = " + version + "\n")
            .dataFile("scripts", "app-script", "#!python\nprint('script')\n")
            .consoleScript("app", "app:main")
            .requires("base>=" + version));
  }
}
