package dev.pipaccel.environment;

import dev.pipaccel.model.tag.InterpreterTags;
import dev.pipaccel.model.tag.TagSet;
import org.jspecify.annotations.Nullable;

/// What an interpreter's tags depend on, and the tags, which are computed when first asked for:
/// there are more than a thousand. Safe for use by several threads.
public final class TagFacts {
  private final InterpreterTags facts;
  private volatile @Nullable TagSet tags;

  /// Takes what the tags depend on.
  public TagFacts(InterpreterTags facts) {
    this.facts = facts;
  }

  /// Returns what the tags depend on, for `--platform` and its like.
  public InterpreterTags facts() {
    return facts;
  }

  /// Returns the tags, best first.
  public TagSet tags() {
    TagSet known = tags;
    if (known == null) {
      known = facts.tags();
      tags = known;
    }
    return known;
  }
}
