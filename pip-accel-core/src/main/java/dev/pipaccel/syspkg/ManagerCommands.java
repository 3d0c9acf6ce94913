package dev.pipaccel.syspkg;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The commands of a package manager, as lists of arguments; none passes a shell.
///
/// @param administrator whether installing takes the rights of root
/// @param packageName the grammar of names, which no option fits
/// @param variables that installing is run with
/// @param installed lists what is installed
/// @param installedLine a line of that, with the name as its first group
/// @param install installs the packages whose names follow
/// @param refresh reads the index anew; empty where that is never needed
/// @param known prints something about `{package}` if the index has it
/// @param alwaysKnown a package without which the index is empty
/// @param searches what answers where a file is from, in the order of asking
record ManagerCommands(
    boolean administrator,
    Pattern packageName,
    Map<String, String> variables,
    List<String> installed,
    Pattern installedLine,
    List<String> install,
    List<String> refresh,
    List<String> known,
    Optional<String> alwaysKnown,
    List<Search> searches) {
  ManagerCommands {
    variables = Map.copyOf(variables);
    installed = List.copyOf(installed);
    install = List.copyOf(install);
    refresh = List.copyOf(refresh);
    known = List.copyOf(known);
    searches = List.copyOf(searches);
  }

  /// A way of asking which packages hold something.
  ///
  /// @param run the command, with `{what}`
  /// @param line of its answer: the package and, where it has a second group, the file
  /// @param what stands for `{what}`, by kind of missing thing
  record Search(List<String> run, Pattern line, Map<String, String> what) {
    Search {
      run = List.copyOf(run);
      what = Map.copyOf(what);
    }
  }
}
