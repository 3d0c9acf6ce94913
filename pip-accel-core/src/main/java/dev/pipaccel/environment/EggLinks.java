package dev.pipaccel.environment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `.egg-link` files that `setup.py develop` leaves.
public final class EggLinks {
  private EggLinks() {}

  /// Returns the link of a project in the environment, if it has one.
  ///
  /// @param displayName the name as the project's metadata writes it
  public static Optional<Path> find(Interpreter interpreter, String displayName) {
    Interpreter.Sites sites = interpreter.sites();
    List<Path> folders = new ArrayList<>();
    folders.add(sites.purelib());
    if (!interpreter.isVirtualEnvironment()) {
      sites.user().ifPresent(folders::addFirst);
    } else if (!sites.globalHidden()) {
      sites.user().ifPresent(folders::addLast);
    }
    for (Path folder : folders) {
      for (String name : names(displayName)) {
        Path link = folder.resolve(name);
        if (Files.isRegularFile(link)) {
          return Optional.of(link);
        }
      }
    }
    return Optional.empty();
  }

  /// Returns the names that a project's link may have: with each run of unusual characters made a
  /// dash, as older setuptools had it, and as it is.
  static List<String> names(String displayName) {
    StringBuilder safe = new StringBuilder();
    boolean replaced = false;
    for (int i = 0; i < displayName.length(); i++) {
      char c = displayName.charAt(i);
      boolean usual =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
      if (usual) {
        safe.append(c);
      } else if (!replaced) {
        safe.append('-');
      }
      replaced = !usual;
    }
    return List.of(safe + ".egg-link", displayName + ".egg-link");
  }
}
