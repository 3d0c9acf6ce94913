package dev.pipaccel.resolver;

import dev.pipaccel.model.index.ProjectFile;

/// Where a chosen distribution comes from.
public sealed interface Origin {
  /// A file of an index or a find-links place.
  record FromIndex(ProjectFile file) implements Origin {}

  /// A URL, path or repository that a requirement or constraint names; installing it records the
  /// direct URL (PEP 610).
  record Direct(DirectSource source) implements Origin {}
}
