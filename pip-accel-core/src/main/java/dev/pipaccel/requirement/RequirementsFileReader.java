package dev.pipaccel.requirement;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.config.FileOption;
import dev.pipaccel.config.HandledOptions;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.text.UrlParts;
import dev.pipaccel.option.CommandOptions;
import dev.pipaccel.option.OptionParser;
import dev.pipaccel.option.OptionSyntaxException;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads requirements and constraints files with all the files that they include. What it finds is
/// collected in order: requirements, constraints, and the options that count for the whole run. Not
/// safe for use by several threads.
public final class RequirementsFileReader {
  private final FileContents contents;
  private final ProcessFacts facts;
  private final Report report;
  private final OptionParser parser;
  private final LineParser requirements;
  private final List<RootRequirement> found = new ArrayList<>();
  private final FileOptionCollector options;

  /// Reads the requirement of a line.
  @FunctionalInterface
  interface LineParser {
    RootRequirement parse(
        FileLine line,
        String text,
        List<Hash> hashes,
        ConfigSettings settings,
        RequirementParser.Origin origin)
        throws PipAccelException;
  }

  /// @param contents gives the text of files
  public RequirementsFileReader(
      FileContents contents, ProcessFacts facts, RequirementParser requirements, Report report) {
    this(
        contents,
        facts,
        (line, text, hashes, settings, origin) ->
            line.isEditable()
                ? requirements.editable(text, settings, origin)
                : requirements.line(text, hashes, settings, origin),
        report);
  }

  RequirementsFileReader(
      FileContents contents, ProcessFacts facts, LineParser requirements, Report report) {
    this.contents = contents;
    this.facts = facts;
    this.requirements = requirements;
    this.report = report;
    this.parser = new OptionParser(CommandOptions.requirementsFile(), true, facts.home());
    this.options = new FileOptionCollector(facts, report);
  }

  /// Reads one more file.
  ///
  /// @param file its path or URL
  /// @param constraint whether it is a constraints file (`-c`)
  /// @throws PipAccelException naming file and line, if something cannot be read or understood
  public void read(String file, boolean constraint) throws PipAccelException {
    Map<String, Optional<String>> including = new LinkedHashMap<>();
    including.put(isUrl(file) ? file : absolute(file), Optional.empty());
    read(file, constraint, including);
  }

  /// Returns the requirements and constraints read so far, in order.
  public List<RootRequirement> requirements() {
    return List.copyOf(found);
  }

  /// Returns the options read so far that count for the whole run, in order.
  public List<FileOption> options() {
    return options.options();
  }

  private void read(String file, boolean constraint, Map<String, Optional<String>> including)
      throws PipAccelException {
    String content = contents.read(file, constraint);
    for (LogicalLines.Line line : LogicalLines.of(content, facts.environment())) {
      FileLine parsed = parse(line, file, constraint);
      options.addControls(parsed);
      Optional<String> requirement = parsed.requirement();
      if (requirement.isPresent()) {
        found.add(requirement(parsed, requirement.get()));
      } else if (!parsed.options().texts("requirements").isEmpty()) {
        include(parsed, parsed.options().texts("requirements").getFirst(), false, including);
      } else if (!parsed.options().texts("constraints").isEmpty()) {
        include(parsed, parsed.options().texts("constraints").getFirst(), true, including);
      } else {
        warnOfHashes(parsed);
        options.addOptions(parsed);
      }
    }
  }

  private FileLine parse(LogicalLines.Line line, String file, boolean constraint)
      throws RequirementsException {
    List<String> arguments = new ArrayList<>();
    List<String> tokens = List.of(line.text().split(" ", -1));
    int index = 0;
    while (index < tokens.size() && !tokens.get(index).startsWith("-")) {
      arguments.add(tokens.get(index++));
    }
    String optionText = String.join(" ", tokens.subList(index, tokens.size()));
    try {
      OptionParser.Result result = parser.parse(ShellWords.split(optionText));
      OptionValues values = new OptionValues(result.occurrences());
      return new FileLine(
          file, line.number(), line.text(), String.join(" ", arguments), values, constraint);
    } catch (OptionSyntaxException e) {
      throw invalid(line.text(), file, line.number(), "pip: error: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw invalid(line.text(), file, line.number(), "Could not split options: " + optionText);
    }
  }

  private static RequirementsException invalid(
      String text, String file, int number, String problem) {
    return new RequirementsException(
        "Invalid requirement: " + text + " (from line " + number + " of " + file + ")",
        problem,
        null,
        null);
  }

  private RootRequirement requirement(FileLine line, String text) throws PipAccelException {
    ConfigSettings settings;
    List<Hash> hashes;
    try {
      settings = HandledOptions.configSettings(line.options());
      hashes = FileHashes.read(line.options());
    } catch (UsageException e) {
      throw invalid(line.text(), line.file(), line.number(), "pip: error: " + e.getMessage());
    }
    RequirementParser.Origin origin =
        new RequirementParser.Origin(
            Optional.of(line.origin()), Optional.of(line.source()), line.constraint());
    return requirements.parse(line, text, hashes, settings, origin);
  }

  private void include(
      FileLine line, String place, boolean constraint, Map<String, Optional<String>> including)
      throws PipAccelException {
    String nested = place;
    if (isUrl(line.file())) {
      nested = UrlParts.split(line.file()).resolve(place).toString();
    } else if (!isUrl(place)) {
      Path parent = Path.of(absolute(line.file())).getParent();
      nested = (parent == null ? Path.of(place) : parent.resolve(place)).normalize().toString();
    }
    Optional<String> before = including.get(nested);
    if (before != null) {
      throw new RequirementsException(
          nested
              + " recursively references itself in "
              + line.file()
              + before.map(file -> " and again in " + file).orElse(""));
    }
    Map<String, Optional<String>> more = new LinkedHashMap<>(including);
    more.put(nested, Optional.of(line.file()));
    read(nested, constraint, more);
  }

  private void warnOfHashes(FileLine line) {
    if (!line.options().all("hashes").isEmpty()) {
      report.warn(
          line.file()
              + " line "
              + line.number()
              + " has --hash but no requirement, and will be ignored.");
    }
  }

  private String absolute(String file) {
    return facts.workingDirectory().resolve(file).normalize().toString();
  }

  static boolean isUrl(String place) {
    String lower = place.toLowerCase(Locale.ROOT);
    return lower.startsWith("http:") || lower.startsWith("https:") || lower.startsWith("file:");
  }
}
