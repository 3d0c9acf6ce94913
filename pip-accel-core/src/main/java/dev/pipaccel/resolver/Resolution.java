package dev.pipaccel.resolver;

import java.util.List;

/// What an environment must have to meet a request.
///
/// @param install what is to be installed, in pip's order: what is depended on goes first
/// @param chosen the same in the order of choosing
/// @param kept what is installed already and stays, in the order of choosing
public record Resolution(List<Pin> install, List<Pin> chosen, List<InstalledPackage> kept) {
  /// Copies the lists.
  public Resolution {
    install = List.copyOf(install);
    chosen = List.copyOf(chosen);
    kept = List.copyOf(kept);
  }
}
