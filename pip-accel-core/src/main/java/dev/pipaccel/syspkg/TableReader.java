package dev.pipaccel.syspkg;

import dev.pipaccel.config.IniFile;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.requirement.TomlDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the data files.
final class TableReader {
  private final String file;

  /// @param file its name, for messages
  TableReader(String file) {
    this.file = file;
  }

  /// Reads a table of a system.
  ///
  /// @throws ConfigurationException if it cannot be understood
  SystemTable table(String text) throws ConfigurationException {
    Map<String, @Nullable Object> top = document(text);
    try {
      Map<String, @Nullable Object> system = map(top.get("system"));
      Map<PackageName, List<PackageTerm>> projects = new HashMap<>();
      terms(top.get("projects"))
          .forEach((name, terms) -> projects.put(PackageName.of(name), terms));
      Map<String, List<String>> guesses = new HashMap<>();
      map(top.get("guesses")).forEach((kind, forms) -> guesses.put(kind, texts(forms)));
      return new SystemTable(
          texts(system.get("names")),
          texts(system.get("python-headers")),
          top.containsKey("commands") ? Optional.of(commands(top)) : Optional.empty(),
          terms(top.get("components")),
          projects,
          guesses);
    } catch (IllegalArgumentException | ClassCastException invalid) {
      throw invalid(String.valueOf(invalid.getMessage()), invalid);
    }
  }

  /// Reads the shipped components.
  List<Component> components(String text) throws ConfigurationException {
    List<Component> components = new ArrayList<>();
    document(text)
        .forEach((name, value) -> {
          Map<String, @Nullable Object> row = map(value);
          components.add(
              new Component(
                  name,
                  texts(row.get("headers")),
                  texts(row.get("libraries")),
                  texts(row.get("modules")),
                  texts(row.get("cmake")),
                  texts(row.get("programs"))));
        });
    return components;
  }

  /// Reads the shipped projects: which components they need.
  Map<PackageName, List<String>> projects(String text) throws ConfigurationException {
    Map<PackageName, List<String>> projects = new HashMap<>();
    document(text).forEach((name, value) -> projects.put(PackageName.of(name), texts(value)));
    return projects;
  }

  /// Reads a file of the original pip-accel: its section `[dependencies]`. Its commands were lines
  /// for a shell and are not run.
  SystemTable original(String text) throws ConfigurationException {
    Map<PackageName, List<PackageTerm>> projects = new HashMap<>();
    try {
      IniFile content = IniFile.parse(text, file);
      content
          .section("dependencies")
          .forEach((name, value) ->
              projects.put(PackageName.of(name), termList(List.of(value.strip().split("\\s+")))));
    } catch (IniFile.IniSyntaxException | IllegalArgumentException invalid) {
      throw invalid(String.valueOf(invalid.getMessage()), invalid);
    }
    return new SystemTable(List.of(), List.of(), Optional.empty(), Map.of(), projects, Map.of());
  }

  private static ManagerCommands commands(Map<String, @Nullable Object> top) {
    Map<String, @Nullable Object> commands = map(top.get("commands"));
    Map<String, String> variables = new HashMap<>();
    map(commands.get("variables")).forEach((name, value) -> variables.put(name, text(value)));
    List<ManagerCommands.Search> searches = new ArrayList<>();
    for (Object element : list(top.get("search"))) {
      Map<String, @Nullable Object> search = map(element);
      Map<String, String> what = new HashMap<>();
      map(search.get("what")).forEach((kind, form) -> what.put(kind, text(form)));
      searches.add(
          new ManagerCommands.Search(
              texts(search.get("run")), Pattern.compile(text(search.get("line"))), what));
    }
    @Nullable Object always = commands.get("always-known");
    return new ManagerCommands(
        Boolean.TRUE.equals(commands.get("administrator")),
        Pattern.compile(text(commands.get("package-name"))),
        variables,
        command(commands.get("installed")),
        Pattern.compile(text(commands.get("installed-line"))),
        command(commands.get("install")),
        texts(commands.get("refresh")),
        command(commands.get("known")),
        always == null ? Optional.empty() : Optional.of(text(always)),
        searches);
  }

  private static List<String> command(@Nullable Object value) {
    List<String> words = texts(value);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a command of [commands] is missing");
    }
    return words;
  }

  private static Map<String, List<PackageTerm>> terms(@Nullable Object table) {
    Map<String, List<PackageTerm>> terms = new HashMap<>();
    map(table).forEach((name, value) -> terms.put(name, termList(texts(value))));
    return terms;
  }

  private static List<PackageTerm> termList(List<String> texts) {
    return texts.stream().filter(text -> !text.isBlank()).map(PackageTerm::parse).toList();
  }

  private Map<String, @Nullable Object> document(String text) throws ConfigurationException {
    try {
      return TomlDocument.parse(text);
    } catch (TomlDocument.InvalidException invalid) {
      throw invalid(String.valueOf(invalid.getMessage()), invalid);
    }
  }

  private ConfigurationException invalid(String reason, Exception cause) {
    return new ConfigurationException(
        "Table of system packages could not be read: " + file + ": " + reason, cause);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> map(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
  }

  private static List<?> list(@Nullable Object value) {
    return value == null ? List.of() : (List<?>) value;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a text is expected, not " + value);
  }

  /// A single text stands for a list of one.
  private static List<String> texts(@Nullable Object value) {
    return value instanceof String text
        ? List.of(text)
        : list(value).stream().map(TableReader::text).toList();
  }
}
