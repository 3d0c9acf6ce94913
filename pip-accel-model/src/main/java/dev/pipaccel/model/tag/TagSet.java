package dev.pipaccel.model.tag;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/// The tags that an interpreter supports, in order of preference, best first.
public final class TagSet {
  private TagSet() {}

  /// Makes a set from tags in order of preference, best first.
  public static TagSet of(List<Tag> tags) {
    throw new UnsupportedOperationException();
  }

  /// Returns the rank (0 is best) of the best of the given tags, empty if none is supported.
  public OptionalInt rank(Collection<Tag> tags) {
    throw new UnsupportedOperationException();
  }

  /// Returns the tags, best first.
  public List<Tag> tags() {
    throw new UnsupportedOperationException();
  }
}
