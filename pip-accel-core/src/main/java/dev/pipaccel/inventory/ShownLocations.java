package dev.pipaccel.inventory;

import dev.pipaccel.environment.InstalledDistribution;
import java.nio.file.Files;
import java.nio.file.Path;

/// Places of distributions as pip writes them.
public final class ShownLocations {
  private ShownLocations() {}

  /// Returns where a distribution lies; that of an egg archive ends in a slash.
  public static String of(InstalledDistribution distribution) {
    return inArchive(distribution) ? distribution.location() + "/" : text(distribution.location());
  }

  /// Returns where its metadata lies.
  static String ofMetadata(InstalledDistribution distribution) {
    return distribution.infoLocation() + (inArchive(distribution) ? "/" : "");
  }

  private static boolean inArchive(InstalledDistribution distribution) {
    return Files.isRegularFile(distribution.location());
  }

  private static String text(Path location) {
    return location.toString().isEmpty() ? "." : location.toString();
  }
}
