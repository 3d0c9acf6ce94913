package dev.pipaccel.environment;

import dev.pipaccel.model.tag.InterpreterTags;
import dev.pipaccel.model.tag.TagSet;

/// What an interpreter's tags depend on, for `--platform` and its like, and the tags, best first.
public record TagFacts(InterpreterTags facts, TagSet tags) {
  /// Takes what the tags depend on.
  public TagFacts(InterpreterTags facts) {
    this(facts, facts.tags());
  }
}
