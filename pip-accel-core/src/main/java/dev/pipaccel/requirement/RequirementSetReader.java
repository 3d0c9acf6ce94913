package dev.pipaccel.requirement;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.text.PythonText;
import dev.pipaccel.report.Report;
import java.util.ArrayList;
import java.util.List;

/// Reads all that a command line requires, in pip's order: constraints, arguments, dependency
/// groups, editables, requirements files and lock files, scripts.
public final class RequirementSetReader {
  private static final String LOCK_WARNING =
      "Using pylock.toml as a requirements source is an experimental feature. It may be"
          + " removed/changed in a future release without prior warning.";

  private final FileContents contents;
  private final ProcessFacts facts;
  private final RequirementContext context;
  private final Report report;

  /// @param contents gives the text of files
  public RequirementSetReader(
      FileContents contents, ProcessFacts facts, RequirementContext context, Report report) {
    this.contents = contents;
    this.facts = facts;
    this.context = context;
    this.report = report;
  }

  /// Reads everything.
  ///
  /// @throws PipAccelException naming argument or file and line, if something is no requirement
  public RequirementSet read(RequirementArguments arguments) throws PipAccelException {
    LocalProjects projects = new LocalProjects(facts, report);
    RequirementParser parser = new RequirementParser(facts, report);
    RequirementsFileReader files = new RequirementsFileReader(contents, facts, parser, report);
    var locks = new LockFileReader(contents, parser, new LockPlaces(facts), context);
    LockSources sources = LockSources.of(arguments, projects, facts);
    for (String file : arguments.constraintFiles()) {
      files.read(file, true);
    }
    List<RootRequirement> found = new ArrayList<>(files.requirements());
    for (String argument : arguments.positional()) {
      if (!PythonText.strip(argument).isEmpty()) {
        found.add(
            parser.line(
                argument, List.of(), context.configSettings(), RequirementParser.Origin.ARGUMENT));
      }
    }
    found.addAll(new GroupReader(facts).read(sources.projectGroups()));
    for (String editable : arguments.editables()) {
      found.add(
          parser.editable(editable, context.configSettings(), RequirementParser.Origin.ARGUMENT));
    }
    for (LockSources.Source source : sources.sources()) {
      switch (source) {
        case LockSources.Plain(String file) -> {
          int before = files.requirements().size();
          files.read(file, false);
          found.addAll(files.requirements().subList(before, files.requirements().size()));
        }
        case LockSources.LockFile lock -> {
          report.warn(LOCK_WARNING);
          found.addAll(locks.read(lock));
        }
      }
    }
    for (String script : arguments.scripts()) {
      found.addAll(new ScriptReader(facts, context).read(script));
    }
    return new RequirementSet(
        found.stream().filter(requirement -> !requirement.constraint()).toList(),
        found.stream().filter(RootRequirement::constraint).toList(),
        files.options(),
        locks.locked());
  }
}
