package dev.pipaccel.pipeline;

import dev.pipaccel.environment.ExternallyManaged;
import dev.pipaccel.environment.InstallTarget;
import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.InstallException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.install.Installer;
import dev.pipaccel.install.RemovalListing;
import dev.pipaccel.install.RemovedPaths;
import dev.pipaccel.install.ScriptCompiler;
import dev.pipaccel.install.Uninstaller;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.option.PythonValues;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.requirement.RootRequirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Removes distributions, one after the other as pip does; each is one transaction.
public final class UninstallPipeline {
  private static final int SUCCESS = 0;

  private final RequirementRequest request;
  private final Optional<Confirmation> confirmation;
  private final Report report;

  /// @param request its requirements are names and requirements files
  /// @param confirmation asks about each distribution; empty if the user has said yes to all
  public UninstallPipeline(RequirementRequest request, Optional<Confirmation> confirmation) {
    this.request = request;
    this.confirmation = confirmation;
    this.report = request.report();
  }

  /// Runs it.
  ///
  /// @return the exit code
  public int run() throws PipAccelException {
    try (var startup = Startup.openToChange(request.settings(), request.facts(), report);
        var processes = new ProcessRunner()) {
      Interpreter interpreter = startup.interpreter();
      Collection<String> names = names(interpreter, processes).values();
      if (names.isEmpty()) {
        throw UsageException.refused(
            "You must give at least one requirement to uninstall (see \"pip help uninstall\")");
      }
      Map<String, String> environment = request.facts().environment();
      if (!request.settings().target().breakSystemPackages()) {
        ExternallyManaged.check(interpreter, environment);
      }
      var installer = new Installer(interpreter, ScriptCompiler.none(), environment, report);
      installer.recover(InstallTarget.of(interpreter));
      for (String name : names) {
        uninstall(name, interpreter, installer);
      }
      RootUserWarning.warn(request.settings(), request.facts(), interpreter, report);
      return SUCCESS;
    }
  }

  /// Reads the names as written, by what they mean.
  private Map<PackageName, String> names(Interpreter interpreter, ProcessRunner processes)
      throws PipAccelException {
    Map<PackageName, String> names = new LinkedHashMap<>();
    RequirementSet requirements =
        RequirementRun.read(request, request.requirements(), interpreter, processes);
    requirements.roots().forEach(root -> add(root, names));
    requirements.constraints().forEach(constraint -> add(constraint, names));
    return names;
  }

  private void add(RootRequirement root, Map<PackageName, String> names) {
    Optional<Requirement> requirement = root.requirement();
    if (requirement.isPresent()) {
      names.put(requirement.get().name(), requirement.get().displayName());
    } else if (root.origin().isEmpty()) {
      report.warn(
          "Invalid requirement: %s ignored - the uninstall command expects named requirements."
              .formatted(PythonValues.quote(root.text())));
    }
  }

  private void uninstall(String name, Interpreter interpreter, Installer installer)
      throws PipAccelException {
    Optional<InstalledDistribution> found =
        InstalledDistributions.in(interpreter, report).find(PackageName.of(name));
    if (found.isEmpty()) {
      report.warn("Skipping %s as it is not installed.".formatted(name));
      return;
    }
    InstalledDistribution distribution = found.get();
    report.say("Found existing installation: " + distribution);
    RemovedPaths paths =
        new Uninstaller(interpreter, request.facts().environment(), report).paths(distribution);
    if (paths.isEmpty()) {
      report.say(
          "Can't uninstall '%s'. No files were found to uninstall."
              .formatted(distribution.displayName()));
      return;
    }
    report.say("Uninstalling " + paths.title() + ":");
    if (isConfirmed(paths)) {
      paths.paths().forEach(path -> report.verbose("  Removing file or directory " + path));
      installer.remove(List.of(distribution));
      for (Path file : paths.pathEntries().keySet()) {
        if (!Files.isRegularFile(file)) {
          report.warn("  Cannot remove entries from nonexistent file " + file);
        }
      }
      report.say("  Successfully uninstalled " + paths.title());
    }
  }

  private boolean isConfirmed(RemovedPaths paths) throws PipAccelException {
    if (confirmation.isEmpty()) {
      return true;
    }
    try {
      show(paths);
    } catch (IOException failure) {
      throw new InstallException(
          "Cannot uninstall %s: %s".formatted(paths.title(), FileFailures.describe(failure)),
          failure);
    }
    return confirmation.get().isGiven();
  }

  private void show(RemovedPaths paths) throws IOException {
    boolean verbose = request.settings().output().verbosity() > 0;
    List<String> removed = RemovalListing.each(paths.paths());
    List<String> kept = List.of();
    if (!verbose) {
      RemovalListing listing = RemovalListing.of(paths);
      removed = listing.removed();
      kept = listing.kept();
    }
    show("Would remove:", removed);
    show("Would not remove (might be manually added):", kept);
    show("Would not remove (outside of prefix):", RemovalListing.each(paths.refused()));
    if (verbose) {
      show("Will actually move:", RemovalListing.moves(paths));
    }
  }

  private void show(String heading, List<String> paths) {
    if (!paths.isEmpty()) {
      report.say("  " + heading);
      paths.forEach(path -> report.say("    " + path));
    }
  }
}
