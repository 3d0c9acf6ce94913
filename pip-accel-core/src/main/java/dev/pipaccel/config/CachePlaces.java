package dev.pipaccel.config;

import dev.pipaccel.option.Occurrence;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.option.ValueKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Decides where caches lie: `--cache-dir` before `PIP_DOWNLOAD_CACHE` and `PIP_ACCEL_CACHE` before
/// `PIP_CACHE_DIR` and pip.conf before the default places.
final class CachePlaces {
  private CachePlaces() {}

  static CacheSettings decide(OptionValues values, AccelConfiguration accel, ProcessFacts facts) {
    List<Occurrence> said = values.all("cache_dir");
    Optional<Occurrence> last = said.isEmpty() ? Optional.empty() : Optional.of(said.getLast());
    boolean enabled = last.isEmpty() || last.get().option().kind() != ValueKind.NONE;
    Optional<Path> folder =
        said.stream()
            .filter(occurrence -> occurrence.option().kind() == ValueKind.PATH)
            .reduce((_, later) -> later)
            .map(occurrence -> facts.path(occurrence.value()));
    boolean argument = last.isPresent() && !last.get().isConfigured();

    Optional<Path> download =
        facts.variable("PIP_DOWNLOAD_CACHE").map(text -> expanded(text, facts));
    Optional<Path> data = accel.text("data-directory").map(text -> expanded(text, facts));
    Optional<Path> downloadBelow = folder.map(place -> place.resolve("download-cache"));
    Optional<Path> dataBelow = folder.map(place -> place.resolve("pip-accel"));
    return new CacheSettings(
        enabled,
        first(argument, downloadBelow, download).orElse(defaultDownload(facts)),
        first(argument, dataBelow, data).orElse(defaultData(facts)));
  }

  private static Optional<Path> first(
      boolean argument, Optional<Path> below, Optional<Path> variable) {
    return argument ? below.or(() -> variable) : variable.or(() -> below);
  }

  private static Path defaultDownload(ProcessFacts facts) {
    return facts.superuser() && facts.system() != ProcessFacts.OperatingSystem.WINDOWS
        ? Path.of("/root/.pip/download-cache")
        : facts.home().resolve(".pip").resolve("download-cache");
  }

  private static Path defaultData(ProcessFacts facts) {
    if (facts.system() == ProcessFacts.OperatingSystem.WINDOWS) {
      return facts.variable("APPDATA").map(Path::of).orElse(facts.home()).resolve(".pip-accel");
    }
    return facts.superuser() ? Path.of("/var/cache/pip-accel") : facts.home().resolve(".pip-accel");
  }

  /// Expands `$NAME` and `${NAME}` of variables that are set, then `~`.
  private static Path expanded(String text, ProcessFacts facts) {
    StringBuilder expanded = new StringBuilder();
    int index = 0;
    while (index < text.length()) {
      int end = variableEnd(text, index);
      String name = end < 0 ? "" : text.substring(index + 1, end).replace("{", "").replace("}", "");
      if (end < 0 || !facts.environment().containsKey(name)) {
        expanded.append(text.charAt(index++));
      } else {
        expanded.append(facts.environment().get(name));
        index = end;
      }
    }
    return facts.path(expanded.toString());
  }

  private static int variableEnd(String text, int start) {
    if (text.charAt(start) != '$') {
      return -1;
    }
    if (text.startsWith("{", start + 1)) {
      return text.indexOf('}', start) + 1 > 0 ? text.indexOf('}', start) + 1 : -1;
    }
    int end = start + 1;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end > start + 1 ? end : -1;
  }
}
