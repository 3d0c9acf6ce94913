package dev.pipaccel.syspkg;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Packages that seem to be missing, and what would install them.
///
/// @param wanted at least one, each once
/// @param commands to run one after the other, each a list of arguments
/// @param variables to run them with
/// @param obstacle why they cannot be run from here; empty if they can
public record Proposal(
    List<Wanted> wanted,
    List<List<String>> commands,
    Map<String, String> variables,
    String obstacle) {
  /// Copies the collections.
  public Proposal {
    wanted = List.copyOf(wanted);
    commands = List.copyOf(commands);
    variables = Map.copyOf(variables);
  }

  /// Returns the names of the packages, between spaces.
  public String names() {
    return wanted.stream().map(Wanted::name).collect(Collectors.joining(" "));
  }

  /// Returns the commands as a person would type them. No word needs quoting, since names keep to
  /// the grammar of the manager.
  public String commandLine() {
    return commands.stream()
        .map(command -> String.join(" ", command))
        .collect(Collectors.joining(" && "));
  }

  /// Tells whether sudo takes part.
  boolean usesSudo() {
    return commands.getLast().getFirst().equals("sudo");
  }

  /// Tells whether tables name all of the packages.
  boolean isFromTables() {
    return wanted.stream().allMatch(one -> one.source() == Wanted.Source.TABLE);
  }
}
