package dev.pipaccel.option;

import java.util.List;
import java.util.Locale;

/// One option of the command line.
///
/// @param names short ones first, such as `-i`, `--index-url`, `--pypi-url`
/// @param destination which value it sets; several options may share one
/// @param metavar how help calls its value; empty where it takes none
/// @param choices the values allowed, for [ValueKind#CHOICE]
/// @param constant what [Action#STORE_CONSTANT] stores
/// @param defaultValue what counts where nothing is said, as Python shows it; empty where that is
///   nothing, no or zero, and for places that depend on the machine
/// @param help one sentence; empty for options that help does not show
public record Option(
    List<String> names,
    String destination,
    Action action,
    ValueKind kind,
    String metavar,
    List<String> choices,
    String constant,
    String defaultValue,
    String help) {
  private static final String ON = "True";

  /// Copies the lists.
  public Option {
    names = List.copyOf(names);
    choices = List.copyOf(choices);
  }

  /// Tells whether a value follows on the command line.
  public boolean takesValue() {
    return kind != ValueKind.NONE;
  }

  /// Returns the name used in messages: the first long one, else the first.
  public String longName() {
    for (String name : names) {
      if (name.startsWith("--")) {
        return name;
      }
    }
    return names.getFirst();
  }

  /// Returns all names with slashes between, as `optparse` names an option in messages.
  @Override
  public String toString() {
    return String.join("/", names);
  }

  /// Returns this option with a default.
  Option withDefault(String value) {
    return new Option(names, destination, action, kind, metavar, choices, constant, value, help);
  }

  /// Returns the keys of configuration files that set it, in a section named like the command or
  /// `global`.
  public List<String> keys() {
    return names.stream()
        .filter(name -> name.startsWith("--"))
        .map(name -> name.substring(2))
        .toList();
  }

  /// Returns the environment variables that set it.
  public List<String> variables() {
    return keys().stream()
        .map(key -> "PIP_" + key.replace('-', '_').toUpperCase(Locale.ROOT))
        .toList();
  }

  static Option on(String destination, String help, String... names) {
    return new Option(
        List.of(names),
        destination,
        Action.STORE_TRUE,
        ValueKind.NONE,
        "",
        List.of(),
        "",
        "",
        help);
  }

  static Option off(String destination, String help, String... names) {
    return new Option(
        List.of(names),
        destination,
        Action.STORE_FALSE,
        ValueKind.NONE,
        "",
        List.of(),
        "",
        ON,
        help);
  }

  static Option counted(String destination, String help, String... names) {
    return new Option(
        List.of(names), destination, Action.COUNT, ValueKind.NONE, "", List.of(), "", "", help);
  }

  static Option constant(String destination, String constant, String help, String... names) {
    return new Option(
        List.of(names),
        destination,
        Action.STORE_CONSTANT,
        ValueKind.NONE,
        "",
        List.of(),
        constant,
        "",
        help);
  }

  static Option one(
      String destination, ValueKind kind, String metavar, String help, String... names) {
    return new Option(
        List.of(names), destination, Action.STORE, kind, metavar, List.of(), "", "", help);
  }

  static Option many(
      String destination, ValueKind kind, String metavar, String help, String... names) {
    return new Option(
        List.of(names), destination, Action.APPEND, kind, metavar, List.of(), "", "", help);
  }

  static Option handled(
      String destination, ValueKind kind, String metavar, String help, String... names) {
    return new Option(
        List.of(names), destination, Action.HANDLE, kind, metavar, List.of(), "", "", help);
  }

  static Option choice(String destination, List<String> choices, String help, String... names) {
    return new Option(
        List.of(names), destination, Action.STORE, ValueKind.CHOICE, "", choices, "", "", help);
  }

  static Option choices(
      String destination, List<String> choices, String metavar, String help, String... names) {
    return new Option(
        List.of(names),
        destination,
        Action.APPEND,
        ValueKind.CHOICE,
        metavar,
        choices,
        "",
        "",
        help);
  }
}
