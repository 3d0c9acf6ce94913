package dev.pipaccel.requirement;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.text.PythonText;
import dev.pipaccel.report.Report;
import java.util.ArrayList;
import java.util.List;

/// Reads all that a command line requires, in pip's order: constraints, arguments, editables,
/// requirements files. Groups, scripts and lock files are not read here.
public final class RequirementSetReader {
  private final FileContents contents;
  private final ProcessFacts facts;
  private final Report report;

  /// @param contents gives the text of files
  public RequirementSetReader(FileContents contents, ProcessFacts facts, Report report) {
    this.contents = contents;
    this.facts = facts;
    this.report = report;
  }

  /// Reads everything.
  ///
  /// @param settings `-C`, which counts for arguments and editables
  /// @throws PipAccelException naming argument or file and line, if something is no requirement
  public RequirementSet read(RequirementArguments arguments, ConfigSettings settings)
      throws PipAccelException {
    RequirementParser parser = new RequirementParser(facts, report);
    RequirementsFileReader files = new RequirementsFileReader(contents, facts, parser, report);
    for (String file : arguments.constraintFiles()) {
      files.read(file, true);
    }
    List<RootRequirement> found = new ArrayList<>(files.requirements());
    int constraints = found.size();
    for (String argument : arguments.positional()) {
      if (!PythonText.strip(argument).isEmpty()) {
        found.add(parser.line(argument, List.of(), settings, RequirementParser.Origin.ARGUMENT));
      }
    }
    for (String editable : arguments.editables()) {
      found.add(parser.editable(editable, settings, RequirementParser.Origin.ARGUMENT));
    }
    for (String file : arguments.requirementFiles()) {
      files.read(file, false);
    }
    found.addAll(files.requirements().subList(constraints, files.requirements().size()));
    return new RequirementSet(
        found.stream().filter(requirement -> !requirement.constraint()).toList(),
        found.stream().filter(RootRequirement::constraint).toList(),
        files.options());
  }
}
