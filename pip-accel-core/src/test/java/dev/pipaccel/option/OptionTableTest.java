package dev.pipaccel.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
      String constant,
      String metavar,
      String defaultValue,
      boolean shown,
      String group) {}

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
      for (Option option : options(command).pips()) {
        boolean known =
            recorded.stream()
                .anyMatch(
                    fact -> fact.command().equals(command) && fact.names().equals(option.names()));
        if (!known) {
          unknown.add(command + " " + option);
        }
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(recorded).hasSizeGreaterThan(700);
  }

  @Test
  void optionsStandInTheGroupsOfPip() throws IOException {
    List<String> ours = new ArrayList<>();
    List<String> pips = new ArrayList<>();
    for (Recorded recorded : recorded()) {
      if (!List.of("main", "requirements-file").contains(recorded.command())) {
        pips.add(recorded.command() + ": " + recorded.group() + " " + recorded.names());
      }
    }
    for (String command : recorded().stream().map(Recorded::command).distinct().toList()) {
      if (!List.of("main", "requirements-file").contains(command)) {
        for (OptionGroup group : CommandOptions.groups(command)) {
          if (!group.isOwn()) {
            for (Option option : group.options()) {
              ours.add(command + ": " + group.title() + " " + option.names());
            }
          }
        }
      }
    }

    assertThat(ours).containsExactlyInAnyOrderElementsOf(pips);
  }

  @Test
  void keysAndVariablesFollowTheLongNames() {
    Option option = CommandOptions.of("install").find("-i").orElseThrow();

    assertThat(option.keys()).containsExactly("index-url", "pypi-url");
    assertThat(option.variables()).containsExactly("PIP_INDEX_URL", "PIP_PYPI_URL");
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
        && type(option).equals(recorded.type())
        && option.metavar().equals(recorded.metavar().toLowerCase(Locale.ROOT))
        && option.defaultValue().equals(recorded.defaultValue())
        && option.help().isEmpty() != recorded.shown();
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
    return switch (command) {
      case "main" -> CommandOptions.main();
      case "requirements-file" -> CommandOptions.requirementsFile();
      default -> CommandOptions.of(command);
    };
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
                filled(fields[6]),
                filled(fields[7]),
                fields[8].startsWith("<") ? "" : filled(fields[8]),
                fields[9].equals("yes"),
                fields[10]));
      }
    }
    return recorded;
  }

  private static String filled(String field) {
    return switch (field) {
      case "-", "False", "0" -> "";
      default -> field;
    };
  }

  private static List<String> list(String field) {
    return field.equals("-") ? List.of() : List.of(field.split(","));
  }
}
