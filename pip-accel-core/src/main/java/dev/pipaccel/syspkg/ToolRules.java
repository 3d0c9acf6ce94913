package dev.pipaccel.syspkg;

import static dev.pipaccel.syspkg.OutputRule.always;
import static dev.pipaccel.syspkg.OutputRule.certain;
import static dev.pipaccel.syspkg.OutputRule.likely;

import dev.pipaccel.syspkg.Missing.CMakePackage;
import dev.pipaccel.syspkg.Missing.Header;
import dev.pipaccel.syspkg.Missing.Library;
import dev.pipaccel.syspkg.Missing.Module;
import dev.pipaccel.syspkg.Missing.Program;
import dev.pipaccel.syspkg.Missing.PythonHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What pkg-config, Autoconf, Meson and CMake say. CMake's paragraphs come as one line each, with
/// single spaces.
final class ToolRules {
  static final List<OutputRule> ALL =
      List.of(
          likely(
              "^Package '?([\\w.+-]+)'? was not found in the pkg-config search path", Module::new),
          likely("^Package '?([\\w.+-]+)'?, required by '[^']*', not found", Module::new),
          likely("No package '([\\w.+-]+)' found", Module::new),
          certain(
              "configure: error: Package requirements \\(([\\w.+-]+)[^)]*\\) were not met",
              Module::new),
          certain("pkgconfig\\S*PackageNotFoundError: ([\\w.+-]+) not found", Module::new),
          always("configure: error: no acceptable C compiler found", new Program("gcc")),
          always(
              "configure: error: .*C\\+\\+ compiler (?:not found|cannot create)",
              new Program("g++")),
          always(
              "[Tt]he pkg-config (?:script|command) could not be found|[Uu]nable to"
                  + " (?:find|invoke|locate) pkg-config|pkg-config (?:is not installed|is"
                  + " required|probably not installed|not found\\.)",
              new Program("pkg-config")),
          certain(
              "^\\S*meson\\.build:\\d+:\\d+: ERROR: Dependency \"([\\w.+-]+)\" not found",
              Module::new),
          certain(
              "^\\S*meson\\.build:\\d+:\\d+: ERROR: Dependency lookup for ([\\w.+-]+) with method"
                  + " '[^']*' failed: (?!Invalid version|System requires)",
              Module::new),
          certain(
              "^\\S*meson\\.build:\\d+:\\d+: ERROR: Program '([\\w.+-]+)[^']*' not found",
              Program::new),
          certain(
              "^\\S*meson\\.build:\\d+:\\d+: ERROR: C(?:\\+\\+|PP)? header '([^']+)' not found",
              Header::new),
          certain(
              "^\\S*meson\\.build:\\d+:\\d+: ERROR: C(?:\\+\\+|PP)? (?:shared or"
                  + " static|shared|static) library '([^']+)' not found",
              Library::new),
          certain("ERROR: Unknown compiler\\(s\\): \\[\\['([\\w+-]+)'", ToolRules::compiler),
          always("Pkg-config (?:binary )?for machine .* not found", new Program("pkg-config")),
          always("ERROR: Python dependency not found", new PythonHeaders()),
          new OutputRule(
              Pattern.compile(
                  "CMake Error.*Could NOT find (\\w+) \\((?:Required is[^)]*|missing: ([^)]*))\\)"),
              true,
              ToolRules::module),
          certain(
              "CMake Error.*package configuration file provided by \"([\\w.+-]+)\"",
              CMakePackage::new),
          certain("CMake Error.*No CMAKE_(\\w+)_COMPILER could be found", ToolRules::language),
          certain(
              "CMake Error.*\\(find_library\\): Could not find \\S+ using the following names:"
                  + " ([\\w.+-]+)",
              Library::new),
          certain(
              "CMake Error.*\\(find_program\\): Could not find \\S+ using the following names:"
                  + " ([\\w.+-]+)",
              Program::new),
          certain(
              "CMake Error.*\\(find_path\\): Could not find \\S+ using the following files:"
                  + " ([\\w./+-]+)",
              Header::new),
          certain(
              "CMake Error.*The following required packages were not found: - ([\\w.+-]+)",
              Module::new),
          certain("CMake Error.*None of the required '([\\w.+-]+)[^']*' found", Module::new),
          certain(
              "CMake was unable to find a build program corresponding to \"(Ninja|Unix"
                  + " Makefiles)\"",
              ToolRules::generator),
          always(
              "CMake must be installed to build|Problem with the CMake installation, aborting"
                  + " build",
              new Program("cmake")));

  private ToolRules() {}

  /// Meson lists the compilers that it tried.
  private static Missing compiler(String first) {
    return new Program(
        switch (first) {
          case "cc", "icc", "icl" -> "gcc";
          case "c++", "icpc" -> "g++";
          default -> first;
        });
  }

  private static Missing language(String language) {
    return new Program(
        switch (language) {
          case "CXX" -> "g++";
          case "Fortran" -> "gfortran";
          case "CUDA" -> "nvcc";
          default -> "gcc";
        });
  }

  private static Missing generator(String name) {
    return new Program(name.equals("Ninja") ? "ninja" : "make");
  }

  private static List<Missing> module(Matcher found) {
    String name = found.group(1);
    String parts = found.group(2) == null ? "" : found.group(2);
    if (name.startsWith("Python")) {
      boolean headers =
          parts.contains("INCLUDE") || parts.contains("LIBRAR") || parts.contains("Development");
      return headers && !parts.contains("NumPy") ? List.of(new PythonHeaders()) : List.of();
    }
    return List.of(name.equals("PkgConfig") ? new Program("pkg-config") : new CMakePackage(name));
  }
}
