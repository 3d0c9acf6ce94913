package dev.pipaccel.cli;

import dev.pipaccel.config.Settings;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.inventory.Freezer;
import dev.pipaccel.inventory.FrozenEnvironment;
import dev.pipaccel.inventory.Selection;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.pipeline.Startup;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import dev.pipaccel.vcs.Checkouts;
import dev.pipaccel.vcs.VcsContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `pip-accel freeze`.
final class FreezeCommand implements NativeCommand {
  private static final int SUCCESS = 0;

  /// From this series on a new environment holds no build backend, so that one found is wanted.
  private static final int SERIES_WITHOUT_BACKENDS = 12;

  private static final Set<String> BACKENDS = Set.of("setuptools", "distribute", "wheel");

  @Override
  public int run(Invocation invocation) throws PipAccelException {
    OptionValues values = invocation.values();
    Selection selection = SelectionOptions.read(invocation, Set.of());
    Console console = invocation.console();
    Report report = invocation.reportWithoutDetails();
    try (var startup = Startup.open(invocation.settings(), invocation.facts(), report);
        var processes = new ProcessRunner()) {
      var environment =
          new FrozenEnvironment(
              selection.find(startup.interpreter(), report),
              new Freezer(new Checkouts(context(invocation, processes)), report),
              !values.isOn("exclude_editable"),
              invocation.facts(),
              report,
              console::print);
      List<String> files = values.texts("requirements");
      if (!files.isEmpty()) {
        environment.writeInOrderOf(files);
      }
      environment.writeRest(skipped(values, startup.interpreter()));
    }
    return SUCCESS;
  }

  private static VcsContext context(Invocation invocation, ProcessRunner processes) {
    Settings settings = invocation.settings();
    return new VcsContext(
        processes,
        invocation.facts().environment(),
        invocation.facts().workingDirectory(),
        settings.output().verbosity(),
        settings.network().noInput(),
        settings.install().existsActions(),
        (text, options) -> "",
        invocation.reportWithoutDetails());
  }

  private static Set<String> skipped(OptionValues values, Interpreter interpreter) {
    Set<String> skipped = new HashSet<>(Selection.STANDARD_LIBRARY);
    skipped.addAll(values.texts("excludes"));
    if (!values.isOn("freeze_all")) {
      skipped.add("pip");
      if (interpreter.version().major() == 2
          || interpreter.version().minor() < SERIES_WITHOUT_BACKENDS) {
        skipped.addAll(BACKENDS);
      }
    }
    return skipped;
  }
}
