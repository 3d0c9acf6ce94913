package dev.pipaccel.config;

import dev.pipaccel.error.UsageException;
import dev.pipaccel.option.Occurrence;
import dev.pipaccel.option.OptionValues;
import dev.pipaccel.option.PythonValues;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The options whose every occurrence counts by a rule of its own.
public final class HandledOptions {
  private static final int LINE_WIDTH = 70;

  private HandledOptions() {}

  /// Folds `--no-binary` and `--only-binary`.
  static FormatControl formats(OptionValues values) throws UsageException {
    FormatControl formats = FormatControl.ANY;
    for (Occurrence occurrence : values.all("format_control")) {
      if (occurrence.value().startsWith("-")) {
        throw UsageException.refused("--no-binary / --only-binary option requires 1 argument.");
      }
      formats =
          occurrence.option().longName().equals("--no-binary")
              ? formats.withNoBinary(occurrence.value())
              : formats.withOnlyBinary(occurrence.value());
    }
    return formats;
  }

  /// Folds `--all-releases`, `--only-final` and `--pre`.
  static ReleaseControl releases(OptionValues values) throws UsageException {
    ReleaseControl releases = ReleaseControl.DEFAULT;
    for (Occurrence occurrence : values.all("release_control")) {
      if (occurrence.value().startsWith("-")) {
        throw UsageException.refused("--all-releases / --only-final option requires 1 argument.");
      }
      releases =
          occurrence.option().longName().equals("--all-releases")
              ? releases.withAllReleases(occurrence.value())
              : releases.withOnlyFinal(occurrence.value());
    }
    return releases;
  }

  /// Folds `--refresh-package`.
  static Set<String> refreshed(OptionValues values) throws UsageException {
    Set<String> names = Set.of();
    for (Occurrence occurrence : values.all("refresh_package")) {
      if (occurrence.value().startsWith("-")) {
        throw UsageException.refused("--refresh-package option requires 1 argument.");
      }
      names = NameSets.apply(occurrence.value(), names, Set.of()).chosen();
    }
    return new LinkedHashSet<>(names);
  }

  /// Folds `-C KEY=VALUE`.
  public static ConfigSettings configSettings(OptionValues values) throws UsageException {
    ConfigSettings settings = ConfigSettings.NONE;
    for (Occurrence occurrence : values.all("config_settings")) {
      int equals = occurrence.value().indexOf('=');
      if (equals < 0) {
        throw new UsageException(
            "Arguments to " + occurrence.name() + " must be of the form KEY=VAL");
      }
      settings =
          settings.with(
              occurrence.value().substring(0, equals), occurrence.value().substring(equals + 1));
    }
    return settings;
  }

  /// Reads `--python-version`: `3`, `37`, `3.7` or `3.7.3`.
  static List<Integer> pythonVersion(OptionValues values) throws UsageException {
    Optional<Occurrence> last = last(values, "python_version");
    if (last.isEmpty() || last.get().value().isEmpty()) {
      return List.of();
    }
    String value = last.get().value();
    List<String> parts = List.of(value.split("\\.", -1));
    if (parts.size() == 1 && value.length() > 1) {
      parts = List.of(value.substring(0, 1), value.substring(1));
    }
    String problem = "at most three version parts are allowed";
    if (parts.size() <= 3) {
      try {
        List<Integer> numbers = new ArrayList<>();
        for (String part : parts) {
          numbers.add(Integer.parseInt(part.strip()));
        }
        return List.copyOf(numbers);
      } catch (NumberFormatException _) {
        problem = "each version part must be an integer";
      }
    }
    throw invalid(
        last.get(),
        "invalid --python-version value: " + PythonValues.quote(value) + ": " + problem);
  }

  /// Reads `--uploaded-prior-to`: a moment, or `P3D` for three days ago.
  static Optional<Instant> uploadedPriorTo(OptionValues values, InstantSource clock)
      throws UsageException {
    Optional<Occurrence> last = last(values, "uploaded_prior_to");
    if (last.isEmpty()) {
      return Optional.empty();
    }
    String value = last.get().value();
    try {
      Optional<Long> days = IsoMoment.days(value);
      return Optional.of(
          days.isPresent()
              ? clock.instant().minus(Duration.ofDays(days.get()))
              : IsoMoment.parse(value));
    } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
      throw invalid(
          last.get(),
          "invalid value: "
              + PythonValues.quote(value)
              + ": Invalid isoformat string: "
              + PythonValues.quote(value)
              + ". Expected an ISO 8601 datetime string (e.g., '2023-01-01' or"
              + " '2023-01-01T00:00:00Z') or a duration in days (e.g., 'P3D')");
    }
  }

  /// Checks the value of a configured `no-cache-dir`, which disables caches whatever it says.
  static void checkNoCache(OptionValues values) throws UsageException {
    for (Occurrence occurrence : values.all("cache_dir")) {
      if (occurrence.isConfigured() && occurrence.name().equals("--no-cache-dir")) {
        try {
          boolean _ = PythonValues.truth(occurrence.value());
        } catch (IllegalArgumentException e) {
          throw invalid(occurrence, String.valueOf(e.getMessage()));
        }
      }
    }
  }

  /// Makes the error of an option with a value that its own rule refuses, as pip words it.
  public static UsageException invalid(Occurrence occurrence, String problem) {
    return new UsageException(wrapped(occurrence.option() + " error: " + problem));
  }

  private static Optional<Occurrence> last(OptionValues values, String destination) {
    List<Occurrence> found = values.all(destination);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > LINE_WIDTH) {
        lines.append('\n');
        column = 0;
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }
}
