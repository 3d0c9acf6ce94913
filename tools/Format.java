import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Runs google-java-format over every Java source of the checkout. `check ROOT` prints the files
/// that are not formatted and fails; `write ROOT` formats them.
class Format {
  public static void main(String[] arguments) throws Exception {
    boolean check = arguments[0].equals("check");
    var command = new ArrayList<String>();
    command.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    try (Stream<Path> paths = Files.walk(Path.of(arguments[1]))) {
      paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> path.toString().matches(".*/(src|tools|bench)/.*"))
          .filter(path -> !path.toString().contains("/target/"))
          .map(Path::toString)
          .sorted()
          .forEach(command::add);
    }
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    int status = new Main(out, out, System.in).format(command.toArray(String[]::new));
    if (check && status != 0) {
      System.err.println("Not formatted: ./mvnw -N validate -Dformat.mode=write mends it");
    }
    System.exit(status);
  }
}
