package dev.pipaccel.syspkg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The files `outputs/*.txt` hold what tools have printed, and what was missing.
class BuildOutputTest {
  private record Recorded(String title, String missing, List<String> lines) {}

  @TestFactory
  Stream<DynamicTest> readsWhatCompilersLack() throws IOException {
    return tests("compilers");
  }

  @TestFactory
  Stream<DynamicTest> readsWhatBuildToolsLack() throws IOException {
    return tests("tools");
  }

  @TestFactory
  Stream<DynamicTest> readsWhichProgramsAreMissing() throws IOException {
    return tests("programs");
  }

  @TestFactory
  Stream<DynamicTest> readsWhatRealProjectsLack() throws IOException {
    return tests("projects");
  }

  @TestFactory
  Stream<DynamicTest> readsNothingInUnrelatedFailures() throws IOException {
    return tests("nothing");
  }

  @Test
  void namesTheLineThatSaysSo() {
    assertThat(
            BuildOutput.read(
                    List.of("cc -c a.c", "  a.c:1:10: fatal error: b.h: No such file or directory"))
                .evidence())
        .containsExactly(
            new Evidence(
                new Missing.Header("b.h"),
                "a.c:1:10: fatal error: b.h: No such file or directory"));
  }

  @Test
  void takesNoOptionForAName() {
    assertThat(
            BuildOutput.read(
                    List.of(
                        "a.c:1:10: fatal error: --config=evil.h: No such file or directory",
                        "a.c:1:10: fatal error: ../../evil.h: No such file or directory"))
                .evidence())
        .isEmpty();
  }

  @Test
  void tellsWhichFailuresNoPackageMends() {
    assertThat(
            BuildOutput.read(List.of("a.c:3:5: error: expected ‘;’ before ‘}’ token")).unrelated())
        .isTrue();
    assertThat(
            BuildOutput.read(List.of("RuntimeError: gcc -E ended with return code 1")).unrelated())
        .isFalse();
  }

  private static Stream<DynamicTest> tests(String file) throws IOException {
    return recorded(file).stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.title(), () -> assertThat(missing(each.lines())).isEqualTo(each.missing())));
  }

  private static String missing(List<String> lines) {
    List<Evidence> evidence = BuildOutput.read(lines).evidence();
    return evidence.isEmpty()
        ? "nothing"
        : evidence.stream()
            .map(each -> each.missing().described())
            .collect(Collectors.joining(", "));
  }

  private static List<Recorded> recorded(String file) throws IOException {
    List<Recorded> all = new ArrayList<>();
    try (InputStream stream =
        BuildOutputTest.class.getResourceAsStream("outputs/" + file + ".txt")) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      for (String section : text.split("(?m)^=== ")) {
        List<String> lines = section.lines().toList();
        if (lines.size() > 1) {
          all.add(
              new Recorded(
                  lines.get(0),
                  lines.get(1).substring("--> ".length()),
                  lines.subList(2, lines.size())));
        }
      }
    }
    return all;
  }
}
