package dev.pipaccel.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.name.PackageName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageDescriptionsTest {
  private GeneratedEnvironment environment;

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws Exception {
    environment = new GeneratedEnvironment(folder);
  }

  @Test
  void dependenciesAreToldInBothDirections() throws Exception {
    environment.install("base");
    environment.install(
        "Upper", "Requires-Dist: base", "Requires-Dist: Zero; extra == 'x'", "Requires-Dist: Any");
    environment.install("lower", "Requires-Dist: Base>=1; python_version > '3'");

    assertThat(find("upper").requires()).containsExactly("Any", "base");
    assertThat(find("base").requiredBy()).containsExactly("lower", "Upper");
  }

  @Test
  void invalidRequirementHidesWhoNeedsWhat() throws Exception {
    environment.install("base");
    environment.install("broken", "Requires-Dist: base >>> 1");

    assertThat(find("base").requiredBy()).containsExactly("#N/A");
    assertThat(find("broken").requires()).containsExactly("base >>> 1");
  }

  @Test
  void homepageMayBeALabelledUrl() throws Exception {
    environment.install(
        "a", "Project-URL: Source, https://s.example", "Project-URL: Home-Page, https://h.example");

    assertThat(find("a").homepage()).isEqualTo("https://h.example");
  }

  @Test
  void licenseExpressionCountsSinceMetadata24() throws Exception {
    environment.install("new", "License: old", "License-Expression: MIT");
    environment.info(
        "old-1.0.dist-info",
        "Metadata-Version: 2.3\nName: old\nLicense: text\nLicense-Expression: MIT\n");

    assertThat(find("new").license()).isEqualTo(new PackageDescription.License("MIT", true));
    assertThat(find("old").license()).isEqualTo(new PackageDescription.License("text", false));
    assertThat(find("old").version()).isEqualTo("None");
  }

  @Test
  void foldedFieldsLoseTheirCommonIndentation() throws Exception {
    environment.install("a", "License: one", "        two", "          three");

    assertThat(find("a").license().text()).isEqualTo("one\ntwo\n  three");
  }

  @Test
  void filesOfRecordAreNormalizedAndSorted() throws Exception {
    Path info = environment.install("a");
    Files.writeString(
        info.resolve("RECORD"), "b//c.py,,\n./a.py,sha256=x,1\n\"x,y.py\",,\n../../bin/a,,\n");

    assertThat(find("a").files()).contains(List.of("../../bin/a", "a.py", "b/c.py", "x,y.py"));
  }

  @Test
  void filesOfOlderMetadataAreRelativeToItsFolder() throws Exception {
    Path info = Files.createDirectory(environment.site().resolve("a-1.0.egg-info"));
    Files.writeString(info.resolve("PKG-INFO"), "Name: a\nVersion: 1.0\n");
    Files.writeString(info.resolve("installed-files.txt"), "../a.py\n../../../bin/a\nPKG-INFO\n\n");

    assertThat(find("a").files())
        .contains(List.of("../../bin/a", "a-1.0.egg-info/PKG-INFO", "a.py"));
  }

  @Test
  void withoutRecordThereAreNoFiles() throws Exception {
    environment.install("a");

    assertThat(find("a").files()).isEmpty();
  }

  private PackageDescription find(String name) {
    return new PackageDescriptions(environment.installed(), environment.dependencies())
        .find(PackageName.of(name))
        .orElseThrow();
  }
}
