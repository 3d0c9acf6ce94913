package dev.pipaccel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.requirement.RootRequirement;
import dev.pipaccel.resolver.ResolverOptions;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

class ResolutionQuestionTest {
  /// A component that is added to the record but not to the question would let an answer serve
  /// where it is none.
  @Test
  void everyOptionIsPartOfTheQuestion() {
    var text = new StringJoiner("\n");

    ResolutionQuestion.add(ResolverOptions.defaults(), text);

    // The two controls have two components each.
    assertThat(text.toString().lines())
        .hasSize(ResolverOptions.class.getRecordComponents().length + 2);
  }

  @Test
  void everythingAboutALineIsPartOfTheQuestion() throws Exception {
    var text = new StringJoiner("\n");

    ResolutionQuestion.add(
        RootRequirement.of(Requirement.parse("a"), Optional.empty(), true), text);

    assertThat(text.toString().lines()).hasSize(RootRequirement.class.getRecordComponents().length);
  }
}
