package dev.pipaccel.model.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.Vectors;
import dev.pipaccel.model.Vectors.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecifierVectorsTest {
  /// The order of the answers in the files: `prereleases` None, True, False.
  private static final List<Prereleases> RULES =
      List.of(Prereleases.IF_NEEDED, Prereleases.ALLOWED, Prereleases.EXCLUDED);

  @Test
  void specifiersContainVersionsAsRecorded() {
    Vectors.checkAll(
        "specifiers",
        row -> {
          String text = row.text("spec");
          if (!row.flag("valid") || isRefusedLater(row.list("contains"))) {
            assertThatThrownBy(() -> SpecifierSet.parse(text)).isInstanceOf(SyntaxException.class);
            return;
          }
          SpecifierSet specifiers = SpecifierSet.parse(text);
          assertSpecifiers(specifiers, row.text("str"));
          Boolean prereleases = specifiers.namesPrerelease() ? true : null;
          assertThat(prereleases).isEqualTo(row.value("prereleases"));
          for (Object answer : row.list("contains")) {
            assertContains(specifiers, (List<?>) answer);
          }
        });
  }

  /// The reference lets some letters pass that only resemble ASCII ones, and fails at first use.
  private static boolean isRefusedLater(List<?> answers) {
    return answers.stream().anyMatch(answer -> ((List<?>) answer).contains("AssertionError"));
  }

  /// The recorded texts are sorted but keep what is repeated in other words (`==1,==1.0`), which
  /// the text of a set leaves out.
  private static void assertSpecifiers(SpecifierSet actual, String recorded) throws Exception {
    SpecifierSet expected = SpecifierSet.parse(recorded);
    assertThat(actual).isEqualTo(expected);
    if (expected.specifiers().size() == recorded.split(",").length) {
      assertThat(actual).hasToString(recorded);
    }
  }

  private static void assertContains(SpecifierSet specifiers, List<?> answer) {
    String version = (String) answer.get(0);
    StringBuilder actual = new StringBuilder();
    for (Prereleases rule : RULES) {
      actual.append(specifiers.contains(version, rule) ? 'T' : 'F');
    }
    assertThat(actual.toString())
        .as("%s contains %s", specifiers, version)
        .isEqualTo(answer.get(1));
  }

  @Test
  void specifiersFilterVersionsAsRecorded() {
    Vectors.checkAll(
        "specifier_filter",
        row -> {
          String text = row.text("spec");
          if (row.has("error")) {
            assertThatThrownBy(() -> SpecifierSet.parse(text)).isInstanceOf(SyntaxException.class);
            return;
          }
          SpecifierSet specifiers = SpecifierSet.parse(text);
          assertFiltered(specifiers, row, Prereleases.IF_NEEDED, "none");
          assertFiltered(specifiers, row, Prereleases.ALLOWED, "true");
          assertFiltered(specifiers, row, Prereleases.EXCLUDED, "false");
        });
  }

  private static void assertFiltered(
      SpecifierSet specifiers, Row row, Prereleases rule, String key) {
    List<String> versions = row.texts("versions");
    assertThat(specifiers.filterTexts(versions, rule)).as(key).isEqualTo(row.texts(key));
    if (!specifiers.toString().contains("===")) {
      assertThat(specifiers.filter(versions, Version::of, rule)).isEqualTo(row.texts(key));
    }
  }

  @Test
  void specifierSetsRelateAsRecorded() {
    Vectors.checkAll(
        "specifier_sets",
        row -> {
          SpecifierSet first = SpecifierSet.parse(row.text("a"));
          SpecifierSet second = SpecifierSet.parse(row.text("b"));
          SpecifierSet both = first.and(second);
          assertThat(first.equals(second)).isEqualTo(row.flag("equal"));
          assertSpecifiers(both, row.text("and"));
          assertThat(both.isUnsatisfiable()).isEqualTo(row.flag("unsatisfiable"));
          assertThat(first.isDisjointFrom(second).orElse(null)).isEqualTo(row.value("disjoint"));
          assertThat(first.isSubsetOf(second).orElse(null)).isEqualTo(row.value("subset"));
        });
  }
}
