package dev.pipaccel.cli;

import dev.pipaccel.environment.InstalledDistributions;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.inventory.Dependencies;
import dev.pipaccel.inventory.PackageDescription;
import dev.pipaccel.inventory.PackageDescriptions;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.text.PythonText;
import dev.pipaccel.pipeline.Startup;
import dev.pipaccel.report.Report;
import java.util.List;
import java.util.Optional;

/// `pip-accel show`.
final class ShowCommand implements NativeCommand {
  private static final int SUCCESS = 0;
  private static final int NOTHING_FOUND = 1;

  @Override
  public int run(Invocation invocation) throws PipAccelException {
    Console console = invocation.console();
    Report report = invocation.reportWithoutDetails();
    List<String> names = invocation.arguments();
    if (names.isEmpty()) {
      console.warn("ERROR: Please provide a package name or names.");
      return NOTHING_FOUND;
    }
    try (var startup = Startup.open(invocation.settings(), invocation.facts(), report)) {
      var installed = InstalledDistributions.in(startup.interpreter(), report);
      List<String> missing =
          names.stream()
              .filter(name -> installed.find(PackageName.of(name)).isEmpty())
              .sorted()
              .toList();
      if (!missing.isEmpty()) {
        console.warn("Package(s) not found: " + String.join(", ", missing));
      }
      var descriptions =
          new PackageDescriptions(installed, new Dependencies(startup.interpreter().markers()));
      boolean found = false;
      for (String name : names) {
        Optional<PackageDescription> description = descriptions.find(PackageName.of(name));
        if (description.isPresent()) {
          if (found) {
            console.say("---");
          }
          found = true;
          print(description.get(), invocation);
        }
      }
      return found ? SUCCESS : NOTHING_FOUND;
    }
  }

  private static void print(PackageDescription found, Invocation invocation) {
    Console console = invocation.console();
    console.say("Name: " + found.name());
    console.say("Version: " + found.version());
    console.say("Summary: " + found.summary());
    console.say("Home-page: " + found.homepage());
    console.say("Author: " + found.author());
    console.say("Author-email: " + found.authorEmail());
    console.say(
        (found.license().expression() ? "License-Expression: " : "License: ")
            + found.license().text());
    console.say("Location: " + found.location());
    found
        .editableLocation()
        .ifPresent(folder -> console.say("Editable project location: " + folder));
    console.say("Requires: " + String.join(", ", found.requires()));
    console.say("Required-by: " + String.join(", ", found.requiredBy()));
    if (invocation.values().count("verbose") >= 1) {
      console.say("Metadata-Version: " + found.metadataVersion());
      console.say("Installer: " + found.installer());
      printBlock("Classifiers:", found.classifiers(), console);
      printBlock("Entry-points:", found.entryPoints(), console);
      printBlock("Project-URLs:", found.projectUrls(), console);
    }
    if (invocation.values().isOn("files")) {
      if (found.files().isEmpty()) {
        console.say("Files:\nCannot locate RECORD or installed-files.txt");
      } else {
        printBlock("Files:", found.files().get().stream().map(PythonText::strip).toList(), console);
      }
    }
  }

  private static void printBlock(String title, List<String> lines, Console console) {
    console.say(title);
    lines.forEach(line -> console.say("  " + line));
  }
}
