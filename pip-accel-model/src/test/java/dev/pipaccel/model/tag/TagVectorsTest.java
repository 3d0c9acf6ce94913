package dev.pipaccel.model.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.Vectors;
import dev.pipaccel.model.Vectors.Row;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.tag.Libc.Glibc;
import dev.pipaccel.model.tag.Libc.Musl;
import dev.pipaccel.model.tag.Platform.Android;
import dev.pipaccel.model.tag.Platform.Ios;
import dev.pipaccel.model.tag.Platform.Linux;
import dev.pipaccel.model.tag.Platform.MacOs;
import dev.pipaccel.model.tag.Platform.Other;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TagVectorsTest {
  /// The interpreter that pip ran on when its answers were recorded.
  private static final InterpreterTags RECORDING =
      new InterpreterTags(
          "cpython",
          new PythonVersion(3, 12),
          "312",
          AbiFlags.ORDINARY,
          ".cpython-312-x86_64-linux-gnu.so",
          new Linux("linux-x86_64", false, Optional.of(Glibc.of(2, 36)), true));

  @Test
  void platformsHaveTheRecordedTags() {
    Vectors.checkAll(
        "platform_tags",
        row ->
            assertThat(platform(row.map("input")).tags())
                .containsExactlyElementsOf(row.texts("platforms")));
  }

  @Test
  void interpretersHaveTheRecordedTags() {
    Vectors.checkAll(
        "compatible_tags",
        row -> assertThat(texts(tags(row))).containsExactlyElementsOf(row.texts("tags")));
  }

  @Test
  void optionsOfPipGiveTheRecordedTags() {
    Vectors.checkAll(
        "pip_supported_tags",
        row -> {
          RequestedTags requested =
              new RequestedTags(
                  Optional.ofNullable((String) row.value("version")),
                  Optional.ofNullable((String) row.value("impl")),
                  row.value("abis") == null ? Optional.empty() : Optional.of(row.texts("abis")),
                  row.value("platforms") == null ? List.of() : row.texts("platforms"));
          assertThat(texts(requested.tags(RECORDING).tags()))
              .containsExactlyElementsOf(row.texts("tags"));
        });
  }

  @Test
  void wheelsAreChosenAsRecorded() {
    Map<String, TagSet> sets = new HashMap<>();
    Vectors.rows("compatible_tags").forEach(row -> sets.put(row.text("id"), TagSet.of(tags(row))));
    Vectors.checkAll(
        "wheel_choice",
        row -> {
          TagSet tags = sets.get(row.text("tags"));
          assertThat(usable(row.texts("wheels"), tags))
              .containsExactlyElementsOf(row.texts("usable_best_first"));
        });
  }

  private static List<String> usable(List<String> wheels, TagSet tags) throws SyntaxException {
    record Choice(String filename, int rank, Optional<WheelFilename.BuildTag> build) {}
    List<Choice> choices = new ArrayList<>();
    for (String filename : wheels) {
      WheelFilename wheel = WheelFilename.parse(filename);
      tags.rank(wheel.tags())
          .ifPresent(rank -> choices.add(new Choice(filename, rank, wheel.buildTag())));
    }
    Comparator<Choice> byBuild =
        Comparator.comparing(
            choice -> choice.build().orElse(null),
            Comparator.nullsFirst(Comparator.naturalOrder()));
    choices.sort(Comparator.comparingInt(Choice::rank).thenComparing(byBuild.reversed()));
    return choices.stream().map(Choice::filename).toList();
  }

  private static List<Tag> tags(Row row) {
    PythonVersion version =
        new PythonVersion(number(row.list("python").get(0)), number(row.list("python").get(1)));
    List<String> platforms = row.texts("platforms");
    List<Tag> tags =
        new ArrayList<>(
            row.has("generic")
                ? CompatibleTags.generic(row.text("interpreter"), row.texts("abis"), platforms)
                : CompatibleTags.cpython(version, row.texts("abis"), platforms));
    String named = row.text(row.has("generic") ? "interpreter_in_compatible" : "interpreter");
    tags.addAll(CompatibleTags.anyInterpreter(version, named, platforms));
    return tags;
  }

  private static Platform platform(Map<String, @Nullable Object> input) {
    String architecture = String.valueOf(input.get("arch"));
    int major = 0;
    int minor = 0;
    if (input.get("version") instanceof List<?> version) {
      major = number(version.get(0));
      minor = number(version.get(1));
    }
    String kind = String.valueOf(input.get("kind"));
    return switch (kind) {
      case "glibc" -> linux(architecture, Glibc.of(major, minor));
      case "musl" -> linux(architecture, new Musl(major, minor));
      case "macos" -> new MacOs(major, minor, architecture);
      case "ios" -> new Ios(major, minor, String.valueOf(input.get("multiarch")));
      case "android" -> new Android(number(input.get("api")), String.valueOf(input.get("abi")));
      case "windows" -> new Other(architecture);
      default -> throw new AssertionError("unknown kind " + kind);
    };
  }

  private static Platform linux(String architecture, Libc libc) {
    return new Linux("linux-" + architecture, false, Optional.of(libc), true);
  }

  private static List<String> texts(List<Tag> tags) {
    return tags.stream().map(Tag::toString).toList();
  }

  private static int number(@Nullable Object value) {
    if (value instanceof Long number) {
      return number.intValue();
    }
    throw new AssertionError("not a number: " + value);
  }
}
