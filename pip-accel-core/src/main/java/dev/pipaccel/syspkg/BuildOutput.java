package dev.pipaccel.syspkg;

import dev.pipaccel.syspkg.Missing.CMakePackage;
import dev.pipaccel.syspkg.Missing.Header;
import dev.pipaccel.syspkg.Missing.Library;
import dev.pipaccel.syspkg.Missing.Program;
import dev.pipaccel.syspkg.Missing.PythonHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads in the output of a failed build what was missing. A wrong answer is worse than none: what
/// failed for another reason, as far as can be seen, lacks nothing.
public final class BuildOutput {
  private static final Pattern PAINT = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
  private static final Pattern OVERRULING =
      Pattern.compile(
          "No space left on device|Disk quota exceeded|[Cc]annot allocate memory|MemoryError"
              + "|Killed signal terminated program");
  private static final Pattern UNRELATED =
      Pattern.compile(
          "^(?:.+?):\\d+(?::\\d+)?: error: (?!.*(?:file not found|No such file))"
              + "|^\\w*(?:Syntax|Assertion|Indentation|Import|ModuleNotFound)Error\\b"
              + "|^error(?:\\[E\\d+\\])?: (?:expected|cannot find|mismatched|could not compile)"
              + "|static assertion failed|undefined reference to");
  private static final Pattern NOT_STARTED =
      Pattern.compile(
          "^(?:FileNotFoundError|OSError): \\[Errno 2\\] No such file or directory: '([\\w.+-]+)'");
  private static final Missing PKG_CONFIG = new Program("pkg-config");

  /// No name may look like an option to whom it is handed on, or lead out of a folder.
  private static final Pattern NAME =
      Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9_][A-Za-z0-9_.+/@:-]*");

  private static final String STARTING = "_execute_child";
  private static final int TRACE_LINES = 6;
  private static final String CMAKE_ERROR = "CMake Error";

  /// They come with Python packages, so that their lack is for the project to mend.
  private static final Pattern OF_PYTHON =
      Pattern.compile(
          "(?:python|pypy|pip|cython|f2py|pytest|nosetests|sphinx-build|numpy-config|pybind11-config)[\\d.]*");

  private static final Set<String> CMAKE_OF_PYTHON =
      Set.of("pybind11", "nanobind", "NumPy", "Cython", "F2PY", "Threads");
  private static final Pattern HEADER_OF_PYTHON =
      Pattern.compile("(?:numpy|pybind11|nanobind|torch|cuda|ATen|c10)[/_].*");

  private final Map<Missing, Evidence> certain = new LinkedHashMap<>();
  private final Map<Missing, Evidence> likely = new LinkedHashMap<>();
  private boolean overruled;
  private boolean unrelated;

  private BuildOutput() {}

  /// What an output says.
  ///
  /// @param evidence of what was missing, each once, in the order of the lines
  /// @param unrelated whether the build failed for a reason that no package mends
  public record Reading(List<Evidence> evidence, boolean unrelated) {
    /// Copies the list.
    public Reading {
      evidence = List.copyOf(evidence);
    }
  }

  /// Reads the lines of an output.
  public static Reading read(List<String> lines) {
    BuildOutput output = new BuildOutput();
    List<String> plain = lines.stream().map(line -> PAINT.matcher(line).replaceAll("")).toList();
    for (int i = 0; i < plain.size(); i++) {
      output.line(plain, i);
    }
    return output.result();
  }

  private Reading result() {
    if (overruled || (unrelated && certain.isEmpty())) {
      return new Reading(List.of(), true);
    }
    if (certain.isEmpty()) {
      return new Reading(List.copyOf(likely.values()), false);
    }
    // Modules are not found because what finds them is not there.
    Evidence finder = likely.get(PKG_CONFIG);
    if (finder != null) {
      certain.putIfAbsent(PKG_CONFIG, finder);
    }
    return new Reading(List.copyOf(certain.values()), false);
  }

  private void line(List<String> lines, int i) {
    String line = lines.get(i);
    overruled |= OVERRULING.matcher(line).find();
    unrelated |= UNRELATED.matcher(line).find();
    String read = line.startsWith(CMAKE_ERROR) ? paragraphs(lines, i) : line;
    Stream.of(CompilerRules.ALL, ToolRules.ALL, ProgramRules.ALL)
        .flatMap(List::stream)
        .forEach(rule -> apply(rule, read, line));
    Matcher notStarted = NOT_STARTED.matcher(line);
    if (notStarted.find() && isTraceOfStart(lines, i)) {
      add(true, new Program(notStarted.group(1)), line);
    }
  }

  private void apply(OutputRule rule, String read, String line) {
    Optional<Matcher> found = rule.match(read);
    if (found.isPresent()) {
      rule.meaning().apply(found.get()).forEach(missing -> add(rule.certain(), missing, line));
    }
  }

  private void add(boolean isCertain, Missing missing, String line) {
    Missing meant = meant(missing);
    boolean ofPython =
        switch (meant) {
          case Program(String name) -> OF_PYTHON.matcher(name).matches();
          case CMakePackage(String name) -> CMAKE_OF_PYTHON.contains(name);
          case Header(String path) -> HEADER_OF_PYTHON.matcher(path).matches();
          case Library _, Missing.Module _, PythonHeaders _, Missing.External _ -> false;
        };
    if (!ofPython && NAME.matcher(MissingNames.name(meant)).matches()) {
      (isCertain ? certain : likely).putIfAbsent(meant, new Evidence(meant, line.strip()));
    }
  }

  private static Missing meant(Missing missing) {
    boolean python =
        switch (missing) {
          case Header(String path) -> path.equals("Python.h") || path.equals("pyconfig.h");
          case Library(String name) -> name.matches("python[23][\\d.]*m?");
          default -> false;
        };
    return python ? new PythonHeaders() : missing;
  }

  /// CMake indents what belongs to an error and breaks it into lines.
  private static String paragraphs(List<String> lines, int start) {
    List<String> parts = new ArrayList<>();
    for (int i = start; i < lines.size(); i++) {
      String line = lines.get(i);
      if (i > start && !line.isBlank() && !line.startsWith(" ")) {
        break;
      }
      parts.add(line.strip());
    }
    return String.join(" ", parts).replaceAll(" +", " ");
  }

  /// A missing file is a missing program only where one was to be started.
  private static boolean isTraceOfStart(List<String> lines, int i) {
    return lines.subList(Math.max(0, i - TRACE_LINES), i).stream()
        .anyMatch(line -> line.contains(STARTING));
  }
}
