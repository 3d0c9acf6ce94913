package dev.pipaccel.process;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds programs in the `PATH` of an environment map. The JDK itself would search the `PATH` of
/// this process, not the one that the program is to see.
public final class ProgramSearch {
  private static final boolean WINDOWS = FileSystems.getDefault().getSeparator().equals("\\");
  private static final String PATH_SEPARATOR = WINDOWS ? ";" : ":";
  private static final List<String> SUFFIXES =
      WINDOWS ? List.of("", ".exe", ".cmd", ".bat") : List.of("");
  private static final String USUAL_PATH = WINDOWS ? "" : "/usr/local/bin:/usr/bin:/bin";

  private ProgramSearch() {}

  /// Returns the first executable file of that name in the `PATH` of the environment.
  public static Optional<Path> find(String program, Map<String, String> environment) {
    try {
      return Optional.of(locate(program, environment));
    } catch (ProgramNotFoundException notFound) {
      return Optional.empty();
    }
  }

  /// Returns the text between the folders of a `PATH` on this system.
  public static String pathSeparator() {
    return PATH_SEPARATOR;
  }

  static Path locate(String program, Map<String, String> environment)
      throws ProgramNotFoundException {
    boolean forbidden = false;
    for (String directory : directories(program, environment)) {
      for (String suffix : SUFFIXES) {
        Path candidate;
        try {
          candidate = Path.of(directory, program + suffix);
        } catch (InvalidPathException unusable) {
          continue;
        }
        if (Files.isRegularFile(candidate)) {
          if (Files.isExecutable(candidate)) {
            return candidate;
          }
          forbidden = true;
        }
      }
    }
    throw new ProgramNotFoundException(program, forbidden);
  }

  private static List<String> directories(String program, Map<String, String> environment) {
    if (program.indexOf('/') >= 0 || (WINDOWS && program.indexOf('\\') >= 0)) {
      return List.of("");
    }
    return List.of(environment.getOrDefault("PATH", USUAL_PATH).split(PATH_SEPARATOR, -1));
  }
}
