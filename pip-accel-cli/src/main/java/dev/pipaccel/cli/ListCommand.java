package dev.pipaccel.cli;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.error.MetadataException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.inventory.Dependencies;
import dev.pipaccel.inventory.Selection;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.pipeline.NewestVersions;
import dev.pipaccel.pipeline.RequirementRequest;
import dev.pipaccel.pipeline.Startup;
import dev.pipaccel.report.Report;
import dev.pipaccel.requirement.RequirementArguments;
import dev.pipaccel.resolver.NewestFiles.Newest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `pip-accel list`.
final class ListCommand implements NativeCommand {
  private static final int SUCCESS = 0;
  private static final String COLUMNS = "columns";
  private static final String FREEZE = "freeze";

  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    OptionValues values = invocation.values();
    String format = values.text("list_format").orElse(COLUMNS);
    check(values, format);
    Selection selection = SelectionOptions.read(invocation, Selection.STANDARD_LIBRARY);
    Report report = invocation.reportWithoutDetails();
    try (var startup = Startup.open(invocation.settings(), invocation.facts(), report)) {
      List<InstalledDistribution> found = selection.find(startup.interpreter(), report);
      if (values.isOn("not_required")) {
        found = notRequired(found, new Dependencies(startup.interpreter().markers()));
      }
      Set<String> excluded = Set.copyOf(values.texts("excludes"));
      List<ListedPackage> listed =
          found.stream()
              .filter(distribution -> !excluded.contains(distribution.name().text()))
              .sorted(Comparator.comparing(distribution -> distribution.name().text()))
              .map(distribution -> new ListedPackage(distribution, Optional.empty()))
              .toList();
      if (values.isOn("outdated") || values.isOn("uptodate")) {
        listed = compared(listed, invocation, startup);
      }
      print(listed, format, invocation);
    }
    return SUCCESS;
  }

  private static void check(OptionValues values, String format) throws UsageException {
    if (values.isOn("outdated") && values.isOn("uptodate")) {
      throw UsageException.refused("Options --outdated and --uptodate cannot be combined.");
    }
    if (values.isOn("outdated") && format.equals(FREEZE)) {
      throw UsageException.refused(
          "List format 'freeze' cannot be used with the --outdated option.");
    }
  }

  private static List<InstalledDistribution> notRequired(
      List<InstalledDistribution> distributions, Dependencies dependencies)
      throws MetadataException {
    Set<PackageName> required = new HashSet<>();
    for (InstalledDistribution distribution : distributions) {
      try {
        dependencies.of(distribution).stream().map(Requirement::name).forEach(required::add);
      } catch (MetadataException invalid) {
        throw new MetadataException(
            "Cannot tell what %s requires: %s".formatted(distribution.name(), invalid.getMessage()),
            invalid);
      }
    }
    return distributions.stream()
        .filter(distribution -> !required.contains(distribution.name()))
        .toList();
  }

  /// Keeps what has, or has not, a newer version; what no index knows is in neither list.
  private static List<ListedPackage> compared(
      List<ListedPackage> listed, Invocation invocation, Startup startup)
      throws PipAccelException, InterruptedException {
    var request =
        new RequirementRequest(
            invocation.settings(),
            RequirementArguments.NONE,
            Optional.empty(),
            invocation.facts(),
            TerminalPrompter.of(invocation.settings().network().noInput()),
            invocation.reportWithoutDetails());
    Map<PackageName, Newest> newest =
        new NewestVersions(request, startup)
            .of(listed.stream().map(each -> each.distribution().name()).toList());
    boolean outdated = invocation.values().isOn("outdated");
    List<ListedPackage> kept = new ArrayList<>();
    for (ListedPackage each : listed) {
      Newest best = newest.get(each.distribution().name());
      if (best != null) {
        int order = best.version().compareTo(each.distribution().version());
        if (outdated ? order > 0 : order == 0) {
          kept.add(new ListedPackage(each.distribution(), Optional.of(best)));
        }
      }
    }
    return kept;
  }

  private static void print(List<ListedPackage> listed, String format, Invocation invocation) {
    boolean details = invocation.values().count("verbose") >= 1;
    boolean outdated = invocation.values().isOn("outdated");
    Console console = invocation.console();
    switch (format) {
      case FREEZE -> listed.forEach(each -> console.say(each.pin(details)));
      case "json" -> console.say(ListedPackage.json(listed, details, outdated));
      default -> {
        if (!listed.isEmpty()) {
          PackageTable.lines(listed, details, outdated).forEach(console::say);
        }
      }
    }
  }
}
