package dev.pipaccel.model.tag;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The tags that an interpreter supports, in order of preference, best first. A tag may occur more
/// than once; its first place counts. Asking for a rank costs one look-up per tag asked for.
public final class TagSet {
  private final List<Tag> tags;
  private final Map<Tag, Integer> ranks;

  private TagSet(List<Tag> tags) {
    this.tags = List.copyOf(tags);
    ranks = HashMap.newHashMap(this.tags.size());
    for (int rank = 0; rank < this.tags.size(); rank++) {
      ranks.putIfAbsent(this.tags.get(rank), rank);
    }
  }

  /// Makes a set from tags in order of preference, best first.
  public static TagSet of(List<Tag> tags) {
    return new TagSet(tags);
  }

  /// Returns the rank (0 is best) of the best of the given tags, empty if none is supported.
  public OptionalInt rank(Collection<Tag> tags) {
    int best = Integer.MAX_VALUE;
    for (Tag tag : tags) {
      Integer rank = ranks.get(tag);
      if (rank != null && rank < best) {
        best = rank;
      }
    }
    return best == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /// Tells whether one of the given tags is supported.
  public boolean supports(Collection<Tag> tags) {
    return rank(tags).isPresent();
  }

  /// Returns the tags, best first.
  public List<Tag> tags() {
    return tags;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TagSet that && tags.equals(that.tags);
  }

  @Override
  public int hashCode() {
    return tags.hashCode();
  }

  @Override
  public String toString() {
    return tags.toString();
  }
}
