package dev.pipaccel.syspkg;

import dev.pipaccel.process.Command;
import dev.pipaccel.process.ProcessResult;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.process.ProgramSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/// Asks the package manager of this system; it changes nothing. Commands that fail, or take too
/// long, know nothing.
final class PackageManager {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ManagerCommands commands;
  private final ProcessRunner processes;
  private final Map<String, String> environment;

  PackageManager(
      ManagerCommands commands, ProcessRunner processes, Map<String, String> environment) {
    this.commands = commands;
    this.processes = processes;
    this.environment = new HashMap<>(environment);
    this.environment.put("LC_ALL", "C");
  }

  ManagerCommands commands() {
    return commands;
  }

  /// Returns the names of all installed packages, without their architectures; empty if they cannot
  /// be had.
  Optional<Set<String>> installed() throws InterruptedException {
    Optional<String> listing = output(commands.installed());
    if (listing.isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = new LinkedHashSet<>();
    for (String line : listing.get().split("\n")) {
      Matcher form = commands.installedLine().matcher(line);
      if (form.find()) {
        names.add(withoutArchitecture(form.group(1)));
      }
    }
    return Optional.of(names);
  }

  static String withoutArchitecture(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /// Tells whether a name is one that the manager cannot take for anything else, and in its index.
  boolean has(String name) throws InterruptedException {
    return isName(name)
        && output(filled(commands.known(), "package", name))
            .filter(text -> !text.isBlank())
            .isPresent();
  }

  boolean isName(String name) {
    return commands.packageName().matcher(name).matches();
  }

  /// Tells whether there is no index to look names up in, until it is fetched.
  boolean lacksIndex() throws InterruptedException {
    return !commands.refresh().isEmpty()
        && commands.alwaysKnown().isPresent()
        && !has(commands.alwaysKnown().get());
  }

  /// Asks which packages hold something.
  ///
  /// @return packages and the files in them; the text of a file is empty where it is not told
  Map<String, List<String>> search(Missing missing) throws InterruptedException {
    for (ManagerCommands.Search search : commands.searches()) {
      String form = search.what().get(MissingNames.kind(missing));
      if (form == null || ProgramSearch.find(search.run().getFirst(), environment).isEmpty()) {
        continue;
      }
      String name = MissingNames.name(missing);
      String what =
          form.replace("{name}", name)
              .replace("{lower}", name.toLowerCase(Locale.ROOT))
              .replace("{regex}", name.replaceAll("([.+*?\\[\\]{}()|^$\\\\])", "\\\\$1"));
      Map<String, List<String>> found = new LinkedHashMap<>();
      for (String line : output(filled(search.run(), "what", what)).orElse("").split("\n")) {
        Matcher answer = search.line().matcher(line);
        if (answer.find() && isName(answer.group(1))) {
          found
              .computeIfAbsent(answer.group(1), _ -> new ArrayList<>())
              .add(answer.groupCount() > 1 ? answer.group(2) : "");
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return Map.of();
  }

  private Optional<String> output(List<String> arguments) throws InterruptedException {
    try {
      ProcessResult result =
          processes.run(Command.of(arguments, Path.of("/"), environment).withTimeout(PATIENCE));
      return result.isSuccess() ? Optional.of(result.output()) : Optional.empty();
    } catch (IOException notRun) {
      return Optional.empty();
    }
  }

  private static List<String> filled(List<String> command, String key, String value) {
    return command.stream().map(word -> word.replace("{" + key + "}", value)).toList();
  }
}
