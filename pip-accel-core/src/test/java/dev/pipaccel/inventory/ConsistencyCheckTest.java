package dev.pipaccel.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsistencyCheckTest {
  private GeneratedEnvironment environment;

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws Exception {
    environment = new GeneratedEnvironment(folder);
  }

  @Test
  void whatFitsIsNotMentioned() throws Exception {
    environment.install("a", "Requires-Dist: b>=1.0", "Requires-Dist: c; extra == 'x'");
    environment.install("b");

    assertThat(check().broken()).isEmpty();
    assertThat(check().unreadable()).isEmpty();
  }

  @Test
  void missingComesBeforeConflicting() throws Exception {
    environment.install(
        "a", "Requires-Dist: B<1", "Requires-Dist: z>=2", "Requires-Dist: c", "Requires-Dist: c");
    environment.install("b");

    assertThat(check().broken())
        .containsExactly(
            "a 1.0 requires c, which is not installed.",
            "a 1.0 requires z, which is not installed.",
            "a 1.0 has requirement B<1, but you have b 1.0.");
  }

  @Test
  void prereleaseThatIsInstalledWillDo() throws Exception {
    environment.install("a", "Requires-Dist: b>=1");
    environment.info("b-2.0rc1.dist-info", "Name: b\nVersion: 2.0rc1\n");

    assertThat(check().broken()).isEmpty();
  }

  @Test
  void unreadableMetadataIsNamedAndCountsAsMissing() throws Exception {
    environment.install("a", "Requires-Dist: b");
    environment.install("b", "Requires-Dist: c >>> 1");

    assertThat(check().unreadable())
        .singleElement()
        .asString()
        .startsWith("Error parsing dependencies of b: ")
        .contains("c >>> 1\n");
    assertThat(check().broken()).containsExactly("a 1.0 requires b, which is not installed.");
  }

  @Test
  void wheelsOfOtherPlatformsAreTold() throws Exception {
    Files.writeString(environment.install("a").resolve("WHEEL"), "Tag: cp27-cp27m-win32\n");
    Files.writeString(environment.install("b").resolve("WHEEL"), "Tag: py2.py3-none-any\n");
    environment.install("c");

    assertThat(
            ConsistencyCheck.unsupported(
                environment.distributions(), environment.interpreter().tags()))
        .containsExactly("a 1.0 is not supported on this platform");
  }

  private ConsistencyCheck check() {
    return new ConsistencyCheck(environment.distributions(), environment.dependencies());
  }
}
