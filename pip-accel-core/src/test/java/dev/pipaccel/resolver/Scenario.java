package dev.pipaccel.resolver;

import dev.pipaccel.config.UpgradeStrategy;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonBoolean;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.name.PackageName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A small index, what is asked of it, and what pip made of that.
record Scenario(String id, JsonObject facts, JsonObject expectation) {
  private static final Pattern FILE_HASH = Pattern.compile("\\{sha256:([^}]+)\\}");
  private static final String FOLDER = "/folder";

  /// Tells whether the command line is refused before anything is resolved.
  boolean isAboutCommandLine() {
    return id.equals("pip--unknown-option")
        || id.equals("pip--name-invalid")
        || id.equals("pip--no-requirement");
  }

  /// What is said on the way.
  ///
  /// @param order of installing, joined by commas
  /// @param warnings without repetition, the first line of each
  /// @param errors the lines of the failure, without what explains it further
  record Transcript(List<String> said, String order, Set<String> warnings, List<String> errors) {}

  private boolean isDryRun() {
    return words("args").contains("--dry-run");
  }

  /// Resolves, and returns what is said.
  Transcript transcript() {
    Requests requests = requests(universe());
    String order = "";
    List<String> errors = new ArrayList<>();
    try {
      Resolution resolution = requests.resolve();
      if (!isDryRun()) {
        order = String.join(", ", resolution.install().stream().map(Scenario::shownName).toList());
      }
    } catch (PipAccelException e) {
      errors.add(e.getMessage());
      errors.addAll(e.detail().orElse("").lines().toList());
      if (e instanceof ResolutionException unsolved) {
        unsolved.conclusion().ifPresent(errors::add);
      }
    }
    Set<String> warnings = new LinkedHashSet<>();
    requests.report.warnings.forEach(
        warning -> warnings.add(warning.lines().findFirst().orElse("")));
    return new Transcript(List.copyOf(requests.report.said), order, warnings, errors);
  }

  private static String shownName(Pin pin) {
    return pin.displayName();
  }

  private Universe universe() {
    Universe universe = new Universe();
    ((JsonObject) facts.member("packages").orElseThrow())
        .members()
        .forEach((name, versions) ->
            ((JsonObject) versions)
                .members()
                .forEach((version, file) -> add(universe, name, version, (JsonObject) file)));
    return words("args").contains("--find-links")
        ? universe.alsoInFolder(FOLDER, words("args").contains("--no-index"))
        : universe;
  }

  private void add(Universe universe, String name, String version, JsonObject facts) {
    String stem = PackageName.of(name).text().replace('-', '_') + "-" + version;
    if (isTrue(facts, "wheel")) {
      List<String> tags = words(facts, "wheel_tags");
      for (String tag : tags.isEmpty() ? List.of("py3-none-any") : tags) {
        universe.file(file(stem + "-" + tag + ".whl", name, version, facts));
      }
    }
    if (isTrue(facts, "sdist")) {
      Universe.FileFacts sdist = file(stem + ".tar.gz", name, version, facts);
      universe.file(
          facts.text("sdist_broken").filter("metadata"::equals).isPresent()
              ? sdist.failing()
              : sdist);
    }
  }

  private static Universe.FileFacts file(
      String filename, String name, String version, JsonObject facts) {
    StringBuilder metadata = new StringBuilder("Metadata-Version: 2.2\n");
    metadata.append("Name: ").append(facts.text("md_name").orElse(name)).append('\n');
    metadata.append("Version: ").append(facts.text("md_version").orElse(version)).append('\n');
    facts
        .text("requires_python")
        .ifPresent(python -> metadata.append("Requires-Python: ").append(python).append('\n'));
    for (String requirement : words(facts, "requires")) {
      metadata.append("Requires-Dist: ").append(requirement).append('\n');
    }
    ((JsonObject) facts.member("extras").orElseThrow())
        .members()
        .forEach((extra, requirements) -> addExtra(metadata, extra, (JsonArray) requirements));
    Universe.FileFacts file =
        new Universe.FileFacts(filename, name, version).metadata(metadata.toString());
    facts.text("requires_python").ifPresent(file::pageRequiresPython);
    facts.text("yanked").ifPresent(file::yanked);
    return isTrue(facts, "yanked") ? file.yanked("") : file;
  }

