package dev.pipaccel.index;

import dev.pipaccel.model.name.PackageName;
import java.time.Instant;
import java.util.Optional;

/// Remembers nothing.
enum NoMemory implements PageMemory {
  INSTANCE;

  @Override
  public Optional<Page> find(String index, PackageName project) {
    return Optional.empty();
  }

  @Override
  public void put(String index, PackageName project, Page page) {}

  @Override
  public void confirm(String index, PackageName project, Instant fetched) {}
}
