package dev.pipaccel.conformance;

import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.testkit.Publication;
import dev.pipaccel.testkit.RawTar;
import dev.pipaccel.testkit.Repository;
import dev.pipaccel.testkit.WheelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// The index of one scenario, served from loopback and, as plain files, from a folder.
///
/// An archive of sources has its wheel beside it, which [RecordedEnvironment]'s stand-in for an
/// interpreter takes for built. Its file `_origin.txt` names the archive.
final class ScenarioIndex {
  private static final int ORDINARY_MODE = 0644;

  private final Repository repository;
  private final Path folder;
  private final Path built;
  private final Map<String, Publication> files = new HashMap<>();

  /// @param folder gets every file
  /// @param built gets the wheels of source archives
  ScenarioIndex(Scenario scenario, LoopbackIndex server, Path folder, Path built)
      throws IOException {
    this.repository = server.repository(scenario.id());
    this.folder = Files.createDirectories(folder);
    this.built = Files.createDirectories(built);
    choosePages(scenario);
    scenario
        .index()
        .facts("packages")
        .forEach((name, versions) -> {
          repository.emptyProject(name);
          versions.forEach((version, facts) -> publish(name, version, facts));
        });
  }

  /// Every kind of page comes up: with and without JSON, with and without metadata files.
  private void choosePages(Scenario scenario) {
    CRC32 checksum = new CRC32();
    checksum.update(scenario.id().getBytes(StandardCharsets.UTF_8));
    List<String> profiles = List.of("full", "html", "no658", "plain");
    String profile =
        scenario
            .index()
            .text("index_profile")
            .orElse(profiles.get((int) (checksum.getValue() % profiles.size())));
    repository.json(profile.equals("full") || profile.equals("no658"));
    repository.coreMetadata(profile.equals("full") || profile.equals("html"));
    repository.cacheControl("max-age=0");
  }

  String url() {
    return repository.url().toString();
  }

  Path folder() {
    return folder;
  }

  String fileUrl(String filename) {
    return repository.fileUrl(file(filename)).toString();
  }

  String sha256(String filename) {
    return file(filename).sha256();
  }

  private Publication file(String filename) {
    Publication file = files.get(filename);
    if (file == null) {
      throw new IllegalArgumentException("the index has no " + filename);
    }
    return file;
  }

  private void publish(String name, String version, Facts facts) {
    String stem = PackageName.of(name).text().replace('-', '_') + "-" + version.replace('-', '_');
    if (facts.isTrue("wheel", true)) {
      List<String> tags = facts.words("wheel_tags");
      for (String tag : tags.isEmpty() ? List.of("py3-none-any") : tags) {
        String filename = stem + "-" + tag + ".whl";
        WheelBuilder wheel = wheel(name, version, facts, filename).fileName(filename);
        say(repository.publish(tagged(wheel, tag)), facts);
      }
    }
    if (facts.isTrue("sdist", true)) {
      say(repository.publish(stem + ".tar.gz", sources(name, version, facts, stem)), facts);
    }
  }

  /// A tag may have a build tag before it, which only the file's name shows.
  private static WheelBuilder tagged(WheelBuilder wheel, String tag) {
    String[] parts = tag.split("-");
    int first = parts.length - 3;
    return wheel.tag(parts[first] + "-" + parts[first + 1] + "-" + parts[first + 2]);
  }

  private void say(Publication file, Facts facts) {
    files.put(file.fileName(), file);
    facts.text("requires_python").ifPresent(file::requiresPython);
    if (facts.isTrue("yanked", false)) {
      file.yanked("");
    }
    facts.text("yanked").ifPresent(file::yanked);
    try {
      Files.write(folder.resolve(file.fileName()), file.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WheelBuilder wheel(String name, String version, Facts facts, String origin) {
    String project = PackageName.of(name).text();
    String module = project.replaceAll("\\W", "_");
    WheelBuilder wheel = WheelBuilder.wheel(project, version);
    facts.text("entry_points").ifPresent(text -> wheel.distInfoFile("entry_points.txt", text));
    return wheel
        .module(module)
        .file(module + "/_origin.txt", origin)
        .replace(wheel.distInfo() + "/METADATA", metadata(name, version, facts, "2.2"));
  }

  private byte[] sources(String name, String version, Facts facts, String stem) {
    boolean dynamic = facts.isTrue("sdist_dynamic", false);
    WheelBuilder wheel = wheel(name, version, facts, stem + ".tar.gz");
    String whole = metadata(name, version, facts, "2.2");
    String stated =
        metadata(name, version, facts, facts.text("sdist_metadata_version").orElse("2.2"));
    RawTar archive =
        new RawTar()
            .file(stem + "/PKG-INFO", dynamic ? withoutRequirements(stated) : stated)
            .file(
                stem + "/pyproject.toml",
                "[build-system]\nrequires = []\nbuild-backend = \"backend\"\n");
    String broken = facts.text("sdist_broken").orElse("");
    if (!broken.equals("metadata")) {
      archive.file(stem + "/recorded.dist-info/METADATA", bytes(whole), ORDINARY_MODE);
    }
    if (broken.isEmpty()) {
      try {
        archive.file(stem + "/recorded-wheel", wheel.build(built).toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return archive.gzipped();
  }

  private static String withoutRequirements(String metadata) {
    return metadata.replaceAll("Requires-Dist: .*\n", "") + "Dynamic: Requires-Dist\n";
  }

  private static String metadata(String name, String version, Facts facts, String revision) {
    StringBuilder text = new StringBuilder("Metadata-Version: " + revision + "\n");
    text.append("Name: ").append(facts.text("md_name").orElse(name)).append('\n');
    text.append("Version: ").append(facts.text("md_version").orElse(version)).append('\n');
    facts
        .text("requires_python")
        .ifPresent(python -> text.append("Requires-Python: ").append(python).append('\n'));
    facts.words("requires").forEach(line -> require(text, line));
    Facts extras = facts.facts("extras");
    for (String extra : extras.object().members().keySet()) {
      text.append("Provides-Extra: ").append(extra).append('\n');
      extras.words(extra).forEach(line -> require(text, withExtra(line, extra)));
    }
    return text.toString();
  }

  private static void require(StringBuilder text, String requirement) {
    text.append("Requires-Dist: ").append(requirement).append('\n');
  }

  private static String withExtra(String requirement, String extra) {
    String[] parts = requirement.split(";", 2);
    String marker = parts.length > 1 ? "(" + parts[1].strip() + ") and " : "";
    return parts[0].strip() + " ; " + marker + "extra == \"" + extra + "\"";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
