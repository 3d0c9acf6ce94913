package dev.pipaccel.model.dependencygroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.Vectors;
import dev.pipaccel.model.Vectors.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyGroupsTest {
  @Test
  void groupsAreResolvedAsRecorded() {
    Vectors.checkAll(
        "dependency_groups",
        row -> {
          if (row.has("error")) {
            assertThatThrownBy(() -> resolve(row)).isInstanceOf(SyntaxException.class);
          } else {
            assertThat(resolve(row)).isEqualTo(row.texts("out"));
          }
        });
  }

  @Test
  void mistakesInOtherGroupsDoNotMatter() throws SyntaxException {
    DependencyGroups groups = DependencyGroups.of(Map.of("good", List.of(), "bad", List.of(1)));

    assertThat(groups.resolve("Good")).isEmpty();
  }

  @Test
  void cycleIsNamed() throws SyntaxException {
    List<?> includesB = List.of(Map.of("include-group", "b"));
    List<?> includesA = List.of(Map.of("include-group", "a"));
    DependencyGroups groups = DependencyGroups.of(Map.of("a", includesB, "b", includesA));

    assertThatThrownBy(() -> groups.resolve("a"))
        .hasMessage("Dependency group 'a' includes itself");
  }

  private static List<String> resolve(Row row) throws SyntaxException {
    DependencyGroups groups = DependencyGroups.of(row.map("groups"));
    List<String> requirements = new ArrayList<>();
    for (String group : row.texts("want")) {
      groups.resolve(group).forEach(requirement -> requirements.add(requirement.toString()));
    }
    return requirements;
  }
}
