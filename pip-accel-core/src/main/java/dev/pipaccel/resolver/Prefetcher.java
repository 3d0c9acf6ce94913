package dev.pipaccel.resolver;

import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.requirement.RootRequirement;
import java.util.LinkedHashSet;
import java.util.Set;

final class Prefetcher implements AutoCloseable {
  private final PackageProvider provider;
  private final ResolutionRequest request;

  Prefetcher(Finder finder, PackageProvider provider, ResolutionRequest request) {
    this.provider = provider;
    this.request = request;
  }

  void start() {
    Set<PackageName> names = new LinkedHashSet<>();
    for (RootRequirement root : request.requirements()) {
      root.requirement().ifPresent(requirement -> names.add(requirement.name()));
    }
    provider.prefetch(names);
  }

  @Override
  public void close() {}
}
