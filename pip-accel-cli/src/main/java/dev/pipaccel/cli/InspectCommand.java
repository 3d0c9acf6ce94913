package dev.pipaccel.cli;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.inventory.InspectionReport;
import dev.pipaccel.inventory.Selection;
import dev.pipaccel.model.json.JsonWriter;
import dev.pipaccel.pipeline.Startup;
import dev.pipaccel.report.Report;
import java.util.List;

/// `pip-accel inspect`.
final class InspectCommand implements NativeCommand {
  private static final int SUCCESS = 0;

  @Override
  public int run(Invocation invocation) throws PipAccelException {
    Selection selection = SelectionOptions.read(invocation, Selection.STANDARD_LIBRARY);
    Console console = invocation.console();
    Report report = invocation.reportWithoutDetails();
    try (var startup = Startup.open(invocation.settings(), invocation.facts(), report)) {
      Interpreter interpreter = startup.interpreter();
      List<InstalledDistribution> found = selection.find(interpreter, report);
      console.print(
          JsonWriter.writeIndented(InspectionReport.of(found, interpreter.markers(), Version.PIP)));
    }
    return SUCCESS;
  }
}
