package dev.pipaccel.model.tag;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The tags that an interpreter supports, in order of preference, best first. A tag may occur more
/// than once; its first place counts. Asking for a rank costs one look-up per tag asked for. There
/// are more than a thousand, so they are listed when first asked for. Safe for use by several
/// threads.
public final class TagSet {
  private final Supplier<List<Tag>> source;
  private volatile @Nullable Ranking known;

  private record Ranking(List<Tag> tags, Map<Tag, Integer> ranks) {
    static Ranking of(List<Tag> tags) {
      Map<Tag, Integer> ranks = HashMap.newHashMap(tags.size());
      for (int rank = 0; rank < tags.size(); rank++) {
        ranks.putIfAbsent(tags.get(rank), rank);
      }
      return new Ranking(List.copyOf(tags), ranks);
    }
  }

  private TagSet(Supplier<List<Tag>> source) {
    this.source = source;
  }

  /// Makes a set from tags in order of preference, best first.
  public static TagSet of(List<Tag> tags) {
    List<Tag> copy = List.copyOf(tags);
    return new TagSet(() -> copy);
  }

  /// Makes a set from the tags that a source gives when first asked, best first.
  static TagSet lazily(Supplier<List<Tag>> source) {
    return new TagSet(source);
  }

  private Ranking ranking() {
    Ranking ranking = known;
    if (ranking == null) {
      ranking = Ranking.of(source.get());
      known = ranking;
    }
    return ranking;
  }

  /// Returns the rank (0 is best) of the best of the given tags, empty if none is supported.
  public OptionalInt rank(Collection<Tag> tags) {
    Map<Tag, Integer> ranks = ranking().ranks();
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
    return ranking().tags();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TagSet that && tags().equals(that.tags());
  }

  @Override
  public int hashCode() {
    return tags().hashCode();
  }

  @Override
  public String toString() {
    return tags().toString();
  }
}
