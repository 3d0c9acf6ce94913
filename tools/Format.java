import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Runs google-java-format over the Java sources of the checkout. `check ROOT` prints the files
/// that are not formatted and fails; `write ROOT` formats them. What was found formatted is
/// remembered by digest in `target/formatted`, since reading all takes half a minute; delete it
/// with the formatter.
class Format {
  public static void main(String[] arguments) throws Exception {
    boolean check = arguments[0].equals("check");
    Path root = Path.of(arguments[1]);
    Path memory = root.resolve("target").resolve("formatted");
    Set<String> known = new HashSet<>();
    if (Files.exists(memory)) {
      known.addAll(Files.readAllLines(memory));
    }
    List<Path> sources = new ArrayList<>();
    for (Path source : sources(root)) {
      if (!known.contains(digest(source))) {
        sources.add(source);
      }
    }
    var command = new ArrayList<String>();
    command.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    sources.forEach(source -> command.add(source.toString()));
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    int status =
        sources.isEmpty()
            ? 0
            : new Main(out, out, System.in).format(command.toArray(String[]::new));
    if (status == 0) {
      for (Path source : sources) {
        known.add(digest(source));
      }
      Files.createDirectories(memory.getParent());
      Files.write(memory, known.stream().sorted().toList());
    } else if (check) {
      System.err.println("Not formatted: ./mvnw -N validate -Dformat.mode=write mends it");
    }
    System.exit(status);
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> path.toString().matches(".*/(src|tools|bench)/.*"))
          .filter(path -> !path.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  private static String digest(Path file) throws IOException, GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