  private static void addExtra(StringBuilder metadata, String extra, JsonArray requirements) {
    metadata.append("Provides-Extra: ").append(extra).append('\n');
    for (JsonValue requirement : requirements.elements()) {
      String[] parts = ((JsonString) requirement).text().split(";", 2);
      metadata.append("Requires-Dist: ").append(parts[0].strip()).append(" ; ");
      if (parts.length > 1) {
        metadata.append('(').append(parts[1].strip()).append(") and ");
      }
      metadata.append("extra == \"").append(extra).append("\"\n");
    }
  }

  private Requests requests(Universe universe) {
    String python = expectation.text("recorded_python").orElseThrow();
    Requests requests = new Requests(universe).python(python);
    texts(expectation, "preinstalled").forEach(requests::installed);
    readArguments(requests);
    words("constraints").forEach(line -> requests.constraint(filled(line)));
    readFile(requests);
    words("requirements").forEach(line -> requests.root(filled(line)));
    return requests;
  }

  private void readArguments(Requests requests) {
    Iterator<String> words = words("args").iterator();
    while (words.hasNext()) {
      String option = words.next();
      switch (option) {
        case "--pre" -> requests.releases = requests.releases.allowingAll();
        case "--no-binary" -> requests.formats = requests.formats.withNoBinary(words.next());
        case "--only-binary" -> requests.formats = requests.formats.withOnlyBinary(words.next());
        case "--no-deps" -> requests.noDependencies = true;
        case "--force-reinstall" -> requests.forceReinstall = true;
        case "--ignore-requires-python" -> requests.ignoreRequiresPython = true;
        case "--upgrade" -> requests.upgradeStrategy = UpgradeStrategy.ONLY_IF_NEEDED;
        case "--upgrade-strategy" -> {
          if (words.next().equals("eager")) {
            requests.upgradeStrategy = UpgradeStrategy.EAGER;
          }
        }
        case "--target" -> {
          words.next();
          requests.ignoreInstalled = true;
        }
        case "--python-version" -> requests.targetVersion(words.next() + ".0");
        case "--find-links" -> words.next();
        case "--no-index", "--dry-run" -> {}
        default -> throw new IllegalArgumentException(id + ": " + option);
      }
    }
  }

  /// Reads what the scenarios' requirements files say; the reader of such files is tested
  /// elsewhere.
  private void readFile(Requests requests) {
    List<String> lines = new ArrayList<>();
    for (String line : words("req_lines")) {
      String text = filled(line.replace("\uFEFF", "").strip());
      if (!lines.isEmpty() && lines.getLast().endsWith("\\")) {
        String start = lines.removeLast();
        text = start.substring(0, start.length() - 1) + text;
      }
      lines.add(text);
    }
    int number = 0;
    for (String line : lines) {
      number++;
      String[] words = line.split(" ", 2);
      switch (words[0]) {
        case "--pre" -> requests.releases = requests.releases.allowingAll();
        case "--no-binary" -> requests.formats = requests.formats.withNoBinary(words[1]);
        case "--index-url", "-c" -> {}
        default -> requests.rootFromFile(line, number);
      }
    }
  }

  private String filled(String text) {
    String filled =
        text.replace("{files}/", Universe.FILES).replace("{filesdir}", "file://" + FOLDER);
    Matcher matcher = FILE_HASH.matcher(filled);
    return matcher.replaceAll(match -> Universe.sha256(match.group(1)).digest());
  }

  private List<String> words(String member) {
    return words(expectation, member);
  }

  private static List<String> words(JsonObject object, String member) {
    List<String> words = new ArrayList<>();
    if (object.member(member).orElse(null) instanceof JsonArray(List<JsonValue> elements)) {
      elements.forEach(element -> words.add(((JsonString) element).text()));
    }
    return words;
  }

  private static SortedMap<String, String> texts(JsonObject object, String member) {
    SortedMap<String, String> texts = new TreeMap<>();
    if (object.member(member).orElse(null) instanceof JsonObject(Map<String, JsonValue> members)) {
      members.forEach((name, value) -> texts.put(name, ((JsonString) value).text()));
    }
    return texts;
  }

  private static boolean isTrue(JsonObject object, String member) {
    return object.member(member).orElse(null) instanceof JsonBoolean(boolean value) && value;
  }
}
