package dev.pipaccel.syspkg;

import static dev.pipaccel.syspkg.OutputRule.always;
import static dev.pipaccel.syspkg.OutputRule.certain;

import dev.pipaccel.syspkg.Missing.Header;
import dev.pipaccel.syspkg.Missing.Library;
import dev.pipaccel.syspkg.Missing.Program;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What compilers (gcc, clang, gfortran, SWIG) and linkers (GNU ld, gold, lld, mold, macOS) say.
final class CompilerRules {
  /// Sources that configuration scripts write to try something out; that they do not compile is an
  /// answer, no failure. Temporary files lie in `/tmp` or in the folder `t` that builds get.
  private static final Pattern TRIAL =
      Pattern.compile(
          "(^|/)(_configtest|conftest|testfile|sanitycheck\\w*|src|test\\w*Compiler)\\.\\w+$"
              + "|CMakeTmp|CMakeScratch|meson-private|^/(?:(?:var/)?tmp|.*/t)/[^/]+$");

  static final List<OutputRule> ALL =
      List.of(
          header("^(.+?):\\d+(?::\\d+)?: (?:fatal )?error: '([^']+)' file not found"),
          header("^(.+?):\\d+(?::\\d+)?: fatal error: ([^\\s:]+): No such file or directory"),
          // The same in the languages of many users: German, French, Spanish, Italian, Portuguese.
          header(
              "^(.+?):\\d+(?::\\d+)?: (?:[Ss]chwerwiegender Fehler|erreur fatale|error fatal|errore"
                  + " irreversibile|erro fatal) ?: ([^\\s:]+\\.h\\w*) ?: "),
          header(
              "^(.+?):\\d+(?::\\d+)?: error: ([^\\s:]+\\.(?:h|hpp|hh)): No such file or directory"),
          header("^(.+?):\\d+(?::\\d+)?: Error: Unable to find '([^']+\\.(?:h|i))'"),
          header(
              "^(.+?):\\d+(?::\\d+)?: Fatal Error: Cannot (?:open|read) (?:included|module) file"
                  + " ['‘]([^'’]+\\.(?:h|inc|mod))['’]"),
          certain(
              "(?:cannot find|unable to find library|library not found for)"
                  + " -l([A-Za-z0-9][\\w.+-]*)",
              Library::new),
          certain("^mold: (?:fatal: |error: )?library not found: ([\\w.+-]+)", Library::new),
          certain("^ld: library '([\\w.+-]+)' not found", Library::new),
          always("cannot find (?:[^ ]*/)?S?crt[1in]\\.o", new Library("c")),
          certain("error trying to exec '(cc1plus)'", _ -> new Program("g++")),
          certain("cannot execute ['‘](cc1plus)['’]", _ -> new Program("g++")),
          certain(
              "(?:error trying to exec|cannot execute) ['‘](f951)['’]",
              _ -> new Program("gfortran")),
          certain("(?:error trying to exec|cannot execute) ['‘](cc1)['’]", _ -> new Program("gcc")),
          certain("(?:error trying to exec|cannot execute) ['‘](as)['’]", Program::new),
          certain("collect2: fatal error: cannot find '(ld)'", Program::new),
          always(
              "has Fortran sources but no Fortran compiler found|don't know how to compile Fortran"
                  + " code",
              new Program("gfortran")));

  private CompilerRules() {}

  /// @param regex with the file as its first group and the header as its second
  private static OutputRule header(String regex) {
    return new OutputRule(Pattern.compile(regex), true, CompilerRules::header);
  }

  private static List<Missing> header(Matcher found) {
    String file = found.group(1).strip();
    return TRIAL.matcher(file).find() ? List.of() : List.of(new Header(found.group(2)));
  }
}
