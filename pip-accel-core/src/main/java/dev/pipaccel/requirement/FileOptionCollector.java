package dev.pipaccel.requirement;

import dev.pipaccel.config.FileOption;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.option.Occurrence;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Collects the options of requirements files that count for the whole run.
final class FileOptionCollector {
  private final ProcessFacts facts;
  private final Report report;
  private final List<FileOption> options = new ArrayList<>();

  FileOptionCollector(ProcessFacts facts, Report report) {
    this.facts = facts;
    this.report = report;
  }

  List<FileOption> options() {
    return List.copyOf(options);
  }

  /// Adds the options that count wherever they stand, even behind a requirement or `-r`, as pip
  /// applies them while it parses.
  void addControls(FileLine line) throws UsageException {
    for (Occurrence occurrence : line.options().all()) {
      switch (occurrence.option().longName()) {
        case "--no-binary" -> options.add(new FileOption.NoBinary(names(occurrence)));
        case "--only-binary" -> options.add(new FileOption.OnlyBinary(names(occurrence)));
        case "--all-releases" -> options.add(new FileOption.AllReleases(names(occurrence)));
        case "--only-final" -> options.add(new FileOption.OnlyFinal(names(occurrence)));
        default -> {}
      }
    }
  }

  private static String names(Occurrence occurrence) throws UsageException {
    if (occurrence.value().startsWith("-")) {
      String pair =
          occurrence.option().destination().equals("format_control")
              ? "--no-binary / --only-binary"
              : "--all-releases / --only-final";
      throw UsageException.refused(pair + " option requires 1 argument.");
    }
    return occurrence.value();
  }

  /// Adds the options that count only on a line of their own.
  void addOptions(FileLine line) {
    OptionValues values = line.options();
    if (values.isOn("require_hashes")) {
      options.add(new FileOption.RequireHashes());
    }
    if (values.isOn("no_require_hashes")) {
      options.add(new FileOption.NoRequireHashes());
    }
    values.texts("features_enabled").forEach(name -> options.add(new FileOption.UseFeature(name)));
    if (values.isOn("no_index")) {
      options.add(new FileOption.NoIndex());
    }
    values
        .text("index_url")
        .filter(url -> !url.isEmpty())
        .ifPresent(url -> options.add(new FileOption.IndexUrl(url)));
    values.texts("extra_index_urls").forEach(url -> options.add(new FileOption.ExtraIndexUrl(url)));
    values.texts("find_links").stream()
        .findFirst()
        .ifPresent(place -> options.add(new FileOption.FindLinks(besideFile(line, place))));
    if (values.isOn("pre")) {
      options.add(new FileOption.Pre());
    }
    if (values.isOn("prefer_binary")) {
      options.add(new FileOption.PreferBinary());
    }
    for (String host : values.texts("trusted_hosts")) {
      report.verbose("adding trusted host: '" + host + "' (from " + line.source() + ")");
      options.add(new FileOption.TrustedHost(host, line.source()));
    }
  }

  /// A place beside the file counts before one relative to the working directory.
  private String besideFile(FileLine line, String place) {
    if (RequirementsFileReader.isUrl(line.file()) || place.contains("://")) {
      return place;
    }
    Path folder = facts.workingDirectory().resolve(line.file()).normalize().getParent();
    if (folder == null) {
      return place;
    }
    Path beside = folder.resolve(place);
    return Files.exists(beside) ? beside.toString() : place;
  }
}
