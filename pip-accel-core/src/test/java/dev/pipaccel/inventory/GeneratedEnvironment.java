package dev.pipaccel.inventory;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.TestInterpreters;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.RecordingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A virtual environment that holds nothing but metadata.
final class GeneratedEnvironment {
  private final Path root;
  private final Interpreter interpreter;
  private final RecordingReport report = new RecordingReport();

  GeneratedEnvironment(Path folder) throws IOException {
    this.root = folder.toRealPath();
    this.interpreter = TestInterpreters.virtual(root);
    Files.createDirectories(site());
  }

  Path root() {
    return root;
  }

  Path site() {
    return interpreter.sites().purelib();
  }

  Interpreter interpreter() {
    return interpreter;
  }

  RecordingReport report() {
    return report;
  }

  Dependencies dependencies() {
    return new Dependencies(interpreter.markers());
  }

  /// Installs a distribution of version 1.0 with further lines of metadata.
  Path install(String name, String... lines) throws IOException {
    String text = "Metadata-Version: 2.4\nName: " + name + "\nVersion: 1.0\n";
    return info(name + "-1.0.dist-info", text + String.join("\n", lines) + "\n");
  }

  /// Makes a dist-info folder with this METADATA.
  Path info(String folder, String metadata) throws IOException {
    Path info = Files.createDirectories(site().resolve(folder));
    Files.writeString(info.resolve("METADATA"), metadata);
    return info;
  }

  List<InstalledDistribution> distributions() {
    return new Selection(List.of(), false, false, Selection.Editables.INCLUDED, Set.of())
        .find(interpreter, report);
  }

  InstalledDistributions installed() {
    return InstalledDistributions.in(interpreter, report);
  }

  InstalledDistribution distribution(String name) {
    return installed().find(PackageName.of(name)).orElseThrow();
  }
}
