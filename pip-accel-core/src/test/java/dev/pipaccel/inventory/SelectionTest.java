package dev.pipaccel.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
  private GeneratedEnvironment environment;

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws Exception {
    environment = new GeneratedEnvironment(folder);
    environment.install("plain");
    Files.writeString(
        environment.install("edited").resolve("direct_url.json"),
        "{\"url\": \"file:///work/edited\", \"dir_info\": {\"editable\": true}}");
    environment.install("wsgiref");
  }

  @Test
  void editablesAreIncludedExcludedOrAlone() {
    assertThat(names(Selection.Editables.INCLUDED)).containsExactlyInAnyOrder("plain", "edited");
    assertThat(names(Selection.Editables.EXCLUDED)).containsExactly("plain");
    assertThat(names(Selection.Editables.ALONE)).containsExactly("edited");
  }

  @Test
  void otherFoldersTakeThePlaceOfTheSearchPath() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other/far-2.0.dist-info"));
    Files.writeString(other.resolve("METADATA"), "Name: far\nVersion: 2.0\n");

    var selection =
        new Selection(
            List.of(other.getParent()), false, false, Selection.Editables.INCLUDED, Set.of());

    assertThat(selection.find(environment.interpreter(), environment.report()))
        .extracting(Object::toString)
        .containsExactly("far 2.0");
  }

  @Test
  void userPackagesAreThoseOfTheUserSite() {
    var selection = new Selection(List.of(), true, true, Selection.Editables.INCLUDED, Set.of());

    assertThat(selection.find(environment.interpreter(), environment.report())).isEmpty();
  }

  private List<String> names(Selection.Editables editables) {
    return new Selection(List.of(), false, false, editables, Selection.STANDARD_LIBRARY)
        .find(environment.interpreter(), environment.report()).stream()
            .map(found -> found.name().text())
            .toList();
  }
}
