package dev.pipaccel.model.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.Vectors;
import org.junit.jupiter.api.Test;

class RequirementVectorsTest {
  @Test
  void requirementsAreReadAndPrintedAsRecorded() {
    Vectors.checkAll(
        "requirements",
        row -> {
          String text = row.text("in");
          if (!row.flag("valid")) {
            assertThatThrownBy(() -> Requirement.parse(text)).isInstanceOf(SyntaxException.class);
            return;
          }
          Requirement requirement = Requirement.parse(text);
          assertThat(requirement.displayName()).isEqualTo(row.text("name"));
          assertThat(requirement.name()).hasToString(row.text("key"));
          assertThat(requirement.displayExtras()).isEqualTo(row.texts("extras"));
          assertThat(requirement.specifiers()).hasToString(row.text("specifier"));
          assertThat(requirement.url().orElse(null)).isEqualTo(row.value("url"));
          assertThat(requirement.marker().map(Object::toString).orElse(null))
              .isEqualTo(row.value("marker"));
          assertThat(requirement).hasToString(row.text("str"));
        });
  }
}
