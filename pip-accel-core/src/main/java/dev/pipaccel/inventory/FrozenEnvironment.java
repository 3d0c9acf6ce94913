package dev.pipaccel.inventory;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.option.PythonValues;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.RequirementParser;
import dev.pipaccel.requirement.RootRequirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// An environment as a requirements file, perhaps in the order of requirements files that are there
/// already, whose options and comments are taken over. To be used once, by one thread.
public final class FrozenEnvironment {
  private static final List<String> KEPT_OPTIONS =
      List.of(
          "-r",
          "--requirement",
          "-f",
          "--find-links",
          "-i",
          "--index-url",
          "--pre",
          "--trusted-host",
          "--process-dependency-links",
          "--extra-index-url",
          "--use-feature");
  private static final String EDITABLE = "--editable";

  private final Map<PackageName, FrozenRequirement> remaining = new LinkedHashMap<>();
  private final Map<String, List<String>> filesByName = new LinkedHashMap<>();
  private final Set<String> written = new HashSet<>();
  private final ProcessFacts facts;
  private final Report report;
  private final Consumer<String> output;

  /// @param editables whether editable installations count
  /// @param report is told of requirements that are not installed or cannot be understood
  /// @param output takes the lines
  public FrozenEnvironment(
      List<InstalledDistribution> distributions,
      Freezer freezer,
      boolean editables,
      ProcessFacts facts,
      Report report,
      Consumer<String> output) {
    this.facts = facts;
    this.report = report;
    this.output = output;
    for (InstalledDistribution distribution : distributions) {
      FrozenRequirement frozen = freezer.freeze(distribution);
      if (editables || !frozen.editable()) {
        remaining.put(PackageName.of(frozen.displayName()), frozen);
      }
    }
  }

  /// Writes what the files name, in their order.
  ///
  /// @throws PipAccelException if a file cannot be read or holds what is no requirement
  public void writeInOrderOf(List<String> files) throws PipAccelException {
    RequirementParser parser = new RequirementParser(facts, report);
    for (String file : files) {
      for (String line : lines(file)) {
        write(line, file, parser);
      }
    }
    filesByName.forEach((name, named) -> {
      if (named.size() > 1) {
        report.warn(
            "Requirement %s included multiple times [%s]"
                .formatted(name, String.join(", ", new TreeSet<>(named))));
      }
    });
    output.accept("## The following requirements were added by pip freeze:");
  }

  /// Writes what has not been written yet, by name.
  ///
  /// @param skipped normalized names to leave out
  public void writeRest(Set<String> skipped) {
    remaining.entrySet().stream()
        .filter(entry -> !skipped.contains(entry.getKey().text()))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparing(frozen -> frozen.displayName().toLowerCase(Locale.ROOT)))
        .forEach(frozen -> output.accept(frozen.text()));
  }

  private List<String> lines(String file) throws RequirementsException {
    try {
      String text =
          new String(
              Files.readAllBytes(facts.workingDirectory().resolve(file)), StandardCharsets.UTF_8);
      String plain = text.replace("\r\n", "\n").replace('\r', '\n');
      if (plain.isEmpty()) {
        return List.of();
      }
      int end = plain.endsWith("\n") ? plain.length() - 1 : plain.length();
      return List.of(plain.substring(0, end).split("\n", -1));
    } catch (IOException unreadable) {
      throw new RequirementsException(
          "Cannot read %s: %s".formatted(file, FileFailures.describe(unreadable)), unreadable);
    }
  }

  private void write(String line, String file, RequirementParser parser)
      throws RequirementsException {
    if (line.isBlank()
        || line.stripLeading().startsWith("#")
        || KEPT_OPTIONS.stream().anyMatch(line::startsWith)) {
      String kept = line.stripTrailing();
      if (written.add(kept)) {
        output.accept(kept);
      }
      return;
    }
    String plain = withoutComment(line);
    Optional<String> name =
        requirement(line, plain, parser).requirement().map(named -> named.displayName());
    if (name.isPresent()) {
      writeNamed(name.get(), plain, file);
    } else {
      report.say(
          "Skipping line in requirement file [%s] because it's not clear what it would install: %s"
              .formatted(file, line.strip()));
      report.say("  (add #egg=PackageName to the URL to avoid this warning)");
    }
  }

  private static RootRequirement requirement(String line, String plain, RequirementParser parser)
      throws RequirementsException {
    if (line.startsWith("-e") || line.startsWith(EDITABLE)) {
      String project =
          line.startsWith("-e")
              ? line.substring(2).strip()
              : withoutEquals(line.substring(EDITABLE.length()).strip());
      return parser.editable(project, ConfigSettings.NONE, RequirementParser.Origin.ARGUMENT);
    }
    return parser.line(plain, List.of(), ConfigSettings.NONE, RequirementParser.Origin.ARGUMENT);
  }

  private void writeNamed(String name, String line, String file) {
    List<String> files = filesByName.computeIfAbsent(name, key -> new ArrayList<>());
    FrozenRequirement frozen = remaining.remove(PackageName.of(name));
    if (frozen != null) {
      output.accept(frozen.text());
      files.add(file);
    } else if (files.isEmpty()) {
      report.warn(
          "Requirement file [%s] contains %s, but package %s is not installed"
              .formatted(file, line, PythonValues.quote(name)));
    } else {
      files.add(file);
    }
  }

  /// Takes away what follows a `#` at the start or after white space.
  private static String withoutComment(String line) {
    for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
      if (at == 0 || Character.isWhitespace(line.charAt(at - 1))) {
        return line.substring(0, at).strip();
      }
    }
    return line.strip();
  }

  private static String withoutEquals(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '=') {
      start++;
    }
    return text.substring(start);
  }
}
