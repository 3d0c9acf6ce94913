package dev.pipaccel.requirement;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A working directory, web pages and what was warned about.
final class RequirementFixture implements Report {
  final List<String> warnings = new ArrayList<>();
  private final Map<String, String> pages = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Path folder;

  RequirementFixture(Path folder) {
    this.folder = folder;
  }

  RequirementFixture file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  RequirementFixture file(String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RequirementFixture page(String url, String content) {
    pages.put(url, content);
    return this;
  }

  RequirementFixture variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ProcessFacts facts() {
    return new ProcessFacts(environment, folder, folder, ProcessFacts.OperatingSystem.UNIX, false);
  }

  RequirementParser parser() {
    return new RequirementParser(facts(), this);
  }

  RootRequirement line(String text) throws RequirementsException {
    return parser().line(text, List.of(), ConfigSettings.NONE, RequirementParser.Origin.ARGUMENT);
  }

  RootRequirement editable(String text) throws RequirementsException {
    return parser().editable(text, ConfigSettings.NONE, RequirementParser.Origin.ARGUMENT);
  }

  RequirementsFileReader reader() {
    return new RequirementsFileReader(contents(), facts(), parser(), this);
  }

  /// Files of the working directory and the pages.
  FileContents contents() {
    FileContents remote =
        (place, _) -> {
          String page = pages.get(place);
          if (page == null) {
            throw new RequirementsException("404 for " + place);
          }
          return page;
        };
    return new LocalContents(facts(), remote);
  }

  /// Reads a requirements file and lists what stands in it.
  List<String> read(String file) throws PipAccelException {
    RequirementsFileReader reader = reader();
    reader.read(file, false);
    return reader.requirements().stream()
        .map(root -> (root.constraint() ? "constraint " : "") + root.text())
        .toList();
  }

  @Override
  public void say(String line) {}

  @Override
  public void verbose(String line) {}

  @Override
  public void warn(String line) {
    warnings.add(line);
  }

  @Override
  public void error(String lines) {}

  @Override
  public Activity begin(String what, long total) {
    throw new AssertionError("reading requirements takes no time");
  }
}
