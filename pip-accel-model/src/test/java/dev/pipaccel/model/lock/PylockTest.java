package dev.pipaccel.model.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.Vectors;
import dev.pipaccel.model.lock.LockSelection.Selected;
import dev.pipaccel.model.lock.LockedSource.LockedArchive;
import dev.pipaccel.model.lock.LockedSource.LockedDirectory;
import dev.pipaccel.model.lock.LockedSource.LockedRepository;
import dev.pipaccel.model.lock.LockedSource.LockedSdist;
import dev.pipaccel.model.lock.LockedSource.LockedWheel;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.tag.Tag;
import dev.pipaccel.model.tag.TagSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PylockTest {
  private static final Map<String, Object> HASHES = Map.of("sha256", "ab");

  @Test
  void filesAreCheckedAndSelectedFromAsRecorded() {
    Map<String, @Nullable Object> tags = Vectors.document("pylock_tags.json");
    Map<?, ?> environments =
        (Map<?, ?>) Vectors.document("marker_environments.json").get("environments");
    Vectors.checkAll(
        "pylock",
        row -> {
          if (!row.flag("valid")) {
            assertThatThrownBy(() -> Pylock.of(row.map("in"))).isInstanceOf(SyntaxException.class);
            return;
          }
          Pylock lock = Pylock.of(row.map("in"));
          for (var expected : row.map("select").entrySet()) {
            String[] target = expected.getKey().split("\\+", 2);
            LockSelection selection =
                new LockSelection(
                    environment((Map<?, ?>) environments.get(target[0])),
                    tagSet((List<?>) tags.get(target[0])),
                    target.length > 1 ? Set.of(ExtraName.of(target[1])) : Set.of(),
                    Optional.empty(),
                    name -> false);
            if (expected.getValue() instanceof String) {
              assertThatThrownBy(() -> selection.select(lock))
                  .isInstanceOf(LockSelectionException.class);
            } else {
              assertThat(selection.select(lock).stream().map(PylockTest::describe).toList())
                  .as(expected.getKey())
                  .isEqualTo(expected.getValue());
            }
          }
        });
  }

  @Test
  void fileNamesHaveAtMostOneWordInBetween() {
    assertThat(Pylock.isFilename("pylock.toml")).isTrue();
    assertThat(Pylock.isFilename("pylock.dev.toml")).isTrue();
    assertThat(Pylock.isFilename("pylock..toml")).isFalse();
    assertThat(Pylock.isFilename("pylock.a.b.toml")).isFalse();
    assertThat(Pylock.isFilename("lock.toml")).isFalse();
  }

  @Test
  void errorsNameTheKey() {
    Map<String, Object> wheel = Map.of("name", "a-1-py3-none-any.whl", "url", "u", "size", true);
    Map<String, Object> broken = new HashMap<>(wheel);
    broken.put("hashes", HASHES);

    assertThatThrownBy(() -> Pylock.of(file(Map.of("name", "a", "wheels", List.of(broken)))))
        .isInstanceOf(SyntaxException.class)
        .hasMessage("'packages[0].wheels[0].size' must be an integer");
  }

  @Test
  void uploadTimesAreDates() throws SyntaxException {
    OffsetDateTime time = OffsetDateTime.parse("2025-01-02T03:04:05Z");
    Map<String, Object> sdist =
        Map.of("url", "https://f.example/a-1.tar.gz", "hashes", HASHES, "upload-time", time);

    Pylock lock = Pylock.of(file(Map.of("name", "a", "sdist", sdist)));

    LockedSdist read = lock.packages().getFirst().sdist().orElseThrow();
    assertThat(read.filename()).isEqualTo("a-1.tar.gz");
    assertThat(read.file().uploadTime()).contains(time.toInstant());
  }

  @Test
  void sourceCanBePreferredToWheels() throws Exception {
    Map<String, Object> sdist = Map.of("path", "d/a-1.tar.gz", "hashes", HASHES);
    Map<String, Object> wheel = Map.of("path", "d/a-1-py3-none-any.whl", "hashes", HASHES);
    Pylock lock = Pylock.of(file(Map.of("name", "a", "sdist", sdist, "wheels", List.of(wheel))));
    TagSet tags = TagSet.of(List.of(new Tag("py3", "none", "any")));
    MarkerEnvironment environment = new MarkerEnvironment(Map.of("python_full_version", "3.12.1"));

    LockSelection usual = LockSelection.of(environment, tags);
    LockSelection building =
        new LockSelection(environment, tags, Set.of(), Optional.empty(), name -> true);

    assertThat(usual.select(lock).getFirst().source()).isInstanceOf(LockedWheel.class);
    assertThat(building.select(lock).getFirst().source()).isInstanceOf(LockedSdist.class);
  }

  private static Map<String, Object> file(Map<String, Object> locked) {
    return Map.of("lock-version", "1.0", "created-by", "test", "packages", List.of(locked));
  }

  private static List<@Nullable String> describe(Selected selected) {
    String name = selected.chosen().name().text();
    return switch (selected.source()) {
      case LockedWheel wheel -> List.of(name, "wheel", wheel.filename());
      case LockedSdist sdist -> List.of(name, "sdist", sdist.filename());
      case LockedArchive archive -> Arrays.asList(name, "archive", null);
      case LockedDirectory directory -> Arrays.asList(name, "directory", null);
      case LockedRepository repository -> Arrays.asList(name, "vcs", null);
    };
  }

  private static MarkerEnvironment environment(Map<?, ?> values) {
    Map<String, String> texts = new HashMap<>();
    values.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    return new MarkerEnvironment(texts);
  }

  private static TagSet tagSet(List<?> texts) throws SyntaxException {
    List<Tag> tags = new ArrayList<>();
    for (Object text : texts) {
      tags.addAll(Tag.parse(String.valueOf(text)));
    }
    return TagSet.of(tags);
  }
}
