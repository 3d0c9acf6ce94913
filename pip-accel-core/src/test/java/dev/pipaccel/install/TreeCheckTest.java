package dev.pipaccel.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.testkit.WheelBuilder;
import dev.pipaccel.wheel.TreeFile;
import dev.pipaccel.wheel.WheelTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeCheckTest {
  private static final FileTime TIME = FileTime.from(Instant.ofEpochSecond(500_000_000));

  private WheelTree tree;

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws Exception {
    tree =
        new EnvironmentFixture(folder)
            .tree(
                WheelBuilder.wheel("demo", "1.0").file("a.py", "a = 1\n").file("b.py", "b = 1\n"));
    for (TreeFile file : tree.manifest().files()) {
      Files.setLastModifiedTime(tree.path(file), TIME);
    }
  }

  @Test
  void untouchedTreeIsSound() {
    assertThat(TreeCheck.damage(tree)).isEmpty();
  }

  @Test
  void fileOfAnotherSizeIsNoticed() throws Exception {
    Files.writeString(tree.directory().resolve("a.py"), "a = 1000\n");
    Files.setLastModifiedTime(tree.directory().resolve("a.py"), TIME);

    assertThat(TreeCheck.damage(tree)).contains("a.py was changed");
  }

  @Test
  void fileEditedWithoutChangeOfSizeIsNoticed() throws Exception {
    Files.writeString(tree.directory().resolve("b.py"), "b = 2\n");

    assertThat(TreeCheck.damage(tree)).isPresent();
  }

  @Test
  void missingFileIsNoticed() throws Exception {
    Files.delete(tree.directory().resolve("b.py"));

    assertThat(TreeCheck.damage(tree)).contains("b.py cannot be read");
  }
}
