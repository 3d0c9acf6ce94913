package dev.pipaccel.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Compares the table with what pip 26.3's own parsers were seen to hold.
class OptionTableTest {
  private record Recorded(
      String command,
      List<String> names,
      String destination,
      String action,
      String type,
      List<String> choices,
      String constant) {}

  @Test
  void everyOptionOfPipIsKnownWithItsMeaning() throws IOException {
    List<String> differences = new ArrayList<>();
    for (Recorded recorded : recorded()) {
      for (String name : recorded.names()) {
        Option option = options(recorded.command()).find(name).orElse(null);
        if (option == null || !describes(option, recorded)) {
          differences.add(recorded + " but " + option);
        }
      }
    }

    assertThat(differences).isEmpty();
  }

  @Test
  void onlyOwnOptionsAreAdded() throws IOException {
    List<Recorded> recorded = recorded();
    List<String> unknown = new ArrayList<>();
    for (String command : recorded.stream().map(Recorded::command).distinct().toList()) {
      for (Option option : options(command).options()) {
        boolean known =
            recorded.stream()
                .anyMatch(
                    fact -> fact.command().equals(command) && fact.names().equals(option.names()));
        if (!known && !option.isOwn()) {
          unknown.add(command + " " + option);
        }
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(recorded).hasSizeGreaterThan(700);
  }

  @Test
  void ownOptionsAreKnownToEveryCommand() {
    for (String command : List.of("main", "install", "list", "help")) {
      assertThat(options(command).find("--accel-offline")).isPresent();
      assertThat(options(command).find("--accel-prefer-local")).isPresent();
      assertThat(options(command).find("--accel-no-delegation")).isPresent();
      assertThat(options(command).find("--accel-timing")).isPresent();
    }
  }

  private static boolean describes(Option option, Recorded recorded) {
    return option.names().equals(recorded.names())
        && option.destination().equals(recorded.destination())
        && option.choices().equals(recorded.choices())
        && option.constant().equals(recorded.constant())
        && action(option).equals(recorded.action())
        && type(option).equals(recorded.type());
  }

  private static String action(Option option) {
    return switch (option.action()) {
      case STORE -> "store";
      case STORE_TRUE -> "store_true";
      case STORE_FALSE -> "store_false";
      case STORE_CONSTANT -> "store_const";
      case COUNT -> "count";
      case APPEND -> "append";
      case HANDLE -> "callback";
      case HELP -> "help";
    };
  }

  private static String type(Option option) {
    return switch (option.kind()) {
      case NONE -> "-";
      case TEXT -> "string";
      case PATH -> "path";
      case PACKAGE_NAME -> "package_name";
      case INTEGER -> "int";
      case NUMBER -> "float";
      case CHOICE -> "choice";
    };
  }

  private static OptionSet options(String command) {
    return command.equals("main") ? CommandOptions.main() : CommandOptions.of(command);
  }

  private static List<Recorded> recorded() throws IOException {
    List<Recorded> recorded = new ArrayList<>();
    try (InputStream stream = OptionTableTest.class.getResourceAsStream("/options/pip-26.3.tsv")) {
      String text =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
        String[] fields = line.split("\t", -1);
        recorded.add(
            new Recorded(
                fields[0],
                list(fields[1]),
                fields[2],
                fields[3],
                fields[4],
                list(fields[5]),
                fields[6].equals("-") ? "" : fields[6]));
      }
    }
    return recorded;
  }

  private static List<String> list(String field) {
    return field.equals("-") ? List.of() : List.of(field.split(","));
  }
}
