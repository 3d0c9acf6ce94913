package dev.pipaccel.model.version;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what a specifier set admits and applies the rule for pre-releases.
final class Selection<T> {
  private final Prereleases prereleases;
  private final List<T> admitted = new ArrayList<>();
  private final List<T> withoutPrereleases = new ArrayList<>();
  private boolean finalSeen;

  Selection(Prereleases prereleases) {
    this.prereleases = prereleases;
  }

  /// @param version null where the item has only a text that is no version
  void add(T item, @Nullable Version version) {
    admitted.add(item);
    if (version == null || !version.isPrerelease()) {
      withoutPrereleases.add(item);
      finalSeen |= version != null;
    }
  }

  /// @param prereleaseNamed whether a specifier names a pre-release
  List<T> chosen(boolean prereleaseNamed) {
    boolean all =
        switch (prereleases) {
          case ALLOWED -> true;
          case EXCLUDED -> false;
          case IF_NEEDED -> prereleaseNamed || !finalSeen;
        };
    return List.copyOf(all ? admitted : withoutPrereleases);
  }
}
