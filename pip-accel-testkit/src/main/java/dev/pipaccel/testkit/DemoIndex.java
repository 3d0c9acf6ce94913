package dev.pipaccel.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A program that serves a small package index on the loopback interface, for trying an installer
/// without a network: `DemoIndex [--port PORT] [--directory DIRECTORY]`. It prints the index's URL,
/// writes it to the file `url` and the port to the file `port` of the directory, and ends with its
/// standard input.
///
/// `demo-app` has a command of its name and needs `demo-base`, `demo-plugin` (a source distribution
/// of pure Python) and `demo-native` (one with a C extension).
public final class DemoIndex {
  private DemoIndex() {}

  /// Serves until standard input ends.
  public static void main(String[] arguments) throws IOException {
    int port = 0;
    Path directory = null;
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--port" -> port = Integer.parseInt(arguments[i + 1]);
        case "--directory" -> directory = Path.of(arguments[i + 1]);
        default -> throw new IllegalArgumentException("no such option: " + arguments[i]);
      }
    }
    try (LoopbackIndex index = LoopbackIndex.start(port)) {
      fill(index.simple());
      if (directory != null) {
        // The port last: whoever waits for one file finds the other one there, too.
        announce(directory, "url", index.simple().url().toString());
        announce(directory, "port", String.valueOf(index.port()));
      }
      System.out.println(index.simple().url());
      // What is typed means nothing, only its end does.
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /// Publishes the demonstration's packages.
  public static void fill(Repository repository) {
    for (String version : new String[] {"1.0", "1.1"}) {
      repository.publish(WheelBuilder.wheel("demo-base", version).module("demo_base"));
      repository.publish(SdistBuilder.sdist("demo-base", version));
    }
    repository.publish(WheelBuilder.wheel("demo-base", "2.0rc1").module("demo_base"));
    repository
        .publish(WheelBuilder.wheel("demo-base", "1.2").module("demo_base"))
        .yanked("broken on purpose");
    repository.publish(SdistBuilder.sdist("demo-plugin", "0.3").requires("demo-base>=1.1"));
    repository.publish(SdistBuilder.sdist("demo-native", "2.1").nativeExtension());
    repository.publish(
        WheelBuilder.wheel("demo-colors", "4.0").module("demo_colors").requiresPython(">=2.7"));
    repository.publish(
        WheelBuilder.wheel("demo-app", "1.0")
            .tag("py2.py3-none-any")
            .file("demo_app/__init__.py", program())
            .dataFile("data", "share/demo-app/readme.txt", "A file of the data scheme.\n")
            .consoleScript("demo-app", "demo_app:main")
            .requires("demo-base<2,>=1.0", "demo-plugin", "demo-native>=2")
            .extra("colors", "demo-colors"));
  }

  private static String program() {
    return """
    import demo_base
    import demo_native._native


    def main():
        print("demo-base %s, answer %d" % (
            demo_base.__version__, demo_native._native.answer()))
    """;
  }

  /// Written beside and renamed, so that nobody reads half a number.
  private static void announce(Path directory, String name, String text) throws IOException {
    Files.createDirectories(directory);
    Path temporary = Files.writeString(directory.resolve("." + name), text + "\n");
    Files.move(
        temporary,
        directory.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
