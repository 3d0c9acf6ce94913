package dev.pipaccel.cli;

import dev.pipaccel.error.UsageException;
import dev.pipaccel.inventory.Selection;
import dev.pipaccel.option.OptionValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Reads the options that say which installed distributions a command is about.
final class SelectionOptions {
  private SelectionOptions() {}

  /// @param skipped normalized names to pass over
  static Selection read(Invocation invocation, Set<String> skipped) throws UsageException {
    OptionValues values = invocation.values();
    List<Path> paths = values.texts("path").stream().map(text -> place(text, invocation)).toList();
    boolean local = values.isOn("local");
    boolean user = values.isOn("user");
    if (!paths.isEmpty() && (user || local)) {
      throw UsageException.refused("Cannot combine '--path' with '--user' or '--local'");
    }
    return new Selection(paths, local, user, editables(values), skipped);
  }

  /// Leaves a relative path relative, since pip shows it as given.
  private static Path place(String text, Invocation invocation) {
    return text.startsWith("~") ? invocation.facts().path(text) : Path.of(text);
  }

  private static Selection.Editables editables(OptionValues values) {
    if (!values.flag("include_editable").orElse(true)) {
      return Selection.Editables.EXCLUDED;
    }
    return values.isOn("editable") ? Selection.Editables.ALONE : Selection.Editables.INCLUDED;
  }
}
