package dev.pipaccel.model.index;

import java.util.List;

/// Files whose releases nobody has told.
record UnsortedFiles(List<ProjectFile> all) implements ProjectFiles {
  UnsortedFiles {
    all = List.copyOf(all);
  }

  @Override
  public List<Release> releases() {
    return List.of();
  }

  @Override
  public List<ProjectFile> others() {
    return all;
  }

  @Override
  public boolean isEmpty() {
    return all.isEmpty();
  }
}
