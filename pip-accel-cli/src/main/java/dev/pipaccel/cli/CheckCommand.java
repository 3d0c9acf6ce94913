package dev.pipaccel.cli;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.inventory.ConsistencyCheck;
import dev.pipaccel.inventory.Dependencies;
import dev.pipaccel.inventory.Selection;
import dev.pipaccel.pipeline.Startup;
import dev.pipaccel.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `pip-accel check`.
final class CheckCommand implements NativeCommand {
  private static final int FITS = 0;
  private static final int BROKEN = 1;

  @Override
  public int run(Invocation invocation) throws PipAccelException {
    Console console = invocation.console();
    Report report = invocation.reportWithoutDetails();
    try (var startup = Startup.open(invocation.settings(), invocation.facts(), report)) {
      Interpreter interpreter = startup.interpreter();
      List<InstalledDistribution> all = all().find(interpreter, report);
      ConsistencyCheck check = new ConsistencyCheck(all, new Dependencies(interpreter.markers()));
      check.unreadable().forEach(console::warn);
      List<String> problems = new ArrayList<>(check.broken());
      problems.addAll(ConsistencyCheck.unsupported(own(all), interpreter.tags()));
      problems.forEach(console::say);
      if (problems.isEmpty() && check.unreadable().isEmpty()) {
        console.say("No broken requirements found.");
        return FITS;
      }
      return BROKEN;
    }
  }

  private static Selection all() {
    return new Selection(List.of(), false, false, Selection.Editables.INCLUDED, Set.of());
  }

  /// What the environment itself holds is looked at for its platform.
  private static List<InstalledDistribution> own(List<InstalledDistribution> all) {
    return all.stream()
        .filter(InstalledDistribution::isLocal)
        .filter(found -> !Selection.STANDARD_LIBRARY.contains(found.name().text()))
        .toList();
  }
}
